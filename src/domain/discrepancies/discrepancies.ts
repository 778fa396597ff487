// Where the reports of one statement disagree. Each matter has its own rule below; what no rule can compare is left out,
// since a false alarm here says that a person was misreported.

import { wordDiff } from '../compare/diff.ts'
import { compareWordings } from '../compose/canonical-wording.ts'
import { type DateBounds, type DateClue, dateClues, resolveTogether } from '../compose/date-clues.ts'
import { stateOf } from '../language/demonyms.ts'
import { contentOf } from '../language/tokens.ts'
import type { DiscrepancyKind, DiscrepancyVerdict } from '../statement/discrepancy-kind.ts'
import { addresseesIn, areOtherHearers, hearersIn } from './addressees.ts'
import {
  around,
  beginsAnew,
  type ComparedReport,
  type Discrepancy,
  isQuoted,
  type Side,
  type Stood,
  sideFor,
  tellsOf,
} from './discrepancy.ts'
import { containments, type NamedPlace, placesIn } from './places.ts'
import { areOtherOffices, areOtherSpeakers } from './same-names.ts'
import { isOneWording, textDiscrepancies } from './text-discrepancies.ts'

/** Ways of telling one matter that are compared with each other; past them, a report repeats one of them anyway. */
const MAX_TELLINGS = 8

/**
 * The discrepancies of one statement's reports, the best wording's first. The order the reports came in changes nothing.
 * What one article tells in two ways is not one: an outlet that first sums up what it quotes does not disagree with itself.
 *
 * `bounds`: when the speaker held the office named, to find days by.
 */
export function discrepancies(reports: readonly ComparedReport[], bounds: DateBounds): Discrepancy[] {
  const sorted = reports.toSorted(compareWordings)
  const articleOf = new Map(reports.map(({ id, articleId = id }) => [id, articleId]))
  const found = [
    ...dates(sorted, bounds),
    ...places(sorted),
    ...addressees(sorted),
    ...attributions(sorted),
    ...textDiscrepancies(sorted),
  ]
  return found.filter(({ sides: [one, other] }) => articleOf.get(one.reportId) !== articleOf.get(other.reportId))
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
  /** The reported words. */
  text: string
  words: string
  timeZone: string
  clue: DateClue | null
  earliest: Date | null
  latest: Date | null
}

function dates(reports: readonly ComparedReport[], bounds: DateBounds): Discrepancy[] {
  const told = reports.map((report) => {
    const stood = report.saidAt
      ? null
      : (around(report, dateClues).find(({ side }) => isOfReport(report, side)) ?? null)
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
    if (words === undefined || (saidAt !== null && !isOfReport(report, sideFor(report, words)))) return []
    // The day found together fits what each of them tells, or it would not have been found.
    const time = together ?? saidAt
    const value = {
      text: report.text,
      words,
      timeZone: report.timeZone,
      clue,
      earliest: time?.earliest ?? null,
      latest: time?.latest ?? null,
    }
    return [{ value, side: side ?? sideFor(report, words) }]
  })
  const key = ({ words, earliest }: DateTold): string => `${bare(words)} ${earliest?.getTime() ?? ''}`
  return amongst('DATE', stood, key, (one, other) => {
    if (one.earliest && one.latest && other.earliest && other.latest) {
      const isApart = one.latest <= other.earliest || other.latest <= one.earliest
      if (isApart && (!areSurelyApart(one, other) || !areOneWording(one, other))) return null
      if (isApart) return { verdict: 'CONFLICT', why: 'they name different times' }
      if (bare(one.words) === bare(other.words)) return null
      return { verdict: 'COMPATIBLE_REFINEMENT', why: 'one time fits both' }
    }
    const isApart = one.clue && other.clue && isContradicting(one.clue, other.clue) && areOneWording(one, other)
    return isApart ? { verdict: 'CONFLICT', why: 'they name different days' } : null
  })
}

/** Whether a day around a report may be when it was said: not in another quotation, nor in a sentence that follows it. */
function isOfReport(report: ComparedReport, side: Side): boolean {
  return !isQuoted(report, side) && (side.place !== 'AFTER' || !beginsAnew(report) || tellsOf(report, side))
}

/** Two days rather tell of two utterances, unless their words are the same. */
function areOneWording(one: { text: string }, other: { text: string }): boolean {
  return isOneWording(wordDiff(one.text, other.text))
}

/** A weekday may be that of a week before, and one day is another one elsewhere. */
function areSurelyApart(one: DateTold, other: DateTold): boolean {
  if (/day$/u.test(bare(one.words)) && bare(one.words) === bare(other.words)) return false
  const isNext = Number(one.latest) === Number(other.earliest) || Number(other.latest) === Number(one.earliest)
  return !isNext || one.timeZone === other.timeZone
}

function bare(words: string): string {
  return words.toLowerCase().replace(/^(?:on|in|last|this|late|early) /u, '')
}

function isContradicting(one: DateClue, other: DateClue): boolean {
  const differ = (field: 'weekday' | 'month' | 'day' | 'year'): boolean =>
    one[field] !== null && other[field] !== null && one[field] !== other[field]
  return differ('weekday') || differ('month') || differ('day') || differ('year')
}

