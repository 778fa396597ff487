import type { IncomingMessage, ServerResponse } from 'node:http'
import { LOCAL_PRINCIPAL } from '../../domain/statement/principal.ts'
import { PROGRAM } from '../../program.ts'
import { readOperation } from '../http/request-body.ts'
import type { Access } from './access.ts'
import type { Authority } from './authority.ts'
import type { Refusal } from './gate.ts'
import { isFromOwnPage, PAGE_WORD, sessionCookie, sessionCookiesOf } from './session-cookie.ts'
import { openCodes } from './sign-in-codes.ts'

// How a browser gets a session: with a link that holds a code, or with an API key that a person types in. The code is in
// the link's fragment, which is sent nowhere; the page sends it on by POST, once.

/** What signing in is given of the store. */
export interface SessionStore {
  /** `keyId`: the key that it was made with, and ends with. Null: there are too many of this principal. */
  create(principalId: string, keyId: string | null): Promise<{ cookie: string; word: string } | null>
  end(id: string): Promise<void>
  /** How long a session stands at most. */
  seconds: number
}

export interface SignIn {
  /** Answers what is asked of sessions; false where the request is about something else. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean>
  /** Whether a browser comes with the cookie of a session that stands, and so is shown GraphiQL. */
  isKnown(request: IncomingMessage): boolean
  /** A path that signs a browser in, once, within ten minutes. */
  newPath(): string
}

export interface SignInParts {
  authority: Authority
  access: Access
  sessions: SessionStore
  /** Where browsers reach the service from this machine. */
  origin(): string
  refuse(response: ServerResponse, refusal: Refusal): void
  sendJson(response: ServerResponse, status: number, body: object): void
}

/** In bytes: a code or a key. */
const LONGEST_PROOF = 1_000

export function openSignIn({ authority, access, sessions, origin, refuse, sendJson }: SignInParts): SignIn {
  const codes = openCodes()
  const newPath = () => `/#code=${codes.make()}`

  /** Whose session it is to be, or why there is none. */
  const proved = ({ code, key }: Proof): Owner | Refusal => {
    if (code !== undefined) {
      const giveBack = typeof code === 'string' ? codes.spend(code) : null
      return giveBack === null ? WRONG_CODE : { principalId: LOCAL_PRINCIPAL.id, keyId: null, giveBack }
    }
    const caller = typeof key === 'string' ? authority.identify(key.trim()) : null
    if (caller === null) return WRONG_KEY
    // It ends with the service, and its session would not.
    if (caller.isOperator) return OPERATORS_KEY
    return { principalId: caller.principal.id, keyId: caller.credential, giveBack() {} }
  }
  /** A code that made no session can be tried again. */
  const createFor = async ({ principalId, keyId, giveBack }: Owner) => {
    try {
      const made = await sessions.create(principalId, keyId)
      if (made === null) giveBack()
      return made
    } catch (error) {
      giveBack()
      throw error
    }
  }
  const signIn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isFromOwnPage(request.headers) || request.headers[PAGE_WORD] === undefined) return refuse(response, NOT_OURS)
    const reading = await readOperation(request, LONGEST_PROOF).catch(() => null)
    if (reading === null) return void response.destroy()
    if (reading.outcome === 'refused') return refuse(response, reading.refusal)
    const owner = proved(reading.operation as Proof)
    if ('status' in owner) return refuse(response, owner)
    const made = await createFor(owner)
    if (made === null) return refuse(response, TOO_MANY_SESSIONS)
    await authority.refresh()
    response.setHeader('set-cookie', sessionCookie(request.headers, made.cookie, sessions.seconds))
    sendJson(response, 201, { word: made.word })
  }
  const signOut = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const session = access.sessionOf(request)
    if (session?.credential == null) return refuse(response, NOT_SIGNED_IN)
    await sessions.end(session.credential)
    await authority.refresh()
    response.setHeader('set-cookie', sessionCookie(request.headers, null, 0))
    response.writeHead(204).end()
  }

  return {
    async answer(request, response, path) {
      if (path === '/session/link') {
        const isOperator = request.method === 'POST' && access.ofRequest(request)?.isOperator === true
        if (isOperator) sendJson(response, 201, { link: `${origin()}${newPath()}` })
        else refuse(response, OPERATOR_ONLY)
      } else if (path !== '/session') return false
      else if (request.method === 'POST') await signIn(request, response)
      else if (request.method === 'DELETE') await signOut(request, response)
      else refuse(response, NOT_A_METHOD)
      return true
    },
    isKnown({ headers }) {
      return sessionCookiesOf(headers).some(authority.hasSession)
    },
    newPath,
  }
}

interface Proof {
  code?: unknown
  key?: unknown
}

interface Owner {
  principalId: string
  keyId: string | null
  /** Makes what was proved good for another time. */
  giveBack(): void
}

const NOT_OURS: Refusal = {
  status: 403,
  code: 'ORIGIN_NOT_ALLOWED',
  message: 'Only the sign-in page of this service can sign in: programs send their key with each request.',
}
const WRONG_CODE: Refusal = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: `This link was used already, or is older than 10 minutes: "${PROGRAM} open" prints another.`,
}
const WRONG_KEY: Refusal = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: 'This key is not valid: it is mistyped, revoked or expired.',
}
const OPERATORS_KEY: Refusal = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: `This is the key of the command line, which is not for signing in: "${PROGRAM} open" prints a link that is.`,
}
const NOT_SIGNED_IN: Refusal = { status: 401, code: 'UNAUTHENTICATED', message: 'You are not signed in.' }
const OPERATOR_ONLY: Refusal = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message: `Only "${PROGRAM} open", on the machine of the service, can ask for a link.`,
}
const TOO_MANY_SESSIONS: Refusal = {
  status: 429,
  code: 'TOO_MANY_SESSIONS',
  message: `You are signed in in as many browsers as are allowed: "${PROGRAM} session list" shows where.`,
}
const NOT_A_METHOD: Refusal = { status: 405, code: 'BAD_REQUEST', message: 'Sign in by POST, sign out by DELETE.' }
