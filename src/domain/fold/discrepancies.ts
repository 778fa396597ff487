// Where the reports of one statement disagree. Each matter has its own rule below; what no rule can compare is left out,
// since a false alarm here says that somebody was misreported.

import { compareWordings } from './canonical.ts'
import { addresseesIn, containments, type Place, placesIn } from './circumstances.ts'
import { type DateBounds, type DateClue, dateClues, resolveTogether } from './dates.ts'
import {
  around,
  type Discrepancy,
  type DiscrepancyKind,
  type DiscrepancyVerdict,
  type ReportedWords,
  type Side,
  type Stood,
  sideFor,
} from './discrepancy.ts'
import { contentOf } from './row.ts'
import { isSameOffice, isSameSpeaker } from './same-names.ts'
import { textDiscrepancies } from './text-discrepancies.ts'
import { senseOf } from './wording.ts'

/** Ways of telling one matter that are compared with each other; past them, a report repeats one of them anyway. */
const MAX_TELLINGS = 8

/**
 * The discrepancies of one statement's reports, the best wording's first. The order the reports came in changes nothing.
 *
 * `bounds`: when the speaker held the office named, to find days by.
 */
export function discrepancies(reports: readonly ReportedWords[], bounds: DateBounds): Discrepancy[] {
  const sorted = reports.toSorted(compareWordings)
  return [
    ...dates(sorted, bounds),
    ...places(sorted),
    ...addressees(sorted),
    ...attributions(sorted),
    ...textDiscrepancies(sorted),
  ]
}

type Compared = { verdict: DiscrepancyVerdict; why: string } | null

/** Each telling with each earlier one that differs; tellings with one key are one. */
function amongst<Value>(
  kind: DiscrepancyKind,
  stood: readonly Stood<Value>[],
  key: (value: Value) => string,
  compare: (one: Value, other: Value) => Compared,
): Discrepancy[] {
  const known = new Map<string, Stood<Value>>()
  const found: Discrepancy[] = []
  for (const telling of stood) {
    if (known.has(key(telling.value)) || known.size >= MAX_TELLINGS) continue
    for (const other of known.values()) {
      if (other.side.reportId === telling.side.reportId) continue
      const compared = compare(other.value, telling.value)
      if (compared) found.push({ kind, ...compared, sides: [other.side, telling.side] })
    }
    known.set(key(telling.value), telling)
  }
  return found
}

interface DateTold {
  words: string
  clue: DateClue | null
  earliest: Date | null
  latest: Date | null
}

function dates(reports: readonly ReportedWords[], bounds: DateBounds): Discrepancy[] {
  const told = reports.map((report) => {
    const stood = report.saidAt ? null : (around(report, dateClues)[0] ?? null)
    return { report, saidAt: report.saidAt, clue: stood?.value ?? null, side: stood?.side ?? null }
  })
  const together = resolveTogether(
    told.map(({ report, saidAt, clue }) => ({
      saidAt,
      clue,
      publishedAt: report.publishedAt,
      timeZone: report.timeZone,
    })),
    bounds,
  )
  const stood = told.flatMap(({ report, saidAt, clue, side }): Stood<DateTold>[] => {
    const words = saidAt?.asWritten[0] ?? clue?.asWritten
    if (words === undefined) return []
    // The day found together fits what each of them tells, or it would not have been found.
    const time = together ?? saidAt
    const value = { words, clue, earliest: time?.earliest ?? null, latest: time?.latest ?? null }
    return [{ value, side: side ?? sideFor(report, words) }]
  })
  const key = ({ words, earliest }: DateTold): string => `${bare(words)} ${earliest?.getTime() ?? ''}`
  return amongst('DATE', stood, key, (one, other) => {
    if (one.earliest && one.latest && other.earliest && other.latest) {
      const isApart = one.latest <= other.earliest || other.latest <= one.earliest
      if (isApart) return { verdict: 'CONFLICT', why: 'they name different times' }
      if (bare(one.words) === bare(other.words)) return null
      return { verdict: 'COMPATIBLE_REFINEMENT', why: 'one time fits both' }
    }
    const isApart = one.clue && other.clue && isContradicting(one.clue, other.clue)
    return isApart ? { verdict: 'CONFLICT', why: 'they name different days' } : null
  })
}

function bare(words: string): string {
  return words.toLowerCase().replace(/^(?:on|in|last|this|late|early) /u, '')
}

function isContradicting(one: DateClue, other: DateClue): boolean {
  const differ = (field: 'weekday' | 'month' | 'day' | 'year'): boolean =>
    one[field] !== null && other[field] !== null && one[field] !== other[field]
  return differ('weekday') || differ('month') || differ('day') || differ('year')
}

