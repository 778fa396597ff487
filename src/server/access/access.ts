import type { IncomingMessage } from 'node:http'
import type { Settings } from '../../settings.ts'
import type { Authority, Caller } from './authority.ts'
import { keyOf } from './gate.ts'
import { openAccess } from './open-access.ts'

/** What a request for a socket proved, kept until its client says in the protocol that it is there. */
export interface Credentials {
  key: string | null
  /** LOCAL_ACCESS=open, and nothing shows that the request was passed on. */
  isOpen: boolean
}

/**
 * Who sends a request: the one place where that is decided, for HTTP and for sockets. It is decided by a secret and by
 * nothing else: where a connection comes from proves nothing, since a proxy on this machine passes on everybody.
 */
export interface Access {
  /** Null: the request proves nothing that counts. */
  ofRequest(request: IncomingMessage): Caller | null
  /** What the request for a socket came with. */
  credentialsOf(request: IncomingMessage): Credentials
  /** `params`: the payload of "connection_init". A key in it goes before what the request came with. */
  ofSocket(credentials: Credentials, params: Record<string, unknown>): Caller | null
}

export function openDoor(settings: Pick<Settings, 'localAccess' | 'host'>, authority: Authority): Access {
  const isOpen = openAccess(settings)
  return {
    ofRequest(request) {
      const key = keyOf(request.headers)
      if (key !== null) return authority.identify(key)
      return isOpen(request) ? authority.local : null
    },
    credentialsOf: (request) => ({ key: keyOf(request.headers), isOpen: isOpen(request) }),
    ofSocket(credentials, { Authorization, authorization = Authorization, apiKey }) {
      const key = keyOf({ authorization, 'x-api-key': apiKey }) ?? credentials.key
      if (key !== null) return authority.identify(key)
      return credentials.isOpen ? authority.local : null
    },
  }
}
