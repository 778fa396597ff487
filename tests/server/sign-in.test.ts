import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { openCodes } from '../../src/server/access/sign-in-codes.ts'
import { type BrowserSession, codeIn, signedIn, signedInByLink, signIn } from '../world/browser-session.ts'
import { type LoneServer, loneServer, OPERATOR } from '../world/server.ts'
import { openSocket } from '../world/socket.ts'
import { openStream } from '../world/sse.ts'

const ada: Principal = { id: 'ada', name: 'Ada', role: 'READER' }

let server: LoneServer
let session: BrowserSession
beforeAll(async () => {
  server = await loneServer({ ALLOWED_ORIGINS: 'http://127.0.0.1:5000' }, { 'key-of-ada': ada })
  session = await signedIn(server.url, { key: 'key-of-ada' })
})
afterAll(() => server.stop())

async function post(headers: Record<string, string>, query = '{ who }') {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  const { data } = (await response.json()) as { data?: { who: string } }
  return data?.who ?? response.status
}

async function onSocket(payload: object, headers: Record<string, string>) {
  const socket = await openSocket(server.socketUrl, { headers, isBare: true })
  socket.send({ type: 'connection_init', payload })
  const isIn = await socket.next('connection_ack').then(
    () => true,
    () => false,
  )
  if (!isIn) return (await socket.closed).code
  socket.send({ id: '1', type: 'subscribe', payload: { query: '{ who }' } })
  const { payload: answer } = await socket.next('next')
  socket.close()
  return (answer as { data: { who: string } }).data.who
}

