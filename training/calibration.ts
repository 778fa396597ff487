// How far confidence is from truth, and the curve that brings it there: isotonic regression by pooling neighbours.

import type { Knot } from '../src/domain/extract/scorer/calibration.ts'

export interface Judged {
  /** The confidence before calibration. */
  raw: number
  /** 1 where words and speaker were right, else 0. */
  truth: number
}

const BINS = 20
/** A step of the curve rests on at least so many reports. */
const FEWEST = 40

/** The rising curve that fits best, as knots. */
export function fitted(judged: readonly Judged[]): Knot[] {
  const sorted = judged.toSorted((a, b) => a.raw - b.raw)
  const size = Math.max(FEWEST, Math.ceil(sorted.length / BINS))
  const pools: Pool[] = []
  for (let at = 0; at < sorted.length; at += size) {
    const own = sorted.slice(at, at + size)
    pools.push({ raw: mean(own.map(({ raw }) => raw)), truth: mean(own.map(({ truth }) => truth)), count: own.length })
    while (pooled(pools)) {
      // Until the curve rises everywhere.
    }
  }
  return pools.map(({ raw, truth }) => [round(raw), round(truth)])
}

interface Pool extends Judged {
  count: number
}

/** Makes one of the last two pools where the curve would fall. */
function pooled(pools: Pool[]): boolean {
  const [before, last] = pools.slice(-2)
  if (!before || !last || before.truth < last.truth) return false
  const count = last.count + before.count
  const of = (a: number, b: number): number => (a * before.count + b * last.count) / count
  pools.splice(-2, 2, { raw: of(before.raw, last.raw), truth: of(before.truth, last.truth), count })
  return true
}

/** Every bin of the measure holds at least so many reports. */
const BIN = 200

/** The expected calibration error: how far the reports of a bin are from the share of them that is right. */
export function off(judged: readonly Judged[]): number {
  const sorted = judged.toSorted((a, b) => a.raw - b.raw)
  const bins = Math.max(1, Math.floor(sorted.length / BIN))
  let sum = 0
  for (let bin = 0; bin < bins; bin++) {
    const own = sorted.slice(Math.floor((bin * sorted.length) / bins), Math.floor(((bin + 1) * sorted.length) / bins))
    sum += Math.abs(mean(own.map(({ raw }) => raw)) - mean(own.map(({ truth }) => truth))) * own.length
  }
  return sum / Math.max(1, judged.length)
}

function mean(all: readonly number[]): number {
  return all.reduce((sum, one) => sum + one, 0) / all.length
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
