/** A number that was estimated: it lies between `least` and `most` in nineteen of twenty cases. */
export interface Estimate {
  value: number
  least: number
  most: number
}

/** Of a normal distribution, the half-width of what 95 % lie in. */
const Z = 1.96

/**
 * How many of `all` have a property that `hits` of an even sample of `sampled` have. The range is Wilson's score interval of
 * 95 % (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927), which holds for few hits too.
 */
export function estimateOf(hits: number, sampled: number, all: number): Estimate {
  if (sampled === 0) return { value: 0, least: 0, most: all }
  if (sampled >= all) return { value: hits, least: hits, most: hits }
  const share = hits / sampled
  const spread =
    (Z * Math.sqrt((share * (1 - share)) / sampled + (Z * Z) / (4 * sampled * sampled))) / (1 + (Z * Z) / sampled)
  const middle = (share + (Z * Z) / (2 * sampled)) / (1 + (Z * Z) / sampled)
  // What was seen is there.
  const least = Math.max(all * (middle - spread), hits)
  const most = Math.min(all * (middle + spread), all - (sampled - hits))
  return { value: Math.max(all * share, hits), least, most: Math.max(most, hits) }
}

/** The same, and so many that were counted. */
export function plus({ value, least, most }: Estimate, counted: number): Estimate {
  return { value: value + counted, least: least + counted, most: most + counted }
}

/** The same, so many times. */
export function times({ value, least, most }: Estimate, factor: number): Estimate {
  return { value: value * factor, least: least * factor, most: most * factor }
}

/**
 * How many bursts of `minutes` so many alerts of one day make, where they come at any time alike: after a burst began, the next
 * one begins with the first alert that comes after its minutes.
 */
export function burstsOfDay(alerts: number, minutes: number): number {
  if (alerts <= 0 || minutes === 0) return alerts
  return Math.min(alerts, 1440 / (minutes + 1440 / alerts))
}
