import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type ExecutionArgs, type FormattedExecutionResult, GraphQLError, getOperationAST } from 'graphql'
import { CloseCode, handleProtocols, makeServer, type ServerOptions } from 'graphql-ws'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Settings } from '../settings.ts'
import type { Authority } from './authority.ts'
import { Connection, Wire } from './connection.ts'
import { dismiss, GOODBYE_WITHIN_MS, terminateSoon } from './dismissal.ts'
import { endWith } from './endings.ts'
import { masked, toWire } from './errors.ts'
import { type Gate, keyOf, type Refusal } from './gate.ts'
import { Line, uncorkAll } from './line.ts'
import { openPings } from './pings.ts'
import type { Pipeline } from './pipeline.ts'
import { openQuota, type Quota, type Release } from './quota.ts'
import { untilEnd } from './streams.ts'

// GraphQL over WebSocket (graphql-ws). Documents take the same pipeline as over HTTP; a mistake in one ends that
// operation, never the socket with everybody else's streams on it.

export interface Sockets {
  /** Takes over a connection that asks to become a socket. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void
  /** Cuts off whoever has not taken in a second what waits for it now. */
  cutStalled(): void
  /** Tells every client to come back later (1001), and cuts off whoever has not gone after `graceMs`. */
  close(graceMs: number): Promise<void>
}

export interface SocketParts {
  settings: Settings
  gate: Gate
  authority: Authority
  pipeline: Pipeline
  /** By principal: sockets and streams over HTTP. */
  standing: Quota<string>
  log: Logger
}

/** A client that has said nothing after this is closed. */
const INIT_WITHIN_MS = 3_000
/** A client that is only catching up takes what waits for it sooner. */
const STALLED_AFTER_MS = 1_000
/** A client that has not answered a ping when the next is due is gone. */
const PING_EVERY_MS = 12_000
/** In characters. It comes with each message of its operation, and is kept with it. */
const LONGEST_ID = 256
const GOING_AWAY = 1001
const TRY_AGAIN_LATER = 1013
const TOO_MANY_REQUESTS = 4429
/** How often in a row a socket is refused what it has no place for, for each place that it has. */
const PATIENCE = 10

type Params = Record<string, unknown>

export function openSockets(parts: SocketParts): Sockets {
  const { settings, gate, log } = parts
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: settings.maxBodyBytes,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols,
    // One that leaves by itself holds its place until it is gone. While we stop, the grace decides.
    ...{ closeTimeout: Math.max(GOODBYE_WITHIN_MS, settings.shutdownGraceMs) },
  })
  const graphql = makeServer(operationsOf(parts))
  const connections = new Set<Connection>()
  const pings = openPings(PING_EVERY_MS)
  const unacknowledged = openQuota<'everybody'>(settings.maxSocketsPerPrincipal)
  let closing = false

  // Listeners of all sockets: one of its own for each would be memory for each.
  function onError(this: WebSocket, error: Error): void {
    log.debug({ err: error }, 'a socket was closed')
    terminateSoon(this)
  }
  const onBroken = (error: Error) => log.debug({ err: error }, 'a socket broke while it was opened')
  const onFault = (error: unknown, socket: WebSocket) => {
    log.error({ err: error }, 'a message could not be handled')
    dismiss(socket, CloseCode.InternalServerError, 'Internal server error')
  }

  const open = (socket: WebSocket, connection: Connection): void => {
    // ws has closed a socket that sends what is no frame, with the code that says why.
    socket.on('error', onError)
    pings.add(socket)
    connections.add(connection)
    const closed = graphql.opened(new Wire(connection, onFault), connection)
    socket.on('close', (code, reason) => {
      connections.delete(connection)
      connection.end()
      closed(code, String(reason)).catch((error) => log.error({ err: error }, 'a socket could not be closed'))
    })
  }

  return {
    upgrade(request, duplex, head) {
      // Without a listener, a client that resets the connection here would end the process.
      duplex.on('error', onBroken)
      const refusal = closing ? STOPPING : (gate.refusal(request) ?? misdirected(request))
      if (refusal !== null) return refuse(duplex, refusal)
      const release = unacknowledged.take('everybody')
      if (release === null) return refuse(duplex, CROWDED)
      duplex.on('close', release)
      const sender = { key: keyOf(request.headers), isLocal: gate.isLocal(request) }
      server.handleUpgrade(request, duplex, head, (socket) => {
        // From here on its socket tells when it is closed.
        duplex.off('close', release)
        const patience = setTimeout(giveUp, INIT_WITHIN_MS, socket)
        const arrival = { ...sender, patience, release }
        open(socket, new Connection(socket, new Line(duplex, settings.maxQueuedBytes, socket), arrival))
      })
    },
    cutStalled() {
      uncorkAll()
      const waiting = new Map<Connection, number>()
      for (const each of connections) if (each.socket.bufferedAmount > 0) waiting.set(each, each.line.handedOver)
      if (waiting.size > 0) setTimeout(cutOff, STALLED_AFTER_MS, waiting).unref()
    },
    async close(graceMs) {
      closing = true
      pings.close()
      const graceOver = setTimeout(() => {
        for (const { socket } of connections) socket.terminate()
      }, graceMs)
      for (const { socket } of connections) socket.close(GOING_AWAY, 'Going away')
      // For nothing else: one that breaks meanwhile is closed as well.
      await Promise.all([...connections].map(({ socket }) => new Promise((gone) => socket.once('close', gone))))
      clearTimeout(graceOver)
    },
  }
}

