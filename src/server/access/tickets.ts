import type { IncomingMessage, ServerResponse } from 'node:http'
import { GraphQLError, getOperationAST } from 'graphql'
import type { Bodies } from '../http/bodies.ts'
import { isStackOverflow, masked, tooDeep, toWire } from '../pipeline/errors.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Authority, Caller } from './authority.ts'
import { keyOf, type Refusal } from './gate.ts'
import { openQuota } from './quota.ts'

// An EventSource can send no header, so no key. Whoever has one asks for a ticket with it, for one operation, and opens
// the stream of that operation with an address that holds the ticket: once, within seconds. So what lies in logs of
// proxies and in a browser's history opens nothing.

/** What tickets are given of the store. */
export interface TicketStore {
  /** Null: the principal has too many that it has not used. */
  create(ticketed: TicketContent): Promise<string | null>
  take(ticket: string): Promise<TicketContent | null>
}

interface TicketContent {
  principalId: string
  credential: string | null
  /** As JSON. */
  operation: string
}

export interface Tickets {
  /** Gives a ticket for the operation in the request's body. */
  give(request: IncomingMessage, response: ServerResponse, caller: Caller): Promise<void>
  /** What a request's ticket opens, taken; null where the request has none. */
  take(request: IncomingMessage): Promise<Opened | Refusal | null>
}

/** What a ticket opens. */
export interface Opened {
  caller: Caller
  operation: object
}

export interface TicketParts {
  authority: Authority
  pipeline: Pipeline
  store: TicketStore
  bodies: Bodies
  /** How often a stream that has nothing to say shows that it is alive. */
  heartbeatMs: number
  isSchemaOpen: boolean
  refuse(response: ServerResponse, refusal: Refusal): void
  sendJson(response: ServerResponse, status: number, body: object): void
}

/** In bytes: it is kept until the ticket is used. */
const LONGEST_OPERATION = 100_000
/** What a ticket looks like: 32 bytes in base64url. Anything else is not looked up. */
const TICKET = /^[\w-]{43}$/
/** How many tickets are looked up at a time: whoever asks needs no key. */
const MOST_LOOKED_UP = 32

export function openTickets(parts: TicketParts): Tickets {
  const { authority, pipeline, store, bodies, heartbeatMs, isSchemaOpen, refuse, sendJson } = parts
  const lookups = openQuota<'everybody'>(MOST_LOOKED_UP)

  /** What is wrong with an operation, told now: an EventSource learns nothing of a refusal. */
  const problemsOf = (caller: Caller, { query, operationName }: Operation): readonly unknown[] => {
    if (typeof query !== 'string') return [noOperation()]
    try {
      const enveloped = pipeline.getEnveloped({ caller, isOnSocket: false, params: { query, operationName } } as never)
      const document = enveloped.parse(query)
      const errors = enveloped.validate(enveloped.schema, document)
      if (errors.length > 0) return errors
      const node = getOperationAST(document, typeof operationName === 'string' ? operationName : undefined)
      return node?.operation === 'subscription' ? [] : [noOperation()]
    } catch (error) {
      return [error]
    }
  }

  return {
    async give(request, response, caller) {
      const reading = await bodies.read(request, response, caller.principal.id, LONGEST_OPERATION).catch(() => null)
      if (reading === null) return void response.destroy()
      if (caller.revoked.aborted) return refuse(response, ENDED)
      if (reading.outcome === 'refused') return refuse(response, reading.refusal)
      const { query, operationName, variables } = reading.operation as Operation
      const operation = written({ query, operationName, variables })
      const errors = operation === null ? [tooDeep()] : problemsOf(caller, { query, operationName })
      if (operation === null || errors.length > 0)
        return sendJson(response, 400, { errors: errors.map((error) => toWire(masked(error, isSchemaOpen))) })
      const ticket = await store.create({
        principalId: caller.principal.id,
        credential: caller.credential,
        operation,
      })
      if (ticket === null) return refuse(response, TOO_MANY_TICKETS)
      sendJson(response, 201, { ticket, heartbeatMs })
    },
    async take(request) {
      const ticket = request.method === 'GET' ? ticketOf(request) : null
      if (ticket === null) return null
      if (!TICKET.test(ticket)) return NO_TICKET
      const release = lookups.take('everybody')
      if (release === null) return TOO_BUSY
      const taken = await store.take(ticket).finally(release)
      if (taken === null) return NO_TICKET
      // Another process may have made the key a moment ago.
      if (authority.holder(taken.credential) === null) await authority.refresh()
      const caller = authority.holder(taken.credential)
      if (caller === null || caller.principal.id !== taken.principalId) return NO_TICKET
      const key = keyOf(request.headers)
      if (key !== null && authority.identify(key)?.principal.id !== caller.principal.id) return NO_TICKET
      return { caller, operation: JSON.parse(taken.operation) }
    },
  }
}

interface Operation {
  query?: unknown
  operationName?: unknown
  variables?: unknown
}

/** Null where it is nested more deeply than it can be written. */
function written(operation: Operation): string | null {
  try {
    return JSON.stringify(operation)
  } catch (error) {
    if (isStackOverflow(error)) return null
    throw error
  }
}

function ticketOf({ url = '' }: IncomingMessage): string | null {
  const at = url.indexOf('?')
  return at === -1 ? null : new URLSearchParams(url.slice(at + 1)).get('ticket')
}

const noOperation = () =>
  new GraphQLError('A ticket is for a subscription: send its document as "query".', {
    extensions: { code: 'BAD_REQUEST' },
  })

const ENDED: Refusal = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'The key or session ended, or its role was changed, while the request was on its way.',
}
const NO_TICKET: Refusal = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'This ticket was used already, or is older than 30 seconds: ask for another.',
}
const TOO_BUSY: Refusal = {
  status: 503,
  code: 'UNAVAILABLE',
  message: 'Too many tickets are being looked up: try again soon.',
}
const TOO_MANY_TICKETS: Refusal = {
  status: 429,
  code: 'TOO_MANY_TICKETS',
  message: 'You have as many unused tickets as are allowed: use one first.',
}
