import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ExecutionResult } from 'graphql'
import type { Caller } from '../access/authority.ts'
import type { Refusal } from '../access/gate.ts'
import { openQuota, type Quota, TOO_MANY_STREAMS } from '../access/quota.ts'
import { endNoMore, endWith } from '../execution/abort-listeners.ts'
import { SHARED_EVENT_STREAM } from './frames.ts'
import { breakOffWith, type Outlet, openOutlet } from './stream-body.ts'

// GraphQL over SSE, "single connection mode": a client reserves an event stream (PUT), opens it with the token it was
// given (GET), and sends operations beside it (POST), whose results come on the stream; DELETE ends one of them. For
// browsers, which open six connections to one host at most.
// The protocol: https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md

/** An event stream that a client has asked for, and what is on it. */
export interface Reservation {
  /** Takes a place for an operation, before anything of it is done; says why where there is none. */
  admit(operationId: string): Admission | Refusal
  /** Ends the operation that has this id now, running or not, and gives its place back. */
  drop(operationId: string): void
}

/** The place of one operation on a reserved stream. When its client has given it up, its id may be another one's. */
export interface Admission {
  /** Sends the operation's results on the stream. False: it was given up meanwhile. */
  carry(results: AsyncIterator<ExecutionResult>): boolean
  /** Gives the place back: the operation does not run. */
  leave(): void
}

export interface Reservations {
  /** Answers what this protocol adds to an operation's request; false where the request is an operation's. */
  answer(request: IncomingMessage, response: ServerResponse, caller: Caller): boolean
  /**
   * Opens a reserved stream for a client that can send its token and no key, as an EventSource: the token is secret, and
   * was given to the caller alone. False where the request has no token that stands.
   */
  openByToken(request: IncomingMessage, response: ServerResponse): boolean
  /** The stream that an operation's results are to go to; null where they go into its own answer. */
  find(request: IncomingMessage, caller: Caller): Reservation | Refusal | null
  /** Whether it is a reserved stream's. */
  isStream(response: ServerResponse): boolean
  /** Gives up what nobody has opened yet. */
  dropUnopened(): void
}

export interface ReservationParts {
  heartbeatMs: number
  maxOperations: number
  /** By principal: sockets and streams over HTTP. */
  standing: Quota<string>
  /** How many places of a principal may be reserved, and not opened yet. */
  maxUnopened: number
  stopping: AbortSignal
  refuse(response: ServerResponse, refusal: Refusal): void
}

/** How long a reservation may wait for its stream. */
const OPEN_WITHIN_MS = 30_000

interface Held extends Reservation {
  principalId: string
  outlet: Outlet
  isOpen: boolean
  /** It is not waited for any more. */
  settle(): void
}

