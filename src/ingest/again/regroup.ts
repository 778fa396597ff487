// Reports of one article that go to other statements than they are in, since today's verdict says so. The article that
// had a statement first takes all of it along where it can: what else is in it is looked at when its own turn comes.

import { v7 as uuid } from 'uuid'
import type { StatementState } from '../../domain/compose/statement-state.ts'
import { type FoldDecision, mayShareStatement } from '../../domain/same/decision.ts'
import { areOpposed } from '../../domain/statement/speech-act.ts'
import { digestOf } from '../../domain/statement/words-digest.ts'
import {
  type CarriedReport,
  hasPlacedReports,
  readCarriedReports,
  readReportsOfArticles,
} from '../../store/again/refolded-articles.ts'
import type { Topics } from '../../store/catalogue/classification.ts'
import { PassingConflict } from '../../store/database/retry.ts'
import { absorbStatement } from '../../store/decisions/absorbed.ts'
import { dropProposals } from '../../store/decisions/fold-proposals.ts'
import { moveReports } from '../../store/decisions/moved-reports.ts'
import { readActors } from '../../store/lookup/held-actors.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { lockStatements } from '../../store/tables/locked-statements.ts'
import type { ReadReport } from '../recording/identify-reports.ts'
import type { RetoldIn } from '../recording/retold-reports.ts'
import { composeReplies } from '../statements/recompose.ts'
import { writeStates } from '../statements/statement-writer.ts'

/** A report as it is on file. */
export interface ReportOnFile extends ReadReport {
  id: string
  statementId: string
  ingestedAt: Date
}

/** Reports that leave a statement together. */
interface Move {
  from: string
  /** Null: for a statement of their own. */
  to: string | null
  reportIds: string[]
  articleIds: string[]
  /** The report that was decided about. */
  firstId: string
  /** It leaves nothing behind. */
  isWhole: boolean
  /** The target has reports of the same articles. */
  isMet: boolean
}

export interface Regrouping {
  moves: Move[]
}

/** Reports that go along with the first: more than so many have their own turns. */
const MOST_ALONG = 200

/**
 * `decisions` on the reports `free`; `compared`: those that were held against earlier reports of their statement;
 * `retold`: those that are one utterance in their article.
 */
interface Decided {
  articleId: string
  free: readonly ReportOnFile[]
  decisions: readonly FoldDecision[]
  compared: ReadonlySet<string>
  retold: RetoldIn
}

/** Which reports of the article go where. */
export async function planRegrouping(tx: Prisma.TransactionClient, decided: Decided): Promise<Regrouping> {
  const moves: Move[] = []
  const coming: Coming = new Map()
  for (const unit of unitsOf(decided)) moves.push(...(await planUnit(tx, unit, decided, coming)))
  return { moves }
}

/** Reports of the article that go together: what is in one statement, and what it tells more than once. */
interface Unit {
  byStatement: Map<string, ReportOnFile[]>
  /** Where they are folded into. */
  targets: string[]
}

function unitsOf({ free, decisions, retold }: Decided): Unit[] {
  const units = new Set<Unit>()
  const byStatement = new Map<string, Unit>()
  const byNumber = new Map<number, Unit>()
  for (const [index, report] of free.entries()) {
    const number = retold.get(report)
    const there = byStatement.get(report.statementId)
    const told = number === undefined ? undefined : byNumber.get(number)
    const unit: Unit = there ?? told ?? { byStatement: new Map(), targets: [] }
    if (there !== undefined && told !== undefined && there !== told) {
      for (const [id, own] of told.byStatement)
        there.byStatement.set(id, [...(there.byStatement.get(id) ?? []), ...own])
      there.targets.push(...told.targets)
      units.delete(told)
      for (const id of told.byStatement.keys()) byStatement.set(id, there)
      for (const [other, known] of byNumber) if (known === told) byNumber.set(other, there)
    }
    units.add(unit)
    byStatement.set(report.statementId, unit)
    if (number !== undefined) byNumber.set(number, unit)
    unit.byStatement.set(report.statementId, [...(unit.byStatement.get(report.statementId) ?? []), report])
    const target = decisions[index]?.foldInto ?? null
    if (target !== null) unit.targets.push(target)
  }
  return [...units]
}

/** Reports that come to a statement from others by what is planned so far. */
type Coming = Map<string, CarriedReport[]>

async function planUnit(tx: Prisma.TransactionClient, unit: Unit, decided: Decided, coming: Coming): Promise<Move[]> {
  const { articleId, compared } = decided
  const { byStatement, targets } = unit
  const all = new Map<string, CarriedReport[]>()
  const isFirstOf = async (id: string) => {
    const reports = all.get(id) ?? (await readCarriedReports(tx, id, MOST_ALONG + 1))
    all.set(id, reports)
    return reports[0]?.articleId === articleId
  }
  // Where some of them are already, the others come to.
  let to: string | null = targets.find((id) => byStatement.has(id)) ?? targets[0] ?? null
  if (to === null && byStatement.size > 1)
    for (const id of [...byStatement.keys()].sort()) if (to === null && (await isFirstOf(id))) to = id
  const moves: Move[] = []
  for (const [from, own] of byStatement) {
    const [first] = own
    if (first === undefined || from === to) continue
    if (to === null) {
      const isHeldAgainst = own.some(({ id }) => compared.has(id))
      if (isHeldAgainst && !(await isFirstOf(from))) moves.push(moveOf(from, null, own, articleId))
      continue
    }
    const isFirst = await isFirstOf(from)
    const others = all.get(from) ?? []
    const before = coming.get(to) ?? []
    const move =
      isFirst && (await mayGoAlong(tx, others, to, before, articleId))
        ? await wholeMove(tx, from, to, others, first.id)
        : { ...moveOf(from, to, own, articleId), isWhole: others.length === own.length, isMet: true }
    const moving = new Set(move.reportIds)
    coming.set(to, [...before, ...others.filter(({ id }) => moving.has(id))])
    moves.push(move)
  }
  return moves
}

