// Logistic regression with a ridge, by Newton's method: a dozen weights from a hundred and some pairs, the same each
// time. The intercept is not held back. `sign` keeps a weight from saying the opposite of what its feature means.

export interface Model {
  intercept: number
  weights: number[]
}

export interface Row {
  features: readonly number[]
  /** Log-odds that are given, not learned. */
  given: number
  isSame: boolean
  /** How often it counts. */
  times: number
}

export function probability(model: Model, { features, given }: Row): number {
  const odds = features.reduce((sum, value, at) => sum + value * (model.weights[at] ?? 0), model.intercept + given)
  return 1 / (1 + Math.exp(-odds))
}

const ROUNDS = 60

/** `ridge`: how strongly weights are pulled to 0, per feature scaled to unit variance. */
export function fit(rows: readonly Row[], ridge: number, signs: readonly number[]): Model {
  const size = signs.length
  const scales = signs.map((_, at) => {
    const values = rows.map((row) => row.features[at] ?? 0)
    const mean = values.reduce((sum, value) => sum + value, 0) / rows.length
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows.length) || 1
  })
  let off: ReadonlySet<number> = new Set()
  // A weight of the wrong sign is taken out and the rest fitted again; a few times suffice.
  for (;;) {
    const solved = newton(rows, ridge, scales, off, size)
    const wrong = signs.findIndex((sign, at) => sign !== 0 && !off.has(at) && (solved.weights[at] ?? 0) * sign < 0)
    if (wrong === -1) return solved
    off = new Set([...off, wrong])
  }
}

function newton(
  rows: readonly Row[],
  ridge: number,
  scales: readonly number[],
  off: ReadonlySet<number>,
  size: number,
): Model {
  const used = Array.from({ length: size }, (_, at) => at).filter((at) => !off.has(at))
  const inputs = rows.map((row) => [1, ...used.map((at) => (row.features[at] ?? 0) / (scales[at] ?? 1))])
  let beta = new Array<number>(used.length + 1).fill(0)
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = beta.map((value, at) => (at === 0 ? 0 : -ridge * value))
    const curvature = beta.map((_, i) => beta.map((__, j) => (i === j ? (i === 0 ? 1e-9 : ridge) : 0)))
    inputs.forEach((input, index) => {
      const given = rows[index]?.given ?? 0
      const p = 1 / (1 + Math.exp(-input.reduce((sum, value, at) => sum + value * (beta[at] ?? 0), given)))
      const times = rows[index]?.times ?? 1
      const slope = times * ((rows[index]?.isSame ? 1 : 0) - p)
      const bend = times * Math.max(1e-6, p * (1 - p))
      input.forEach((one, i) => {
        gradient[i] = (gradient[i] ?? 0) + slope * one
        const line = curvature[i] ?? []
        input.forEach((other, j) => {
          line[j] = (line[j] ?? 0) + bend * one * other
        })
      })
    })
    const step = solve(curvature, gradient)
    beta = beta.map((value, at) => value + Math.max(-2, Math.min(2, step[at] ?? 0)))
    if (step.every((value) => Math.abs(value) < 1e-8)) break
  }
  const weights = new Array<number>(size).fill(0)
  used.forEach((at, place) => {
    weights[at] = (beta[place + 1] ?? 0) / (scales[at] ?? 1)
  })
  return { intercept: beta[0] ?? 0, weights }
}

/** Gauss with pivots; the matrix is positive, so a solution exists. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((line, at) => [...line, right[at] ?? 0])
  const n = rows.length
  for (let at = 0; at < n; at++) {
    let pivot = at
    for (let row = at + 1; row < n; row++)
      if (Math.abs(rows[row]?.[at] ?? 0) > Math.abs(rows[pivot]?.[at] ?? 0)) pivot = row
    const top = rows[pivot] as number[]
    rows[pivot] = rows[at] as number[]
    rows[at] = top
    for (let row = 0; row < n; row++) {
      if (row === at) continue
      const line = rows[row] as number[]
      const factor = (line[at] ?? 0) / (top[at] ?? 1)
      if (factor !== 0)
        for (let column = at; column <= n; column++) line[column] = (line[column] ?? 0) - factor * (top[column] ?? 0)
    }
  }
  return rows.map((row, at) => (row[n] ?? 0) / (row[at] ?? 1))
}