function places(reports: readonly ComparedReport[]): Discrepancy[] {
  const known = new Set(
    reports
      .flatMap(({ context }) => [...containments(context.before), ...containments(context.after)])
      .map((pair) => pair.join(' < ')),
  )
  const isInside = (one: NamedPlace, other: NamedPlace): boolean =>
    known.has(`${one.name.toLowerCase()} < ${other.name.toLowerCase()}`)
  const told = reports.map((report) => around(report, placesIn).filter(({ side }) => tellsOf(report, side)))
  const namesOf = (stood: readonly Stood<NamedPlace>[]): Set<string> =>
    new Set(stood.map(({ value }) => value.name.toLowerCase()))
  const byReport = new Map(told.flatMap((stood) => stood.map(({ side }) => [side.reportId, namesOf(stood)] as const)))
  const shares = (one: Side, other: Side): boolean =>
    [...(byReport.get(one.reportId) ?? [])].some((name) => byReport.get(other.reportId)?.has(name))
  const stood = told.flat().map(({ value, side }) => ({ value: { ...value, side }, side }))
  const key = (place: NamedPlace): string => place.name.toLowerCase()
  return amongst('PLACE', stood, key, (one, other) => {
    if (isInside(one, other) || isInside(other, one) || (shares(one.side, other.side) && one.kind !== other.kind))
      return { verdict: 'COMPATIBLE_REFINEMENT', why: 'one place lies in the other' }
    // A town and a country, a hall and a town: the one may lie in the other, and nothing here knows. Regions overlap.
    if (one.kind !== other.kind || one.kind === 'REGION' || shares(one.side, other.side)) return null
    if (isOnePlace(one.name, other.name)) return null
    return { verdict: 'CONFLICT', why: 'they name different places' }
  })
}

/** "The US" and "the United States", "Grieg Hall" and "Bergen Grieg Hall". */
function isOnePlace(one: string, other: string): boolean {
  const state = stateOf(one)
  if (state !== null && state === stateOf(other)) return true
  const [a, b] = [contentOf(one), contentOf(other)]
  return [...a].some((stem) => b.has(stem) && !COMPASS.has(stem))
}

const COMPASS = new Set('north south east west new northern southern eastern western'.split(' '))

function addressees(reports: readonly ComparedReport[]): Discrepancy[] {
  const stood = reports.flatMap((report) => {
    const surname = report.speaker?.name.split(' ').at(-1) ?? '\0'
    const near = around(report, addresseesIn)
      .filter(({ value, side }) => tellsOf(report, side) && !value.name.includes(surname))
      .sort((a, b) => distance(report, a.side) - distance(report, b.side))
    // The sentences around may tell of other speeches: the nearest of each is whom these words were for.
    return (['HEARD', 'ASKED'] as const).flatMap((role) => near.find(({ value }) => value.role === role) ?? [])
  })
  const key = ({ role, name }: { role: string; name: string }): string =>
    `${role} ${[...hearersIn(name)].sort().join(' ')}`
  return amongst('ADDRESSEE', stood, key, (one, other) => {
    if (one.role !== other.role) return null
    const [a, b] = [hearersIn(one.name), hearersIn(other.name)]
    const shared = [...a].filter((sense) => b.has(sense)).length
    const isWider = / and /u.test(one.name) !== / and /u.test(other.name)
    const isAnybody = [a, b].some((senses) => [...senses].every((sense) => sense === 'audience'))
    if (isAnybody || (!isWider && shared > 0 && shared === Math.min(a.size, b.size)))
      return { verdict: 'COMPATIBLE_REFINEMENT', why: 'one names them more closely' }
    if (!isWider && !areOtherHearers(one.name, other.name)) return null
    return {
      verdict: 'CONFLICT',
      why: one.role === 'HEARD' ? 'they name different hearers' : 'they name different addressees',
    }
  })
}

function distance(report: ComparedReport, { place, span }: Side): number {
  return place === 'BEFORE' ? report.context.before.length - (span?.end ?? 0) : (span?.start ?? 0)
}

function attributions(reports: readonly ComparedReport[]): Discrepancy[] {
  const names = reports.flatMap((report) => namedNear(report) ?? [])
  const offices = reports.flatMap((report) => {
    const office = report.speaker?.office ?? null
    return office === null ? [] : [{ value: office, side: sideFor(report, office) }]
  })
  return [
    ...amongst(
      'ATTRIBUTION',
      names,
      ({ name }) => name.toLowerCase(),
      (one, other) => {
        if (one.isPerson !== other.isPerson)
          return { verdict: 'COMPATIBLE_REFINEMENT', why: 'one names who spoke for the other' }
        // Like words of two people are rather two utterances, unless each article gives the very words to its own.
        const isTold = one.isOfWords && other.isOfWords && areOneWording(one, other)
        return isTold && areOtherSpeakers(one, other)
          ? { verdict: 'CONFLICT', why: 'they name different speakers' }
          : null
      },
    ),
    ...amongst(
      'ATTRIBUTION',
      offices,
      (office) => [...contentOf(office)].sort().join(' '),
      (one, other) =>
        areOtherOffices(one, other)
          ? { verdict: 'CONFLICT', why: 'they name different offices' }
          : { verdict: 'COMPATIBLE_REFINEMENT', why: 'one names the office more closely, or another one too' },
    ),
  ]
}

interface SpeakerTold {
  name: string
  isPerson: boolean
  /** The reported words. */
  text: string
  /** The name stands in the sentence that gives the words. */
  isOfWords: boolean
}

/**
 * The speaker as the sentences around the words name them. A name that stands elsewhere in the article was found by
 * rules, from a "he" or a description: it is not the article that disagrees then.
 */
function namedNear(report: ComparedReport): Stood<SpeakerTold> | null {
  const { speaker, text } = report
  if (speaker === null) return null
  const surname = speaker.isPerson ? (speaker.name.split(' ').at(-1) ?? '') : speaker.name
  for (const name of [speaker.name, surname]) {
    const side = sideFor(report, name)
    if (side.place !== 'ELSEWHERE')
      return { value: { name, isPerson: speaker.isPerson, text, isOfWords: tellsOf(report, side) }, side }
  }
  return null
}
