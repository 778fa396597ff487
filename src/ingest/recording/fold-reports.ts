import { assign, type Match } from '../../domain/same/assignment.ts'
import {
  type Carried,
  type Comparison,
  decide,
  type FoldDecision,
  mayShareStatement,
  withoutOpposed,
} from '../../domain/same/decision.ts'
import { areOpposed } from '../../domain/statement/speech-act.ts'
import type { Placement } from '../../store/decisions/placements.ts'
import { type Candidate, findCandidates, type Probe } from '../../store/lookup/candidates.ts'
import { foldingKeyOf } from '../../store/lookup/folding-keys.ts'
import type { ActorsHeld } from '../../store/lookup/held-actors.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { compareCandidates } from '../comparing/compare-candidates.ts'
import type { Verdicts } from '../comparing/verdicts.ts'
import { mapInTurns } from '../threads/turns.ts'
import type { ReadReport } from './identify-reports.ts'

/** An article's reports that are not on file, and what is known about where they belong. */
export interface Unplaced {
  articleId: string
  reports: readonly ReadReport[]
  actors: ActorsHeld
  /** Statements of the article's other reports, with what those are. */
  carried: ReadonlyMap<string, Carried>
  placements: ReadonlyMap<string, Placement>
  /** What comparing has come to so far. */
  verdicts: Verdicts
  /** Where known reports are looked for, for each of these reports by its probe: on file, unless told. */
  lookFor?: (
    tx: Prisma.TransactionClient,
    probes: readonly Probe[],
    reports: readonly ReadReport[],
  ) => Promise<Candidate[][]>
}

/**
 * For each report, in order: the statement it is folded into, or null, and what a person should look at.
 *
 * @throws ComparisonsDue where too much is to be compared for a transaction.
 */
export async function foldReports(tx: Prisma.TransactionClient, unplaced: Unplaced): Promise<FoldDecision[]> {
  const { reports, actors, placements, lookFor = (tx, probes) => findCandidates(tx, probes) } = unplaced
  const open = reports.filter((report) => report.actorId !== null && !placements.has(report.digest))
  const probes = await mapInTurns(open, (report) => {
    return { keys: keysFor(report, actors), time: report.foldingTime, text: report.text }
  })
  const candidates = await lookFor(tx, probes, open)
  const comparisons = await compareAll(tx, open, candidates, unplaced)
  const carried = new Map(unplaced.carried)
  const take = (statementId: string, report: ReadReport) =>
    carried.set(statementId, withReport(carried.get(statementId), report))
  for (const report of reports) {
    const placement = placements.get(report.digest)
    if (placement !== undefined) take(placement.statementId, report)
  }
  for (const [report, statementId] of assigned(comparisons, carried, actors)) take(statementId, report)
  const decisions = new Map<ReadReport, FoldDecision>()
  // The likeliest first: of two that fit a namesake's statement, the better one is it.
  const likeliest = reports
    .map((report) => ({ report, score: best(comparisons.get(report) ?? []) }))
    .sort((a, b) => b.score - a.score)
  for (const { report } of likeliest) {
    const decision = decisionOn(report, comparisons.get(report) ?? [], carried, unplaced)
    decisions.set(report, decision)
    if (decision.foldInto !== null) take(decision.foldInto, report)
  }
  return reports.map((report) => decisions.get(report) ?? { foldInto: null, proposed: [] })
}

/** The best matching of reports with statements of their own speakers that say the same. */
function assigned(
  comparisons: ReadonlyMap<ReadReport, readonly Comparison[]>,
  carried: CarriedIn,
  actors: ActorsHeld,
): [ReadReport, string][] {
  const byWords = new Map<string, ReadReport>()
  const matches = new Map<string, Match>()
  for (const [read, own] of comparisons) {
    const actorId = read.actorId === null ? null : actors.successorOf(read.actorId)
    const report = `${actorId} ${read.digest} ${read.extracted.act}`
    byWords.set(report, read)
    for (const { statementId, actorId: speakerId, verdict } of own) {
      if (verdict.verdict !== 'SAME' || speakerId !== actorId || !isFree(read, statementId, carried)) continue
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
export function withReport(carried: Carried | undefined, { digest, extracted }: ReadReport): Carried {
  const { digests = [], acts = [] } = carried ?? {}
  return { digests: new Set([...digests, digest]), acts: new Set([...acts, extracted.act]) }
}

function isFree({ digest, extracted }: ReadReport, statementId: string, carried: CarriedIn): boolean {
  return mayShareStatement({ digest, act: extracted.act }, carried.get(statementId))
}

function decisionOn(
  report: ReadReport,
  comparisons: readonly Comparison[],
  carried: CarriedIn,
  { actors, placements }: Unplaced,
): FoldDecision {
  const placement = placements.get(report.digest)
  if (placement !== undefined) return { foldInto: placement.statementId, proposed: [] }
  if (report.actorId === null) return { foldInto: null, proposed: [] }
  const free = comparisons.filter(({ statementId }) => isFree(report, statementId, carried))
  return decide(actors.successorOf(report.actorId), free)
}

/** Each report compared with its candidates, where they may be one at all. */
async function compareAll(
  tx: Prisma.TransactionClient,
  reports: readonly ReadReport[],
  candidates: readonly Candidate[][],
  { articleId, actors, verdicts }: Unplaced,
): Promise<Map<ReadReport, Comparison[]>> {
  const open = reports.map((report, index) => ({
    own: report.folding,
    candidates: (candidates[index] ?? []).filter(
      (candidate) => candidate.articleId !== articleId && !areOpposed([report.extracted.act], candidate.acts),
    ),
  }))
  const judged = await compareCandidates(tx, open, verdicts)
  return new Map(
    reports.map((report, index) => [
      report,
      withoutOpposed(judged[index] ?? [], ({ candidate }) => candidate.statementId).map(
        ({ candidate: { statementId, actorId }, verdict }) => {
          return { statementId, actorId: actors.successorOf(actorId), verdict }
        },
      ),
    ]),
  )
}

/** Under every name that the speaker's statements may be kept by. */
function keysFor(report: ReadReport, actors: ActorsHeld): string[] {
  if (report.actorId === null) return []
  const everybody = actors.mayBe(report.actorId).flatMap((id) => actors.familyOf(id))
  return everybody.flatMap((actorId) => report.words.map((word) => foldingKeyOf(actorId, word)))
}

function best(comparisons: readonly Comparison[]): number {
  return Math.max(0, ...comparisons.map(({ verdict }) => verdict.score))
}
