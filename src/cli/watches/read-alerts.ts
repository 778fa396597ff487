import { type AskService, asker, FAILURE, type Outcome, succeeded } from '../asking/ask.ts'
import type { ReachOptions } from '../remote-service.ts'
import { watchNamed } from './list-watches.ts'
import { alertLine, ITEM, type ShownItem } from './shown-alert.ts'

/** What was asked on the command line. */
export interface AlertsOptions extends ReachOptions {
  watch?: string
  unread?: boolean
  archived?: boolean
  hidden?: boolean
  limit: number
  markRead?: boolean
  json?: boolean
}

interface Counts {
  all: number
  unread: number
  read: number
  archived: number
  hidden: number
}

interface InboxPage {
  inbox: { nodes: ShownItem[]; counts: Counts; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
}

/** The API's own limit. */
const PAGE = 100

const INBOX = /* GraphQL */ `
  query Inbox($watchId: ID, $states: [InboxState!], $hidden: Boolean, $first: Int!, $after: String) {
    inbox(watchId: $watchId, states: $states, hidden: $hidden, first: $first, after: $after) {
      counts {
        all
        unread
        read
        archived
        hidden
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...Item
      }
    }
  }
`

const MARK = `mutation ($input: MarkAlertsInput!) { markAlerts(input: $input) { ${FAILURE} } }`

/** Prints what watches told, the newest last, as a terminal is read; and how many there are in all. */
export async function readAlerts(options: AlertsOptions): Promise<void> {
  const ask = await asker(options)
  const watchId = options.watch === undefined ? null : (await watchNamed(ask, options.watch)).id
  const items: ShownItem[] = []
  let counts: Counts | null = null
  let after: string | null = null
  while (items.length < options.limit) {
    const first = Math.min(PAGE, options.limit - items.length)
    const { inbox }: InboxPage = await ask(INBOX + ITEM, { watchId, ...statesOf(options), first, after })
    items.push(...inbox.nodes)
    counts = inbox.counts
    if (!inbox.pageInfo.hasNextPage) break
    after = inbox.pageInfo.endCursor
  }
  items.reverse()
  for (const item of items) process.stdout.write(options.json ? `${JSON.stringify(item)}\n` : alertLine(item))
  if (!options.json && counts !== null) process.stderr.write(`${inWords(counts)}\n`)
  if (options.markRead) await markRead(ask, items)
}

function statesOf({ unread, archived, hidden }: AlertsOptions): object {
  if (hidden) return { hidden }
  if (archived) return { states: ['ARCHIVED'] }
  return unread ? { states: ['UNREAD'] } : {}
}

function inWords({ all, unread, read, archived, hidden }: Counts): string {
  return `${all} in all: ${unread} unread, ${read} read, ${archived} archived${hidden === 0 ? '' : `; ${hidden} more hidden by mutes`}`
}

async function markRead(ask: AskService, items: readonly ShownItem[]): Promise<void> {
  const ids = items.filter(({ state }) => state === 'UNREAD').map(({ id }) => id)
  for (let from = 0; from < ids.length; from += PAGE) {
    const input = { ids: ids.slice(from, from + PAGE), state: 'READ' }
    succeeded((await ask<{ markAlerts: Outcome }>(MARK, { input })).markAlerts)
  }
}
