import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import { type EntryKind, NEWS_KINDS } from '../../domain/journal/entry.ts'
import type { StreamStart } from '../../live/place.ts'
import { openReader, type Reader } from '../../live/reader.ts'
import { readFilter } from '../filter/read-filter.ts'
import type { Context } from '../relay/context.ts'
import { asGraphQLError, badInput } from '../relay/errors.ts'

export interface StreamArguments {
  filter?: StatementFilter | null | undefined
  kinds?: readonly EntryKind[] | null | undefined
  after?: string | null | undefined
  from: StreamStart
  consumer?: string | null | undefined
}

/**
 * Opens the reader of a subscription. The server sends its events to all who ask the same at once: so a field that
 * returns it promises that its arguments do nothing but choose the stream.
 *
 * @throws GraphQLError, before anything is sent, for a filter or cursor that leads nowhere, or another stream's consumer.
 */
export async function readStatements(context: Context, args: StreamArguments): Promise<Reader> {
  const after = context.lastEventId ?? args.after ?? null
  const consumer = args.consumer == null ? null : { principalId: context.principal.id, name: args.consumer }
  // Both name the stream that they are of, and lead into no other.
  const isKept = after !== null || (consumer !== null && (await context.live.consumers.streamOf(consumer)) !== null)
  const filter = await readFilter(context, args.filter, { isKept })
  const kinds = args.kinds ?? NEWS_KINDS
  if (kinds.length === 0) throw badInput('`kinds` is an empty list: leave it out, or name at least one.')
  try {
    return await openReader(context.live, {
      condition: filter.condition,
      queries: filter.queries,
      kinds,
      after,
      from: args.from,
      consumer,
      lastCarried: (upTo) => context.journal.lastCarried(filter, kinds, upTo),
    })
  } catch (error) {
    throw asGraphQLError(error)
  }
}
