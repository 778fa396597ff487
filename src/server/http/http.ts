import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import { UNAVAILABLE_NOW, warnUnavailable, whyUnavailable } from '../../api/unavailable.ts'
import { PROGRAM } from '../../program.ts'
import type { Settings } from '../../settings.ts'
import { openAccess } from '../access/access.ts'
import type { Authority } from '../access/authority.ts'
import { keyOf, openGate, type Refusal } from '../access/gate.ts'
import { openQuota } from '../access/quota.ts'
import { openSignIn, type SessionStore } from '../access/sign-in.ts'
import { SIGN_IN_PAGE, SIGN_IN_POLICY } from '../access/sign-in-page.ts'
import { type Opened, openTickets, type TicketStore } from '../access/tickets.ts'
import { openReservations } from '../event-stream/reserved-streams.ts'
import { logFault } from '../pipeline/log-fault.ts'
import { createPipeline, type Room } from '../pipeline/pipeline.ts'
import type { Reads } from '../pipeline/reader-limit.ts'
import { readTrustedDocuments } from '../pipeline/trusted-documents.ts'
import type { PublicPages } from '../public/public-pages.ts'
import { openSockets } from '../websocket/websocket.ts'
import { openBodies } from './bodies.ts'
import { GRAPHIQL_POLICY, graphiqlPage } from './graphiql.ts'
import { shareCheck } from './readiness.ts'
import { sendJson, sendPage, sendRefusal } from './responses.ts'

export interface Listening {
  /** Where it can be opened from this machine, without a path: "http://127.0.0.1:4000". */
  url: string
  /**
   * Takes nothing new, tells those who follow to come back later, and lets the rest finish, for `graceMs` at most.
   * Streams are cut without a word of completion, since they are not complete: clients resume them.
   */
  stop(graceMs: number): Promise<void>
  /** A link that signs a browser in, once, within ten minutes; null where there is no page to sign in to. */
  signInLink(): string | null
}

export interface ServerParts {
  settings: Settings
  schema: GraphQLSchema
  room: Room
  /** What queries read with; without it, with what the room has. */
  reads?: Reads
  authority: Authority
  sessions: SessionStore
  tickets: TicketStore
  /** What is shown without a key; without it, nothing is. */
  publicPages?: PublicPages
  /** Rejects where an operation could not be answered now. */
  checkReady(): Promise<void>
  log: Logger
}

/**
 * Rejects with the system's error where the port cannot be had: known before a database is made, and not after the
 * minute that a first one takes. Somebody may still take it meanwhile.
 */
export async function checkPort({ host, port }: Pick<Settings, 'host' | 'port'>): Promise<void> {
  if (port === 0) return
  const probe = createServer()
  probe.listen(port, host)
  await once(probe, 'listening')
  probe.close()
  await once(probe, 'close')
}

