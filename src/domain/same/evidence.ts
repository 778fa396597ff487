// Tells a reader what a verdict rests on, in the articles' own words.

import { oppositesIn } from '../compare/opposites.ts'
import { outletKey } from '../language/outlets.ts'
import { NEGATIONS } from '../language/small-words.ts'
import type { Likeness } from './likeness.ts'
import type { FoldingReport, Prepared, WeighedWord } from './prepared-report.ts'

export const EVIDENCE_KINDS = [
  'WORDS',
  'QUOTED_WORDS',
  'OCCASION',
  'DATE',
  'CHAIN',
  'SURROUNDINGS',
  'NUMBERS',
  'NEGATION',
  'ACT',
  'SPEAKER',
] as const

type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** What speaks for or against one utterance, for a reader: the words are the articles' own. */
export interface Evidence {
  kind: EvidenceKind
  /** True where it speaks for one utterance. */
  isFor: boolean
  /** In the one report and in the other. Empty where one has nothing of the kind. */
  a: string[]
  b: string[]
}

/** Words of one kind that are told; the rest would only tire. */
const MOST = 12

export function evidenceOf(a: Prepared, b: Prepared, likeness: Likeness): Evidence[] {
  return [
    ...sharedWords(a, b, likeness),
    ...date(a.report, b.report, likeness),
    ...occasion(likeness),
    ...chain(a.report, b.report),
    ...speakers(a.report, b.report, likeness),
    ...numbers(a, b),
    ...negation(a, b, likeness),
    ...acts(a.report, b.report),
    ...surroundings(a, b, likeness),
  ]
}

/** Below this a shared word is one that any two texts share. */
const TELLING = 0.25

function sharedWords(a: Prepared, b: Prepared, { alignment, features }: Likeness): Evidence[] {
  const { runAt } = alignment
  const pairs = alignment.pairs
    .map(([at, place]) => [a.words[at], b.words[place]] as const)
    .filter(([one, other]) => Math.max(one?.weight ?? 0, other?.weight ?? 0) >= TELLING)
    .slice(0, MOST)
  const found: Evidence[] = []
  if (pairs.length > 0)
    found.push({
      kind: 'WORDS',
      isFor: true,
      a: pairs.map(([one]) => (one ? written(a, [one]) : '')),
      b: pairs.map(([, other]) => (other ? written(b, [other]) : '')),
    })
  const runA = a.words.slice(runAt.a, runAt.a + runAt.length)
  const runB = b.words.slice(runAt.b, runAt.b + runAt.length)
  if (features.quoted < 0) {
    const own = (prepared: Prepared) => [written(prepared, prepared.quoted)]
    found.push({ kind: 'QUOTED_WORDS', isFor: false, a: own(a), b: own(b) })
  } else if (runAt.length > 2 && runA.every((word) => word.isQuoted) && runB.every((word) => word.isQuoted)) {
    found.push({ kind: 'QUOTED_WORDS', isFor: true, a: [written(a, runA)], b: [written(b, runB)] })
  }
  return found
}

/** The report's own characters from the first of the words to the last. */
function written({ report }: Prepared, words: readonly WeighedWord[]): string {
  const start = words[0]?.start ?? 0
  return report.text.slice(start, words.at(-1)?.end ?? start)
}

/** Reports of one utterance are mostly published within so many days. */
const NEAR_DAYS = 2

function date(a: FoldingReport, b: FoldingReport, { occasion, daysApart }: Likeness): Evidence[] {
  if (occasion.day !== 0)
    return [{ kind: 'DATE', isFor: occasion.day > 0, a: a.saidAt?.asWritten ?? [], b: b.saidAt?.asWritten ?? [] }]
  if (daysApart === null) return []
  const day = (report: FoldingReport) =>
    report.publishedAt === null ? [] : [report.publishedAt.toISOString().slice(0, 10)]
  return [{ kind: 'DATE', isFor: daysApart <= NEAR_DAYS, a: day(a), b: day(b) }]
}

