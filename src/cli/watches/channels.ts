import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { printable } from '../../domain/given/printable.ts'
import { PROGRAM } from '../../program.ts'
import { type AskService, asker, FAILURE, type Outcome, succeeded } from '../asking/ask.ts'
import { printedTable } from '../asking/table.ts'
import { WEEKDAYS } from '../given-numbers.ts'
import type { ReachOptions } from '../remote-service.ts'
import { watchNamed } from './list-watches.ts'

/** What was asked on the command line. */
export interface ChannelOptions extends ReachOptions {
  kind: string
  to?: string
  rhythm?: string
  hour?: number
  zone?: string
  weekday?: string
  document?: string
  watch?: string[]
  json?: boolean
}

/** There is no channel of this name. */
class ChannelNotFound extends Error {
  override readonly name = 'ChannelNotFound'
}

interface Channel {
  id: string
  name: string
  kind: string
  address: string | null
  rhythm: string
  failures: number
  lastSuccessAt: string | null
  pause: { reason: string; message: string } | null
}

/** The API's own limit. */
const PAGE = 100

const LIST = /* GraphQL */ `
  query Channels($first: Int!, $after: String) {
    channels(first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        kind
        address
        rhythm
        failures
        lastSuccessAt
        pause {
          reason
          message
        }
      }
    }
  }
`

async function allChannels(ask: AskService): Promise<Channel[]> {
  const channels: Channel[] = []
  let after: string | null = null
  for (;;) {
    const page: { channels: { nodes: Channel[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } =
      await ask(LIST, { first: PAGE, after })
    channels.push(...page.channels.nodes)
    if (!page.channels.pageInfo.hasNextPage) return channels
    after = page.channels.pageInfo.endCursor
  }
}

/** Prints where alerts go, and how that goes. */
export async function listChannels(options: ReachOptions & { json?: boolean }): Promise<void> {
  const channels = await allChannels(await asker(options))
  if (options.json) for (const channel of channels) process.stdout.write(`${JSON.stringify(channel)}\n`)
  else if (channels.length === 0) process.stderr.write('There are no channels yet: alerts are in the inbox alone.\n')
  else {
    const rows = channels.map(({ name, kind, address, rhythm, lastSuccessAt, ...channel }) => [
      ...[name, kind.toLowerCase(), rhythm.toLowerCase(), address ?? '-', lastSuccessAt?.slice(0, 16) ?? '-'],
      stateOf(channel),
    ])
    process.stdout.write(printedTable(['NAME', 'KIND', 'RHYTHM', 'TO', 'LAST SENT', 'STATE'], rows))
  }
}

function stateOf({ pause, failures }: Pick<Channel, 'pause' | 'failures'>): string {
  if (pause !== null) return `paused: ${pause.message}`
  return failures === 0 ? 'on' : `failed ${failures} times in a row`
}

const CREATE_CHANNEL = `mutation ($input: CreateChannelInput!) { createChannel(input: $input) {
  ${FAILURE} ... on CreateChannelSuccess { secret feed { atom json } channel { pause { message } } } } }`

interface Created {
  secret: string | null
  feed: { atom: string; json: string } | null
  channel: { pause: { message: string } | null }
}

/** Makes a channel, and prints its secret where it has one. */
export async function createChannelOf(name: string, options: ChannelOptions): Promise<void> {
  const ask = await asker(options)
  const { kind, to: address, rhythm, hour, zone: timeZone, weekday, watch: names = [] } = options
  const document = options.document === undefined ? undefined : await documentIn(options.document)
  const watchIds = await Promise.all(names.map(async (one) => (await watchNamed(ask, one)).id))
  const input = {
    ...{ name, kind: kind.toUpperCase(), address, hour, timeZone },
    ...(rhythm === undefined ? {} : { rhythm: rhythm.toUpperCase() }),
    ...(weekday === undefined ? {} : { weekday: WEEKDAYS.indexOf(weekday) }),
    ...(document === undefined ? {} : { document }),
    ...(watchIds.length === 0 ? {} : { watchIds }),
  }
  const { createChannel: outcome } = await ask<{ createChannel: Outcome & Created }>(CREATE_CHANNEL, { input })
  const { secret, feed, channel } = succeeded(outcome)
  process.stderr.write(`${name} is saved. ${printable(channel.pause?.message ?? 'It has what is told from now on.')}\n`)
  if (feed !== null) {
    process.stderr.write('Who knows one of these addresses reads your alerts. They are shown only once:\n')
    process.stdout.write(`${feed.atom}\n${feed.json}\n`)
  }
  if (secret === null) return
  // Only the secret goes to standard output, so that it can be piped.
  process.stderr.write('Its messages are signed with this secret. It is shown only once:\n')
  process.stdout.write(`${secret}\n`)
}

/** The document of a webhook; null: ids alone. */
async function documentIn(file: string): Promise<string | null> {
  if (file === 'none') return null
  return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8')
}

const DONE = { test: 'A test is on its way by', pause: 'Paused:', resume: 'Goes on:', delete: 'Deleted:' }

/** Does with a channel what the command of this name says. */
export async function changeSavedChannel(
  command: keyof typeof DONE,
  name: string,
  options: ReachOptions,
): Promise<void> {
  const ask = await asker(options)
  const found = (await allChannels(ask)).find((channel) => channel.name === name)
  if (found === undefined)
    throw new ChannelNotFound(`There is no channel "${name}": "${PROGRAM} channels" shows them all`)
  const { id } = found
  const [field, input] =
    command === 'pause' || command === 'resume'
      ? (['updateChannel', { id, isPaused: command === 'pause' }] as const)
      : ([`${command}Channel`, { id }] as const)
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`
  const document = `mutation ($input: ${type}!) { outcome: ${field}(input: $input) { ${FAILURE} } }`
  succeeded((await ask<{ outcome: Outcome }>(document, { input })).outcome)
  process.stdout.write(`${DONE[command]} ${name}\n`)
}
