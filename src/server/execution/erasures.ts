import type { Hub } from '../../live/hub.ts'

/**
 * Calls `cutOff` when words were erased: what a client has not taken of what it was sent may hold them, and cannot be
 * taken back one by one. Whoever is cut off then resumes from its last cursor, and is told what is left.
 *
 * At the end of the turn: by then the system has taken what it can, and what still waits waits for a client that does
 * not read. Answers how to stop.
 */
export function onErasure(hub: Hub, cutOff: () => void): () => void {
  return hub.listen((entries) => {
    if (entries.some(({ kind }) => kind === 'ERASED')) setImmediate(cutOff)
  })
}
