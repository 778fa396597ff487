import type { WebSocket } from 'ws'

/** How long a client that is sent away may take to say goodbye too. Until then it holds its place. */
export const GOODBYE_WITHIN_MS = 1_000

/** Closes a socket, with the code that says why, though its client may never answer. */
export function dismiss(socket: WebSocket, code?: number, reason?: string): void {
  socket.close(code, reason)
  terminateSoon(socket)
}

/** Ends the connection of a socket that is being closed. */
export function terminateSoon(socket: WebSocket): void {
  setTimeout(terminate, GOODBYE_WITHIN_MS, socket).unref()
}

function terminate(socket: WebSocket): void {
  socket.terminate()
}
