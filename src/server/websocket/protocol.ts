import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql'
import { makeServer, type Server, type ServerOptions } from 'graphql-ws'
import type { Logger } from 'pino'
import type { Settings } from '../../settings.ts'
import type { Access } from '../access/access.ts'
import type { Quota } from '../access/quota.ts'
import { endWith } from '../execution/abort-listeners.ts'
import { masked, rootCause, toWire } from '../pipeline/errors.ts'
import { logFault } from '../pipeline/log-fault.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { ClientSocket } from './client-socket.ts'
import { dismiss } from './close-socket.ts'
import { SocketSink } from './socket-sink.ts'

// graphql-ws speaks graphql-transport-ws. What is ours: who is let in, how much of everything, and the pipeline that
// documents take over HTTP too.

export interface ProtocolParts {
  settings: Settings
  access: Access
  pipeline: Pipeline
  /** By principal: sockets and streams over HTTP. */
  standing: Quota<string>
  log: Logger
}

/** In characters. It comes with each message of its operation, and is kept with it. */
const LONGEST_ID = 256
const TRY_AGAIN_LATER = 1013
const TOO_MANY_REQUESTS = 4429
/** How often in a row a socket is refused what it has no place for, for each place that it has. */
const PATIENCE = 10

type Params = Record<string, unknown>

export function openProtocol(parts: ProtocolParts): Server<ClientSocket> {
  return makeServer<Params, ClientSocket>({
    // It would keep its timer with the socket.
    connectionInitWaitTimeout: 0,
    onConnect: ({ connectionParams = {}, extra: socket }) => greet(socket, connectionParams, parts),
    ...operationsOf(parts),
  })
}

/** False: it may not enter, and is told 4403. */
function greet(socket: ClientSocket, params: Params, { access, standing }: ProtocolParts): boolean {
  const caller = socket.arrival === null ? null : access.ofSocket(socket.arrival.credentials, params)
  if (caller === null) return false
  const release = standing.take(caller.principal.id)
  if (release === null) {
    dismiss(socket, TRY_AGAIN_LATER, 'Too many sockets')
    return true
  }
  socket.caller = caller
  socket.release = release
  socket.settle()
  endWith(caller.revoked, socket)
  return true
}

function operationsOf({ settings, pipeline, log }: ProtocolParts): Partial<ServerOptions<Params, ClientSocket>> {
  const most = settings.maxOperationsPerSocket
  const prepared = new WeakMap<object, { enveloped: ReturnType<Pipeline['getEnveloped']>; socket: ClientSocket }>()
  const onWire = (error: unknown): GraphQLError => {
    const shown = masked(error, settings.introspection)
    // What was masked before was logged before.
    if (shown !== error && shown.extensions.unexpected === true) logFault(log, rootCause(error), 'an operation failed')
    return shown
  }
  const run = (step: 'execute' | 'subscribe') => async (args: ExecutionArgs) => {
    const { enveloped, socket } = prepared.get(args) ?? {}
    if (enveloped === undefined || socket === undefined) throw new Error('an operation that was not let in')
    let isGoingOn = false
    try {
      const result = await enveloped[step](args)
      // Its sink gives its place back.
      isGoingOn = Symbol.asyncIterator in result
      return result
    } catch (error) {
      return { errors: [onWire(error)] }
    } finally {
      if (!isGoingOn) socket.operations -= 1
    }
  }
  const prepare = async (socket: ClientSocket, id: string, params: { query: string } & Params) => {
    const { caller } = socket
    const bypass = new SocketSink(socket, id)
    const enveloped = pipeline.getEnveloped({ caller, isOnSocket: true, bypass, params } as never)
    const document = enveloped.parse(params.query)
    // The same text for all who sent it, since each keeps it for as long as it is subscribed.
    Object.assign(params, { query: document.loc?.source.body })
    const errors = enveloped.validate(enveloped.schema, document)
    if (errors.length > 0) return errors as readonly GraphQLError[]
    if (getOperationAST(document, params.operationName as string) == null) return [noOperation()]
    const args: ExecutionArgs = {
      schema: enveloped.schema,
      document,
      operationName: params.operationName as string,
      variableValues: params.variables as Params,
      contextValue: await enveloped.contextFactory(),
    }
    prepared.set(args, { enveloped, socket })
    return args
  }

  return {
    execute: run('execute'),
    subscribe: run('subscribe'),

    async onSubscribe({ extra: socket }, id, params) {
      if (socket.caller === null) return [closing()]
      if (id.length > LONGEST_ID) return [idTooLong()]
      if (socket.operations >= most) {
        socket.refused += 1
        if (socket.refused > PATIENCE * most) dismiss(socket, TOO_MANY_REQUESTS, 'Too many operations')
        return [tooManyOperations(most)]
      }
      socket.refused = 0
      socket.operations += 1
      const args = await prepare(socket, id, params as { query: string } & Params).catch((error) => [onWire(error)])
      if (Array.isArray(args)) socket.operations -= 1
      return args as ExecutionArgs | readonly GraphQLError[]
    },

    // The library makes an error of what a stream fails with, and keeps the words. Those of ours have been masked.
    onError: (_context, _id, _params, errors) =>
      errors.map((error) => toWire(error.originalError == null ? error : onWire(error.originalError))),
    onNext(_context, _id, _params, _args, { errors, ...rest }) {
      return errors === undefined ? undefined : { errors: errors.map(toWire), ...rest }
    },
  }
}

const noOperation = () =>
  new GraphQLError('The document has no such operation, or several and none was named.', {
    extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
  })

const closing = () => new GraphQLError('This socket is closing.', { extensions: { code: 'UNAUTHENTICATED' } })

const idTooLong = () =>
  new GraphQLError(`The id of an operation has at most ${LONGEST_ID} characters.`, {
    extensions: { code: 'OPERATION_ID_TOO_LONG' },
  })

const tooManyOperations = (most: number) =>
  new GraphQLError(`A socket carries ${most} operations at a time.`, { extensions: { code: 'TOO_MANY_OPERATIONS' } })
