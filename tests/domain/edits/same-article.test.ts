import { expect, test } from 'vitest'
import { proseOf } from '../../../src/domain/edits/prose.ts'
import { isSameArticle, isSameText } from '../../../src/domain/edits/same-article.ts'

const LONG = Array.from(
  { length: 8 },
  (_, day) => `On day ${day} the board met again and talked about the channel, the cranes and the coming winter.`,
)
const OTHER =
  'The ferries lay at the quay, the lamps were lit along the water and few of the pilots had gone home yet. '
const day = (number: number) => new Date(Date.UTC(2025, 5, number, 9))
const told = (text: string, { title = 'Notice' as string | null, publishedAt = day(3) as Date | null } = {}) => {
  const { digest, count } = proseOf(text)
  return { title, publishedAt, words: digest, count, text }
}
const all = LONG.join('\n\n')

test('the same text is the same article where its headline, or of a long one its day, is the same', () => {
  expect(isSameText(told(all), told(all))).toBe(true)
  expect(isSameText(told(all), told(all, { title: 'Another' }))).toBe(true)
  expect(isSameText(told(all), told(all, { title: 'Another', publishedAt: day(9) }))).toBe(false)
  expect(isSameText(told(all), told(all, { publishedAt: new Date('2026-06-03') }))).toBe(false)
  const [short = ''] = LONG
  expect(isSameText(told(`${short} And more.`), told(`${short} And more.`))).toBe(true)
  expect(isSameText(told(`${short} And more.`), told(`${short} And more.`, { title: 'Another' }))).toBe(false)
  expect(isSameText(told('We are live.'), told('We are live.'))).toBe(false)
})

test('a page at an address that leads to an article is that article if most of its words are', () => {
  expect(isSameArticle(told(all), told(LONG.slice(0, 5).join('\n\n'), { title: 'Another' }))).toBe(true)
  const edited = told(`${LONG.slice(0, 6).join('\n\n')}\n\n${OTHER.repeat(2)}`, { title: 'Another' })
  expect(isSameArticle(told(all), edited)).toBe(false)
  expect(isSameArticle(told(all), edited, { isLed: true })).toBe(true)
  expect(isSameArticle(told(all), { ...edited, title: 'Notice' })).toBe(true)
  expect(isSameArticle(told(`[…] ${LONG[3]} ${LONG[4]} […]`), told(all))).toBe(true)
  expect(isSameArticle(told(all), told(OTHER.repeat(3)))).toBe(false)
})

test('of texts that are too short to tell, headline and day decide', () => {
  expect(isSameArticle(told(''), told(all))).toBe(true)
  expect(isSameArticle(told(''), told(all, { title: 'Another' }))).toBe(false)
  expect(isSameArticle(told(''), told(all, { publishedAt: day(7) }))).toBe(false)
})
