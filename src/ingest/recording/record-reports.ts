import { v7 as uuid } from 'uuid'
import type { StatementState } from '../../domain/compose/statement-state.ts'
import type { Carried, FoldDecision } from '../../domain/same/decision.ts'
import type { ExtractedReport } from '../../domain/statement/report.ts'
import { areOpposed, type SpeechAct } from '../../domain/statement/speech-act.ts'
import type { Topics } from '../../store/catalogue/classification.ts'
import { PassingConflict } from '../../store/database/retry.ts'
import { findStatementsInvolving } from '../../store/decisions/absorbed.ts'
import { type FoldProposal, saveProposals } from '../../store/decisions/fold-proposals.ts'
import { type Attribution, type Placement, readPlacements } from '../../store/decisions/placements.ts'
import { saveAnswerKeys } from '../../store/lookup/answer-keys.ts'
import { dropKeys } from '../../store/lookup/folding-keys.ts'
import { holdActors } from '../../store/lookup/held-actors.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { lockStatements } from '../../store/tables/locked-statements.ts'
import { dropReplies, saveReplies } from '../../store/tables/replies.ts'
import { type ReportRow, saveReports } from '../../store/tables/reports.ts'
import { readSpeakersOf, readStandingReports, retractReports } from '../../store/tables/standing-reports.ts'
import type { Verdicts } from '../comparing/verdicts.ts'
import { takeOutErased } from '../statements/erased-texts.ts'
import { composeReplies } from '../statements/recompose.ts'
import { writeStates } from '../statements/statement-writer.ts'
import { mapInTurns } from '../threads/turns.ts'
import { type Answers, findAnswers } from './find-answers.ts'
import { foldReports, withReport } from './fold-reports.ts'
import { identifyReports, type ReadReport } from './identify-reports.ts'
import { findEarlierAnswers } from './late-replies.ts'
import { type Changes, pairReports } from './pair-reports.ts'
import { recordTenureClaims } from './record-tenure-claims.ts'
import { liveReportOf, type RevisionOf, reportRowOf } from './report-row.ts'
import { findRetoldReports, type RetellingDoubt, type RetoldIn } from './retold-reports.ts'

/** A revision's reports and what is needed to make statements of them. */
export interface RevisionReports extends RevisionOf {
  text: string
  sourceName: string
  reports: ExtractedReport[]
  topics: Topics
  /** The text that is kept, read again by a newer extractor: its changes are not news. Null: a new text. */
  reread: Reread | null
  /** An old article is taken in: its changes are not news. */
  isBackfill: boolean
  /** Watches are to tell of its changes, though they are not news. */
  isAsked?: boolean | undefined
  /** What comparing has come to so far. */
  verdicts: Verdicts
}

interface Reread {
  /** When the text came in: what has no day of its own is of that one. */
  cameInAt: Date
  /** Who spoke, by digest of the words, where somebody looked: that does not change. */
  speakers: ReadonlyMap<string, Attribution>
}

/**
 * Records the reports of an article's newest revision, and what happened to their statements: said, reported once
 * more, reworded, or withdrawn. Returns the statements it carries, in the order of the text.
 *
 * A report that says what a known statement says is one more report of it. Statements are written from the reports
 * they then have (see statement-writer.ts), so an edited article changes no more of a statement than its own part.
 *
 * @throws ComparisonsDue where too much is to be compared for a transaction.
 */
