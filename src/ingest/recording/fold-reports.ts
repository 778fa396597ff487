import { assign, type Match } from '../../domain/same/assignment.ts'
import {
  type Carried,
  type Comparison,
  decide,
  type FoldDecision,
  isSure,
  mayShareStatement,
  withLikeliestAsked,
  withoutOpposed,
} from '../../domain/same/decision.ts'
import { judge } from '../../domain/same/verdict.ts'
import { areOpposed } from '../../domain/statement/speech-act.ts'
import type { Placement } from '../../store/decisions/placements.ts'
import { type Candidate, findCandidates, type Probe } from '../../store/lookup/candidates.ts'
import { keysUnder, phraseKeyOf } from '../../store/lookup/folding-keys.ts'
import { type ActorsHeld, holdMore } from '../../store/lookup/held-actors.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { compareCandidates, type Judged } from '../comparing/compare-candidates.ts'
import type { Verdicts } from '../comparing/verdicts.ts'
import { mapInTurns } from '../threads/turns.ts'
import type { ReadReport } from './identify-reports.ts'
import type { RetoldIn } from './retold-reports.ts'
import { withSpeakers } from './with-speakers.ts'

/** An article's reports that are not on file, and what is known about where they belong. */
export interface Unplaced {
  articleId: string
  reports: readonly ReadReport[]
  actors: ActorsHeld
  /** Statements of the article's other reports, with what those are. */
  carried: ReadonlyMap<string, Carried>
  placements: ReadonlyMap<string, Placement>
  /** What the article tells more than once: nothing, unless told. */
  retold?: RetoldIn
  /** What comparing has come to so far. */
  verdicts: Verdicts
  /** Where known reports are looked for, for each of these reports by its probe: on file, unless told. */
  lookFor?: (
    tx: Prisma.TransactionClient,
    probes: readonly Probe[],
    reports: readonly ReadReport[],
  ) => Promise<Candidate[][]>
}

/** Where reports belong, in their order, and the actors that are held for it. */
export interface Folded {
  decisions: FoldDecision[]
  actors: ActorsHeld
}

/**
 * For each report, in order: the statement it is folded into, or null, and what a person should look at.
 *
 * @throws ComparisonsDue where too much is to be compared for a transaction.
 */
export async function foldReports(tx: Prisma.TransactionClient, unplaced: Unplaced): Promise<Folded> {
  const { reports, placements, retold = NOTHING, lookFor = (tx, probes) => findCandidates(tx, probes) } = unplaced
  const open = reports.filter((report) => !placements.has(report.digest))
  const probes = await mapInTurns(open, (report) => {
    const { foldingTime: time, text, phrases } = report
    return { keys: keysFor(report, unplaced.actors), phrases: phrases.map(phraseKeyOf), time, text }
  })
  const candidates = await lookFor(tx, probes, open)
  const judged = await compareAll(tx, open, candidates, unplaced)
  const actors = await holdMore(tx, unplaced.actors, speakersIn(judged))
  const comparisons = await withSpeakers(tx, judged, actors)
  const carried = new Map(unplaced.carried)
  const taken = new Map<string, ReadReport[]>()
  const take = (statementId: string, report: ReadReport) => {
    carried.set(statementId, withReport(carried.get(statementId), report, retold))
    taken.set(statementId, [...(taken.get(statementId) ?? []), report])
  }
  for (const report of reports) {
    const placement = placements.get(report.digest)
    if (placement !== undefined) take(placement.statementId, report)
  }
  const known = { actors, placements, retold }
  const placed = assigned(comparisons, carried, known)
  for (const [report, statementId] of placed) take(statementId, report)
  const isPlaced = new Set(placed.map(([report]) => report))
  const decisions = new Map<ReadReport, FoldDecision>()
  // The likeliest first: of two that fit a namesake's statement, the better one is it.
  const likeliest = reports
    .map((report) => ({ report, score: best(comparisons.get(report) ?? []) }))
    .sort((a, b) => b.score - a.score)
  for (const { report } of likeliest) {
    const own = comparisons.get(report) ?? []
    const decision = decisionOn(report, own, carried, { ...known, taken, isPlaced: isPlaced.has(report) })
    decisions.set(report, decision)
    if (decision.foldInto !== null) take(decision.foldInto, report)
  }
  const inOrder = reports.map((report) => decisions.get(report) ?? { foldInto: null, proposed: [] })
  return { decisions: withLikeliestAsked(inOrder), actors }
}

/** Of reports that do not come from one text. */
const NOTHING: RetoldIn = new Map()

type Known = Required<Pick<Unplaced, 'actors' | 'placements' | 'retold'>>

/** The best matching of reports with statements of their own speakers that say the same. */
function assigned(
  comparisons: ReadonlyMap<ReadReport, readonly Comparison[]>,
  carried: CarriedIn,
  { actors, retold }: Known,
): [ReadReport, string][] {
  const byWords = new Map<string, ReadReport>()
  const matches = new Map<string, Match>()
  for (const [read, own] of comparisons) {
    if (homeOf(read, carried, retold) !== null) continue
    const actorId = read.actorId === null ? null : actors.successorOf(read.actorId)
    const report = `${actorId} ${retold.get(read) ?? `${read.digest} ${read.extracted.act}`}`
    byWords.set(report, read)
    for (const comparison of own) {
      const { statementId, actorId: speakerId, verdict } = comparison
      if (speakerId !== actorId || !isSure(actorId, comparison)) continue
      if (!isFree(read, statementId, carried, retold)) continue
      const key = `${report} ${statementId}`
      const score = Math.max(verdict.score, matches.get(key)?.score ?? 0)
      matches.set(key, { report, statementId, score })
    }
  }
  return [...assign([...matches.values()])].flatMap(([report, statementId]) => {
    const read = byWords.get(report)
    return read === undefined ? [] : [[read, statementId] satisfies [ReadReport, string]]
  })
}

