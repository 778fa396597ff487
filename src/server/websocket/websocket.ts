import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { CloseCode, handleProtocols } from 'graphql-ws'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { Gate, Refusal } from '../access/gate.ts'
import { isStackOverflow } from '../pipeline/errors.ts'
import { ClientSocket } from './client-socket.ts'
import { dismiss, GOODBYE_WITHIN_MS, terminateSoon } from './close-socket.ts'
import { openPings } from './pings.ts'
import { openProtocol, type ProtocolParts } from './protocol.ts'
import { ProtocolSocket } from './protocol-socket.ts'
import { Line, uncorkAll } from './socket-writer.ts'
import { countUnproved } from './unproved-bytes.ts'
import { openWaitingRoom } from './waiting-room.ts'

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

export interface SocketParts extends ProtocolParts {
  gate: Gate
}

/** A client that has said nothing after this is closed. */
const INIT_WITHIN_MS = 3_000
/** A client that is only catching up takes what waits for it sooner. */
const STALLED_AFTER_MS = 1_000
/** A client that has not answered a ping when the next is due is gone. */
const PING_EVERY_MS = 12_000
const GOING_AWAY = 1001

export function openSockets(parts: SocketParts): Sockets {
  const { settings, access, gate, log } = parts
  const server = new WebSocketServer({
    noServer: true,
    WebSocket: ClientSocket,
    maxPayload: settings.maxBodyBytes,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols,
    // One that leaves by itself holds its place until it is gone. While we stop, the grace decides.
    ...{ closeTimeout: Math.max(GOODBYE_WITHIN_MS, settings.shutdownGraceMs) },
  })
  const protocol = openProtocol(parts)
  const sockets = new Set<ClientSocket>()
  const pings = openPings(PING_EVERY_MS)
  const waitingRoom = openWaitingRoom(settings.maxSocketsPerPrincipal)
  let closing = false

  // Listeners of all sockets: one of its own for each would be memory for each.
  function onError(this: WebSocket, error: Error): void {
    log.debug({ err: error }, 'a socket was closed')
    terminateSoon(this)
  }
  function onMessage(this: WebSocket, data: RawData): void {
    // What came in one piece with too much, or after the goodbye, is not even made a text.
    if (this.readyState === this.OPEN) (this as ClientSocket).receive(String(data))
  }
  const onFault = (error: unknown, socket: ClientSocket) => {
    // A ping is answered with what it brought, however deep.
    if (isStackOverflow(error)) return dismiss(socket, CloseCode.BadRequest, 'Nested too deeply')
    log.error({ err: error }, 'a message could not be handled')
    dismiss(socket, CloseCode.InternalServerError, 'Internal server error')
  }
  const onBroken = (error: Error) => log.debug({ err: error }, 'a socket broke while it was opened')

  const open = (socket: ClientSocket): void => {
    // ws has closed a socket that sends what is no frame, with the code that says why.
    socket.on('error', onError)
    const spoken = new ProtocolSocket(socket, onFault)
    socket.receive = (text) => spoken.receive(text)
    const onClosed = protocol.opened(spoken, socket)
    socket.on('close', (code, reason) => {
      sockets.delete(socket)
      socket.onClosed()
      onClosed(code, String(reason)).catch((error) => log.error({ err: error }, 'a socket could not be closed'))
    })
    socket.on('message', onMessage)
    pings.add(socket)
    sockets.add(socket)
  }

  return {
    upgrade(request, duplex, head) {
      // Without a listener, a client that resets the connection here would end the process.
      duplex.on('error', onBroken)
      const refusal = closing ? STOPPING : (gate.refusal(request) ?? misdirected(request))
      if (refusal !== null) return refuse(duplex, refusal)
      const credentials = access.credentialsOf(request)
      const known = access.ofSocket(credentials, {})
      if (!waitingRoom.hasPlace(known)) return refuse(duplex, CROWDED)
      server.handleUpgrade(request, duplex, head, (socket) => {
        const release = waitingRoom.enter(socket, known)
        const patience = setTimeout(loseTouch, INIT_WITHIN_MS, socket)
        socket.line = new Line(duplex, settings.maxQueuedBytes, socket)
        // What came with the request is counted too: ws has put it back into the connection.
        const endCount = countUnproved(duplex, () => socket.terminate())
        const settle = () => {
          endCount()
          release()
        }
        socket.arrival = { credentials, patience, release: settle }
        open(socket)
      })
    },
    cutStalled() {
      uncorkAll()
      const waiting = new Map<ClientSocket, number>()
      for (const each of sockets) if (each.bufferedAmount > 0) waiting.set(each, each.line.handedOver)
      if (waiting.size > 0) setTimeout(cutOff, STALLED_AFTER_MS, waiting).unref()
    },
    async close(graceMs) {
      closing = true
      pings.close()
      const graceOver = setTimeout(() => {
        for (const each of sockets) each.terminate()
      }, graceMs)
      for (const each of sockets) each.close(GOING_AWAY, 'Going away')
      // For nothing else: one that breaks meanwhile is closed as well.
      await Promise.all([...sockets].map((each) => new Promise((gone) => each.once('close', gone))))
      clearTimeout(graceOver)
    },
  }
}

function cutOff(waiting: Map<ClientSocket, number>): void {
  for (const [each, handedOver] of waiting) if (!each.line.hasSent(handedOver)) each.terminate()
}

function loseTouch(socket: WebSocket): void {
  dismiss(socket, CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout')
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

const CROWDED: Refusal = { status: 503, code: 'TOO_MANY_SOCKETS', message: 'Too many sockets are being opened.' }
const STOPPING: Refusal = { status: 503, code: 'STOPPING', message: 'The service is stopping.' }