/** Rejects with the system's error where the port cannot be had, and with TrustedDocumentsError. */
export async function listen(parts: ServerParts): Promise<Listening> {
  const { settings, authority, log } = parts
  const stopping = new AbortController()
  const gate = openGate(settings, log)
  const access = openAccess(authority)
  // By principal: what stays open, be it a socket or a stream over HTTP.
  const standing = openQuota<string>(settings.maxSocketsPerPrincipal)
  const trusted = await readTrustedDocuments(settings.trustedDocuments)
  const streams = { standing, stopping: stopping.signal }
  const bodies = openBodies(settings.maxBodyBytes)
  const pipeline = createPipeline(settings, parts.schema, parts.room, streams, trusted, log, parts.reads)
  const sockets = openSockets({ settings, gate, access, pipeline, standing, log })
  const reservations = openReservations({
    heartbeatMs: settings.heartbeatIntervalMs,
    maxOperations: settings.maxOperationsPerSocket,
    standing,
    maxUnopened: Math.max(1, Math.floor(settings.maxSocketsPerPrincipal * SHARE_RESERVED)),
    stopping: stopping.signal,
    refuse: sendRefusal,
  })
  const tickets = openTickets({
    authority,
    pipeline,
    store: parts.tickets,
    bodies,
    heartbeatMs: settings.heartbeatIntervalMs,
    isSchemaOpen: settings.introspection,
    refuse: sendRefusal,
    sendJson,
  })
  // What a client has not taken of what it was sent may hold words that are erased, and cannot be taken back one by one.
  // A client that is cut off resumes from its last cursor, and is told what is left.
  const cutOff = () => {
    sockets.cutStalled()
    reservations.dropUnopened()
    for (const response of answering) if (isStream(response) && response.writableLength > 0) response.destroy()
  }
  // At the end of the turn: by then the system has taken what it can, and what still waits waits for a client that does
  // not read.
  const unlisten = parts.room.live.hub.onErasure(() => setImmediate(cutOff))
  const origin = () => urlOf(server.address() as AddressInfo)
  const signIn = settings.graphiql
    ? openSignIn({ authority, access, sessions: parts.sessions, origin, refuse: sendRefusal, sendJson })
    : null
  const page = settings.graphiql ? graphiqlPage() : ''
  const checkReady = shareCheck(parts.checkReady)
  const answering = new Set<ServerResponse>()
  let isStopping = false

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url?.split('?')[0] ?? ''
    if (path === '/health/live') return sendJson(response, 200, { status: 'live' })
    if (path === '/health/ready') return answerReady(response)
    if (parts.publicPages?.isPublic(path)) {
      // Not of whose page it comes: a mail program has none, and our own pages tell no site where they are.
      const misdirected = gate.publicRefusal(request)
      if (misdirected !== null) return sendRefusal(response, misdirected)
      return await parts.publicPages.answer(request, response, path)
    }
    const refusal = gate.refusal(request)
    if (refusal !== null) return sendRefusal(response, refusal)
    const crossOrigin = Object.entries(gate.crossOriginHeaders(request))
    for (const [name, value] of crossOrigin) response.setHeader(name, value)
    if (request.method === 'OPTIONS' && crossOrigin.length > 0) return void response.writeHead(204).end()
    // Relative, as all addresses in the pages: a proxy may have them under a path of its own.
    if (path === '/') return void response.writeHead(302, { location: 'graphql' }).end()
    if (signIn !== null && path === '/sign-in' && isVisit(request))
      return sendPage(response, SIGN_IN_PAGE, SIGN_IN_POLICY)
    if (signIn !== null && (await signIn.answer(request, response, path))) return
    // Where other servers have the streams of graphql-sse.
    if (path === '/graphql/stream') request.url = request.url?.replace('/graphql/stream', '/graphql') ?? ''
    else if (path !== '/graphql' && path !== '/graphql/ticket') return sendRefusal(response, NOT_FOUND)
    if (isStopping) return turnAway(request, response)
    // Its addresses are relative, and those of the streams are one folder further down.
    if (signIn !== null && path === '/graphql' && isVisit(request)) {
      if (!signIn.isKnown(request)) return sendPage(response, SIGN_IN_PAGE, SIGN_IN_POLICY)
      return sendPage(response, page, GRAPHIQL_POLICY)
    }

    const ticket = await tickets.take(request)
    if (ticket !== null)
      return 'code' in ticket ? sendRefusal(response, ticket) : answerTicket(request, response, ticket)
    const caller = access.ofRequest(request)
    if (caller === null) {
      if (keyOf(request.headers) !== null || !reservations.openByToken(request, response))
        sendRefusal(response, UNAUTHENTICATED)
      return
    }
    if (path === '/graphql/ticket') {
      if (request.method === 'POST') return tickets.give(request, response, caller)
      return sendRefusal(response, TICKETS_BY_POST)
    }
    if (reservations.answer(request, response, caller)) return
    const reservation = reservations.find(request, caller)
    if (reservation !== null && 'code' in reservation) return sendRefusal(response, reservation)
    if (request.method === 'POST') {
      const reading = await bodies.read(request, response, caller.principal.id, settings.maxBodyBytes).catch(() => null)
      // Its sender went away in the middle, and nobody is left to be answered.
      if (reading === null) return void response.destroy()
      // A body may take a minute to come, and the key or session may have ended since.
      if (caller.revoked.aborted) return sendRefusal(response, UNAUTHENTICATED)
      if (reading.outcome === 'refused') return sendRefusal(response, reading.refusal)
      // Where Yoga looks for a body that was read before it.
      Object.assign(request, { body: reading.operation })
    }
    response.setHeader(...UNBUFFERED)
    // What an address answers depends on a key or a cookie that a cache in between may not know of.
    response.setHeader('cache-control', 'no-store')
    await pipeline(request, response, { caller, isOnSocket: reservation !== null, reservation })
  }

  const answerTicket = async (request: IncomingMessage, response: ServerResponse, ticket: Opened): Promise<void> => {
    // As if the operation had come in a body: its address says nothing of it.
    Object.assign(request, { method: 'POST', url: '/graphql', body: ticket.operation })
    Object.assign(request.headers, { accept: 'text/event-stream', 'content-type': 'application/json' })
    response.setHeader(...UNBUFFERED)
    await pipeline(request, response, { caller: ticket.caller, isOnSocket: false, reservation: null, isTicketed: true })
  }

  const answerReady = async (response: ServerResponse): Promise<void> => {
    if (isStopping) return sendJson(response, 503, { status: 'stopping' })
    try {
      await checkReady()
      sendJson(response, 200, { status: 'ready' })
    } catch (error) {
      const why = whyUnavailable(error)
      if (why === null) log.warn({ err: error }, 'not ready')
      else warnUnavailable(log, why)
      sendJson(response, 503, { status: 'not ready', reason: why?.reason ?? NOT_ANSWERING })
    }
  }

  const server = createServer(
    { requestTimeout: 60_000, keepAliveTimeout: settings.keepAliveMs },
    (request, response) => {
      answering.add(response)
      // A stream that is cut when we stop may be written to once more.
      response.on('error', (error) => log.debug({ err: error }, 'an answer could not be sent'))
      response.once('close', () => {
        answering.delete(response)
        if (isStopping) setImmediate(() => server.closeIdleConnections())
      })
      answer(request, response).catch((error) => {
        logFault(log, error, 'a request failed')
        const why = whyUnavailable(error)
        if (!response.headersSent) sendRefusal(response, why === null ? FAULT : { ...UNAVAILABLE, ...why })
      })
    },
  )
  server.on('upgrade', sockets.upgrade)
  server.listen(settings.port, settings.host)
  await once(server, 'listening')
  server.on('error', (error) => log.error({ err: error }, 'the HTTP server failed'))

  return {
    url: origin(),
    signInLink: () => (signIn === null ? null : `${origin()}${signIn.newPath()}`),
    async stop(graceMs) {
      isStopping = true
      unlisten()
      const closed = once(server, 'close')
      server.close()
      // Before the streams end below: a client that is told "complete" would not come back.
      const socketsClosed = sockets.close(graceMs)
      for (const response of answering) {
        // graphql-sse takes a reserved stream that ends well for one that has nothing more to say, and waits for ever.
        if (reservations.isStream(response)) response.socket?.destroySoon()
        else if (isStream(response)) response.end()
      }
      stopping.abort()
      server.closeIdleConnections()
      const graceOver = setTimeout(() => server.closeAllConnections(), graceMs)
      await Promise.all([socketsClosed, closed])
      clearTimeout(graceOver)
    },
  }
}

