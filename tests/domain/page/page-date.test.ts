import { expect, test } from 'vitest'
import { readAddressDate, readPageDate, readShownDate } from '../../../src/domain/page/page-date.ts'

test.each([
  ['2025-05-06T09:30:00Z', '2025-05-06T09:30:00.000Z', null],
  ['2025-05-06T09:30:00.123+0200', '2025-05-06T07:30:00.000Z', 120],
  ['2025-05-06T09:30-04:00', '2025-05-06T13:30:00.000Z', -240],
  ['2025-05-06 09:30:00 +02:00', '2025-05-06T07:30:00.000Z', 120],
  ['2025/05/06 09:30', '2025-05-06T09:30:00.000Z', null],
  ['20250506T093000Z', '2025-05-06T09:30:00.000Z', null],
  ['20250506', '2025-05-06T12:00:00.000Z', null],
  ['2025-05-06', '2025-05-06T12:00:00.000Z', null],
  ['Tue, 06 May 2025 09:30:00 GMT', '2025-05-06T09:30:00.000Z', null],
  ['Tue, 06 May 2025 09:30:00 +0200', '2025-05-06T07:30:00.000Z', 120],
  ['May 6, 2025 9:30 pm', '2025-05-06T21:30:00.000Z', null],
  ['May 6, 2025 12:05 am', '2025-05-06T00:05:00.000Z', null],
  ['2025-05-06 9:30 PM', '2025-05-06T21:30:00.000Z', null],
  ['2025-05-06T09:30:00 EST', '2025-05-06T14:30:00.000Z', -300],
  ['May 6, 2025 9:30 am EDT', '2025-05-06T13:30:00.000Z', -240],
  ['Tue May 06 09:30:00 CEST 2025', '2025-05-06T07:30:00.000Z', 120],
  ['Tuesday, May 6, 2025 - 09:30', '2025-05-06T09:30:00.000Z', null],
  ['1746523800', '2025-05-06T09:30:00.000Z', null],
  ['1746523800000', '2025-05-06T09:30:00.000Z', null],
])('a field that says %s is read', (written, at, minutesEast) => {
  const date = readPageDate(written, 'UTC')
  expect([date?.at.toISOString(), date?.minutesEast]).toEqual([at, minutesEast])
})

test.each([
  '',
  'yesterday',
  '2025',
  '2025-13-01',
  '2025-02-31',
  '0000-00-00',
  '12',
  '99999999999999',
  '2025-05-06T25:00',
])('a field that says %j says no time', (written) => {
  expect(readPageDate(written, 'UTC')).toBeNull()
})

test('a zone whose letters stand for several is not guessed: the outlet’s clock counts', () => {
  expect(readPageDate('2025-05-06T09:30:00 IST', 'Asia/Kolkata')?.at.toISOString()).toBe('2025-05-06T04:00:00.000Z')
})

test('a time without a zone is the clock of the outlet, in summer and in winter', () => {
  const at = (written: string) => readPageDate(written, 'America/New_York')?.at.toISOString()
  expect([at('2025-05-06T22:30:00'), at('2025-01-06T22:30:00')]).toEqual([
    '2025-05-07T02:30:00.000Z',
    '2025-01-07T03:30:00.000Z',
  ])
})

test.each([
  ['Published 6 May 2025', 'en', '2025-05-06T12:00'],
  ['May 6, 2025 at 9:30 pm', 'en', '2025-05-06T21:30'],
  ['Stand: 06.05.2025, 21:30 Uhr', 'de', '2025-05-06T21:30'],
  ['Di 06.05.25 | 21:30 Uhr', 'de', '2025-05-06T21:30'],
  ['6. März 2025', 'de', '2025-03-06T12:00'],
  ['Publié le 6 juillet 2025 à 21h30', 'fr', '2025-07-06T21:30'],
  ['6 de mayo de 2025', 'es', '2025-05-06T12:00'],
  ['06/05/2025 Actualizado a las 21:30h', 'es', '2025-05-06T21:30'],
  ['2025年5月6日21:30', 'ja', '2025-05-06T21:30'],
  ['25/05/2025', 'en', '2025-05-25T12:00'],
])('a line that shows %s is read', (line, language, at) => {
  expect(readShownDate(line, language, 'UTC')?.at.toISOString().slice(0, 16)).toBe(at)
})

test.each([
  ['06/05/2025', 'en'],
  ['Call 030 12.34.56', 'de'],
  ['3 minutes', 'en'],
  ['In 2025 the lock opens', 'en'],
  ['12 Boats 2025', 'en'],
])('a line that says %s shows no day, or one of two', (line, language) => {
  expect(readShownDate(line, language, 'UTC')).toBeNull()
})

test.each([
  ['https://post.example/2025/05/06/the-lock', '2025-05-06'],
  ['https://post.example/news/2025-05-06-the-lock', '2025-05-06'],
  ['https://post.example/the-lock-20250506', '2025-05-06'],
  ['https://post.example/a/20259999', undefined],
  ['https://post.example/2025/the-lock', undefined],
])('the address %s has its day', (url, day) => {
  expect(readAddressDate(url)?.at.toISOString().slice(0, 10)).toBe(day)
})
