import { asker } from '../asking/ask.ts'
import { dim } from '../style.ts'
import { printStream, type StreamOptions } from '../watching/print-stream.ts'
import { watchNamed } from './list-watches.ts'
import { alertLine, ITEM, type ShownItem } from './shown-alert.ts'

/** What was asked on the command line. */
export interface FollowAlertsOptions extends StreamOptions {
  watch?: string
  hidden?: boolean
  json?: boolean
}

interface InboxEvent {
  __typename: string
  cursor: string
  item?: ShownItem
}

const SUBSCRIPTION = /* GraphQL */ `
  subscription Alerts($watchIds: [ID!], $hidden: Boolean, $after: Cursor, $from: StreamStart!, $consumer: String) {
    inboxEvents(watchIds: $watchIds, hidden: $hidden, after: $after, from: $from, consumer: $consumer) {
      __typename
      ... on JournalEvent {
        cursor
        previous
      }
      ... on AlertArrived {
        item {
          ...Item
        }
      }
      ... on StatementErased {
        statementId
      }
    }
  }
`

/** Prints alerts as they come in, until it is ended by a signal, or refused for good. */
export async function followAlerts(options: FollowAlertsOptions): Promise<void> {
  const { watch, hidden = false, json = false } = options
  const watchIds = watch === undefined ? null : [(await watchNamed(await asker(options), watch)).id]
  await printStream<InboxEvent>(
    {
      document: SUBSCRIPTION + ITEM,
      field: 'inboxEvents',
      variables: { watchIds, hidden },
      isOwn: ({ __typename }) => __typename === 'AlertArrived' || __typename === 'StatementErased',
      shown: (event) => (json ? `${JSON.stringify(event)}\n` : shownEvent(event)),
      told: (message) => message,
    },
    options,
  )
}

function shownEvent({ __typename, item }: InboxEvent): string {
  if (item !== undefined) return alertLine(item)
  if (__typename === 'CaughtUp') return `${dim('-- live')}\n`
  if (__typename === 'Gap') return `${dim('-- older entries are no longer kept')}\n`
  return __typename === 'StatementErased' ? `${dim('-- a statement that was told of is erased for good')}\n` : ''
}
