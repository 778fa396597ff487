import type { Caller } from '../access/authority.ts'
import { openQuota, type Release } from '../access/quota.ts'
import type { ClientSocket } from './client-socket.ts'

/**
 * The sockets that have yet to say in the protocol who they are.
 *
 * Anybody can open them, so there are only so many at a time. Whoever means to speak does so at once: where there is no
 * place left, the one that has been silent for longest makes room, and not the newcomer, who may have a key. A socket
 * whose request came with a key counts for its principal, and is not among them.
 */
export interface WaitingRoom {
  /** Whether there is a place, or room can be made. `known`: whom the key in its request belongs to; null: none. */
  hasPlace(known: Caller | null): boolean
  /** Takes the place. The release gives it back. */
  enter(socket: ClientSocket, known: Caller | null): Release
}

/** `most`: of strangers, and of each principal. */
export function openWaitingRoom(most: number): WaitingRoom {
  const strangers = new Set<ClientSocket>()
  const known = openQuota<string>(most)
  const release = (socket: ClientSocket) => () => void strangers.delete(socket)
  return {
    hasPlace: (caller) => caller === null || known.hasPlace(caller.principal.id),
    enter(socket, caller) {
      if (caller !== null) return known.take(caller.principal.id) ?? release(socket)
      const [longest] = strangers
      if (strangers.size >= most && longest !== undefined) {
        strangers.delete(longest)
        longest.terminate()
      }
      strangers.add(socket)
      return release(socket)
    },
  }
}
