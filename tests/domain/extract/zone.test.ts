import { expect, test } from 'vitest'
import { offsetMinutes, zoneEast } from '../../../src/domain/language/calendar.ts'

test.each([
  [540, 'Etc/GMT-9'],
  [-300, 'Etc/GMT+5'],
  [330, 'Asia/Kolkata'],
  [0, 'UTC'],
  [541, null],
  [900, null],
])('a page that is %i minutes east of UTC is read in %s', (minutes, zone) => {
  expect(zoneEast(minutes)).toBe(zone)
  if (zone !== null) expect(offsetMinutes(new Date('2025-05-11T12:30:00Z'), zone)).toBe(minutes)
})
