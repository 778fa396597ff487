import { expect, test } from 'vitest'
import { reports } from './article.ts'

// Published on Thursday 2025-04-10 in Berlin, two hours east of Greenwich in summer.
test.each([
  ['on Tuesday', 'DAY', '2025-04-07T22:00:00Z', '2025-04-08T22:00:00Z'],
  ['on Thursday', 'DAY', '2025-04-09T22:00:00Z', '2025-04-10T22:00:00Z'],
  ['on Friday', 'DAY', '2025-04-03T22:00:00Z', '2025-04-04T22:00:00Z'],
  ['on April 8', 'DAY', '2025-04-07T22:00:00Z', '2025-04-08T22:00:00Z'],
  ['on 8 April', 'DAY', '2025-04-07T22:00:00Z', '2025-04-08T22:00:00Z'],
  ['on Tuesday, April 8, 2025', 'DAY', '2025-04-07T22:00:00Z', '2025-04-08T22:00:00Z'],
  ['on June 1', 'DAY', '2024-05-31T22:00:00Z', '2024-06-01T22:00:00Z'],
  ['yesterday', 'DAY', '2025-04-08T22:00:00Z', '2025-04-09T22:00:00Z'],
  ['two days ago', 'DAY', '2025-04-07T22:00:00Z', '2025-04-08T22:00:00Z'],
  ['last week', 'WEEK', '2025-03-30T22:00:00Z', '2025-04-06T22:00:00Z'],
  ['this week', 'WEEK', '2025-04-06T22:00:00Z', '2025-04-10T22:00:00Z'],
  ['in November', 'MONTH', '2024-10-31T23:00:00Z', '2024-11-30T23:00:00Z'],
  ['in 2023', 'YEAR', '2022-12-31T23:00:00Z', '2023-12-31T23:00:00Z'],
])('words said %s were said in that %s before publication', (words, precision, earliest, latest) => {
  const [report] = reports(`“It works,” Lena Holt said ${words}.`)
  expect(report?.saidAt).toMatchObject({ precision, earliest: new Date(earliest), latest: new Date(latest) })
})

test('a day on which the clocks change has 23 hours', () => {
  const [report] = reports('“It works,” Lena Holt said on Sunday.', { publishedAt: new Date('2025-03-31T08:00:00Z') })
  expect(report?.saidAt).toMatchObject({
    earliest: new Date('2025-03-29T23:00:00Z'),
    latest: new Date('2025-03-30T22:00:00Z'),
    date: '2025-03-30',
  })
})

test('the derivation tells the steps a reader can check', () => {
  const [report] = reports('“It works,” Lena Holt said on Tuesday.')
  expect(report?.saidAt).toMatchObject({
    date: '2025-04-08',
    timeZone: 'Europe/Berlin',
    asWritten: ['Tuesday'],
    derivation: ['Tuesday', 'published Thursday 2025-04-10 in Europe/Berlin', 'latest Tuesday before it: 2025-04-08'],
  })
})

test('without a day of publication only a complete date can be told', () => {
  const publishedAt = null
  expect(reports('“It works,” Lena Holt said on Tuesday.', { publishedAt })[0]?.saidAt).toBeNull()
  expect(reports('“It works,” Lena Holt said on April 8, 2025.', { publishedAt })[0]?.saidAt).toMatchObject({
    date: '2025-04-08',
  })
})

test.each([
  ['“It breaks on Monday,” Lena Holt said.'],
  ['Lena Holt said the lock would open on Monday.'],
  ['“It works,” Lena Holt said after a meeting last week.'],
  ['“It works,” Lena Holt said.'],
])('a date of something else is not when it was said: %s', (text) => {
  expect(reports(text)[0]?.saidAt).toBeNull()
})

test('the day of an announced speech holds for the quotations below it', () => {
  const text = 'Speaking in Varnby on April 8, Lena Holt praised the crew.\n\n“It works,” Holt said. “It is safe.”'
  expect(reports(text).map((report) => report.saidAt?.date)).toEqual(['2025-04-08', '2025-04-08'])
})

test('a zone that does not exist is read as UTC', () => {
  const [report] = reports('“It works,” Lena Holt said on Tuesday.', { timeZone: 'Mars/Olympus' })
  expect(report?.saidAt).toMatchObject({ timeZone: 'UTC', earliest: new Date('2025-04-08T00:00:00Z') })
})

test.each([
  'The envoy, who took office in March 2024, said that it works as planned.',
  'Lena Holt, appointed in 2020, said that it works as planned.',
  'Lena Holt, who left the ministry in January 2019, said that it works as planned.',
])('a year of the speaker’s career is not when it was said: %s', (text) => {
  expect(reports(text).map((report) => report.saidAt)).toEqual([null])
})
