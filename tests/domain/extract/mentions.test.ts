import { expect, test } from 'vitest'
import { noted, reports } from './article.ts'

test.each([
  ['BEIJING – The lock will open in May, the city said on Monday.', 'The lock will open in May'],
  ['VARNBY, April 8 (Wire) – The lock will open in May, Mayor Lena Holt said.', 'The lock will open in May'],
  ['VARNBY (Wire) -- The lock will open in May, Mayor Lena Holt said.', 'The lock will open in May'],
])('where an article was filed is none of the words: %s', (text, words) => {
  expect(reports(text)[0]?.text).toBe(words)
})

test.each([
  ['“It works,” Lena Holt told the Varnby Conference. “It is safe.”', 'Lena Holt'],
  ['“It works,” Lena Holt told The Daily Gull. “It is safe.”', 'Lena Holt'],
  ['“It works,” Ole Brandt said two hours after papers declared it closed. “It is safe.”', 'Ole Brandt'],
])('whoever spoke goes on speaking, not those they spoke to or of: %s', (text, name) => {
  expect(reports(text).map((report) => report.speaker?.name)).toEqual([name, name])
})

test('a man called Per is no preposition', () => {
  const text = 'Harbour Minister Per Lind opened it. “It is safe,” he said. Per Lind said that it is dear.'
  expect(noted(text)).toEqual([
    ['It is safe', 'Per Lind'],
    ['it is dear', 'Per Lind'],
  ])
})

test('"Mr." describes nobody', () => {
  expect(reports('“It works,” Mr. Holt said.')[0]?.speaker).toMatchObject({ name: 'Holt', describedAs: null })
})

test('one envoy under many titles is one speaker', () => {
  const text =
    '“It works,” Ambassador Lena Holt said. “It is safe,” Special Envoy Lena Holt said. “It is dear,” Special Representative Holt said. “It is late,” said U.S. Special Envoy for Harbours Lena Holt.'
  expect(new Set(reports(text).map((report) => report.speaker?.name))).toEqual(new Set(['Lena Holt']))
})

test('an office may say what it is for', () => {
  expect(reports('“It works,” said U.S. Special Envoy for Harbours Lena Holt.')[0]?.speaker).toMatchObject({
    name: 'Lena Holt',
    office: 'U.S. Special Envoy for Harbours',
  })
})

test('"the ministry" is the one spoken of last', () => {
  const text = 'The Harbour Ministry protested. The strait will stay open for all, the ministry said.'
  expect(reports(text)[0]?.speaker).toMatchObject({ name: 'Harbour Ministry', asWritten: 'the ministry' })
})

test.each([['“It works and will work.” – Lena Holt'], ['“It works and will work.”\n\n— Lena Holt, mayor of Varnby']])(
  'a quotation signed behind a dash is by whoever signs it: %s',
  (text) => {
    expect(noted(text)).toEqual([['It works and will work.', 'Lena Holt']])
  },
)

test.each([
  ['“It works,” Rep. Lena Holt (R-Varnby), a member of the panel, said.', 'Lena Holt'],
  ['As Lena Holt recently put it, “the lock is the city.”', 'Lena Holt'],
  ['After saying that the lock works and would soon be paid for, Lena Holt left.', 'Lena Holt'],
  ['Her host, Captain Ole Brandt, smiled at Ida Storm. “The lock is safe,” he said.', 'Ole Brandt'],
])('a speaker is found behind parties, in "as she put it" and behind an opening: %s', (text, name) => {
  expect(reports(text).at(-1)?.speaker?.name).toBe(name)
})

test('a number is nobody', () => {
  expect(reports('Some liked it, but 10 said that they want another lock.')[0]?.speaker ?? null).toBeNull()
})
