import type { StatementState } from '../../domain/compose/statement-state.ts'
import type { EntryCause } from '../../domain/journal/entry.ts'
import { type Topics, topicReader } from '../../store/catalogue/classification.ts'
import { readActors } from '../../store/lookup/held-actors.ts'
import type { Prisma } from '../../store/prisma/client.ts'
import { lockStatements } from '../../store/tables/locked-statements.ts'
import { findReplies } from '../../store/tables/replies.ts'
import { type Desk, writeStates } from './statement-writer.ts'

interface Composing {
  /** An editor's decision, unless said. */
  cause?: EntryCause | undefined
  isAsked?: boolean | undefined
  isReread?: boolean | undefined
  /** If they were read already. */
  topics?: Topics | undefined
  /** Those that only get more: see `lockStatements`. */
  growing?: ReadonlySet<string> | undefined
}

/**
 * Brings statements to what their reports and links now say, after something that they refer to has changed. Nothing is
 * written where nothing comes of it. Topics must be held.
 */
export async function composeAgain(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
  now: Date,
  { isReread = false, isAsked, cause = 'DESK', topics: known, growing }: Composing = {},
): Promise<void> {
  if (statementIds.length === 0) return
  await writeAgain(tx, statementIds, { now, isReread, isAsked, cause }, { topics: known, growing })
}

/** The same where nothing has happened but that the program knows more of them now: it is not news, whatever changes. */
export async function composeQuietly(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
  now: Date,
): Promise<void> {
  if (statementIds.length > 0) await writeAgain(tx, statementIds, { now, isQuiet: true, cause: 'UPKEEP' })
}

async function writeAgain(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
  as: Omit<Desk, 'actors' | 'topics'>,
  { topics: known, growing }: Composing = {},
): Promise<void> {
  const states = [...(await lockStatements(tx, statementIds, growing)).values()]
  const actorIds = states.flatMap((state) => state.reports.flatMap((report) => report.actorId ?? []))
  const [actors, topics] = [await readActors(tx, actorIds), known ?? (await topicReader()(tx))]
  await writeStates(tx, states, { actors, topics, ...as })
}

/**
 * Brings what statements answer to who is now said to have spoken: for the replies to those of them that have another
 * speaker (`respoken`; all of them, unless given), for those that are replies themselves, and for `others`.
 */
export async function composeReplies(
  tx: Prisma.TransactionClient,
  states: readonly StatementState[],
  now: Date,
  {
    respoken,
    others = [],
    ...composing
  }: Composing & { respoken?: readonly string[]; others?: readonly string[] } = {},
): Promise<void> {
  const replies = await findReplies(tx, respoken ?? states.map((state) => state.id))
  const replying = states.filter((state) => state.reports.some((report) => report.answers.length > 0))
  await composeAgain(tx, [...others, ...replies, ...replying.map((state) => state.id)], now, composing)
}
