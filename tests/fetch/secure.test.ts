import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createSecureServer } from 'node:tls'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { openNetwork } from '../../src/fetch/network.ts'
import { AUTHORITY, CERTIFICATE, CERTIFICATE_KEY } from './certificate.ts'
import { listenOn, openTestFetcher, PAGE } from './web.ts'

/** A secure server for news.example, that answers with the name it was asked by. */
const openSecure = () =>
  listenOn(
    createSecureServer({ cert: CERTIFICATE, key: CERTIFICATE_KEY }, (socket) => {
      socket.on('error', () => {})
      const body = `asked as ${'servername' in socket && socket.servername}`
      socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`))
    }),
  )

test('a host with a certificate of an authority that is known is asked, by that name and no other', async () => {
  const site = await openSecure()
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'authority.pem'), AUTHORITY)
  // Node reads which authorities it knows when it starts.
  const script = `
    import { connect } from 'node:net'
    import { openFetcher } from './src/fetch/fetcher.ts'
    import { openNetwork } from './src/fetch/network.ts'
    const network = { ...openNetwork(), resolve: async () => ['93.184.216.34'], dial: () => connect(${site.port}, '127.0.0.1') }
    const fetcher = openFetcher({ userAgent: 'Onrecord/0', allowed: new Set(), network })
    for (const url of ['https://news.example/', 'https://news.example:8443/', 'https://other.example/']) {
      const outcome = await fetcher.get(url, ${JSON.stringify(PAGE)})
      console.log(outcome.ok ? outcome.value.body.toString() : outcome.failure.reason + ' ' + outcome.failure.message)
    }
    await fetcher.close()`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') } },
  )
  expect(stdout.trim().split('\n')).toEqual([
    'asked as news.example',
    'asked as news.example',
    'UNREACHABLE other.example cannot be reached (ERR_TLS_CERT_ALTNAME_INVALID)',
  ])
})

/** A fetcher for which every name is at the port of that site. */
function fetcherTo(site: { port: number }) {
  const dial = () => connect(site.port, '127.0.0.1')
  return openTestFetcher({ network: { ...openNetwork(), resolve: async () => ['93.184.216.34'], dial } })
}

test('a certificate of an unknown authority is not accepted', async () => {
  const site = await openSecure()
  expect(await fetcherTo(site).get('https://news.example/', PAGE)).toMatchObject({
    ok: false,
    failure: { reason: 'UNREACHABLE', message: 'news.example cannot be reached (UNABLE_TO_VERIFY_LEAF_SIGNATURE)' },
  })
})

test('a server that speaks no TLS, breaks off in the middle of it, or hangs in it, is not reached', async () => {
  const plain = await listenOn(createServer((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n')))
  const breaking = await listenOn(createServer((socket) => socket.once('data', () => socket.destroy())))
  const hanging = await listenOn(createServer((socket) => void socket.resume()))
  for (const site of [plain, breaking])
    expect(await fetcherTo(site).get('https://news.example/', PAGE)).toMatchObject({
      failure: { reason: 'UNREACHABLE' },
    })
  const fetcher = fetcherTo(hanging)
  const began = performance.now()
  expect(await fetcher.get('https://news.example/', { ...PAGE, timeoutMs: 300 })).toMatchObject({
    failure: { reason: 'TIMED_OUT' },
  })
  await fetcher.close()
  expect(performance.now() - began).toBeLessThan(2_000)
  await expect.poll(() => hanging.open()).toBe(0)
})