function moveOf(from: string, to: string | null, own: readonly ReportOnFile[], articleId: string): Move {
  const reportIds = own.map(({ id }) => id)
  return { from, to, reportIds, articleIds: [articleId], firstId: reportIds[0] ?? '', isWhole: false, isMet: false }
}

async function wholeMove(
  tx: Prisma.TransactionClient,
  from: string,
  to: string,
  all: readonly CarriedReport[],
  firstId: string,
): Promise<Move> {
  const articleIds = [...new Set(all.map((report) => report.articleId))]
  const isMet = (await readReportsOfArticles(tx, to, articleIds)).length > 0
  return { from, to, reportIds: all.map(({ id }) => id), articleIds, firstId, isWhole: true, isMet }
}

/**
 * Whether all reports of a statement may be another's, with what comes there before them, as far as their articles and acts
 * go and people have not said so.
 */
async function mayGoAlong(
  tx: Prisma.TransactionClient,
  all: readonly CarriedReport[],
  to: string,
  before: readonly CarriedReport[],
  ownId: string,
): Promise<boolean> {
  if (all.length > MOST_ALONG) return false
  const [first] = all
  if (first === undefined || (await hasPlacedReports(tx, first.statementId))) return false
  const articleIds = [...new Set(all.map(({ articleId }) => articleId))]
  const met = [...(await readReportsOfArticles(tx, to, articleIds)), ...before]
  const there = [...(await readCarriedReports(tx, to, MOST_ALONG)), ...before]
  const acts = new Set(there.map(({ act }) => act))
  return all.every(({ articleId, text, act }) => {
    if (areOpposed([act], acts)) return false
    // Of its own reports it was decided.
    if (articleId === ownId) return true
    const same = met.filter((report) => report.articleId === articleId)
    if (same.length === 0) return true
    const digests = new Set(same.map((report) => digestOf(report.text)))
    return mayShareStatement({ digest: digestOf(text), act }, { digests, acts: new Set(same.map(({ act }) => act)) })
  })
}

interface Writing {
  now: Date
  topics: Topics
  isAsked: boolean
}

/** Moves the reports, and writes the statements that they leave and come to. The statement that each is in now, by its id. */
export async function carryOut(
  tx: Prisma.TransactionClient,
  { moves }: Regrouping,
  { now, topics, isAsked }: Writing,
): Promise<Map<string, string>> {
  if (moves.length === 0) return new Map()
  const sources = new Set(moves.map(({ from }) => from))
  const targets = [...new Set(moves.flatMap(({ to }) => to ?? []))]
  const met = new Set(moves.flatMap(({ to, isMet }) => (isMet && to !== null ? [to] : [])))
  const growing = new Set(targets.filter((id) => !sources.has(id) && !met.has(id)))
  const states = await lockStatements(tx, [...sources, ...targets], growing)
  const homes = new Map<string, string>()
  const gone: { id: string; into: string }[] = []
  for (const move of moves) {
    const target = takeAlong(states, move)
    for (const id of move.reportIds) homes.set(id, target.id)
    if (states.get(move.from)?.reports.length === 0) gone.push({ id: move.from, into: target.id })
  }
  const all = [...states.values()]
  const actors = await readActors(
    tx,
    all.flatMap((state) => state.reports.flatMap(({ actorId }) => actorId ?? [])),
  )
  const why = { cause: 'UPKEEP', isAsked } as const
  await writeStates(tx, all, { actors, topics, now, ...why })
  await moveReports(
    tx,
    moves.flatMap(({ from, reportIds }) =>
      reportIds.map((reportId) => ({ reportId, from, to: homes.get(reportId) ?? from })),
    ),
  )
  for (const { id, into } of gone) await absorbStatement(tx, id, into)
  await dropProposals(
    tx,
    gone.map(({ id, into }) => ({ one: id, other: into })),
  )
  await composeReplies(tx, all, now, { ...why, topics, growing })
  return homes
}

/** Brings the reports of a move from one state to the other; the latter. */
function takeAlong(states: Map<string, StatementState>, { from, to, reportIds }: Move): StatementState {
  const source = states.get(from)
  const own = new Set(reportIds)
  const moving = source?.reports.filter(({ id }) => own.has(id)) ?? []
  const first = moving.map(({ ingestedAt }) => ingestedAt).sort((a, b) => a.getTime() - b.getTime())[0]
  const made = { id: uuid(), before: null, number: 0, happened: null, reports: [] }
  const target = to === null && first !== undefined ? { ...made, ingestedAt: first } : states.get(to ?? '')
  if (source === undefined || target === undefined || moving.length < own.size)
    throw new PassingConflict('statements that reports would leave or come to have changed meanwhile')
  states.set(target.id, target)
  source.reports = source.reports.filter(({ id }) => !own.has(id))
  target.reports.push(...moving)
  for (const state of [source, target]) state.happened = 'REWORDED'
  return target
}
