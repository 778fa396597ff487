import { expect, test } from 'vitest'
import { dateClues, resolveTogether, type Telling } from '../../../src/domain/compose/date-clues.ts'
import { Times } from '../../../src/domain/extract/circumstances/time.ts'
import { sentences } from '../../../src/domain/extract/text/sentences.ts'

/** What a report with these words tells, published on a day at noon, or on none that is known. */
function telling(words: string, published: string | null = null, timeZone = 'UTC'): Telling {
  const publishedAt = published === null ? null : new Date(`${published}T12:00:00Z`)
  const [sentence] = sentences(words)
  const saidAt = new Times(words, { publishedAt, timeZone, language: 'en' }).first(sentence?.tokens ?? [])
  return { saidAt, clue: saidAt ? null : (dateClues(words)[0] ?? null), publishedAt, timeZone }
}
const unbound = { notBefore: null, notAfter: null }

test.each([
  ['He spoke on Tuesday in Bergen.', ['Tuesday']],
  ['He spoke on April 8.', ['April 8']],
  ['He spoke on 8 April 2025, a Tuesday.', ['8 April 2025', 'Tuesday']],
  ['On Tuesday, April 8, he spoke.', ['Tuesday, April 8']],
  ['He spoke on Sept. 3rd, 2024.', ['Sept. 3rd, 2024']],
  ['He has been silent since Tuesday.', []],
  ['After a meeting on Monday he spoke on Tuesday.', ['Tuesday']],
  ['They meet on Tuesdays, in the March hall.', []],
])('the dates told in %j are %j', (text, expected) => {
  const clues = dateClues(text)
  expect(clues.map((clue) => clue.asWritten)).toEqual(expected)
  for (const { span, asWritten } of clues) expect(text.slice(span.start, span.end)).toBe(asWritten)
})

test('a weekday and a date without a year are one day, by the publication of either', () => {
  const day = resolveTogether([telling('on Tuesday', '2025-04-09'), telling('April 8')], unbound)
  expect(day).toMatchObject({
    date: '2025-04-08',
    earliest: new Date('2025-04-08T00:00:00Z'),
    latest: new Date('2025-04-09T00:00:00Z'),
    precision: 'DAY',
    asWritten: ['Tuesday', 'April 8'],
  })
  expect(day?.derivation).toEqual([
    '"Tuesday" in one of the reports, latest Tuesday before it: 2025-04-08',
    '"April 8" in one of the reports',
    'the only day that fits all: 2025-04-08',
  ])
})

test('where no article has a date, the years in office leave one 8 April that is a Tuesday', () => {
  const tenure = { notBefore: new Date('2024-10-01'), notAfter: new Date('2028-01-01') }
  const day = resolveTogether([telling('on Tuesday'), telling('April 8')], tenure)
  expect(day?.date).toBe('2025-04-08')
  expect(day?.derivation).toContain('not before 2024-10-01')
})

test('two possible days are none', () => {
  const tenure = { notBefore: new Date('2014-01-01'), notAfter: new Date('2028-01-01') }
  expect(resolveTogether([telling('on Tuesday'), telling('April 8')], tenure)).toBeNull()
  expect(resolveTogether([telling('on Tuesday'), telling('April 8')], unbound)).toBeNull()
})

test('a third report that says when it was published dates two that do not', () => {
  const reports = [telling('on Tuesday'), telling('April 8'), telling('nothing of a day', '2025-05-01')]
  expect(resolveTogether(reports, unbound)?.date).toBe('2025-04-08')
})

test('a weekday that its late article puts a week off gives way to a report that names the day', () => {
  const late = telling('on Tuesday', '2025-04-16')
  expect(late.saidAt?.date).toBe('2025-04-15')
  expect(resolveTogether([late, telling('April 8')], unbound)?.date).toBe('2025-04-08')
  expect(resolveTogether([late, telling('April 9')], unbound)).toBeNull()
})

test('days that contradict each other resolve nothing', () => {
  expect(resolveTogether([telling('April 8, 2025'), telling('April 9, 2025')], unbound)).toBeNull()
  expect(resolveTogether([telling('on Wednesday'), telling('April 8', '2025-04-10')], unbound)).toBeNull()
})

test('one report, or two that tell the same words, need no resolving together', () => {
  expect(resolveTogether([telling('on Tuesday', '2025-04-09')], unbound)).toBeNull()
  const same = [telling('on Tuesday', '2025-04-09'), telling('on Tuesday', '2025-04-10')]
  expect(resolveTogether(same, unbound)).toBeNull()
})

test('the day is that of the zone whose article names it', () => {
  const day = resolveTogether(
    [telling('on Tuesday', '2025-04-09'), telling('April 8', '2025-04-09', 'Asia/Tokyo')],
    unbound,
  )
  expect(day).toMatchObject({ timeZone: 'Asia/Tokyo', earliest: new Date('2025-04-07T15:00:00Z') })
})