function cutOff(waiting: Map<Connection, number>): void {
  for (const [{ socket, line }, handedOver] of waiting) if (!line.hasSent(handedOver)) socket.terminate()
}

function giveUp(socket: WebSocket): void {
  dismiss(socket, CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout')
}

function operationsOf({
  settings,
  authority,
  pipeline,
  standing,
  log,
}: SocketParts): ServerOptions<Params, Connection> {
  // An operation whose client has lost interest counts until it ends: it does its work all the same.
  const underWay = openQuota<WebSocket>(settings.maxOperationsPerSocket)
  const steps = new WeakMap<object, { enveloped: ReturnType<Pipeline['getEnveloped']>; release: Release }>()
  const onWire = (error: unknown): GraphQLError => {
    const shown = masked(error, settings.introspection)
    if (shown.extensions.unexpected === true) log.error({ err: error }, 'an operation failed')
    return shown
  }

  const run = (step: 'execute' | 'subscribe') => async (args: ExecutionArgs) => {
    const prepared = steps.get(args)
    if (prepared === undefined) throw new Error('an operation that was not let in')
    const { enveloped, release } = prepared
    try {
      const result = await enveloped[step](args)
      if (Symbol.asyncIterator in result) return untilEnd(result, release)
      release()
      return result
    } catch (error) {
      release()
      return { errors: [onWire(error)] }
    }
  }

  return {
    execute: run('execute'),
    subscribe: run('subscribe'),
    // It would keep its timer with the socket.
    connectionInitWaitTimeout: 0,

    onConnect({ connectionParams = {}, extra }) {
      const { socket, arrival } = extra
      if (arrival === null) return false
      const { Authorization, authorization = Authorization, apiKey } = connectionParams
      const key = keyOf({ authorization, 'x-api-key': apiKey }) ?? arrival.key
      const caller = authority.identify(key, arrival.isLocal)
      if (caller === null) return false
      const release = standing.take(caller.principal.id)
      if (release === null) {
        dismiss(socket, TRY_AGAIN_LATER, 'Too many sockets')
        return
      }
      extra.caller = caller
      extra.release = release
      extra.settle()
      endWith(caller.revoked, extra)
      return true
    },

    async onSubscribe({ extra }, id, params) {
      const { caller, socket, line } = extra
      if (caller === null) return [new GraphQLError('This socket is closing.')]
      if (id.length > LONGEST_ID) return [ID_TOO_LONG()]
      const release = underWay.take(socket)
      extra.refused = release === null ? extra.refused + 1 : 0
      if (release === null) {
        if (extra.refused > PATIENCE * settings.maxOperationsPerSocket) {
          dismiss(socket, TOO_MANY_REQUESTS, 'Too many operations')
        }
        return [
          new GraphQLError(`A socket carries ${settings.maxOperationsPerSocket} operations at a time.`, {
            extensions: { code: 'TOO_MANY_OPERATIONS' },
          }),
        ]
      }
      try {
        const enveloped = pipeline.getEnveloped({
          caller,
          isOnSocket: true,
          bypass: line.bypassTo(id),
          params,
        } as never)
        const document = enveloped.parse(params.query)
        // The same text for all who sent it, since each keeps it for as long as it is subscribed.
        Object.assign(params, { query: document.loc?.source.body })
        const errors = enveloped.validate(enveloped.schema, document)
        if (errors.length > 0) return refused(release, errors)
        if (getOperationAST(document, params.operationName) == null) return refused(release, [NO_OPERATION()])
        const args: ExecutionArgs = {
          schema: enveloped.schema,
          document,
          operationName: params.operationName,
          variableValues: params.variables,
          contextValue: await enveloped.contextFactory(),
        }
        steps.set(args, { enveloped, release })
        return args
      } catch (error) {
        return refused(release, [onWire(error)])
      }
    },

    // graphql-ws makes an error of what a stream fails with, and keeps the words. Those of ours have been masked.
    onError: (_context, _id, _params, errors) =>
      errors.map((error) => toWire(error.originalError == null ? error : onWire(error))),
    onNext(_context, _id, _params, _args, result) {
      if (result.errors === undefined) return
      return { ...(result as FormattedExecutionResult), errors: result.errors.map(toWire) }
    },
  }
}

function refused(release: Release, errors: readonly GraphQLError[]): readonly GraphQLError[] {
  release()
  return errors
}

function misdirected({ url, headers }: IncomingMessage): Refusal | null {
  if (url?.split('?')[0] !== '/graphql') return { status: 404, code: 'NOT_FOUND', message: 'Sockets open at /graphql.' }
  if (headers.upgrade?.toLowerCase() === 'websocket') return null
  return { status: 400, code: 'BAD_REQUEST', message: 'Only WebSocket is spoken beside HTTP/1.1.' }
}

function refuse(connection: Duplex, { status, message }: Refusal): void {
  // A peer that keeps its half open would keep the connection, and the end of the service would wait for it.
  connection.once('finish', () => connection.destroy())
  connection.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`,
  )
}

const NO_OPERATION = () => new GraphQLError('The document has no such operation, or several and none was named.')

const ID_TOO_LONG = () =>
  new GraphQLError(`The id of an operation has at most ${LONGEST_ID} characters.`, {
    extensions: { code: 'OPERATION_ID_TOO_LONG' },
  })

const CROWDED: Refusal = { status: 503, code: 'TOO_MANY_SOCKETS', message: 'Too many sockets are being opened.' }
const STOPPING: Refusal = { status: 503, code: 'STOPPING', message: 'The service is stopping.' }
