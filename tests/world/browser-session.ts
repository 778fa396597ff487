import { authorized } from './keys.ts'

/** A browser that has signed in, as far as the wire shows it. */
export interface BrowserSession {
  /** What our page sends with a request. */
  headers: Record<string, string>
  cookie: string
  word: string
  origin: string
  /** The whole Set-Cookie. */
  setCookie: string
}

/** `proof`: `{ code }` or `{ key }`. Gives the answer where it is refused. */
export async function signIn(
  url: string,
  proof: object,
  headers: Record<string, string> = {},
): Promise<BrowserSession | Response> {
  const { origin } = new URL(url)
  const response = await fetch(new URL('/session', url), {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', 'x-onrecord': 'page', ...headers },
    body: JSON.stringify(proof),
  })
  if (response.status !== 201) return response
  const { word } = (await response.json()) as { word: string }
  const setCookie = response.headers.get('set-cookie') ?? ''
  const cookie = setCookie.split(';')[0] ?? ''
  return { headers: { origin, cookie, 'x-onrecord': word }, cookie, word, origin, setCookie }
}

/** As `signIn`, where it must not be refused. */
export async function signedIn(url: string, proof: object): Promise<BrowserSession> {
  const session = await signIn(url, proof)
  if (session instanceof Response) throw new Error(`refused: ${session.status} ${await session.text()}`)
  return session
}

/** Signs in as the operator does, with a link. */
export async function signedInByLink(url: string): Promise<BrowserSession> {
  const headers = authorized(url)
  const response = await fetch(new URL('/session/link', url), { method: 'POST', headers })
  const { link } = (await response.json()) as { link: string }
  return signedIn(url, { code: codeIn(link) })
}

/** The code in a link that signs in. */
export function codeIn(link: string | null): string {
  const code = /#code=(.+)$/.exec(link ?? '')?.[1]
  if (code === undefined) throw new Error(`no link with a code: ${link}`)
  return code
}