export async function recordReports(tx: Prisma.TransactionClient, revision: RevisionReports): Promise<string[]> {
  const { articleId, now, topics, reread, isBackfill, isAsked, verdicts } = revision
  const isReread = reread !== null
  const isNew = revision.revision === 1 && !isReread
  const cause = isReread ? 'UPKEEP' : isBackfill ? 'BACKFILL' : isNew ? 'ARTICLE' : 'REVISION'
  const why = { cause, isAsked, isReread } as const
  const placements: Map<string, Placement> = isNew ? new Map() : await readPlacements(tx, articleId)
  const olds = isNew ? [] : await readStandingReports(tx, articleId)
  const standing = isReread ? olds.map(({ text }) => text) : null
  const read = isNew ? revision : await takeOutErased(tx, revision, standing)
  const { reports, absorbed } = await identifyReports(tx, read, knownSpeakers(placements, reread))
  // What was said by somebody whose full name is known now: never silently another's.
  const inherited = await findStatementsInvolving(tx, absorbed)
  const speakers = [...reports, ...olds].flatMap(({ actorId }) => actorId ?? [])
  const heirs = inherited.length === 0 ? [] : await readSpeakersOf(tx, inherited)
  const telling = reports.flatMap(({ phrases }) => phrases[0] ?? [])
  const held = await holdActors(tx, [...absorbed, ...speakers, ...heirs], telling)
  const changes = pairReports(olds, reports, held)
  const { retold, doubts } = await findRetoldReports(revision.text, reports, placements, held)
  const carried = carriedBy(changes, retold)
  const unplaced = { articleId, reports: changes.added, actors: held, placements, carried, retold, verdicts }
  const { decisions, actors } = await foldReports(tx, unplaced)

  // A new article adds to statements, and takes nothing from them.
  const spoken = new Set(inherited)
  const folded = isNew ? decisions.flatMap(({ foldInto }) => foldInto ?? []) : []
  const growing = new Set(folded.filter((id) => !spoken.has(id)))
  const states = await lockStatements(
    tx,
    [...olds.map((old) => old.statementId), ...decisions.flatMap(({ foldInto }) => foldInto ?? []), ...inherited],
    growing,
  )
  const isThere = new Set([...states.values()].flatMap((state) => state.reports.map((report) => report.id)))
  if (olds.some((old) => !isThere.has(old.id))) throw new PassingConflict('a report was moved meanwhile')
  const homes = homesOf(changes, decisions, states, retold)
  const paired = [...changes.kept, ...changes.amended]
  const known = await mapInTurns(paired, ({ old, now: read }) => reportRowOf(read, old, revision))
  const added = await mapInTurns(changes.added, (read, index) =>
    reportRowOf(read, { statementId: homes[index] ?? uuid() }, revision),
  )
  const asOf = { ...revision, now: reread?.cameInAt ?? now }
  const answers = await findAnswers(tx, [...known, ...added], actors, { ...asOf, isNew })
  takeIn(states, changes, { known, added }, revision, answers)

  const moved = known.filter((row, index) => isLookedUpElsewhere(row, paired[index]?.old)).map((row) => row.id)
  const dropped = changes.retracted.map((old) => old.id)
  const respoken = await writeStates(tx, [...states.values()], { actors, topics, now, ...why })
  await dropKeys(tx, [...moved, ...dropped])
  const orphans = await dropReplies(tx, dropped)
  await retractReports(tx, dropped, now)
  await saveReports(tx, [...known, ...added], [...moved, ...added.map((row) => row.id)])
  const knownIds = isNew ? [] : known.map((row) => row.id)
  await saveReplies(tx, knownIds, answers.rows, now)
  const fresh = added.filter((row) => states.get(row.statementId)?.number === 0)
  const earlier = await findEarlierAnswers(tx, fresh, actors, asOf)
  await saveReplies(tx, [], earlier.rows, now)
  await saveAnswerKeys(tx, [...knownIds, ...dropped], answers.keys)
  const others = [...orphans, ...earlier.statementIds]
  await composeReplies(tx, [...states.values()], now, { respoken, others, ...why, topics, growing })
  const unsure = [...proposalsOf(decisions, added), ...doubtsOf(doubts, changes, added)]
  await saveProposals(tx, unsure, now)
  await recordTenureClaims(tx, { ...read, isFirst: isNew }, reports)
  return [...known, ...added].sort(byPlace).map((row) => row.statementId)
}

/** Who spoke, by digest of the words, where that is not left to the article's naming. */
function knownSpeakers(placements: ReadonlyMap<string, Placement>, reread: Reread | null): Map<string, Attribution> {
  const said = [...placements].flatMap(([digest, { attribution }]): [string, Attribution][] =>
    attribution === null ? [] : [[digest, attribution]],
  )
  return new Map([...(reread?.speakers ?? []), ...said])
}

/** Statements that the article goes on carrying, with what it has of them. */
function carriedBy({ kept, amended }: Changes, retold: RetoldIn): Map<string, Carried> {
  const carried = new Map<string, Carried>()
  for (const { old, now } of [...kept, ...amended])
    carried.set(old.statementId, withReport(carried.get(old.statementId), now, retold))
  return carried
}

/**
 * For each added report the id of its statement: one that stands, else a new one, shared by the same words and by what is
 * told twice. Who first denies words and then says them makes two.
 */
