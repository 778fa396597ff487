import { expect, test } from 'vitest'
import { fetcherFor, openSite, PAGE } from './web.ts'

test('a page is had with its status, headers and body', async () => {
  const site = await openSite((_, response) => response.setHeader('etag', '"7"').end('Good morning'))
  const outcome = await fetcherFor(site).get(`${site.url}/news?page=2`, PAGE)
  expect(outcome).toMatchObject({ ok: true, value: { status: 200, url: `${site.url}/news?page=2`, redirects: [] } })
  if (!outcome.ok) throw new Error(outcome.failure.message)
  expect(outcome.value.body.toString()).toBe('Good morning')
  expect(outcome.value.headers.get('etag')).toBe('"7"')
  expect(site.asked).toEqual(['/news?page=2'])
})

test('the publisher is told who asks, for what, and under which condition', async () => {
  const seen: unknown[] = []
  const site = await openSite((request, response) => {
    seen.push(request.headers)
    response.statusCode = 304
    response.end()
  })
  const outcome = await fetcherFor(site).get(site.url, { ...PAGE, headers: { 'If-None-Match': '"7"' } })
  expect(outcome).toMatchObject({ ok: true, value: { status: 304, body: Buffer.alloc(0) } })
  expect(seen).toMatchObject([
    { 'user-agent': 'Onrecord/0 (+tests)', accept: 'text/html', 'if-none-match': '"7"', 'accept-encoding': /gzip/ },
  ])
})

test('redirects are followed, and told with whether they are for good', async () => {
  const site = await openSite((request, response) => {
    const to = { '/a': [301, '/b'], '/b': [302, '/c'], '/c': [308, '/d'] }[request.url ?? '']
    if (to) response.writeHead(Number(to[0]), { location: String(to[1]) }).end()
    else response.end('here')
  })
  expect(await fetcherFor(site).get(`${site.url}/a`, PAGE)).toMatchObject({
    ok: true,
    value: {
      url: `${site.url}/d`,
      redirects: [
        { from: `${site.url}/a`, to: `${site.url}/b`, isPermanent: true },
        { from: `${site.url}/b`, to: `${site.url}/c`, isPermanent: false },
        { from: `${site.url}/c`, to: `${site.url}/d`, isPermanent: true },
      ],
    },
  })
})

test('after five redirects there is an end', async () => {
  const site = await openSite((request, response) => {
    const at = Number(request.url?.slice(1))
    response.writeHead(302, { location: `/${at + 1}` }).end()
  })
  const outcome = await fetcherFor(site).get(`${site.url}/0`, PAGE)
  expect(outcome).toMatchObject({ ok: false, failure: { reason: 'TOO_MANY_REDIRECTS' } })
  expect(site.asked).toEqual(['/0', '/1', '/2', '/3', '/4', '/5'])
})

test.each([
  [401, 'REFUSED_BY_PUBLISHER'],
  [402, 'REFUSED_BY_PUBLISHER'],
  [403, 'REFUSED_BY_PUBLISHER'],
  [451, 'REFUSED_BY_PUBLISHER'],
  [404, 'NOT_FOUND'],
  [410, 'GONE'],
  [429, 'RATE_LIMITED'],
  [500, 'SERVER_ERROR'],
  [503, 'SERVER_ERROR'],
  [418, 'BAD_RESPONSE'],
  [202, 'BAD_RESPONSE'],
  [204, 'BAD_RESPONSE'],
  [206, 'BAD_RESPONSE'],
  [300, 'BAD_RESPONSE'],
  [302, 'BAD_RESPONSE'],
  // Nobody has said what it is to be compared with.
  [304, 'BAD_RESPONSE'],
])('%i is %s', async (status, reason) => {
  const site = await openSite((_, response) => response.writeHead(status, { 'retry-after': '120' }).end())
  expect(await fetcherFor(site).get(site.url, PAGE)).toMatchObject({
    ok: false,
    failure: { reason, status, retryAfterMs: 120_000, message: expect.stringContaining(site.host) },
  })
})

test('a secret header stays behind at a redirect to another origin', async () => {
  const seen: unknown[] = []
  const other = await openSite((request, response) => {
    seen.push(request.headers)
    response.end()
  })
  const site = await openSite((_, response) => response.writeHead(302, { location: other.url }).end())
  const headers = { Authorization: 'Bearer 1', 'If-None-Match': '"7"' }
  await fetcherFor(site, other).get(site.url, { ...PAGE, headers })
  expect(seen).toMatchObject([{ 'if-none-match': '"7"' }])
  expect(seen[0]).not.toHaveProperty('authorization')
})

test('a mistake of the caller is an error that names the header', async () => {
  const site = await openSite((_, response) => response.end())
  await expect(fetcherFor(site).get(site.url, { ...PAGE, headers: { bad: 'a\nb' } })).rejects.toThrow(
    /invalid bad header/,
  )
})
