import { LRUCache } from 'lru-cache'
import { type FilterFlags, filterOf, inFlags } from '../asking/flags.ts'
import { printStream, type StreamOptions } from './print-stream.ts'
import { clockOf, jsonOf, lineOf, SUBSCRIPTION, type WatchedEvent } from './watched-event.ts'

/** What was asked on the command line. */
export interface WatchOptions extends StreamOptions, FilterFlags {
  json?: boolean
}

/** Of so many statements, the last ones, it is known when they were shown. */
const MOST_SHOWN = 100_000

/** Prints what happens to statements, until it is ended by a signal, or refused for good. */
export async function watch(options: WatchOptions): Promise<void> {
  const shown = new LRUCache<string, string>({ max: MOST_SHOWN })
  const shownAt = (statementId: string) => shown.get(statementId) ?? null
  await printStream<WatchedEvent>(
    {
      document: SUBSCRIPTION,
      field: 'statementEvents',
      variables: { filter: filterOf(options) ?? {} },
      isOwn: ({ __typename }) => __typename.startsWith('Statement'),
      shown(event) {
        const text = options.json ? jsonOf(event) : lineOf(event, shownAt)
        if (event.statementId !== undefined && event.committedAt !== undefined)
          shown.set(event.statementId, clockOf(event))
        return text
      },
      told: (message, filterPath) => inFlags(message, options, filterPath),
    },
    options,
  )
}
