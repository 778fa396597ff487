import { expect, test } from 'vitest'
import { afterSkipped, readSkippedHours } from '../../../src/domain/feed/skipped-hours.ts'

function skippedHoursOf(hours: readonly number[], days: readonly string[]): number[] {
  const list = (name: string, element: string, values: readonly unknown[]) =>
    `<${name}>${values.map((value) => `<${element}>${value}</${element}>`).join('')}</${name}>`
  return readSkippedHours(`${list('skipHours', 'hour', hours)}${list('skipDays', 'day', days)}<item>`)
}

// A Monday.
const at = (time: string, day = '05') => new Date(`2026-01-${day}T${time}:00Z`)
const far = at('00:00', '30')

test('a feed is not asked in an hour, nor on a day, at which it has nothing new', () => {
  const nights = skippedHoursOf([22, 23, 0, 1, 2], [])
  expect(afterSkipped(at('21:59'), nights, far)).toEqual(at('21:59'))
  expect(afterSkipped(at('22:10'), nights, far)).toEqual(at('03:00', '06'))
  const weekends = skippedHoursOf([], ['saturday', 'Sunday '])
  expect(afterSkipped(at('09:30', '10'), weekends, far)).toEqual(at('00:00', '12'))
  expect(afterSkipped(at('09:30', '12'), weekends, far)).toEqual(at('09:30', '12'))
})

test('a feed is asked in time, whatever it says', () => {
  const weekends = skippedHoursOf([], ['Saturday', 'Sunday'])
  expect(afterSkipped(at('09:30', '10'), weekends, at('21:00', '10'))).toEqual(at('21:00', '10'))
  // It was to be asked later anyway.
  expect(afterSkipped(at('09:30', '10'), weekends, at('08:00', '10'))).toEqual(at('09:30', '10'))
})
