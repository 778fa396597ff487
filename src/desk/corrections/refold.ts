// What becomes one utterance because two actors are one: their statements were never compared with each other, so they
// are now, by the same verdict as a report that comes in. What is folded is steps of the merge, and parts with it.

import type { LiveReport } from '../../domain/compose/compose.ts'
import type { StatementState } from '../../domain/compose/statement-state.ts'
import { assign, type Match } from '../../domain/same/assignment.ts'
import { mayShareStatement, withoutOpposed } from '../../domain/same/decision.ts'
import type { Verdict } from '../../domain/same/verdict.ts'
import { areOpposed } from '../../domain/statement/speech-act.ts'
import { digestOf } from '../../domain/statement/words-digest.ts'
import { compareEach, PreparedReports } from '../../ingest/comparing/compare-each.ts'
import { runInTurns } from '../../ingest/threads/turns.ts'
import { type FoldProposal, findProposed } from '../../store/decisions/fold-proposals.ts'
import {
  type Candidate,
  findCandidates,
  type ReadCandidate,
  readCandidates,
  readSurroundings,
} from '../../store/lookup/candidates.ts'
import { planMoves } from './correct-statements.ts'
import { batchesOf, probesOf } from './probes.ts'
import type { MoveStep } from './steps.ts'
import type { Locked } from './subject.ts'

/** How many reports of an absorbed actor are looked up, the newest first. Duplicates from long ago matter less. */
const MOST_HELD = 200
/** Keys that are looked up in one merge, of all absorbed actors together, and at once. */
const MOST_KEYS = 20_000
const KEYS_AT_ONCE = 2_000
/** At most so many statements are proposed for one: an editor would not read more. */
const MOST_PROPOSED = 3

export interface Refolded {
  moves: MoveStep[]
  absorbed: { id: string; into: string }[]
  proposed: FoldProposal[]
}

/** What each of `absorbed` said that `into`, or an actor absorbed before it, said too. */
export async function refold(locked: Locked, into: string, absorbed: readonly string[]): Promise<Refolded> {
  const found: Refolded = { moves: [], absorbed: [], proposed: [] }
  const folding: Folding = { homes: new Map(), taken: new Map() }
  const unsure: Pair[] = []
  const others = [...locked.actors.familyOf(into)]
  const mostKeys = Math.floor(MOST_KEYS / absorbed.length)
  for (const actor of absorbed) {
    const family = locked.actors.familyOf(actor)
    const compared = await compareWith(locked, family, others, mostKeys)
    const pairs = await withoutDecided(locked, pairsOf(locked, compared, folding))
    others.push(...family)
    const matches = pairs.flatMap(({ one, other, verdict }): Match[] =>
      verdict.verdict === 'SAME' ? [{ report: one.id, statementId: other.id, score: verdict.score }] : [],
    )
    const assigned = assign(matches)
    // The likeliest first: what it makes impossible is less likely.
    for (const { one, other } of pairs) {
      if (assigned.get(one.id) !== other.id || !isFree(folding, one, other)) continue
      found.moves.push(...(await planMoves(locked.tx, one.reports, one.id, other.id)))
      found.absorbed.push({ id: one.id, into: other.id })
      folding.homes.set(one.id, other.id)
      folding.taken.set(other.id, [...(folding.taken.get(other.id) ?? []), ...one.reports])
    }
    unsure.push(...pairs.filter(({ isProposed }) => !isProposed))
  }
  found.proposed.push(...proposalsOf(unsure.filter(({ one, other }) => isOpen(folding, one, other))))
  return found
}

/** What is folded so far. Nothing that was absorbed absorbs, nor the other way round: so all reports stand somewhere. */
interface Folding {
  /** By what was absorbed. */
  homes: Map<string, string>
  /** The reports that were taken in, by what took them. */
  taken: Map<string, LiveReport[]>
}

function isFree(folding: Folding, one: StatementState, other: StatementState): boolean {
  return !folding.taken.has(one.id) && isOpen(folding, one, other)
}

/** Whether two statements still stand, and may be one. */
function isOpen({ homes, taken }: Folding, one: StatementState, other: StatementState): boolean {
  const all = ({ id, reports }: StatementState) => [...reports, ...(taken.get(id) ?? [])]
  return !homes.has(one.id) && !homes.has(other.id) && mayBeOne(all(one), all(other))
}

interface Compared {
  statementId: string
  otherId: string
  verdict: Verdict
}

