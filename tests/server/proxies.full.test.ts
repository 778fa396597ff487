import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GRAPHIQL_TABS } from '../../src/server/http/graphiql-tabs.ts'
import {
  CADDY,
  caddyOfReadme,
  NGINX,
  nginxOfReadme,
  nginxUnderPath,
  PATH,
  passBytes,
  plainestNginx,
  type RunningProxy,
} from '../world/proxy.ts'
import { ask, makeKey, type RunningService, runService } from '../world/service.ts'
import { openSocket } from '../world/socket.ts'
import { openStream } from '../world/sse.ts'

const BROWSER = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)

const CREATE = 'mutation { createKey(input: { principal: "thief", role: ADMIN }) { __typename } }'
const FOLLOW = 'subscription { statementEvents { __typename } }'
const CAUGHT_UP = { data: { statementEvents: { __typename: 'CaughtUp' } } }

let service: RunningService
beforeAll(async () => {
  service = await runService()
})
afterAll(() => service.stop())

interface Shown {
  sockets: boolean
  pages: boolean
  path?: string
}

const PROXIES: [string, (port: number) => Promise<RunningProxy>, boolean, Shown][] = [
  ['what passes on bytes', passBytes, true, { sockets: true, pages: true }],
  // It passes on no Upgrade, and its own Host, so that no page is our own.
  [
    `the plainest nginx${NGINX ? '' : ' (skipped: no nginx here)'}`,
    plainestNginx,
    NGINX !== null,
    { sockets: false, pages: false },
  ],
  [
    `the README’s nginx${NGINX ? '' : ' (skipped: no nginx here)'}`,
    nginxOfReadme,
    NGINX !== null,
    { sockets: true, pages: true },
  ],
  [
    `an nginx that has it under a path${NGINX ? '' : ' (skipped: no nginx here)'}`,
    nginxUnderPath,
    NGINX !== null,
    { sockets: true, pages: true, path: PATH },
  ],
  [
    `the README’s caddy${CADDY ? '' : ' (skipped: no caddy here)'}`,
    caddyOfReadme,
    CADDY !== null,
    { sockets: true, pages: true },
  ],
]

describe.each(PROXIES)('behind %s, on the same machine,', (_name, start, isHere, { sockets, pages, path = '' }) => {
  let proxy: RunningProxy
  let url: string
  beforeAll(async () => {
    if (!isHere) return
    proxy = await start(Number(new URL(service.url).port))
    url = `http://127.0.0.1:${proxy.port}${path}/graphql`
  })
  afterAll(() => proxy?.stop())

  test.skipIf(!isHere)('nobody makes a key without a key, and whoever has one may', async () => {
    expect(await ask(url, CREATE, {}, null)).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    })
    expect(await ask(url, CREATE)).toMatchObject({ data: { createKey: { __typename: 'CreateKeySuccess' } } })
  })

  test.skipIf(!isHere)('an event stream takes a key, and passes at once', async () => {
    expect((await openStream(url, FOLLOW, {})).status).toBe(401)
    const stream = await openStream(url, FOLLOW)
    expect(await stream.next()).toMatchObject(CAUGHT_UP)
    stream.close()
  })

  test.skipIf(!isHere || !sockets)('a socket takes a key', async () => {
    const socketUrl = url.replace('http', 'ws')
    const stranger = await openSocket(socketUrl, { isBare: true })
    stranger.send({ type: 'connection_init' })
    expect((await stranger.closed).code).toBe(4403)
    const reader = await openSocket(socketUrl, { isBare: true })
    reader.send({ type: 'connection_init', payload: { apiKey: service.key } })
    await reader.next('connection_ack')
    reader.send({ id: '1', type: 'subscribe', payload: { query: FOLLOW } })
    expect((await reader.next('next')).payload).toMatchObject(CAUGHT_UP)
    reader.close()
  })

  test.skipIf(!isHere || sockets)('what asks for a socket is a request without a key', async () => {
    await expect(openSocket(url.replace('http', 'ws'), { isBare: true })).rejects.toThrow('response: 401')
  })

  test.skipIf(!isHere || !pages || BROWSER === undefined)(
    `GraphiQL is shown to whoever signs in, and follows live events${BROWSER === undefined ? ' (skipped: no Chromium here, set CHROMIUM)' : ''}`,
    async () => {
      const browser = await chromium.launch({ executablePath: BROWSER ?? '', args: ['--no-sandbox'] })
      try {
        const page = await browser.newPage({ viewport: { width: 1400, height: 900 } })
        // Where a link leads, too.
        await page.goto(url.replace(/graphql$/, ''))
        expect(await page.title()).toBe('Onrecord: sign in')
        await page.getByLabel('API key').fill('wrong')
        await page.getByRole('button', { name: 'Sign in' }).click()
        await expect.poll(() => page.getByRole('status').innerText()).toContain('not valid')
        await page.getByLabel('API key').fill(await makeKey(url, service.key))
        await page.getByRole('button', { name: 'Sign in' }).click()
        const tabs = page.locator('.graphiql-tabs').getByRole('tab')
        const run = page.getByRole('button', { name: /execute query/i })
        const answer = page.locator('.graphiql-response')
        await expect.poll(() => tabs.count(), { timeout: 20_000 }).toBe(GRAPHIQL_TABS.length)
        const live = tabs.nth(GRAPHIQL_TABS.findIndex(({ query }) => /^subscription Watch\b/m.test(query)))
        // As long as the editors are being made, the page goes back to its first tab.
        const said = async () => {
          if ((await live.getAttribute('aria-selected')) !== 'true') await live.click()
          else if (await run.isVisible()) await run.click()
          else return await answer.innerText()
          return ''
        }
        await expect.poll(said, { timeout: 20_000 }).toContain('CaughtUp')
      } finally {
        await browser.close()
      }
    },
    60_000,
  )
})
