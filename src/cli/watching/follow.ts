import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, type ClientOptions, CloseCode, createClient } from 'graphql-ws'
import { readSettings } from '../../settings.ts'
import { printable } from '../printable.ts'
import { type ReachOptions, reachOf } from '../remote-service.ts'
import { type SaidWords, said } from '../said.ts'
import { dim } from '../style.ts'
import { endDeadLines, isForEver, PatientSocket, PING_AFTER_MS, refusedStatus } from './line.ts'

export interface WatchOptions extends ReachOptions {
  topic?: string[]
  actor?: string[]
  source?: string[]
  text?: string
  after?: string
  beginning?: boolean
  json?: boolean
}

/** How long to wait before a stream that ended is opened again. */
const AGAIN_MS = 500

const SUBSCRIPTION = /* GraphQL */ `
  subscription Watch($filter: StatementFilter, $after: Cursor, $from: StreamStart!) {
    statementEvents(filter: $filter, after: $after, from: $from) {
      __typename
      ... on JournalEvent {
        cursor
        previous
      }
      ... on StatementErased {
        statementId
      }
      ... on StatementReported {
        report {
          text
          form
          act
          article {
            url
            source {
              name
            }
          }
        }
      }
      ... on StatementChange {
        statementId
        committedAt
        effect
        was {
          text
          form
          act
          actor {
            name
          }
          office {
            name
          }
        }
        statement {
          id
          reports(first: 100) {
            nodes {
              article {
                url
                source {
                  name
                }
              }
            }
          }
        }
      }
    }
  }
`

interface WatchedEvent {
  __typename: string
  cursor: string
  committedAt?: string
  statementId?: string
  report?: (SaidWords & { article: WatchedArticle }) | null
  was?: SaidWords & { actor: { name: string } | null; office: { name: string } | null }
  statement?: { id: string; reports: { nodes: { article: WatchedArticle }[] } } | null
}

interface WatchedArticle {
  url: string
  source: { name: string }
}

/** Prints events until it is ended by a signal, or refused for good. */
export async function watch(options: WatchOptions): Promise<void> {
  const settings = readSettings(process.env)
  const reach = () => reachOf(options, settings, process.env)
  // Stock clients send the same variables object when they reconnect: brought up to date here, it resumes the stream.
  const variables = {
    filter: filterOf(options),
    after: options.after ?? null,
    from: options.beginning ? 'BEGINNING' : 'NOW',
  }
  let isDown = false
  let isRefused = false
  const clientOptions: ClientOptions = {
    url: async () => (await reach()).url.replace(/^http/, 'ws'),
    connectionParams: async () => {
      const { key } = await reach()
      return key === null ? {} : { Authorization: `Bearer ${key}` }
    },
    webSocketImpl: PatientSocket,
    keepAlive: PING_AFTER_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: (thrown) => !isForEver(thrown),
    retryWait: () => sleep(AGAIN_MS),
    on: {
      // A handshake that is refused is told as an error first, then as a close without a reason.
      error: (thrown) => {
        isRefused = isForEver(thrown)
      },
      closed: (event) => {
        if (isRefused || isForEver(event)) return
        if (!isDown) say(`${dim('-- the service does not answer; waiting for it')}\n`, process.stderr)
        isDown = true
      },
      connected: () => {
        if (isDown) say(`${dim('-- connected again')}\n`, process.stderr)
        isDown = false
      },
    },
  }
  const client = createClient(clientOptions)
  endDeadLines(client)
  process.once('SIGINT', () => process.exit(0))
  process.once('SIGTERM', () => process.exit(0))
  for (;;) {
    const problem = await tail(client, variables, (event) => {
      variables.after = event.cursor
      say(options.json ? `${JSON.stringify(event)}\n` : line(event), process.stdout)
    })
    if (problem !== null) say(`onrecord: ${printable(problem.message)}\n`, process.stderr)
    if (problem?.isFinal) process.exit(1)
    await sleep(AGAIN_MS)
  }
}

interface Problem {
  message: string
  /** Trying again cannot help. */
  isFinal: boolean
}

/** Follows the stream to its end. Returns why it ended, if the service said so. */
async function tail(
  client: Client,
  variables: Record<string, unknown>,
  tell: (event: WatchedEvent) => void,
): Promise<Problem | null> {
  try {
    for await (const result of client.iterate<{ statementEvents: WatchedEvent }>({ query: SUBSCRIPTION, variables })) {
      if (result.errors !== undefined) return problemOf(result.errors)
      if (result.data?.statementEvents != null) tell(result.data.statementEvents)
    }
    return null
  } catch (thrown) {
    // Refused before it began: the errors themselves are thrown.
    if (Array.isArray(thrown)) return problemOf(thrown)
    if (isForEver(thrown)) return { message: refusal(thrown as { code?: number; reason?: string }), isFinal: true }
    return { message: thrown instanceof Error ? thrown.message : 'the connection was refused', isFinal: false }
  }
}

const KEY_REFUSED =
  'the service does not accept the key: it is missing, wrong, expired or revoked. Give one with --key or ONRECORD_KEY ("npx onrecord key create" makes one)'

function refusal(thrown: { code?: number; reason?: string }): string {
  const status = refusedStatus(thrown)
  if (status !== null)
    return `the service, or a proxy before it, refuses the connection (HTTP ${status}). Check the address. With 403, the service must have its name in ALLOWED_HOSTS`
  const { code, reason } = thrown
  if (code === CloseCode.Forbidden) return KEY_REFUSED
  return `the service closed the connection for good: ${reason || 'it gave no reason'} (${code})`
}

function problemOf(errors: readonly { message: string; extensions?: Record<string, unknown> }[]): Problem {
  const [error] = errors
  if (error === undefined) return { message: 'the service gave no reason', isFinal: true }
  return { message: error.message, isFinal: error.extensions?.code !== 'UNAVAILABLE' }
}

function filterOf(options: WatchOptions) {
  return {
    ...(options.topic === undefined ? {} : { topics: options.topic }),
    ...(options.actor === undefined ? {} : { actors: options.actor }),
    ...(options.source === undefined ? {} : { sources: options.source }),
    ...(options.text === undefined ? {} : { text: options.text }),
  }
}

function line(event: WatchedEvent): string {
  switch (event.__typename) {
    case 'CaughtUp':
      return `${dim('-- live')}\n`
    case 'Progress':
      return ''
    case 'Gap':
      return `${dim('-- older entries are no longer kept')}\n`
    case 'StatementErased':
      return `${dim(`-- a statement was erased: ${event.statementId}`)}\n`
  }
  const { was, statement, report } = event
  const what = event.__typename.replace('Statement', '').toLowerCase()
  // The words of a new report are shown with the article they come from.
  const words = report ?? was
  const article = report?.article ?? statement?.reports.nodes.at(-1)?.article
  const where = article === undefined ? '' : `\n    ${dim(printable(`${article.source.name}  ${article.url}`))}`
  const at = event.committedAt?.slice(11, 19) ?? ''
  const isFolded = what === 'retracted' && statement != null && statement.id !== event.statementId
  const label = what === 'ingested' ? '' : `[${isFolded ? 'folded into another' : what}] `
  return `${dim(at)} ${label}${said(was?.actor?.name ?? null, words, was?.office?.name)}${where}\n`
}

function say(text: string, stream: NodeJS.WriteStream): void {
  if (text !== '') stream.write(text)
}
