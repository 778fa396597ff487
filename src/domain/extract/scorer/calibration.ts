// The curve from how sure we were to how often that was right.

/** Confidence before calibration, and the share of reports of that confidence that were right. */
export type Knot = readonly [raw: number, truth: number]

/** The curve between its knots. */
export function calibrated(raw: number, knots: readonly Knot[]): number {
  const all: readonly Knot[] = [[0, 0], ...knots, [1, knots.at(-1)?.[1] ?? 1]]
  const next = all.findIndex(([at]) => at >= raw)
  const [toX, toY] = all[next === -1 ? all.length - 1 : next] ?? [1, 1]
  const [fromX, fromY] = all[Math.max(0, (next === -1 ? all.length : next) - 1)] ?? [0, 0]
  return toX === fromX ? toY : fromY + ((toY - fromY) * (Math.min(raw, toX) - fromX)) / (toX - fromX)
}
