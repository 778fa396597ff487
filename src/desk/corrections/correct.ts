import { v7 as uuid } from 'uuid'
import type { LiveReport } from '../../domain/compose/compose.ts'
import type { StatementState } from '../../domain/compose/statement-state.ts'
import { composeReplies } from '../../ingest/statements/recompose.ts'
import { writeStates } from '../../ingest/statements/statement-writer.ts'
import { topicReader } from '../../store/catalogue/classification.ts'
import { holdTopics } from '../../store/catalogue/topics.ts'
import { PassingConflict, retrying } from '../../store/database/retry.ts'
import { type ActorsHeld, holdActors, readActors } from '../../store/lookup/held-actors.ts'
import type { DeskCorrectionKind, Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { lockStatements } from '../../store/tables/locked-statements.ts'
import { applySteps } from './apply-steps.ts'
import type { Steps } from './steps.ts'

/** Who puts something right, and why. */
export interface Editor {
  principalId: string
  reason: string
}

export type CorrectionResult =
  /** `statementIds`: those that changed and stand. */
  | { kind: 'corrected'; correctionId: string; statementIds: string[] }
  | { kind: 'invalid'; problems: { path: string; message: string }[] }

/** A correction that cannot be made as asked. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly path: string

  constructor(path: string, message: string) {
    super(message)
    this.path = path
  }
}

/** What a correction may look at: locked until it is done. */
export interface Scene {
  tx: Prisma.TransactionClient
  now: Date
  actors: ActorsHeld
  /** Those of the statements concerned that stand. */
  states: Map<string, StatementState>
}

export interface Concerned {
  statementIds: readonly string[]
  actorIds: readonly string[]
}

const MAX_REASON = 1_000

/**
 * Makes a correction: locks what it concerns, works out its steps, does them, and keeps them with who and why.
 *
 * Locks are taken in the order in which an ingest takes them: articles, topics, actors, statements.
 */
export async function correcting(
  prisma: PrismaClient,
  kind: DeskCorrectionKind,
  editor: Editor,
  concerned: (tx: Prisma.TransactionClient) => Promise<Concerned>,
  plan: (scene: Scene) => Promise<Steps>,
): Promise<CorrectionResult> {
  return refusing(async () => {
    const reason = reasonOf(editor)
    return retrying(prisma, async (tx) => {
      const about = await concerned(tx)
      const scene = await setScene(tx, about)
      refuseMoved(about, await concerned(tx))
      const steps = await plan(scene)
      const correctionId = uuid()
      await tx.deskCorrection.create({
        data: {
          id: correctionId,
          kind,
          principalId: editor.principalId,
          reason,
          madeAt: scene.now,
          steps: { ...steps } as object,
        },
      })
      return { kind: 'corrected', correctionId, statementIds: await perform(scene, steps, correctionId) }
    })
  })
}

/** What actors said may have been split or taken in while they were waited for: it is theirs too. */
export function refuseMoved(before: Concerned, now: Concerned): void {
  const locked = new Set(before.statementIds)
  if (now.statementIds.some((id) => !locked.has(id))) throw new PassingConflict('somebody else said more meanwhile')
}

/** Does steps, and writes the statements they touch. Answers those that changed and stand. */
export async function perform(scene: Scene, steps: Steps, correctionId: string): Promise<string[]> {
  const { tx, states, now } = scene
  takeSteps(states, steps, now)
  await applySteps.before(tx, steps)
  const actorIds = [...states.values()].flatMap((state) => state.reports.flatMap((report) => report.actorId ?? []))
  const desk = { actors: await readActors(tx, actorIds), topics: await topicReader()(tx), now }
  await writeStates(tx, [...states.values()], desk)
  await applySteps.after(tx, steps, correctionId)
  await composeReplies(tx, [...states.values()], now)
  return [...states.values()].filter((state) => state.reports.length > 0).map((state) => state.id)
}

/** Locks what is concerned, and reads it. */
export async function setScene(tx: Prisma.TransactionClient, { statementIds, actorIds }: Concerned): Promise<Scene> {
  const ids = [...new Set(statementIds)]
  await tx.$queryRaw`
    SELECT a.id FROM articles a
    WHERE a.id IN (SELECT r.article_id FROM reports r WHERE r.statement_id = ANY (${ids}::uuid[]))
    ORDER BY a.id FOR UPDATE`
  await holdTopics(tx)
  const speakers = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r.actor_id::text AS id FROM reports r
    WHERE r.statement_id = ANY (${ids}::uuid[]) AND r.actor_id IS NOT NULL`
  const actors = await holdActors(tx, [...actorIds, ...speakers.map((row) => row.id)])
  return { tx, now: new Date(), actors, states: await lockStatements(tx, ids) }
}

/** The same steps on the statements in hand, which are written afterwards. */
function takeSteps(states: Map<string, StatementState>, steps: Steps, now: Date): void {
  const reports = new Map<string, LiveReport>()
  for (const state of states.values()) for (const report of state.reports) reports.set(report.id, report)
  for (const { reportId, to } of steps.reattributions) {
    const report = reports.get(reportId)
    if (report !== undefined) Object.assign(report, to)
  }
  for (const { reportId, from, to } of steps.moves) {
    const report = reports.get(reportId)
    const source = states.get(from)
    if (report === undefined || source === undefined) continue
    source.reports = source.reports.filter((other) => other !== report)
    const made = { id: to, before: null, number: 0, ingestedAt: now, reports: [], happened: null }
    const target: StatementState = states.get(to) ?? made
    states.set(to, target)
    target.reports.push(report)
    for (const state of [source, target]) state.happened = 'REWORDED'
  }
  for (const { id } of steps.made) {
    const state = states.get(id)
    // It came in with its first report, wherever that was until now.
    if (state !== undefined)
      state.ingestedAt = new Date(Math.min(...state.reports.map((report) => report.ingestedAt.getTime())))
  }
}

export function reasonOf({ reason }: Editor): string {
  const text = reason.trim()
  if (text === '') throw new Refused('reason', 'is empty: say why')
  if (text.length > MAX_REASON) throw new Refused('reason', `is longer than ${MAX_REASON} characters`)
  if (text.includes('\0') || !text.isWellFormed()) throw new Refused('reason', 'has characters that are no text')
  return text
}

export async function refusing(act: () => Promise<CorrectionResult>): Promise<CorrectionResult> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refused) return { kind: 'invalid', problems: [{ path: error.path, message: error.message }] }
    throw error
  }
}