describe('signing in', () => {
  test('a link of the service signs in as the local principal, once', async () => {
    const code = codeIn(server.signInLink())
    const own = await signedIn(server.url, { code })
    expect(await post(own.headers)).toBe('local')
    const again = await signIn(server.url, { code })
    expect(again).toMatchObject({ status: 401 })
    expect(await (again as Response).text()).toContain('npx onrecord open')
  })

  test('a key signs in as whom it belongs to, and a wrong one as nobody', async () => {
    expect(await post(session.headers)).toBe('Ada')
    expect(await signIn(server.url, { key: 'wrong' })).toMatchObject({ status: 401 })
    for (const proof of [{}, { code: 7 }, { key: { a: 1 } }, { code: '' }]) {
      expect((await signIn(server.url, { x: 1, ...proof })) as Response).toMatchObject({ status: 401 })
    }
  })

  test('the key of the command line signs in nobody: its session would outlive it', async () => {
    const refused = (await signIn(server.url, { key: 'operator' })) as Response
    expect(refused.status).toBe(401)
    expect(await refused.text()).toContain('npx onrecord open')
  })

  test('a link can be used again where the database was away, and everybody is told so', async () => {
    const leaving = await signedIn(server.url, { key: 'key-of-ada' })
    const code = codeIn(server.signInLink())
    server.loseDatabase(true)
    const refused = (await signIn(server.url, { code })) as Response
    const out = await fetch(new URL('/session', server.url), { method: 'DELETE', headers: leaving.headers })
    for (const response of [refused, out]) {
      expect(response.status).toBe(503)
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAVAILABLE' } }] })
    }
    server.loseDatabase(false)
    expect(await post((await signedIn(server.url, { code })).headers)).toBe('local')
  })

  test('the cookie is out of reach of scripts and of other sites, and secure where the page is', async () => {
    const { port } = new URL(server.url)
    expect(session.setCookie).toMatch(
      new RegExp(`^onrecord_session_${port}=[^;]+; Path=/; Max-Age=\\d+; HttpOnly; SameSite=Strict$`),
    )
    const { host } = new URL(server.url)
    const overTls = await signIn(server.url, { key: 'key-of-ada' }, { origin: `https://${host}` })
    expect((overTls as BrowserSession).setCookie).toMatch(/; Secure$/)
    expect(session.setCookie).not.toContain('key-of-ada')
  })

  test.each<[string, Record<string, string>, number]>([
    ['no page', { origin: '' }, 403],
    ['a page of another port of this machine', { origin: 'http://127.0.0.1:5000' }, 403],
    ['a page of somebody else', { origin: 'https://evil.example' }, 403],
    ['a form, which can send no header of ours', { 'x-onrecord': '' }, 403],
    ['a form, which can send no JSON', { 'content-type': 'text/plain' }, 415],
  ])('%s cannot sign a browser in', async (_who, { 'x-onrecord': word, ...others }, status) => {
    const { origin } = new URL(server.url)
    const headers = new Headers({ origin, 'content-type': 'application/json', 'x-onrecord': 'page', ...others })
    if (word === '') headers.delete('x-onrecord')
    if (headers.get('origin') === '') headers.delete('origin')
    const proof = JSON.stringify({ key: 'key-of-ada' })
    const response = await fetch(new URL('/session', server.url), { method: 'POST', headers, body: proof })
    expect(response.status).toBe(status)
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  test('only the operator may ask for a link', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(new URL('/session/link', server.url), { method: 'POST', headers })
    for (const headers of [{}, { authorization: 'Bearer key-of-ada' }, session.headers])
      expect((await ask(headers)).status).toBe(401)
    const { link } = (await (await ask(OPERATOR)).json()) as { link: string }
    expect(link.startsWith(`${new URL(server.url).origin}/#code=`)).toBe(true)
    expect(await post((await signedIn(server.url, { code: codeIn(link) })).headers)).toBe('local')
  })

  test('a code is good for ten minutes, and ten of them at a time', () => {
    let now = 0
    const codes = openCodes(() => now)
    const [first, second] = [codes.make(), codes.make()]
    now += 10 * 60_000 - 1
    codes.spend(first)?.()
    expect(codes.spend(first)).not.toBeNull()
    expect(codes.spend(first)).toBeNull()
    now += 1
    expect(codes.spend(second)).toBeNull()
    const many = Array.from({ length: 11 }, () => codes.make())
    expect(many.map((code) => codes.spend(code) !== null)).toEqual([false, ...Array(10).fill(true)])
  })
})

describe('a session', () => {
  const without = (...names: string[]) =>
    Object.fromEntries(Object.entries(session.headers).filter(([name]) => !names.includes(name)))

  test('counts by POST from our own page alone', async () => {
    expect(await post(session.headers)).toBe('Ada')
    expect(await post({ ...session.headers, origin: session.origin.replace('http:', 'https:') })).toBe('Ada')
    expect(await post(without('origin'))).toBe(401)
    expect(await post(without('x-onrecord'))).toBe(401)
    expect(await post(without('cookie'))).toBe(401)
    expect(await post({ ...session.headers, 'x-onrecord': 'page' })).toBe(401)
    // Allowed to call with a key of its own, and sent the cookie too, since cookies know no ports.
    expect(await post({ ...session.headers, origin: 'http://127.0.0.1:5000' })).toBe(401)
    expect(await post({ ...session.headers, origin: 'null' })).toBe(403)
    expect(await post({ ...session.headers, cookie: `${session.cookie}x` })).toBe(401)
  })

  test('of one browser opens nothing with the word of another', async () => {
    const other = await signedInByLink(server.url)
    expect(await post(other.headers)).toBe('local')
    expect(await post({ ...session.headers, 'x-onrecord': other.word })).toBe(401)
  })

  test('is found whatever other cookies of its name a browser sends', async () => {
    const name = session.cookie.split('=')[0]
    const other = await signedIn(server.url, { code: codeIn(server.signInLink()) })
    for (const tossed of [`${name}=tossed`, `${name}=`, other.cookie]) {
      for (const cookie of [`${tossed}; ${session.cookie}`, `${session.cookie}; ${tossed}`]) {
        expect(await post({ ...session.headers, cookie })).toBe('Ada')
        expect(await onSocket({ 'x-onrecord': session.word }, { cookie, origin: session.origin })).toBe('Ada')
        const page = await fetch(server.url, { headers: { accept: 'text/html', cookie } })
        expect(await page.text()).toContain('Sign out')
      }
    }
  })

  test('gives way to a key that is sent with it', async () => {
    expect(await post({ ...session.headers, ...OPERATOR })).toBe('local')
    expect(await post({ ...session.headers, authorization: 'Bearer wrong' })).toBe(401)
  })

  test('executes nothing by GET, and is no key', async () => {
    for (const accept of ['application/json', 'text/event-stream']) {
      const response = await fetch(`${server.url}?query={who}`, { headers: { ...session.headers, accept } })
      expect(response.status).toBe(401)
    }
    const secret = session.cookie.split('=')[1] ?? ''
    expect(await post({ authorization: `Bearer ${secret}` })).toBe(401)
  })

  test('opens sockets to our own page alone, which says its word in the protocol', async () => {
    const { cookie, origin, word } = session
    expect(await onSocket({ 'x-onrecord': word }, { cookie, origin })).toBe('Ada')
    expect(await onSocket({}, { cookie, origin })).toBe(4403)
    expect(await onSocket({ 'x-onrecord': 'page' }, { cookie, origin })).toBe(4403)
    expect(await onSocket({ 'x-onrecord': word }, { cookie })).toBe(4403)
    expect(await onSocket({ 'x-onrecord': word }, { cookie, origin: 'http://127.0.0.1:5000' })).toBe(4403)
    expect(await onSocket({ 'x-onrecord': word, apiKey: 'operator' }, { cookie, origin })).toBe('local')
  })

  test('ends when its browser signs out, with all that it has open', async () => {
    const leaving = await signedIn(server.url, { key: 'key-of-ada' })
    const stream = await openStream(server.url, 'subscription { ticks }', leaving.headers)
    const headers = { cookie: leaving.cookie, origin: leaving.origin }
    const socket = await openSocket(server.socketUrl, { headers, isBare: true })
    socket.send({ type: 'connection_init', payload: { 'x-onrecord': leaving.word } })
    await socket.next('connection_ack')
    expect(await stream.next()).toEqual({ data: { ticks: expect.any(Number) } })

    const out = await fetch(new URL('/session', server.url), { method: 'DELETE', headers: leaving.headers })
    expect(out.status).toBe(204)
    expect(out.headers.get('set-cookie')).toMatch(/=; Path=\/; Max-Age=0;/)
    expect((await socket.closed).code).toBe(4403)
    expect(await stream.next()).toMatchObject({ errors: [{ extensions: { code: 'KEY_REVOKED' } }] })
    expect(await post(leaving.headers)).toBe(401)
    expect(await post(session.headers)).toBe('Ada')
    await expect.poll(() => server.streams()).toBe(0)
  })
})

describe('a browser is shown', () => {
  const visit = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(new URL(path, server.url), { headers: { accept: 'text/html', ...headers } })
    return { text: await response.text(), headers: response.headers }
  }

  test('the sign-in page, which runs no script but its own, until it has a session', async () => {
    for (const path of ['/', '/graphql', '/sign-in']) {
      const { text, headers } = await visit(path)
      expect(text).toContain('<title>Onrecord: sign in</title>')
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'sha256-/)
      expect(headers.get('cache-control')).toBe('no-store')
    }
    expect((await visit('/graphql', { cookie: `${session.cookie}x` })).text).toContain('sign in</title>')
  })

  test('GraphiQL in a session', async () => {
    const { text, headers } = await visit('/graphql', { cookie: session.cookie })
    expect(text).toContain('indo-pacific-engagement')
    expect(text).toContain('Sign out')
    const policy = headers.get('content-security-policy')?.split('; ')
    expect(policy).toEqual(["connect-src 'self'", "form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
  })

  test('nothing where GraphiQL is off', async () => {
    const plain = await loneServer({ GRAPHIQL: 'off' })
    expect(plain.signInLink()).toBeNull()
    for (const path of ['/sign-in', '/session', '/session/link']) {
      const response = await fetch(new URL(path, plain.url), { method: 'POST', headers: OPERATOR })
      expect(response.status).toBe(404)
    }
    await plain.stop()
  })
})
