import { existsSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { BROWSER, openSite, type Site } from './pages.ts'

// The examples that are pages, built, and opened in a real browser.

const SOON = { timeout: 20_000 }

let site: Site | null = null
afterEach(async () => {
  await site?.close()
  site = null
})

const why = BROWSER === undefined ? ' (skipped: no Chromium here, set CHROMIUM)' : ''

test.skipIf(BROWSER === undefined)(
  `the React page shows what is there, then what comes in${why}`,
  async () => {
    site = await openSite('apollo-react')
    const before = await site.newsroom.publish()
    const { page, complaints } = await site.visit()
    const items = () => page.locator('li').allInnerTexts()
    const shown = (words: string) => `Ada Quill: ${words} (The Harbour Post)`
    await expect.poll(items, SOON).toEqual([shown(before)])
    const after = await site.newsroom.publish()
    await expect.poll(items, SOON).toEqual([shown(after), shown(before)])
    expect(complaints).toEqual([])
  },
  120_000,
)

test.skipIf(BROWSER === undefined || !existsSync('docs/snippets/event-source.ts'))(
  `the page with an EventSource shows history, then what comes in${why}`,
  async () => {
    site = await openSite('event-source')
    const before = await site.newsroom.publish()
    const { page, complaints } = await site.visit()
    const items = () => page.locator('li').allInnerTexts()
    await expect.poll(() => page.locator('#state').innerText(), SOON).toBe('Live')
    expect(await items()).toEqual([`Ada Quill: ${before}`])
    const after = await site.newsroom.publish()
    await expect.poll(items, SOON).toEqual([`Ada Quill: ${after}`, `Ada Quill: ${before}`])
    expect(complaints).toEqual([])
  },
  120_000,
)
