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

/** `decisions` on the reports `free`; `compared`: those that were held against earlier reports of their statement. */
interface Decided {
  articleId: string
  free: readonly ReportOnFile[]
  decisions: readonly FoldDecision[]
  compared: ReadonlySet<string>
}

/** Which reports of the article go where. */
export async function planRegrouping(
  tx: Prisma.TransactionClient,
  { articleId, free, decisions, compared }: Decided,
): Promise<Regrouping> {
  const groups = new Map<string, { own: ReportOnFile[]; targets: string[] }>()
  for (const [index, report] of free.entries()) {
    const group = groups.get(report.statementId) ?? { own: [], targets: [] }
    group.own.push(report)
    const target = decisions[index]?.foldInto ?? null
    if (target !== null) group.targets.push(target)
    groups.set(report.statementId, group)
  }
  const moves: Move[] = []
  for (const [from, { own, targets }] of groups) {
    const [to = null] = targets
    const [first] = own
    if (first === undefined || targets.includes(from)) continue
    if (to === null && !own.some(({ id }) => compared.has(id))) continue
    const all = await readCarriedReports(tx, from, MOST_ALONG + 1)
    const isFirst = all[0]?.articleId === articleId
    if (to === null) {
      if (!isFirst) moves.push(moveOf(from, null, own, articleId))
      continue
    }
    moves.push(
      isFirst && (await mayGoAlong(tx, all, to))
        ? await wholeMove(tx, from, to, all, first.id)
        : { ...moveOf(from, to, own, articleId), isWhole: all.length === own.length, isMet: true },
    )
  }
  return { moves }
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

/** Whether all reports of a statement may be another's, as far as their articles and acts go and people have not said so. */
async function mayGoAlong(tx: Prisma.TransactionClient, all: readonly CarriedReport[], to: string): Promise<boolean> {
  if (all.length > MOST_ALONG) return false
  const [first] = all
  if (first === undefined || (await hasPlacedReports(tx, first.statementId))) return false
  const articleIds = [...new Set(all.map(({ articleId }) => articleId))]
  const met = await readReportsOfArticles(tx, to, articleIds)
  const acts = new Set((await readCarriedReports(tx, to, MOST_ALONG)).map(({ act }) => act))
  return all.every(({ articleId, text, act }) => {
    if (areOpposed([act], acts)) return false
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
    'PENDING',
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
