import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type ExecutionArgs, type FormattedExecutionResult, GraphQLError } from 'graphql'
import type { ServerOptions } from 'graphql-ws'
import { type Extra, useServer } from 'graphql-ws/use/ws'
import type { Logger } from 'pino'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Settings } from '../settings.ts'
import type { Authority, Caller } from './authority.ts'
import { masked, toWire } from './errors.ts'
import { type Gate, keyOf, type Refusal } from './gate.ts'
import type { Pipeline } from './pipeline.ts'

// GraphQL over WebSocket (graphql-ws). Documents take the same pipeline as over HTTP; a mistake in one ends that
// operation, never the socket with everybody else's streams on it.

export interface Sockets {
  /** Takes over a connection that asks to become a socket. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void
  /** Tells every client to come back later (1001), and cuts off whoever has not gone after `graceMs`. */
  close(graceMs: number): Promise<void>
}

export interface SocketParts {
  settings: Settings
  gate: Gate
  authority: Authority
  pipeline: Pipeline
  log: Logger
}

/** A client that has not answered a ping when the next is due is gone. */
const PING_EVERY_MS = 12_000
const FORBIDDEN = 4403
const TRY_AGAIN_LATER = 1013

type Payload = Record<string, unknown>
type Connection = Extra & { caller?: Caller }

export function openSockets(parts: SocketParts): Sockets {
  const { settings, gate, log } = parts
  const server = new WebSocketServer({ noServer: true, maxPayload: settings.maxBodyBytes, perMessageDeflate: false })
  const graphql = useServer({ ...operationsOf(parts), isProd: true }, server, PING_EVERY_MS)
  server.on('connection', (socket) => {
    // The library's own listener prints a stack trace for every frame that is none; ws has closed such a socket, with
    // the code that says why.
    socket.removeAllListeners('error')
    socket.on('error', (error) => log.debug({ err: error }, 'a socket was closed'))
  })
  let closing = false

  return {
    upgrade(request, connection, head) {
      // Without a listener, a client that resets the connection here would end the process.
      connection.on('error', (error) => log.debug({ err: error }, 'a socket broke while it was opened'))
      const refusal = closing ? STOPPING : (gate.refusal(request) ?? misdirected(request))
      if (refusal !== null) return refuse(connection, refusal)
      server.handleUpgrade(request, connection, head, (socket) => server.emit('connection', socket, request))
    },
    async close(graceMs) {
      closing = true
      const cutOff = setTimeout(() => {
        for (const socket of server.clients) socket.terminate()
      }, graceMs)
      await graphql.dispose()
      clearTimeout(cutOff)
    },
  }
}

function operationsOf({
  settings,
  gate,
  authority,
  pipeline,
  log,
}: SocketParts): ServerOptions<Payload, Extra & Partial<Connection>> {
  const socketsOf = new Map<string, number>()
  const steps = new WeakMap<object, ReturnType<Pipeline['getEnveloped']>>()
  const onWire = (error: unknown): GraphQLError => {
    const shown = masked(error, settings.introspection)
    if (shown.extensions.unexpected === true) log.error({ err: error }, 'an operation failed')
    return shown
  }

  const run = (step: 'execute' | 'subscribe') => async (args: ExecutionArgs) => {
    try {
      return await steps.get(args)?.[step](args)
    } catch (error) {
      return { errors: [onWire(error)] }
    }
  }

  return {
    execute: run('execute'),
    subscribe: run('subscribe'),

    onConnect({ connectionParams = {}, extra }) {
      const { request, socket } = extra
      const { Authorization, authorization = Authorization, apiKey } = connectionParams
      const key = keyOf({ authorization, 'x-api-key': apiKey }) ?? keyOf(request.headers)
      const caller = authority.identify(key, gate.isLocal(request))
      if (caller === null) return false
      const open = (socketsOf.get(caller.principal.id) ?? 0) + 1
      if (open > settings.maxSocketsPerPrincipal) {
        socket.close(TRY_AGAIN_LATER, 'Too many sockets')
        return
      }
      extra.caller = caller
      socketsOf.set(caller.principal.id, open)
      socket.once('close', () => socketsOf.set(caller.principal.id, (socketsOf.get(caller.principal.id) ?? 1) - 1))
      endWithKey(caller, socket)
      return true
    },

    async onSubscribe({ extra, subscriptions }, _id, params) {
      const { caller } = extra
      if (caller === undefined) return [new GraphQLError('This socket is closing.')]
      if (Object.keys(subscriptions).length > settings.maxOperationsPerSocket) {
        return [
          new GraphQLError(`A socket carries ${settings.maxOperationsPerSocket} operations at a time.`, {
            extensions: { code: 'TOO_MANY_OPERATIONS' },
          }),
        ]
      }
      try {
        const enveloped = pipeline.getEnveloped({ caller, params } as never)
        const document = enveloped.parse(params.query)
        const errors = enveloped.validate(enveloped.schema, document)
        if (errors.length > 0) return errors
        const args: ExecutionArgs = {
          schema: enveloped.schema,
          document,
          operationName: params.operationName,
          variableValues: params.variables,
          contextValue: await enveloped.contextFactory(),
        }
        steps.set(args, enveloped)
        return args
      } catch (error) {
        return [onWire(error)]
      }
    },

    onError: (_context, _id, _params, errors) => errors.map(toWire),
    onNext(_context, _id, _params, _args, result) {
      if (result.errors === undefined) return
      return { ...(result as FormattedExecutionResult), errors: result.errors.map(toWire) }
    },
  }
}

function endWithKey({ revoked }: Caller, socket: WebSocket): void {
  const end = () => socket.close(FORBIDDEN, 'Forbidden')
  revoked.addEventListener('abort', end)
  socket.once('close', () => revoked.removeEventListener('abort', end))
}

function misdirected({ url, headers }: IncomingMessage): Refusal | null {
  if (url?.split('?')[0] !== '/graphql') return { status: 404, code: 'NOT_FOUND', message: 'Sockets open at /graphql.' }
  if (headers.upgrade?.toLowerCase() === 'websocket') return null
  return { status: 400, code: 'BAD_REQUEST', message: 'Only WebSocket is spoken beside HTTP/1.1.' }
}

function refuse(connection: Duplex, { status, message }: Refusal): void {
  connection.end(
    `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`,
  )
}

const STOPPING: Refusal = { status: 503, code: 'STOPPING', message: 'The service is stopping.' }
