import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoneServer, loneServer, OPERATOR } from '../world/server.ts'

let server: LoneServer
beforeAll(async () => {
  server = await loneServer({ ALLOWED_ORIGINS: 'https://desk.example.org', MAX_BODY_BYTES: '10000' })
})
afterAll(() => server.stop())

const JSON_TYPE = { 'content-type': 'application/json', ...OPERATOR }
const ask = (query: string, headers: Record<string, string> = {}) =>
  fetch(server.url, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify({ query }) })

/** `fetch` sets Host itself. */
async function askAs(headers: Record<string, string>, path = '/graphql') {
  const { port } = new URL(server.url)
  const call = request({ port, path, method: 'POST', headers: { ...JSON_TYPE, ...headers } })
  call.end(JSON.stringify({ query: '{ hello }' }))
  const [response] = await once(call, 'response')
  response.resume()
  return response.statusCode as number
}

describe('what a web page of somebody else can do to a service on this machine', () => {
  test.each(['127.0.0.1', '127.0.0.1:4000', 'localhost', 'localhost:80', '[::1]:4000', 'LOCALHOST'])(
    'a request for %s is answered',
    async (host) => {
      expect(await askAs({ host })).toBe(200)
    },
  )

  test.each([
    'evil.example',
    'evil.example:4000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '169.254.169.254',
  ])('a request for %s, whose name somebody else has led here, is refused', async (host) => {
    expect(await askAs({ host })).toBe(403)
  })

  test.each(['x y', 'localhost:99999', 'a@127.0.0.1', '127.0.0.1/x', '[::1', 'localhost:', 'löcal'])(
    'a Host of "%s" is the mistake of its sender',
    async (host) => {
      const { port } = new URL(server.url)
      const socket = connect(Number(port), '127.0.0.1')
      socket.end(
        `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
      )
      const [answer] = await once(socket, 'data')
      expect(String(answer)).toMatch(/^HTTP\/1\.1 4\d\d /)
    },
  )

  test('an address that names another server is refused', async () => {
    expect(await askAs({}, 'http://evil.example/graphql')).toBe(400)
  })

  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1'])('a page of %s is refused', async (origin) => {
    const response = await ask('{ hello }', { origin })
    expect(response.status).toBe(403)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('a picture or script that a page embeds is no query', async () => {
    const embedded = await fetch(`${server.url}?query={hello}`, {
      headers: { ...OPERATOR, 'sec-fetch-site': 'cross-site' },
    })
    expect(embedded.status).toBe(403)
  })

  test('a page of an allowed origin may ask, and is told so beforehand', async () => {
    const origin = 'https://desk.example.org'
    const response = await ask('{ hello }', { origin })
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    const preflight = await fetch(server.url, { method: 'OPTIONS', headers: { origin } })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization')
  })

  test('a page of an allowed origin may send whatever headers its client adds, and others none', async () => {
    const asked = 'apollographql-client-name, traceparent, x-request-id'
    const preflight = (origin: string, names = asked) =>
      fetch(server.url, { method: 'OPTIONS', headers: { origin, 'access-control-request-headers': names } })
    const allowed = await preflight('https://desk.example.org')
    expect([allowed.status, allowed.headers.get('access-control-allow-headers')]).toEqual([204, asked])
    expect(allowed.headers.get('vary')).toContain('access-control-request-headers')
    const refused = await preflight('https://evil.example')
    expect([refused.status, refused.headers.get('access-control-allow-headers')]).toEqual([403, null])
    const odd = await preflight('https://desk.example.org', 'a b; c')
    expect(odd.headers.get('access-control-allow-headers')).toContain('authorization')
  })

  test('that a page was refused is logged, once a minute', async () => {
    const own = await loneServer()
    for (const origin of ['https://mine.example', 'https://mine.example', 'https://other.example'])
      expect((await fetch(own.url, { headers: { ...OPERATOR, origin } })).status).toBe(403)
    const told = own.log.map((line) => JSON.parse(line)).filter(({ level }) => level === 40)
    expect(told).toMatchObject([{ origin: 'https://mine.example', msg: expect.stringContaining('ALLOWED_ORIGINS') }])
    await own.stop()
  })

  test('an answer that its client takes in no form says which there are', async () => {
    const response = await ask('{ hello }', { accept: 'image/png' })
    expect(response.status).toBe(406)
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('application/json'), extensions: { code: 'NOT_ACCEPTABLE' } }],
    })
  })

  test.each(['image/png', 'application/json; charset=utf-16'])(
    'a mutation whose answer its client takes in no form is not carried out: %s',
    async (accept) => {
      expect((await ask('mutation { note(text: "unheard") }', { accept })).status).toBe(406)
      expect(server.notes).not.toContain('unheard')
    },
  )

  test.each(['application/*', 'text/event-stream', 'multipart/mixed', 'text/html, */*;q=0.1'])(
    'a mutation is carried out for a client that takes %s',
    async (accept) => {
      expect((await ask(`mutation { note(text: "${accept}") }`, { accept })).status).toBe(200)
      expect(server.notes).toContain(accept)
    },
  )

  test('an answer is kept by no cache: another key may have another one at that address', async () => {
    const response = await fetch(`${server.url}?query={who}`, { headers: OPERATOR })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test.each(['/graphql/stream', '/graphql/ticket'])(
    'a page is not shown at %s, where its addresses lead nowhere',
    async (path) => {
      const response = await fetch(server.url.replace('/graphql', path), { headers: { accept: 'text/html' } })
      expect(response.headers.get('content-type')).not.toContain('html')
    },
  )

  test('an idle connection is kept for longer than a load balancer keeps it', async () => {
    const told = (await ask('{ hello }')).headers.get('keep-alive')
    expect(Number(/timeout=(\d+)/.exec(told ?? '')?.[1])).toBeGreaterThan(60)
  })

  test('our own page may ask', async () => {
    const response = await ask('{ hello }', { origin: new URL(server.url).origin })
    expect(response.status).toBe(200)
  })

  test.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/graphql',
    '',
  ])('what a form can send is no operation: "%s"', async (type) => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { ...OPERATOR, 'content-type': type },
      body: JSON.stringify({ query: 'mutation { note(text: "a") }' }),
    })
    expect(response.status).toBe(415)
  })

  test('a mutation cannot be in an address', async () => {
    for (const accept of ['application/json', 'text/event-stream', '*/*']) {
      const response = await fetch(`${server.url}?query=mutation{note(text:"a")}`, { headers: { ...OPERATOR, accept } })
      expect(response.status).toBe(405)
      expect(await response.text()).not.toContain('"note"')
    }
  })
})

describe('what is no request', () => {
  test.each(['variables={x', 'variables=[1', 'extensions=x', 'variables="a"', 'variables=7'])(
    'an address with %s is the mistake of its sender',
    async (part) => {
      const response = await fetch(`${server.url}?query={hello}&${part}`, { headers: OPERATOR })
      expect(response.status).toBe(400)
    },
  )

  test.each(['', '{', 'null', '7', '"{hello}"', '{"query":7}', '{"query":"{hello}","variables":[]}', '{"a":1}'])(
    'a body of %j is the mistake of its sender',
    async (body) => {
      const response = await fetch(server.url, { method: 'POST', headers: JSON_TYPE, body })
      expect(response.status).toBe(400)
      expect(await response.text()).not.toContain('node_modules')
    },
  )

  test('a batch is refused', async () => {
    const body = JSON.stringify([{ query: '{ hello }' }, { query: '{ hello }' }])
    const response = await fetch(server.url, { method: 'POST', headers: JSON_TYPE, body })
    expect(response.status).toBe(400)
  })

  test('values nested deeper than we can take in are the mistake of their sender', async () => {
    const roomy = await loneServer()
    const depth = 100_000
    const within = `${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`
    const query = 'query ($within: Within) { statements(within: $within) { text } }'
    const body = `{"query":${JSON.stringify(query)},"variables":{"within":${within}}}`
    const response = await fetch(roomy.url, {
      method: 'POST',
      headers: { ...JSON_TYPE, accept: 'application/graphql-response+json' },
      body,
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_DEEP' } }] })
    await roomy.stop()
  })

  test('a body past the limit is refused unread', async () => {
    const response = await ask(`{ hello } # ${'a'.repeat(10_000)}`)
    expect(response.status).toBe(413)
  })

  test('a body past the limit is refused where its length was not told', async () => {
    const chunk = new TextEncoder().encode('a'.repeat(1_000))
    const body = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 20; sent++) controller.enqueue(chunk)
        controller.close()
      },
    })
    const call = { method: 'POST', headers: JSON_TYPE, body, duplex: 'half' } as RequestInit
    expect((await fetch(server.url, call)).status).toBe(413)
  })

  test('a query that ends like the address of a health check is answered', async () => {
    const named = await fetch(`${server.url}?query={hello(name:"/health")}%23/health`, { headers: OPERATOR })
    expect(await named.json()).toEqual({ data: { hello: 'Hello /health' } })
  })
})

