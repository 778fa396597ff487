import { expect, test } from 'vitest'
import { readRetryAfter } from '../../src/fetch/asking/retry-after.ts'
import { slowClock } from './slow-clock.ts'
import { openSite, openTestFetcher, PAGE } from './web.ts'

const NOW = Date.UTC(2026, 0, 5, 12)
const DAY = 86_400_000

test.each<[string, string | null, string | null, number | undefined]>([
  ['seconds', '120', null, 120_000],
  ['seconds with white space', ' 120 ', null, 120_000],
  ['no time at all', '0', null, 0],
  ['a date', 'Mon, 05 Jan 2026 12:10:00 GMT', null, 600_000],
  // RFC 9110, 5.6.7: the two older forms of a date are to be taken as well.
  ['a date of RFC 850', 'Monday, 05-Jan-26 12:10:00 GMT', null, 600_000],
  ['a date of asctime', 'Mon Jan  5 12:10:00 2026', null, 600_000],
  [
    'a date by a clock that is ten years ahead',
    'Mon, 05 Jan 2036 12:10:00 GMT',
    'Mon, 05 Jan 2036 12:00:00 GMT',
    600_000,
  ],
  ['a date that has passed', 'Mon, 05 Jan 2026 11:00:00 GMT', null, 0],
  ['nothing', null, null, undefined],
  ['words', 'soon', null, undefined],
  ['a negative number', '-5', null, undefined],
  ['a fraction', '1.5', null, undefined],
  ['a number without end', '9'.repeat(400), null, undefined],
])('Retry-After with %s', (_, header, date, expected) => {
  expect(readRetryAfter(header, date, NOW)).toBe(expected)
})

test.each([
  ['ten years of seconds', '315360000'],
  ['a date in ten years', new Date(NOW + 3_650 * DAY).toUTCString()],
])('a host that wants to be left alone for %s is asked again after a day', async (_, header) => {
  const site = await openSite((_request, response) => response.writeHead(503, { 'retry-after': header }).end())
  const clock = slowClock()
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), clock })
  await fetcher.get(site.url, PAGE)
  clock.pass(DAY - 120_000)
  await fetcher.get(site.url, PAGE)
  expect(site.asked).toHaveLength(1)
  clock.pass(120_000)
  await fetcher.get(site.url, PAGE)
  expect(site.asked).toHaveLength(2)
})

test('a host that fails and says "Retry-After: 0" is not asked all the time', async () => {
  const site = await openSite((_, response) => response.writeHead(503, { 'retry-after': '0' }).end())
  const clock = slowClock()
  const fetcher = openTestFetcher({ allowed: new Set([site.host]), clock })
  for (let at = 0; at < 40; at++) {
    await fetcher.get(site.url, { ...PAGE, patienceMs: 0 })
    clock.pass(1_000)
  }
  expect(site.asked.length).toBeLessThan(8)
})
