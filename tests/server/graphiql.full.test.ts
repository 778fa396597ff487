import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { GRAPHIQL_TABS } from '../../src/server/http/graphiql-tabs.ts'
import { authorized } from '../world/keys.ts'
import { findProgram } from '../world/programs.ts'
import { runService } from '../world/service.ts'

const BROWSER = findProgram('chromium')

const INGEST = `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }`

test.skipIf(BROWSER === undefined)(
  `a link signs a browser in to GraphiQL, which runs its examples, shows live events and asks no other machine for anything${BROWSER === undefined ? ' (skipped: no Chromium here, set CHROMIUM)' : ''}`,
  async () => {
    const service = await runService({ STARTER_TOPICS: 'on' })
    const browser = await chromium.launch({ executablePath: BROWSER ?? '', args: ['--no-sandbox'] })
    try {
      const page = await browser.newPage({ viewport: { width: 1400, height: 1800 } })
      const { origin } = new URL(service.url)
      const outside: string[] = []
      const complaints: string[] = []
      page.on('request', (request) => {
        const address = request.url()
        if (!address.startsWith(origin) && !/^(data|blob):/.test(address)) outside.push(address)
      })
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      const newLink = async () => {
        const made = await fetch(`${origin}/session/link`, { method: 'POST', headers: authorized(origin) })
        return ((await made.json()) as { link: string }).link
      }
      await page.goto(await newLink())
      const tabs = page.locator('.graphiql-tabs').getByRole('tab')
      // The page of the link goes on to GraphiQL by itself.
      await expect.poll(() => tabs.count(), { timeout: 20_000 }).toBe(GRAPHIQL_TABS.length)
      // The cookie stands, and the page has lost its half of the session.
      await page.evaluate(() => localStorage.removeItem('onrecord'))
      const link = await newLink()
      await page.goto(link)
      await page.waitForURL(`${origin}/graphql`)

      const answer = page.locator('.graphiql-response')
      const run = page.getByRole('button', { name: /execute query/i })
      // A page that is opened again may add a tab of its own to those it kept.
      const tab = (name: string) => page.locator('.graphiql-tabs').getByRole('tab', { name }).first()
      await expect.poll(() => tabs.count(), { timeout: 20_000 }).toBeGreaterThanOrEqual(GRAPHIQL_TABS.length)
      await tab('TopicStatements').click()
      await run.click()
      await expect.poll(() => answer.innerText(), { timeout: 10_000 }).toContain('"liveCursor"')

      await tab('Watch').click()
      // GraphiQL takes a moment to see that the operation is another one now; running, its button is another too.
      await expect
        .poll(async () => ((await run.isVisible()) ? await run.click() : await answer.innerText()), { timeout: 10_000 })
        .toContain('CaughtUp')
      for (const words of ['Our partners can count on us', 'The harbour was never for sale']) {
        const text = `“${words},” Foreign Minister Ada Lindqvist said on Sunday.`
        const url = `https://harbour-post.example/${words.length}`
        await service.ask(INGEST, { input: { source: { name: 'The Harbour Post' }, url, text } })
        await expect.poll(() => answer.innerText(), { timeout: 10_000 }).toContain(words.split(' ').at(-1))
      }
      // All three events, the newest first. The page draws only the lines that are in sight.
      expect(await answer.innerText()).toMatch(
        /"received":\s3.*StatementIngested.*sale.*StatementIngested.*us.*CaughtUp/s,
      )
      if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT })

      // What cannot be parsed is told without where in the page's own script that was seen.
      await page.getByRole('button', { name: /stop/i }).click()
      await tab('Chains').click()
      await page.locator('.graphiql-query-editor .view-lines').click()
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.type('{ statements( ')
      // The editor's suggestions cover the button.
      await run.dispatchEvent('click')
      await expect.poll(() => answer.innerText(), { timeout: 10_000 }).toMatch(/Syntax\sError/)
      expect(await answer.innerText()).not.toContain('stack')
      if (process.env.SCREENSHOT) await page.screenshot({ path: `${process.env.SCREENSHOT}.syntax.png` })
      await tab('Page').click()
      if (process.env.SCREENSHOT) await page.screenshot({ path: `${process.env.SCREENSHOT}.page.png` })

      // Its half of the session is lost with what the page keeps; the cookie alone shows nothing.
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL(`${origin}/sign-in`)
      await page.goto(`${origin}/graphql`)
      expect(await page.title()).toBe('Onrecord: sign in')
      if (process.env.SCREENSHOT) await page.screenshot({ path: `${process.env.SCREENSHOT}.sign-in.png` })
      // Once more, by a key that is typed in.
      const made = await service.ask<{ createKey: { key: string } }>(
        'mutation { createKey(input: { principal: "Reader", role: READER }) { ... on CreateKeySuccess { key } } }',
      )
      const { key } = made.data?.createKey ?? { key: '' }
      await page.getByLabel('API key').fill(key)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect.poll(() => tabs.count(), { timeout: 20_000 }).toBeGreaterThan(0)
      expect(outside).toEqual([])
      expect(complaints).toEqual([])
    } finally {
      await browser.close()
      await service.stop()
    }
  },
  60_000,
)
