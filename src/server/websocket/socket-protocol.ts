import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql'
import { CloseCode, MessageType, parseMessage } from 'graphql-ws'
import type { Logger } from 'pino'
import type { Settings } from '../../settings.ts'
import type { Access } from '../access/access.ts'
import type { Quota } from '../access/quota.ts'
import { endWith } from '../execution/abort-listeners.ts'
import { masked } from '../pipeline/errors.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { ClientSocket } from './client-socket.ts'
import { dismiss } from './close-socket.ts'
import { errorMessage, type OperationParts, SocketOperation, type SubscribePayload } from './socket-operation.ts'

// What clients say over graphql-transport-ws (PROTOCOL.md of graphql-ws, whose own server is the measure, and whose
// reading of messages this uses). That server keeps some 5 kB of closures and promises for each stream that stands idle,
// and knows operations by their id alone. A client may use an id again as soon as it has said "complete", while the
// earlier operation is still being opened or ended: here the later one waits for that.

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
/** In bytes (RFC 6455, section 5.5). */
const LONGEST_REASON = 123
const TRY_AGAIN_LATER = 1013
const TOO_MANY_REQUESTS = 4429
/** How often in a row a socket is refused what it has no place for, for each place that it has. */
const PATIENCE = 10

/** Takes what a client says; never throws. What is no message of the protocol ends the socket, and a code says why. */
export type Receive = (socket: ClientSocket, text: string) => void

export function openProtocol({ settings, access, pipeline, standing, log }: ProtocolParts): Receive {
  const operationParts: OperationParts = {
    onWire(error) {
      const shown = masked(error, settings.introspection)
      // What was masked before was logged before.
      if (shown !== error && shown.extensions.unexpected === true) log.error({ err: error }, 'an operation failed')
      return shown
    },
    onEnd(operation) {
      const { socket, id, next } = operation
      socket.operations = socket.operations.filter((each) => each !== operation)
      if (next !== null && socket.readyState === socket.OPEN) begin(socket, id, next)
    },
  }

  const greet = (socket: ClientSocket, params: Params): void => {
    const { arrival } = socket
    if (arrival === null) {
      dismiss(socket, CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests')
      return
    }
    const caller = access.ofSocket(arrival.credentials, params)
    if (caller === null) {
      dismiss(socket, CloseCode.Forbidden, 'Forbidden')
      return
    }
    const release = standing.take(caller.principal.id)
    if (release === null) {
      dismiss(socket, TRY_AGAIN_LATER, 'Too many sockets')
      return
    }
    socket.caller = caller
    socket.release = release
    socket.settle()
    endWith(caller.revoked, socket)
    socket.say({ type: MessageType.ConnectionAck })
  }

  const subscribe = (socket: ClientSocket, id: string, payload: SubscribePayload): void => {
    const earlier = socket.operations.find((each) => each.id === id)
    if (socket.caller === null) dismiss(socket, CloseCode.Unauthorized, 'Unauthorized')
    else if (earlier === undefined) begin(socket, id, payload)
    else if (earlier.isGivenUp && earlier.next === null) earlier.next = payload
    else dismiss(socket, CloseCode.SubscriberAlreadyExists, alreadyExists(id))
  }

  const begin = (socket: ClientSocket, id: string, payload: SubscribePayload): void => {
    const most = settings.maxOperationsPerSocket
    if (id.length > LONGEST_ID) {
      socket.say(errorMessage(id, [idTooLong()]))
      return
    }
    if (socket.operations.length >= most) {
      socket.refused += 1
      socket.say(errorMessage(id, [tooManyOperations(most)]))
      if (socket.refused > PATIENCE * most) dismiss(socket, TOO_MANY_REQUESTS, 'Too many operations')
      return
    }
    socket.refused = 0
    const operation = new SocketOperation(socket, id, operationParts)
    const { operations } = socket
    socket.operations = operations.length === 0 ? [operation] : operations.concat(operation)
    run(operation, payload).catch((error) => onFault(error, socket))
  }

  const run = async (operation: SocketOperation, payload: SubscribePayload): Promise<void> => {
    const { caller } = operation.socket
    try {
      const enveloped = pipeline.getEnveloped({ caller, isOnSocket: true, bypass: operation, params: payload } as never)
      const document = enveloped.parse(payload.query)
      // The same text for all who sent it, since each keeps it for as long as it is subscribed.
      Object.assign(payload, { query: document.loc?.source.body })
      const errors = enveloped.validate(enveloped.schema, document)
      const node = getOperationAST(document, payload.operationName)
      if (errors.length > 0) operation.fail(errors)
      else if (node == null) operation.fail([noOperation()])
      else {
        const args: ExecutionArgs = {
          schema: enveloped.schema,
          document,
          operationName: payload.operationName,
          variableValues: payload.variables,
          contextValue: await enveloped.contextFactory(),
        }
        const step = node.operation === 'subscription' ? enveloped.subscribe : enveloped.execute
        await operation.answer(await step(args))
      }
    } catch (error) {
      operation.fail([error])
    }
  }

  const onFault = (error: unknown, socket: ClientSocket): void => {
    log.error({ err: error }, 'a message could not be handled')
    dismiss(socket, CloseCode.InternalServerError, 'Internal server error')
  }
  const take = (socket: ClientSocket, text: string): void => {
    const message = parsed(text)
    switch (message?.type) {
      case MessageType.ConnectionInit:
        greet(socket, message.payload ?? {})
        break
      case MessageType.Ping:
        socket.say({ type: MessageType.Pong, payload: message.payload ?? undefined })
        break
      case MessageType.Pong:
        break
      case MessageType.Subscribe:
        subscribe(socket, message.id, message.payload as SubscribePayload)
        break
      case MessageType.Complete:
        socket.operations.find(({ id }) => id === message.id)?.giveUp()
        break
      default:
        dismiss(socket, CloseCode.BadRequest, 'Invalid message received')
    }
  }

  return (socket, text) => {
    // What comes after the goodbye of either side is nobody's request any more.
    if (socket.readyState !== socket.OPEN) return
    try {
      take(socket, text)
    } catch (error) {
      onFault(error, socket)
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
