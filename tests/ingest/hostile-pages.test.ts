import { afterAll, expect, test } from 'vitest'
import { openPageReader, PageError } from '../../src/ingest/article/page.ts'

const WORDS = 'The harbour board met on Monday and decided that the new lock would open in May, said Ada Quill.'
const PAGE = `<html><body><article><p>${WORDS}</p></article></body></html>`

const reader = openPageReader()
afterAll(() => reader.close())

/** What came of a page: its text's length, or why it was refused. */
async function outcomeOf(html: string, by = reader): Promise<number | string> {
  try {
    return (await by.read(html)).text.length
  } catch (error) {
    if (error instanceof PageError) return error.reason
    throw error
  }
}

const repeated = (times: number, make: (i: number) => string) =>
  Array.from({ length: times }, (_, i) => make(i)).join('')

test.each([
  ['50 MB of text', `<p>${WORDS}</p>`.repeat(500_000), 'TOO_LARGE'],
  ['100,000 nested elements', `${'<div>'.repeat(100_000)}${WORDS}`, 'TOO_DEEP'],
  [
    '100,000 nested elements that are closed',
    `${'<div>'.repeat(100_000)}${WORDS}${'</div>'.repeat(100_000)}`,
    'TOO_DEEP',
  ],
  ['tags that are never closed', `${'<b><i><p>x'.repeat(20_000)}${WORDS}`, 'TOO_DEEP'],
  ['5,000 tables in each other', `${'<table><tr><td>'.repeat(5_000)}${WORDS}`, 'TOO_DEEP'],
  ['300,000 attributes of one element', `<p ${repeated(300_000, (i) => `a${i}="1" `)}>${WORDS}</p>`, 'TOO_MANY_PARTS'],
  ['a tag that never ends', `<p ${'a=1 '.repeat(300_000)}`, 'TOO_MANY_PARTS'],
  ['200,000 paragraphs', `<p>x y</p>`.repeat(200_000), 'TOO_MANY_PARTS'],
])('a page of %s is refused, with the reason', async (_, html, reason) => {
  const began = performance.now()
  expect(await outcomeOf(`<html><body>${html}</body></html>`)).toBe(reason)
  expect(performance.now() - began).toBeLessThan(5_000)
})

test.each([
  ['one line of 4 MB', `<p>${`${WORDS} `.repeat(42_000)}</p>`],
  ['a script that never ends', `<p>${WORDS}</p><script>${'x'.repeat(4_000_000)}`],
  ['a remark that never ends', `<p>${WORDS}</p><!--${'x'.repeat(4_000_000)}`],
  ['50,000 short lines', `<p>${WORDS}</p>${'<p>Here is a line.</p>'.repeat(50_000)}`],
  ['lists in lists, as JSON', `<script type="application/ld+json">${'['.repeat(500_000)}</script><p>${WORDS}</p>`],
  ['a title of 2 MB', `<title>${'a - b | '.repeat(250_000)}</title><p>${WORDS}</p>`],
  ['names of 4 MB', `${`<div class="${'share-x '.repeat(1_000)}">x</div>`.repeat(500)}<p>${WORDS}</p>`],
])('a page with %s is read', async (_, html) => {
  expect(await outcomeOf(`<html><body>${html}</body></html>`)).toBeGreaterThanOrEqual(WORDS.length)
})

test('a page that takes longer than it may is refused, and the next one is read', async () => {
  const hurried = openPageReader({ timeoutMs: 1 })
  const slow = `<html><body>${`<p>${WORDS}</p>`.repeat(10_000)}</body></html>`
  expect(await outcomeOf(slow, hurried)).toBe('TOO_SLOW')
  await hurried.close()
  expect(await outcomeOf(PAGE)).toBe(WORDS.length)
})

test('a page that stops its worker is tried three times, then set aside, and others go on', async () => {
  const small = openPageReader({ maxHeapMb: 60, timeoutMs: 60_000 })
  const poison = `<html><body>${'<p class="a b c">x <b>y</b></p>'.repeat(55_000)}</body></html>`
  const order: string[] = []
  const noted = async (name: string, html: string) => {
    const outcome = await outcomeOf(html, small)
    order.push(name)
    return outcome
  }
  const outcomes = await Promise.all([
    noted('poison', poison),
    noted('one', PAGE),
    noted('two', PAGE.replace('May', 'June')),
  ])
  expect(outcomes).toEqual(['POISON', WORDS.length, WORDS.length + 1])
  // Those that waited were read between its tries.
  expect(order).toEqual(['one', 'two', 'poison'])
  const began = performance.now()
  await expect(small.read(poison)).rejects.toMatchObject({
    reason: 'POISON',
    message: expect.stringContaining('set aside'),
  })
  expect(performance.now() - began).toBeLessThan(500)
  expect(await outcomeOf(PAGE, small)).toBe(WORDS.length)
  await small.close()
}, 120_000)