function places(reports: readonly ReportedWords[]): Discrepancy[] {
  const known = new Set(
    reports
      .flatMap(({ context }) => [...containments(context.before), ...containments(context.after)])
      .map((pair) => pair.join(' < ')),
  )
  const isInside = (one: Place, other: Place): boolean =>
    known.has(`${one.name.toLowerCase()} < ${other.name.toLowerCase()}`)
  const told = reports.map((report) => around(report, placesIn))
  const namesOf = (stood: readonly Stood<Place>[]): Set<string> =>
    new Set(stood.map(({ value }) => value.name.toLowerCase()))
  const byReport = new Map(told.flatMap((stood) => stood.map(({ side }) => [side.reportId, namesOf(stood)] as const)))
  const shares = (one: Side, other: Side): boolean =>
    [...(byReport.get(one.reportId) ?? [])].some((name) => byReport.get(other.reportId)?.has(name))
  const stood = told.flat().map(({ value, side }) => ({ value: { ...value, side }, side }))
  const key = (place: Place): string => place.name.toLowerCase()
  return amongst('PLACE', stood, key, (one, other) => {
    if (isInside(one, other) || isInside(other, one) || (shares(one.side, other.side) && one.kind !== other.kind))
      return { verdict: 'COMPATIBLE_REFINEMENT', why: 'one place lies in the other' }
    // A town and a country, a hall and a town: the one may lie in the other, and nothing here knows.
    if (one.kind !== other.kind || shares(one.side, other.side)) return null
    return { verdict: 'CONFLICT', why: 'they name different places' }
  })
}

function addressees(reports: readonly ReportedWords[]): Discrepancy[] {
  const stood = reports.flatMap((report) => {
    const near = around(report, addresseesIn).sort((a, b) => distance(report, a.side) - distance(report, b.side))
    // The sentences around may tell of other speeches: the nearest of each is whom these words were for.
    return (['HEARD', 'ASKED'] as const).flatMap((role) => near.find(({ value }) => value.role === role) ?? [])
  })
  const senses = (name: string): string[] => [...contentOf(name)].filter((stem) => !/^\d/u.test(stem)).map(senseOf)
  const key = ({ role, name }: { role: string; name: string }): string => `${role} ${senses(name).sort().join(' ')}`
  return amongst('ADDRESSEE', stood, key, (one, other) => {
    if (one.role !== other.role) return null
    const [a, b] = [new Set(senses(one.name)), new Set(senses(other.name))]
    const shared = [...a].filter((sense) => b.has(sense)).length
    const isWider = / and /u.test(one.name) !== / and /u.test(other.name)
    const isAnybody = [...a].every((sense) => ANYBODY.has(sense)) || [...b].every((sense) => ANYBODY.has(sense))
    if (isAnybody || (!isWider && shared > 0 && shared === Math.min(a.size, b.size)))
      return { verdict: 'COMPATIBLE_REFINEMENT', why: 'one names them more closely' }
    return {
      verdict: 'CONFLICT',
      why: one.role === 'HEARD' ? 'they name different hearers' : 'they name different addressees',
    }
  })
}

function distance(report: ReportedWords, { place, span }: Side): number {
  return place === 'BEFORE' ? report.context.before.length - (span?.end ?? 0) : (span?.start ?? 0)
}

/** Stems for hearers who may be anybody. */
const ANYBODY = new Set(
  ['audience', 'crowd', 'people', 'person', 'listener', 'guest', 'delegat', 'audienc'].map(senseOf),
)

function attributions(reports: readonly ReportedWords[]): Discrepancy[] {
  const spoken = reports.flatMap((report) => (report.speaker ? [{ report, speaker: report.speaker }] : []))
  const names = spoken.map(({ report, speaker }) => ({ value: speaker, side: sideFor(report, speaker.name) }))
  const offices = spoken.flatMap(({ report, speaker }) =>
    speaker.office === null ? [] : [{ value: speaker.office, side: sideFor(report, speaker.office) }],
  )
  return [
    ...amongst(
      'ATTRIBUTION',
      names,
      ({ name }) => name.toLowerCase(),
      (one, other) => {
        if (isSameSpeaker(one, other)) return null
        return one.isPerson === other.isPerson
          ? { verdict: 'CONFLICT', why: 'they name different speakers' }
          : { verdict: 'COMPATIBLE_REFINEMENT', why: 'one names who spoke for the other' }
      },
    ),
    ...amongst(
      'ATTRIBUTION',
      offices,
      (office) => [...contentOf(office)].sort().join(' '),
      (one, other) =>
        isSameOffice(one, other)
          ? { verdict: 'COMPATIBLE_REFINEMENT', why: 'one names the office more closely' }
          : { verdict: 'CONFLICT', why: 'they name different offices' },
    ),
  ]
}