export function openReservations(parts: ReservationParts): Reservations {
  const { heartbeatMs, maxOperations, standing, stopping, refuse } = parts
  const reserved = openQuota<string>(parts.maxUnopened)
  const held = new Map<string, Held>()
  const streams = new WeakSet<ServerResponse>()

  const reserve = (caller: Caller): string | null => {
    // A reservation costs no connection: without a share of its own, it would cost its principal all its streams.
    const settle = reserved.take(caller.principal.id)
    const release = settle === null ? null : standing.take(caller.principal.id)
    if (settle === null || release === null) {
      settle?.()
      return null
    }
    const token = randomBytes(24).toString('base64url')
    const outlet = openOutlet(SHARED_EVENT_STREAM, heartbeatMs, stopping)
    const unopened = setTimeout(() => outlet.body.destroy(), OPEN_WITHIN_MS)
    // Each operation says first what became of the key.
    const revocation = { onAbort: () => outlet.finish() }
    endWith(caller.revoked, revocation)
    outlet.body.once('close', () => {
      held.delete(token)
      clearTimeout(unopened)
      endNoMore(caller.revoked, revocation)
      settle()
      release()
    })
    held.set(token, {
      principalId: caller.principal.id,
      outlet,
      isOpen: false,
      settle() {
        clearTimeout(unopened)
        settle()
      },
      ...operationsOn(outlet, maxOperations),
    })
    return token
  }
  const ofRequest = (request: IncomingMessage, caller: Caller): Held | null => {
    const found = held.get(tokenOf(request) ?? '')
    // A token is no key: somebody else's opens nothing.
    return found?.principalId === caller.principal.id ? found : null
  }

  const openOnce = (reservation: Held, response: ServerResponse): void => {
    if (reservation.isOpen) refuse(response, OPEN_ALREADY)
    else {
      streams.add(response)
      open(reservation, response)
    }
  }

  return {
    answer(request, response, caller) {
      const { method } = request
      if (method === 'PUT') {
        const token = reserve(caller)
        if (token === null) refuse(response, TOO_MANY_STREAMS)
        else response.writeHead(201, { 'content-type': 'text/plain; charset=utf-8', ...UNSTORED }).end(token)
        return true
      }
      if (tokenOf(request) === null) return false
      const opens = /text\/event-stream/.test(request.headers.accept ?? '')
      if (method !== 'DELETE' && !opens) return false
      const reservation = ofRequest(request, caller)
      if (reservation === null) refuse(response, NO_STREAM)
      else if (method === 'DELETE') {
        const operationId = parametersOf(request).get('operationId')
        if (!operationId) refuse(response, NO_OPERATION_ID)
        else {
          reservation.drop(operationId)
          response.writeHead(200, UNSTORED).end()
        }
      } else openOnce(reservation, response)
      return true
    },
    openByToken(request, response) {
      const isOpening = request.method === 'GET' && /text\/event-stream/.test(request.headers.accept ?? '')
      const reservation = isOpening ? held.get(tokenOf(request) ?? '') : undefined
      if (reservation === undefined) return false
      openOnce(reservation, response)
      return true
    },
    find(request, caller) {
      return tokenOf(request) === null ? null : (ofRequest(request, caller) ?? NO_STREAM)
    },
    isStream: (response) => streams.has(response),
    dropUnopened() {
      for (const { isOpen, outlet } of [...held.values()]) if (!isOpen) outlet.body.destroy()
    },
  }
}

function operationsOn(outlet: Outlet, maxOperations: number): Reservation {
  const operations = new Map<string, Admission>()
  return {
    admit(operationId) {
      if (operationId === '') return NO_OPERATION_ID
      if (operations.has(operationId)) return OPERATION_EXISTS
      if (operations.size >= maxOperations) return TOO_MANY_OPERATIONS
      const hasPlace = () => operations.get(operationId) === admission
      const leave = () => {
        if (hasPlace()) operations.delete(operationId)
      }
      const admission: Admission = {
        carry(results) {
          if (!hasPlace() || outlet.body.destroyed) return false
          outlet.carry(operationId, results, leave)
          return true
        },
        leave,
      }
      operations.set(operationId, admission)
      return admission
    },
    drop(operationId) {
      operations.delete(operationId)
      outlet.drop(operationId)
    },
  }
}

function open(reservation: Held, response: ServerResponse): void {
  reservation.isOpen = true
  reservation.settle()
  // Set one by one: whoever stops the service finds its streams by this header.
  response.setHeader('content-type', 'text/event-stream; charset=utf-8')
  response.setHeader('cache-control', 'no-store')
  response.setHeader('x-accel-buffering', 'no')
  response.flushHeaders()
  const { body } = reservation.outlet
  response.once('close', () => body.destroy())
  breakOffWith(body, response)
  body.pipe(response)
}

function tokenOf(request: IncomingMessage): string | null {
  const { 'x-graphql-event-stream-token': header } = request.headers
  return header === undefined ? parametersOf(request).get('token') : String(header)
}

function parametersOf({ url = '' }: IncomingMessage): URLSearchParams {
  const at = url.indexOf('?')
  return new URLSearchParams(at === -1 ? '' : url.slice(at + 1))
}

const UNSTORED = { 'cache-control': 'no-store' }

const NO_STREAM: Refusal = { status: 404, code: 'STREAM_NOT_FOUND', message: 'There is no such stream: reserve one.' }
const OPEN_ALREADY: Refusal = { status: 409, code: 'STREAM_OPEN', message: 'This stream is open already.' }
const NO_OPERATION_ID: Refusal = { status: 400, code: 'BAD_REQUEST', message: 'The operation’s id is missing.' }
const OPERATION_EXISTS: Refusal = {
  status: 409,
  code: 'OPERATION_EXISTS',
  message: 'An operation has this id already.',
}
const TOO_MANY_OPERATIONS: Refusal = {
  status: 429,
  code: 'TOO_MANY_OPERATIONS',
  message: 'The stream carries as many operations as are allowed: end one first.',
}