describe('beside the API', () => {
  test('the service says that it lives, and that it is ready', async () => {
    const { origin } = new URL(server.url)
    expect(await (await fetch(`${origin}/health/live`)).json()).toEqual({ status: 'live' })
    expect(await (await fetch(`${origin}/health/ready`)).json()).toEqual({ status: 'ready' })
  })

  test('whoever opens the service in a browser gets to the page of the API', async () => {
    const page = await fetch(new URL('/', server.url), { headers: { accept: 'text/html' } })
    expect(page.url).toBe(server.url)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(await page.text()).toContain('<title>Onrecord')
  })

  test('GraphiQL can be switched off', async () => {
    const plain = await loneServer({ GRAPHIQL: 'off' })
    const page = await fetch(plain.url, { headers: { accept: 'text/html' } })
    expect(page.headers.get('content-type') ?? '').not.toContain('text/html')
    await plain.stop()
  })

  test('a fault is logged once, with its stack', async () => {
    await ask('{ fault }')
    const told = server.log.filter((line) => line.includes('SELECT secret'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('stack')
  })
})

test('an operation with the fields of a refusal of ours is not taken for one', async () => {
  const forged = { status: 299, code: 'FORGED', message: 'as I please', query: '{ hello }' }
  const response = await fetch(server.url, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(forged) })
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({
    errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }],
  })
})

test('an answer that is longer than a text can be is the mistake of whoever asked for it', async () => {
  const roomy = await loneServer({ MAX_BODY_BYTES: '30000000' })
  try {
    const fields = Array.from({ length: 29 }, (_, index) => `a${index}: hello(name: $name)`).join(' ')
    const body = JSON.stringify({
      query: `query ($name: String) { ${fields} }`,
      variables: { name: 'a'.repeat(20_000_000) },
    })
    const response = await fetch(roomy.url, { method: 'POST', headers: JSON_TYPE, body })
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'ANSWER_TOO_LARGE' } }] })
    expect(response.status).toBeLessThan(500)
  } finally {
    await roomy.stop()
  }
})

test('a page of an allowed origin may resume a stream, and reserve one', async () => {
  const response = await fetch(server.url, { method: 'OPTIONS', headers: { origin: 'https://desk.example.org' } })
  expect(response.headers.get('access-control-allow-methods')).toBe('GET, POST, PUT, DELETE')
  expect(response.headers.get('access-control-allow-headers')?.split(', ')).toEqual(
    expect.arrayContaining(['last-event-id', 'x-graphql-event-stream-token']),
  )
})
