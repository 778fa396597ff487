import { expect, test } from 'vitest'
import { calibrated, uncalibrated } from '../../../src/domain/extract/scorer/calibration.ts'
import { fitted, off } from '../../eval/calibration.ts'

test('whoever is surer before calibration is not less sure behind it', () => {
  const curve = Array.from({ length: 101 }, (_, at) => calibrated(at / 100))
  expect(curve).toEqual(curve.toSorted((a, b) => a - b))
  expect(Math.min(...curve)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...curve)).toBeLessThanOrEqual(1)
})

test.each([0.1, 0.45, 0.6, 0.8, 0.95])('a calibrated confidence of %f leads back to what it was', (raw) => {
  expect(uncalibrated(calibrated(raw))).toBeCloseTo(raw, 3)
})

test('a curve fitted to what came true takes the error out', () => {
  const judged = Array.from({ length: 4_000 }, (_, at) => ({
    raw: (at % 100) / 100,
    truth: Number((at * 7919) % 10_000 < 100 * (at % 100) * 0.5),
  }))
  const knots = fitted(judged)
  expect(off(judged, (raw) => raw)).toBeGreaterThan(0.1)
  expect(off(judged, (raw) => calibrated(raw, knots))).toBeLessThan(0.05)
})