function homesOf(
  { kept, amended, added }: Changes,
  decisions: readonly FoldDecision[],
  states: ReadonlyMap<string, StatementState>,
  retold: RetoldIn,
): string[] {
  const bySpeech = new Map<string, Map<string, Set<SpeechAct | null>>>()
  const keysOf = (read: ReadReport) => {
    const number = retold.get(read)
    return [...(number === undefined ? [] : [`retold ${number}`]), speechOf(read)]
  }
  const settle = (read: ReadReport, home: string) => {
    for (const key of keysOf(read)) {
      const homes = bySpeech.get(key) ?? new Map<string, Set<SpeechAct | null>>()
      bySpeech.set(key, homes.set(home, (homes.get(home) ?? new Set()).add(read.extracted.act)))
    }
    return home
  }
  const shared = (read: ReadReport) =>
    keysOf(read)
      .flatMap((key) => [...(bySpeech.get(key) ?? [])])
      .find(([, acts]) => !areOpposed([read.extracted.act], acts))?.[0]
  for (const { old, now } of [...kept, ...amended]) settle(now, old.statementId)
  return added.map((read, index) => {
    const target = decisions[index]?.foldInto ?? null
    const stands = target !== null && states.has(target) ? target : null
    return settle(read, stands ?? (read.actorId === null ? undefined : shared(read)) ?? uuid())
  })
}

function speechOf({ actorId, digest }: ReadReport): string {
  return `${actorId} ${digest}`
}

/** Brings the statements' reports to what they are with the new revision, and adds the new statements. */
function takeIn(
  states: Map<string, StatementState>,
  { amended, retracted }: Changes,
  { known, added }: { known: readonly ReportRow[]; added: readonly ReportRow[] },
  revision: RevisionReports,
  answers: Answers,
): void {
  const { articleId, now, reread } = revision
  const reworded = new Set([...amended.map(({ old }) => old.statementId), ...retracted.map((old) => old.statementId)])
  const before = new Set([...states.values()].filter((state) => carries(state, articleId)).map((state) => state.id))
  for (const state of states.values()) {
    state.reports = state.reports.filter((report) => report.articleId !== articleId)
    // Nobody edited the article: only what its statement makes of it counts.
    if (reworded.has(state.id) && reread === null) state.happened = 'REWORDED'
  }
  for (const row of [...known, ...added]) {
    const id = row.statementId
    const state = states.get(id) ?? { id, before: null, number: 0, ingestedAt: now, reports: [], happened: null }
    states.set(id, state)
    state.reports.push(liveReportOf(row, revision, answers.byReport.get(row.id) ?? []))
    if (state.number > 0 && !before.has(id)) {
      state.happened = 'REPORTED'
      state.arrivedId ??= row.id
    }
  }
}

function carries(state: StatementState, articleId: string): boolean {
  return state.reports.some((report) => report.articleId === articleId)
}

function isLookedUpElsewhere(
  row: ReportRow,
  old: { foldingKeys: string[]; foldingTime: Date | null } | undefined,
): boolean {
  const at = (report: { foldingKeys: string[]; foldingTime: Date | null }) =>
    JSON.stringify([report.foldingTime, [...report.foldingKeys].sort()])
  return old === undefined || at(row) !== at(old)
}

function proposalsOf(decisions: readonly FoldDecision[], added: readonly ReportRow[]): FoldProposal[] {
  return decisions.flatMap(({ proposed }, index) => {
    const home = added[index]?.statementId
    if (home === undefined) return []
    return proposed.map(({ statementId, verdict }) => ({
      statementIds: [home, statementId],
      score: verdict.score,
      evidence: verdict.evidence,
    }))
  })
}

/** Of what is new: what was on file has been looked at. */
function doubtsOf(
  doubts: readonly RetellingDoubt[],
  { kept, amended, added }: Changes,
  rows: readonly ReportRow[],
): FoldProposal[] {
  if (doubts.length === 0) return []
  const fresh = new Map(added.map((read, index) => [read, rows[index]?.statementId]))
  const known = new Map([...kept, ...amended].map(({ old, now }) => [now, old.statementId]))
  const homeOf = (read: ReadReport) => fresh.get(read) ?? known.get(read)
  return doubts.flatMap(({ reports: [one, other], score, evidence }): FoldProposal[] => {
    const [a, b] = [homeOf(one), homeOf(other)]
    const isNew = fresh.has(one) || fresh.has(other)
    return isNew && a !== undefined && b !== undefined && a !== b ? [{ statementIds: [a, b], score, evidence }] : []
  })
}

function byPlace(a: ReportRow, b: ReportRow): number {
  return (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0)
}
