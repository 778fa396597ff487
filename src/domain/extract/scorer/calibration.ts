// What the scorer's confidence is worth: a rising curve from how sure it was to how often it was right, fitted by
// isotonic regression on cross-validated reports of the dev corpora. `npm run eval` prints the curve that fits now.

/** Confidence before calibration, and the share of reports of that confidence that were right. */
export type Knot = readonly [raw: number, truth: number]

const KNOTS: readonly Knot[] = [
  [0.2, 0.153],
  [0.442, 0.473],
  [0.518, 0.568],
  [0.592, 0.613],
  [0.657, 0.706],
  [0.708, 0.721],
  [0.75, 0.766],
  [0.78, 0.892],
  [0.831, 0.926],
  [0.916, 0.937],
  [0.936, 0.973],
  [0.954, 0.983],
]

/** The curve between its knots. */
export function calibrated(raw: number, knots: readonly Knot[] = KNOTS): number {
  return along(raw, [[0, 0], ...knots, [1, knots.at(-1)?.[1] ?? 1]])
}

/** Back from a calibrated confidence: to fit the curve again. */
export function uncalibrated(truth: number): number {
  return along(
    truth,
    [[0, 0] as Knot, ...KNOTS].map(([raw, own]) => [own, raw] as Knot),
  )
}

function along(x: number, knots: readonly Knot[]): number {
  const next = knots.findIndex(([at]) => at >= x)
  const [toX, toY] = knots[next === -1 ? knots.length - 1 : next] ?? [1, 1]
  const [fromX, fromY] = knots[Math.max(0, (next === -1 ? knots.length : next) - 1)] ?? [0, 0]
  return toX === fromX ? toY : fromY + ((toY - fromY) * (Math.min(x, toX) - fromX)) / (toX - fromX)
}
