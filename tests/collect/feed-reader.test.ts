import { afterAll, expect, test } from 'vitest'
import { openFeedReader } from '../../src/collect/feed-reader.ts'
import { FeedError } from '../../src/domain/feed/feed-document.ts'

const reader = openFeedReader({ patienceMs: 4_000 })
afterAll(() => reader.close())

const AT = 'https://paper.example/feed'
const item = '<item><title>One</title><link>https://paper.example/1</link></item>'

test('a feed that one reader would never be done with is read by the other, and the thread of the service stays free', async () => {
  let longest = 0
  let last = performance.now()
  const ticks = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 10)
  const hostile = `<rss version="2.0"><channel>${item}<item><title>${'<'.repeat(300_000)}</title></item></channel></rss>`
  const { items } = await reader.read(hostile, AT)
  clearInterval(ticks)
  expect(items[0]).toMatchObject({ title: 'One', url: 'https://paper.example/1' })
  expect(longest).toBeLessThan(1_000)
})

test('after a hostile feed the next one is read as ever', async () => {
  const feed = await reader.read(`<rss version="2.0"><channel><title>T</title>${item}</channel></rss>`, AT)
  expect(feed).toMatchObject({ title: 'T', items: [{ publishedAt: null }] })
})

test('a feed with more items than anybody reads is cut', async () => {
  const { items } = await reader.read(`<rss version="2.0"><channel>${item.repeat(20_000)}</channel></rss>`, AT)
  expect(items).toHaveLength(5_000)
})

test('what is not a feed is refused by name, across the threads', async () => {
  await expect(reader.read('hello', AT)).rejects.toThrow(FeedError)
})
