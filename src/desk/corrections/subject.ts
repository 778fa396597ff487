import type { StatementState } from '../../domain/compose/statement-state.ts'
import { findTextProblem, type Problem } from '../../domain/given/given-text.ts'
import { holdTopics } from '../../store/catalogue/topics.ts'
import { readClock } from '../../store/database/clock.ts'
import { PassingConflict } from '../../store/database/retry.ts'
import { type ActorsHeld, holdActors } from '../../store/lookup/held-actors.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { lockArticlesOf } from '../../store/tables/articles.ts'
import { lockStatements } from '../../store/tables/locked-statements.ts'
import { readSpeakersOf } from '../../store/tables/standing-reports.ts'

/** Who corrects something, and why. */
export interface Editor {
  principalId: string
  reason: string
}

/** A correction that cannot be made as asked. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly path: string

  constructor(path: string, message: string) {
    super(message)
    this.path = path
  }
}

export interface Invalid {
  kind: 'invalid'
  problems: Problem[]
}

/** What a correction is about: it and no more is locked. */
export interface CorrectionSubject {
  statementIds: readonly string[]
  actorIds: readonly string[]
}

/** What a correction may look at: locked until it is done. */
export interface Locked {
  tx: Prisma.TransactionClient
  now: Date
  actors: ActorsHeld
  /** The statements of the subject that stand, by id. */
  states: Map<string, StatementState>
}

const MAX_REASON = 1_000

/**
 * Locks what a correction is about, and reads it. Locks are taken in the order in which an ingest takes them: articles, topics,
 * actors, statements.
 */
export async function lockSubject(
  tx: Prisma.TransactionClient,
  { statementIds, actorIds }: CorrectionSubject,
): Promise<Locked> {
  const ids = [...new Set(statementIds)]
  await lockArticlesOf(tx, ids)
  await holdTopics(tx)
  const actors = await holdActors(tx, [...actorIds, ...(await readSpeakersOf(tx, ids))])
  return { tx, now: await readClock(tx), actors, states: await lockStatements(tx, ids) }
}

/**
 * The same where what it is about must be looked up first. It is looked up again under the locks, since actors may have
 * said more while they were waited for: then the transaction is run again.
 */
export async function lockSubjectFound(
  tx: Prisma.TransactionClient,
  findSubject: (tx: Prisma.TransactionClient) => Promise<CorrectionSubject>,
): Promise<Locked> {
  const subject = await findSubject(tx)
  const locked = await lockSubject(tx, subject)
  const about = new Set(subject.statementIds)
  if ((await findSubject(tx)).statementIds.some((id) => !about.has(id)))
    throw new PassingConflict('one of the actors said more meanwhile')
  return locked
}

/** The statement of this id, where it stands; `path` is the input field that named it. */
export function findStanding({ states }: Locked, id: string, path: string): StatementState {
  const state = states.get(id)
  if (state === undefined) throw new Refused(path, 'is not a current statement')
  return state
}

/** The editor's reason without white space around it. */
export function checkReason({ reason }: Editor): string {
  const text = reason.trim()
  if (text === '') throw new Refused('reason', 'is empty: say why')
  const problem = findTextProblem(text, MAX_REASON)
  if (problem !== null) throw new Refused('reason', problem)
  return text
}

/** Makes a value of a refusal. */
export async function catchRefusal<Result>(act: () => Promise<Result>): Promise<Result | Invalid> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refused) return { kind: 'invalid', problems: [{ path: error.path, message: error.message }] }
    throw error
  }
}
