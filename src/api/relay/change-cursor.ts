import { streamId } from '../../domain/filter/stream-id.ts'
import { encodeCursor } from '../../domain/journal/cursor.ts'
import { NEWS_KINDS } from '../../domain/journal/entry.ts'
import { positionOfChange } from '../../store/journal/changes.ts'
import { readFilter } from '../filter/read-filter.ts'
import type { Context } from './context.ts'

/** The description of the cursor that such a mutation returns. */
export const CHANGE_CURSOR =
  'The place of the change in the stream without `filter` and `kinds`. On every process the change applies to all events after this place, and to none before.'

/** The place of a change in the stream that has no filter. Null: of a change that has no place, so of now. */
export async function cursorOfChange(context: Context, changeId: string | null): Promise<string> {
  const { journal, live, writer } = context
  const found = changeId === null ? null : await positionOfChange(writer, changeId)
  // Asked for in either case: it may be the first position of an epoch that this process does not know yet.
  const { head } = await journal.bounds()
  const position = found ?? head
  live.hub.wake()
  const filter = await readFilter(context, null)
  const link = await journal.lastCarried(filter, NEWS_KINDS, position)
  return encodeCursor(streamId(filter.condition, NEWS_KINDS), { position, link }, live.epochs)
}
