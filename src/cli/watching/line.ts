import type { Client } from 'graphql-ws'
import WebSocket from 'ws'

// Whether a connection is still one. One that froze (a laptop that slept, a router that forgot it) is closed by nobody:
// it looks like a quiet one, until a ping is not answered.

/** How long nothing may come before the service is asked whether it is there. */
export const PING_AFTER_MS = 10_000
const ANSWER_WITHIN_MS = 8_000

/** A socket that gives up where its handshake is not answered. */
export class PatientSocket extends WebSocket {
  constructor(url: string, protocols: string) {
    super(url, protocols, { handshakeTimeout: ANSWER_WITHIN_MS })
  }
}

/**
 * Ends a connection on which the service answers no ping, so that the client makes another. On a slow one the answer
 * queues behind what was sent before it: as long as anything comes, it is awaited.
 */
export function endDeadLines(client: Client): void {
  let patience: NodeJS.Timeout | undefined
  let socket: WebSocket | undefined
  const giveUp = () => {
    // What it still brings would be taken for what the next one brings, and told twice.
    if (socket !== undefined) socket.onmessage = null
    client.terminate()
  }
  const stopWaiting = () => {
    clearTimeout(patience)
    patience = undefined
  }
  const expectAnswer = () => {
    stopWaiting()
    patience = setTimeout(giveUp, ANSWER_WITHIN_MS)
  }
  client.on('opened', (opened) => {
    socket = opened as WebSocket
    expectAnswer()
  })
  client.on('ping', (isReceived) => {
    if (!isReceived) expectAnswer()
  })
  client.on('message', () => {
    if (patience !== undefined) expectAnswer()
  })
  // Told after the message that it came with.
  client.on('connected', stopWaiting)
  client.on('pong', stopWaiting)
  client.on('closed', stopWaiting)
}

/** The service would refuse the connection again, however often the client comes back. `thrown`: its close or error. */
export function isForEver(thrown: unknown): boolean {
  return FOR_EVER.has((thrown as { code?: number } | null)?.code ?? 0) || refusedStatus(thrown) !== null
}

/** The HTTP status with which the handshake was refused for good, where it was. 404 and 5xx pass: a proxy says them too. */
export function refusedStatus(thrown: unknown): string | null {
  const { message } = (thrown ?? {}) as { message?: string }
  return /^Unexpected server response: (400|401|403|405|426)$/.exec(message ?? '')?.[1] ?? null
}

/** Of the WebSocket protocol, what the client did wrong; then what the key does not allow, and mistakes in graphql-ws. */
const FOR_EVER = new Set([1002, 1003, 1007, 1008, 1009, 1010, 4004, 4400, 4401, 4403, 4406, 4409, 4429])