type CarriedIn = ReadonlyMap<string, Carried>

/** What an article carries of a statement, with one more report. */
export function withReport(carried: Carried | undefined, read: ReadReport, retoldIn: RetoldIn = NOTHING): Carried {
  const { digests = [], acts = [], retold = [] } = carried ?? {}
  return {
    digests: new Set([...digests, read.digest]),
    acts: new Set([...acts, read.extracted.act]),
    retold: new Set([...retold, ...[retoldIn.get(read)].filter((number) => number !== undefined)]),
  }
}

function isFree(read: ReadReport, statementId: string, carried: CarriedIn, retold: RetoldIn): boolean {
  const { digest, extracted } = read
  return mayShareStatement({ digest, act: extracted.act, retold: retold.get(read) }, carried.get(statementId))
}

/** The statement that another report of the same utterance in the same article has already; null if none has. */
function homeOf(read: ReadReport, carried: CarriedIn, retold: RetoldIn): string | null {
  const number = retold.get(read)
  if (number === undefined) return null
  const home = [...carried].find(([, { retold: numbers }]) => numbers?.has(number))?.[0]
  return home !== undefined && isFree(read, home, carried, retold) ? home : null
}

/** What is known of an article's reports so far. */
interface Decided extends Known {
  /** Its reports by the statements that they go to. */
  taken: ReadonlyMap<string, readonly ReadReport[]>
  /** The report has a counterpart of its own. */
  isPlaced: boolean
}

/**
 * Whether the article may report a statement once more: in its own words and as a quotation, or twice. Two sentences of one
 * speech are two, even where another outlet gives both in one: so the two must be alike.
 */
function isOnceMore(report: ReadReport, others: readonly ReadReport[]): boolean {
  return (
    !areOpposed([report.extracted.act], new Set(others.map(({ extracted }) => extracted.act))) &&
    others.some((other) => judge(report.folding, other.folding).verdict !== 'DIFFERENT')
  )
}

function decisionOn(
  report: ReadReport,
  comparisons: readonly Comparison[],
  carried: CarriedIn,
  { actors, placements, retold, taken, isPlaced }: Decided,
): FoldDecision {
  const placement = placements.get(report.digest)
  if (placement !== undefined) return { foldInto: placement.statementId, proposed: [] }
  const home = homeOf(report, carried, retold)
  if (home !== null) return { foldInto: home, proposed: [] }
  const actorId = report.actorId === null ? null : actors.successorOf(report.actorId)
  const free = comparisons.filter((each) => {
    if (isFree(report, each.statementId, carried, retold)) return true
    return !isPlaced && isSure(actorId, each) && isOnceMore(report, taken.get(each.statementId) ?? [])
  })
  return decide(actorId, free)
}

/**
 * Each report compared with its candidates, where they may be one at all. What its article tells more than once is
 * compared as a whole: what one of its reports is like, all of them are.
 */
async function compareAll(
  tx: Prisma.TransactionClient,
  reports: readonly ReadReport[],
  candidates: readonly Candidate[][],
  { articleId, verdicts, retold = NOTHING }: Unplaced,
): Promise<Map<ReadReport, readonly Judged[]>> {
  const together = new Map<ReadReport | number, ReadReport[]>()
  for (const report of reports) {
    const key = retold.get(report) ?? report
    together.set(key, [...(together.get(key) ?? []), report])
  }
  const open = reports.map((report, index) => {
    const acts = (together.get(retold.get(report) ?? report) ?? []).map(({ extracted }) => extracted.act)
    const mayBe = (candidate: Candidate) =>
      candidate.articleId !== articleId && !acts.some((act) => areOpposed([act], candidate.acts))
    return { own: report.folding, candidates: (candidates[index] ?? []).filter(mayBe) }
  })
  const judged = await compareCandidates(tx, open, verdicts)
  const ownOf = new Map(reports.map((report, index) => [report, judged[index] ?? []]))
  const compared = new Map<ReadReport, readonly Judged[]>()
  for (const group of together.values()) {
    const all = group.flatMap((report) => ownOf.get(report) ?? [])
    const left = withoutOpposed(all, ({ candidate }) => candidate.statementId)
    for (const report of group) compared.set(report, left)
  }
  return compared
}

/** Who is told to have said the same words. */
function speakersIn(judged: ReadonlyMap<ReadReport, readonly Judged[]>): string[] {
  const found = [...judged.values()].flat().filter(({ verdict }) => verdict.verdict === 'SAME')
  return [...new Set(found.flatMap(({ candidate }) => candidate.actorId ?? []))]
}

/** Under every name that the speaker's statements may be kept by. */
function keysFor(report: ReadReport, actors: ActorsHeld): string[] {
  if (report.actorId === null) return []
  return keysUnder(
    actors.mayBe(report.actorId).flatMap((id) => actors.familyOf(id)),
    report,
  )
}

function best(comparisons: readonly Comparison[]): number {
  return Math.max(0, ...comparisons.map(({ verdict }) => verdict.score))
}
