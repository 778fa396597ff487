import { expect, test } from 'vitest'
import { calibrated } from '../../../src/domain/extract/scorer/calibration.ts'
import { KNOTS } from '../../../src/domain/extract/scorer/confidence-weights.ts'
import { fitted, off } from '../../../training/calibration.ts'

test('whoever is surer before calibration is not less sure behind it', () => {
  const curve = Array.from({ length: 101 }, (_, at) => calibrated(at / 100, KNOTS))
  expect(curve).toEqual(curve.toSorted((a, b) => a - b))
  expect(Math.min(...curve)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...curve)).toBeLessThanOrEqual(1)
})

test('a curve fitted to what came true takes the error out', () => {
  const judged = Array.from({ length: 4_000 }, (_, at) => ({
    raw: (at % 100) / 100,
    truth: Number((at * 7919) % 10_000 < 100 * (at % 100) * 0.5),
  }))
  const knots = fitted(judged)
  expect(off(judged)).toBeGreaterThan(0.1)
  expect(off(judged.map(({ raw, truth }) => ({ raw: calibrated(raw, knots), truth })))).toBeLessThan(0.05)
})