/** An EventSource that is refused never comes back; one that is cut off does. */
function turnAway({ headers }: IncomingMessage, response: ServerResponse): void {
  if (/text\/event-stream/.test(headers.accept ?? '')) response.destroy()
  else sendRefusal(response, STOPPING)
}

function isVisit({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.accept?.includes('text/html') === true
}

function isStream(response: ServerResponse): boolean {
  return /event-stream|multipart/.test(String(response.getHeader('content-type') ?? ''))
}

function urlOf({ address, port, family }: AddressInfo): string {
  // Listening on every address is no address to open.
  if (address === '::' || address === '0.0.0.0') return `http://127.0.0.1:${port}`
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}

/** Of a principal's sockets and streams, those that it may reserve without opening them. */
const SHARE_RESERVED = 0.25
/** Some proxies hold back an answer until it is complete, and a stream never is. */
const UNBUFFERED = ['x-accel-buffering', 'no'] as const

const TICKETS_BY_POST: Refusal = { status: 405, code: 'BAD_REQUEST', message: 'Ask for a ticket by POST.' }
const UNAUTHENTICATED: Refusal = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: `Send a valid key as "Authorization: Bearer KEY". On the machine of the service, "${PROGRAM} key local" prints one.`,
}
const NOT_FOUND: Refusal = { status: 404, code: 'NOT_FOUND', message: 'The API is at /graphql.' }
const UNAVAILABLE: Refusal = {
  status: 503,
  code: 'UNAVAILABLE',
  message: UNAVAILABLE_NOW,
}
const NOT_ANSWERING = 'the database does not answer as it should'
const FAULT: Refusal = { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Unexpected error.' }
const STOPPING: Refusal = { status: 503, code: 'STOPPING', message: 'The service is stopping: try again soon.' }