function occasion({ occasion }: Likeness): Evidence[] {
  if (occasion.place === 0) return []
  return [{ kind: 'OCCASION', isFor: occasion.place > 0, a: occasion.a, b: occasion.b }]
}

/** Publishers that both name. */
function chain(a: FoldingReport, b: FoldingReport): Evidence[] {
  const named = ({ chain }: FoldingReport) =>
    chain.flatMap(({ role, name }) => (role === 'PUBLISHER' && name !== null ? [name] : []))
  const others = new Map(named(b).map((name) => [outletKey(name), name]))
  const both = named(a).filter((name) => others.has(outletKey(name)))
  if (both.length === 0) return []
  return [{ kind: 'CHAIN', isFor: true, a: both, b: both.map((name) => others.get(outletKey(name)) ?? name) }]
}

function speakers(a: FoldingReport, b: FoldingReport, { features }: Likeness): Evidence[] {
  if (features.speakers === 0) return []
  return [
    {
      kind: 'SPEAKER',
      isFor: false,
      a: a.speaker === null ? [] : [a.speaker],
      b: b.speaker === null ? [] : [b.speaker],
    },
  ]
}

function numbers(a: Prepared, b: Prepared): Evidence[] {
  const own = ({ words }: Prepared) => new Map(words.filter((word) => word.isNumber).map((word) => [word.stem, word]))
  const one = own(a)
  const other = own(b)
  if (one.size === 0 || other.size === 0) return []
  const both = [...one.keys()].filter((stem) => other.has(stem))
  const told = (known: ReadonlyMap<string, WeighedWord>, prepared: Prepared) =>
    [...known]
      .filter(([stem]) => both.length === 0 || both.includes(stem))
      .map(([, word]) => written(prepared, [word]))
      .slice(0, MOST)
  return [{ kind: 'NUMBERS', isFor: both.length > 0, a: told(one, a), b: told(other, b) }]
}

/** Told where one denies and the other does not, or says the opposite word: for a person to look at. */
function negation(a: Prepared, b: Prepared, { alignment }: Likeness): Evidence[] {
  const negations = ({ words }: Prepared) => words.filter((word) => NEGATIONS.has(word.key))
  const isDenied = negations(a).length > 0 !== negations(b).length > 0
  const opposites = oppositesIn(a.words, b.words, alignment.pairs).map(({ pair }) => pair)
  if (!isDenied && opposites.length === 0) return []
  const told = (prepared: Prepared, places: readonly number[]) =>
    [...(isDenied ? negations(prepared) : []), ...places.flatMap((place) => prepared.words[place] ?? [])]
      .map((word) => written(prepared, [word]))
      .slice(0, MOST)
  const [own, others] = [opposites.map(([at]) => at), opposites.map(([, place]) => place)]
  return [{ kind: 'NEGATION', isFor: false, a: told(a, own), b: told(b, others) }]
}

/** Told where one says, by its verb, that the speaker did something else with the words: "said", "blamed". */
function acts(a: FoldingReport, b: FoldingReport): Evidence[] {
  if (a.act === null || b.act === null || a.act === b.act) return []
  const cueOf = ({ cue }: FoldingReport) => (cue === null ? [] : [cue])
  return [{ kind: 'ACT', isFor: false, a: cueOf(a), b: cueOf(b) }]
}

/** Articles this much alike around two reports tell of one event. */
const ALIKE = 0.1

function surroundings(a: Prepared, b: Prepared, { features }: Likeness): Evidence[] {
  if (features.around < ALIKE) return []
  const both = [...a.around]
    .filter(([stem]) => b.around.has(stem))
    .sort(([, one], [, other]) => other.weight - one.weight)
    .slice(0, MOST)
  return [
    {
      kind: 'SURROUNDINGS',
      isFor: true,
      a: both.map(([, word]) => word.key),
      b: both.map(([stem]) => b.around.get(stem)?.key ?? ''),
    },
  ]
}
