import { streamId } from '../../domain/filter/stream-id.ts'
import { encodeCursor } from '../../domain/journal/cursor.ts'
import { NEWS_KINDS } from '../../domain/journal/entry.ts'
import { positionOfChange } from '../../store/journal/changes.ts'
import { readFilter } from '../filter/read-filter.ts'
import type { Context } from './context.ts'

/** What a mutation says of the cursor that it returns. */
export const CHANGE_CURSOR =
  'Where the change stands in the journal: it holds for what comes after, on every process. A place in the stream of all statements, the one without `filter` and `kinds`.'

/** The place of a change in the stream that has no filter. Null: of a change that has no place, so of now. */
export async function cursorOfChange(context: Context, changeId: string | null): Promise<string> {
  const { journal, live, prisma } = context
  const position = changeId === null ? (await journal.bounds()).head : await positionOfChange(prisma, changeId)
  live.hub.wake()
  const filter = await readFilter(context, null)
  const link = await journal.lastCarried(filter, NEWS_KINDS, position)
  return encodeCursor(streamId(filter.condition, NEWS_KINDS), { position, link }, live.epochs)
}
