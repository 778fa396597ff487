import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql'
import { CloseCode, MessageType, parseMessage } from 'graphql-ws'
import type { Logger } from 'pino'
import type { Settings } from '../settings.ts'
import type { Authority } from './authority.ts'
import type { Connection } from './connection.ts'
import { dismiss } from './dismissal.ts'
import { endWith } from './endings.ts'
import { masked } from './errors.ts'
import { keyOf } from './gate.ts'
import type { Pipeline } from './pipeline.ts'
import type { Quota } from './quota.ts'
import { errorMessage, type OperationParts, type Request, SocketOperation } from './socket-operation.ts'

// What clients say over graphql-transport-ws (PROTOCOL.md of graphql-ws, whose own server is the measure, and whose
// reading of messages this uses). That server keeps some 5 kB of closures and promises for each stream that stands idle,
// and knows operations by their id alone. A client may use an id again as soon as it has said "complete", while the
// earlier operation is still being opened or ended: here the later one waits for that.

export interface ProtocolParts {
  settings: Settings
  authority: Authority
  pipeline: Pipeline
  /** By principal: sockets and streams over HTTP. */
  standing: Quota<string>
  log: Logger
}

/** In characters. It comes with each message of its operation, and is kept with it. */
const LONGEST_ID = 256
/** In bytes (RFC 6455, section 5.5). */
const LONGEST_REASON = 123
const TRY_AGAIN_LATER = 1013
const TOO_MANY_REQUESTS = 4429
/** How often in a row a socket is refused what it has no place for, for each place that it has. */
const PATIENCE = 10

/** Takes what a client says. What is no message of the protocol ends the socket, with the code that says why. */
export type Receive = (connection: Connection, text: string) => void

export function openProtocol({ settings, authority, pipeline, standing, log }: ProtocolParts): Receive {
  const operationParts: OperationParts = {
    onWire(error) {
      const shown = masked(error, settings.introspection)
      if (shown.extensions.unexpected === true) log.error({ err: error }, 'an operation failed')
      return shown
    },
    onEnd(operation) {
      const { connection, id, next } = operation
      connection.operations = connection.operations.filter((each) => each !== operation)
      if (next !== null && connection.readyState === connection.OPEN) begin(connection, id, next)
    },
  }

  const greet = (connection: Connection, { Authorization, authorization = Authorization, apiKey }: Params): void => {
    const { arrival } = connection
    if (arrival === null) {
      dismiss(connection, CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests')
      return
    }
    const key = keyOf({ authorization, 'x-api-key': apiKey }) ?? arrival.key
    const caller = authority.identify(key, arrival.isLocal)
    if (caller === null) {
      dismiss(connection, CloseCode.Forbidden, 'Forbidden')
      return
    }
    const release = standing.take(caller.principal.id)
    if (release === null) {
      dismiss(connection, TRY_AGAIN_LATER, 'Too many sockets')
      return
    }
    connection.caller = caller
    connection.release = release
    connection.settle()
    endWith(caller.revoked, connection)
    connection.say({ type: MessageType.ConnectionAck })
  }

  const subscribe = (connection: Connection, id: string, request: Request): void => {
    const earlier = connection.operations.find((each) => each.id === id)
    if (connection.caller === null) dismiss(connection, CloseCode.Unauthorized, 'Unauthorized')
    else if (earlier === undefined) begin(connection, id, request)
    else if (earlier.isGivenUp && earlier.next === null) earlier.next = request
    else dismiss(connection, CloseCode.SubscriberAlreadyExists, alreadyExists(id))
  }

  const begin = (connection: Connection, id: string, request: Request): void => {
    const most = settings.maxOperationsPerSocket
    if (id.length > LONGEST_ID) {
      connection.say(errorMessage(id, [idTooLong()]))
      return
    }
    if (connection.operations.length >= most) {
      connection.refused += 1
      connection.say(errorMessage(id, [tooManyOperations(most)]))
      if (connection.refused > PATIENCE * most) dismiss(connection, TOO_MANY_REQUESTS, 'Too many operations')
      return
    }
    connection.refused = 0
    const operation = new SocketOperation(connection, id, operationParts)
    const { operations } = connection
    connection.operations = operations.length === 0 ? [operation] : operations.concat(operation)
    run(operation, request).catch((error) => {
      log.error({ err: error }, 'an operation could not be run')
      dismiss(connection, CloseCode.InternalServerError, 'Internal server error')
    })
  }

  const run = async (operation: SocketOperation, request: Request): Promise<void> => {
    try {
      const prepared = await prepare(operation, request)
      if (Array.isArray(prepared)) await operation.fail(prepared)
      else await operation.answer(await prepared())
    } catch (error) {
      await operation.fail([error])
    }
  }
  /** Answers how to run it, or why that cannot be done. */
  const prepare = async (operation: SocketOperation, request: Request) => {
    const { caller } = operation.connection
    const enveloped = pipeline.getEnveloped({ caller, isOnSocket: true, bypass: operation, params: request } as never)
    const document = enveloped.parse(request.query)
    // The same text for all who sent it, since each keeps it for as long as it is subscribed.
    Object.assign(request, { query: document.loc?.source.body })
    const errors = enveloped.validate(enveloped.schema, document)
    if (errors.length > 0) return errors
    const node = getOperationAST(document, request.operationName)
    if (node == null) return [noOperation()]
    const args: ExecutionArgs = {
      schema: enveloped.schema,
      document,
      operationName: request.operationName,
      variableValues: request.variables,
      contextValue: await enveloped.contextFactory(),
    }
    return node.operation === 'subscription'
      ? async () => enveloped.subscribe(args)
      : async () => enveloped.execute(args)
  }

  return (connection, text) => {
    // What comes after the goodbye of either side is nobody's request any more.
    if (connection.readyState !== connection.OPEN) return
    const message = parsed(text)
    switch (message?.type) {
      case MessageType.ConnectionInit:
        greet(connection, message.payload ?? {})
        break
      case MessageType.Ping:
        connection.say({ type: MessageType.Pong, payload: message.payload ?? undefined })
        break
      case MessageType.Pong:
        break
      case MessageType.Subscribe:
        subscribe(connection, message.id, message.payload as Request)
        break
      case MessageType.Complete:
        connection.operations.find(({ id }) => id === message.id)?.giveUp()
        break
      default:
        dismiss(connection, CloseCode.BadRequest, 'Invalid message received')
    }
  }
}

type Params = Record<string, unknown>

/** Null for what is no message of the protocol. */
function parsed(text: string) {
  try {
    return parseMessage(text)
  } catch {
    return null
  }
}

function alreadyExists(id: string): string {
  const reason = `Subscriber for ${id} already exists`
  return Buffer.byteLength(reason) <= LONGEST_REASON ? reason : 'Subscriber already exists'
}

const noOperation = () => new GraphQLError('The document has no such operation, or several and none was named.')

const idTooLong = () =>
  new GraphQLError(`The id of an operation has at most ${LONGEST_ID} characters.`, {
    extensions: { code: 'OPERATION_ID_TOO_LONG' },
  })

const tooManyOperations = (most: number) =>
  new GraphQLError(`A socket carries ${most} operations at a time.`, { extensions: { code: 'TOO_MANY_OPERATIONS' } })
