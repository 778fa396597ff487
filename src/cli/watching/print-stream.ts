import { setTimeout as sleep } from 'node:timers/promises'
import { type Client, type ClientOptions, CloseCode, createClient } from 'graphql-ws'
import { printable } from '../../domain/given/printable.ts'
import { PROGRAM } from '../../program.ts'
import { readSettings } from '../../settings.ts'
import { type ReachOptions, reachOf } from '../remote-service.ts'
import { dim } from '../style.ts'
import { acknowledging } from './consumer.ts'
import { endDeadLines, isForEver, PatientSocket, PING_AFTER_MS, refusedStatus } from './line.ts'

/** Where a stream begins, as asked on the command line. */
export interface StreamOptions extends ReachOptions {
  after?: string
  beginning?: boolean
  consumer?: string
}

/** An event of a stream, as far as its place goes. */
interface StreamedEvent {
  __typename: string
  cursor: string
}

/** A subscription whose events are printed. */
export interface PrintedStream<Event extends StreamedEvent> {
  /** It takes $after, $from and $consumer, and what `variables` has. */
  document: string
  field: string
  variables: Record<string, unknown>
  /** Whether an event has a cursor of its own: `CaughtUp` and its like have that of the event before them. */
  isOwn(event: Event): boolean
  /** What is printed of it; empty: nothing. */
  shown(event: Event): string
  /** What the service says, in the words of who typed the flags. */
  told(message: string, filterPath?: string): string
}

/** How long the service may take to hear of what was printed last. */
const LAST_WORD_MS = 2_000
const KEY_COMES_MS = 5_000
/** How long to wait before a stream that ended is opened again. */
const AGAIN_MS = 500

/** Prints events until it is ended by a signal, or refused for good. */
export async function printStream<Event extends StreamedEvent>(
  stream: PrintedStream<Event>,
  options: StreamOptions,
): Promise<void> {
  const settings = readSettings(process.env)
  const reach = () => reachOf(options, settings, process.env)
  const acknowledged = options.consumer === undefined ? null : acknowledging(options.consumer, reach)
  // Stock clients send the same variables object when they reconnect: brought up to date here, it resumes the stream.
  const variables = {
    ...stream.variables,
    after: options.after ?? null,
    from: options.beginning ? 'BEGINNING' : 'NOW',
    consumer: options.consumer ?? null,
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
  const end = async () => {
    await Promise.race([acknowledged?.settled(), sleep(LAST_WORD_MS)])
    process.exit(0)
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  let refusedSince: number | null = null
  for (;;) {
    const problem = await tail(client, stream, { variables, options }, (event) => {
      refusedSince = null
      if (stream.isOwn(event) && acknowledged?.isKnown(event.cursor)) return
      variables.after = event.cursor
      say(stream.shown(event), process.stdout)
      acknowledged?.printed(event.cursor)
    })
    // A service that has just started may be there before its key is in the folder.
    if (problem?.isKey && (await reach()).isOperator) {
      refusedSince ??= Date.now()
      if (Date.now() - refusedSince < KEY_COMES_MS) {
        await sleep(AGAIN_MS)
        continue
      }
    }
    if (problem !== null) say(`onrecord: ${printable(problem.message)}\n`, process.stderr)
    if (problem?.isFinal) process.exit(1)
    await sleep(AGAIN_MS)
  }
}

interface Problem {
  message: string
  /** Trying again cannot help. */
  isFinal: boolean
  /** It is the key that is refused. */
  isKey?: boolean
}

/** Follows the stream to its end. Returns why it ended, if the service said so. */
async function tail<Event extends StreamedEvent>(
  client: Client,
  stream: PrintedStream<Event>,
  { variables, options }: { variables: Record<string, unknown>; options: StreamOptions },
  tell: (event: Event) => void,
): Promise<Problem | null> {
  try {
    for await (const result of client.iterate<Record<string, Event>>({ query: stream.document, variables })) {
      if (result.errors !== undefined) return problemOf(result.errors, stream, options)
      const event = result.data?.[stream.field]
      if (event != null) tell(event)
    }
    return null
  } catch (thrown) {
    // Refused before it began: the errors themselves are thrown.
    if (Array.isArray(thrown)) return problemOf(thrown, stream, options)
    if (isForEver(thrown)) return refusal(thrown as { code?: number; reason?: string })
    return { message: thrown instanceof Error ? thrown.message : 'the connection was refused', isFinal: false }
  }
}

const KEY_REFUSED = `the service does not accept the key: it is missing, wrong, expired or revoked. Give one with --key or ONRECORD_KEY ("${PROGRAM} key create" makes one)`

function refusal(thrown: { code?: number; reason?: string }): Problem {
  const isFinal = true
  const status = refusedStatus(thrown)
  if (status !== null) {
    const message = `the service, or a proxy before it, refuses the connection (HTTP ${status}). Check the address. With 403, the service must have its name in ALLOWED_HOSTS`
    return { message, isFinal }
  }
  const { code, reason } = thrown
  if (code === CloseCode.Forbidden) return { message: KEY_REFUSED, isFinal, isKey: true }
  return { message: `the service closed the connection for good: ${reason || 'it gave no reason'} (${code})`, isFinal }
}

function problemOf(
  errors: readonly { message: string; extensions?: { code?: string; filterPath?: string } }[],
  stream: Pick<PrintedStream<never>, 'told'>,
  options: StreamOptions,
): Problem {
  const [error] = errors
  if (error === undefined) return { message: 'the service gave no reason', isFinal: true }
  const { code = '', filterPath } = error.extensions ?? {}
  const flag = options.after !== undefined && code.startsWith('CURSOR_') ? '--after: ' : ''
  return { message: `${flag}${stream.told(error.message, filterPath)}`, isFinal: code !== 'UNAVAILABLE' }
}

function say(text: string, stream: NodeJS.WriteStream): void {
  if (text !== '') stream.write(text)
}
