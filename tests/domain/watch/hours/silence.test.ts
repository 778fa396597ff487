import { expect, test } from 'vitest'
import { isSilence } from '../../../../src/domain/watch/hours/silence.ts'

const at = new Date('2026-03-15T12:00:00Z')
const lastOtherAt = new Date('2026-03-15T11:00:00Z')

test('it is a silence when nothing passed for as many days as were asked for', () => {
  expect(isSilence(at, { saidAt: new Date('2026-03-01T12:00:00Z'), days: 14, lastOtherAt })).toBe(true)
  expect(isSilence(at, { saidAt: new Date('2026-03-01T12:00:01Z'), days: 14, lastOtherAt })).toBe(false)
})

test('where nothing at all came in for a day it is the service that heard nothing', () => {
  const saidAt = new Date('2026-02-01T00:00:00Z')
  expect(isSilence(at, { saidAt, days: 14, lastOtherAt: null })).toBe(false)
  expect(isSilence(at, { saidAt, days: 14, lastOtherAt: new Date('2026-03-14T12:00:00Z') })).toBe(false)
  expect(isSilence(at, { saidAt, days: 14, lastOtherAt: new Date('2026-03-14T12:00:01Z') })).toBe(true)
})
