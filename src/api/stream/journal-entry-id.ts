import { epochOf } from '../../domain/journal/cursor.ts'
import { type Entry, type Epoch, isChange, type Position } from '../../domain/journal/entry.ts'
import type { Context } from '../relay/context.ts'

/**
 * The id of the entry at this position, as the part of a global id after its type. A position alone is not one: after a
 * restore another entry has it.
 */
export function entryIdOf(position: Position, epochs: readonly Epoch[]): string {
  return `${epochOf(position, epochs).id}.${position}`
}

/** The entries with these ids, in their order. Null for one that is no longer kept, or that a restore took back. */
export async function findEntries({ journal, live }: Context, ids: readonly string[]): Promise<(Entry | null)[]> {
  const { oldest, head } = await journal.bounds()
  return Promise.all(
    ids.map(async (id) => {
      const position = Number(id.slice(id.lastIndexOf('.') + 1))
      if (position < oldest || position > head || entryIdOf(position, live.epochs) !== id) return null
      const [recorded] = await journal.read(position - 1, 1)
      return recorded === undefined || isChange(recorded) ? null : recorded
    }),
  )
}