/** The actor's reports, each against those of the others that share the most of its words. */
async function compareWith(
  { tx, states }: Locked,
  family: readonly string[],
  others: readonly string[],
  mostKeys: number,
): Promise<Compared[]> {
  const own = [...states.values()]
    .flatMap((state) => state.reports)
    .filter(({ actorId }) => actorId !== null && family.includes(actorId))
    .sort((a, b) => b.ingestedAt.getTime() - a.ingestedAt.getTime() || (a.id < b.id ? 1 : -1))
    .slice(0, MOST_HELD)
    .map((report) => report.id)
  const known = new Map((await readCandidates(tx, own)).map((candidate) => [candidate.reportId, candidate]))
  const newest = own.flatMap((id) => known.get(id) ?? [])
  const probes = probesOf(newest, others, mostKeys)
  const reports = newest.slice(0, probes.length)
  const found: Candidate[][] = []
  for (const batch of batchesOf(probes, KEYS_AT_ONCE)) found.push(...(await findCandidates(tx, batch)))
  const theirs = await readCandidates(tx, [...new Set(found.flat().map(({ reportId }) => reportId))])
  const ids = [...reports, ...theirs].map((candidate) => candidate.reportId)
  const around = await readSurroundings(tx, [...new Set(ids)])
  const whole = <Read extends ReadCandidate>(one: Read): Read => {
    return { ...one, report: { ...one.report, ...around.get(one.reportId) } }
  }
  const byId = new Map(theirs.map((other) => [other.reportId, whole(other)]))
  const prepared = new PreparedReports()
  const compared: Compared[] = []
  for (const [index, one] of reports.entries()) {
    const { statementId } = one
    const open = (found[index] ?? [])
      .filter((other) => other.statementId !== statementId && other.actorId !== null && others.includes(other.actorId))
      .flatMap(({ reportId }) => byId.get(reportId) ?? [])
    const verdicts = await runInTurns(compareEach(whole(one).report, open, prepared))
    for (const [at, verdict] of verdicts.entries())
      compared.push({ statementId, otherId: open[at]?.statementId ?? '', verdict })
  }
  return compared
}

interface Pair {
  one: StatementState
  other: StatementState
  verdict: Verdict
}

/** `isProposed`: it waits for a decision already. */
interface OpenPair extends Pair {
  isProposed: boolean
}

/** Of two statements the two reports that are most alike, the likeliest first; of what each of them has become. */
function pairsOf({ states }: Locked, compared: readonly Compared[], folding: Folding): Pair[] {
  const best = new Map<string, Pair>()
  const homeOf = ({ otherId }: Compared) => folding.homes.get(otherId) ?? otherId
  for (const each of withoutOpposed(compared, (one) => `${one.statementId} ${homeOf(one)}`)) {
    const { statementId, verdict } = each
    const one = states.get(statementId)
    const other = states.get(homeOf(each))
    if (one === undefined || other === undefined || one === other || verdict.verdict === 'DIFFERENT') continue
    if (!isOpen(folding, one, other)) continue
    const key = `${one.id} ${other.id}`
    if ((best.get(key)?.verdict.score ?? -1) < verdict.score) best.set(key, { one, other, verdict })
  }
  return [...best.values()].sort((a, b) => b.verdict.score - a.verdict.score || (a.other.id < b.other.id ? -1 : 1))
}

function mayBeOne(one: readonly LiveReport[], other: readonly LiveReport[]): boolean {
  const actsOf = (reports: readonly LiveReport[]) => new Set(reports.map(({ act }) => act))
  if (areOpposed(actsOf(one), actsOf(other))) return false
  return one.every(({ articleId, text, act }) => {
    const same = other.filter((report) => report.articleId === articleId)
    if (same.length === 0) return true
    const digests = new Set(same.map((report) => digestOf(report.text)))
    return mayShareStatement({ digest: digestOf(text), act }, { digests, acts: actsOf(same) })
  })
}

/**
 * Without the pairs that an editor has decided about. What was only asked, because two people seemed to have said it, is
 * answered by their being one; it is asked again once they are two.
 */
async function withoutDecided({ tx }: Locked, pairs: readonly Pair[]): Promise<OpenPair[]> {
  if (pairs.length === 0) return []
  const known = await findProposed(
    tx,
    pairs.map(({ one, other }) => ({ one: one.id, other: other.id })),
  )
  const decided = new Map(known.map(({ one, other, isDecided }) => [`${one} ${other}`, isDecided]))
  return pairs.flatMap((pair) => {
    const isDecided = decided.get(`${pair.one.id} ${pair.other.id}`)
    return isDecided === true ? [] : [{ ...pair, isProposed: isDecided === false }]
  })
}

function proposalsOf(pairs: readonly Pair[]): FoldProposal[] {
  const counts = new Map<string, number>()
  return pairs.flatMap(({ one, other, verdict }) => {
    const count = (counts.get(one.id) ?? 0) + 1
    counts.set(one.id, count)
    if (count > MOST_PROPOSED) return []
    return [{ statementIds: [one.id, other.id], score: verdict.score, evidence: verdict.evidence }]
  })
}
