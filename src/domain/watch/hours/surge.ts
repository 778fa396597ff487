import { DAY_MS } from '../../language/calendar.ts'

/** What a surge is told with, so that a reader can follow the decision. */
export interface SurgeBaseline {
  /** The hours that are looked at: from, up to and without. ISO 8601. */
  from: string
  to: string
  /** What passed the filter in them: new statements, of a publisher at most so many an hour. */
  count: number
  /** The same hours of the weeks before, the latest first: only weeks in which the watch listened. */
  before: number[]
  /** By how much more of everything else came in than in those weeks; 1 where it was not more. */
  growth: number
  /** What was to be expected: their mean, times that growth. */
  expected: number
  /** How likely so many or more are by chance, if nothing had changed. */
  chance: number
}

/** How much passed a watch's filter, and how much else came in, in the hours looked at and in those of weeks before. */
export interface SurgeCounts {
  count: number
  others: number
  /** The latest first. */
  before: readonly { count: number; others: number }[]
}

/** So many hours are looked at together: a surge is told within an hour, and one hour alone has too few to compare. */
const SURGE_HOURS = 3
/** With so many weeks before: long enough for a mean, short enough to be of today's news. */
const SURGE_WEEKS = 4
/** From so many weeks on there is something to compare with. */
const FEWEST_WEEKS = 2
/** Fewer are never a surge. */
const FEWEST = 6
/** Only what is several times as much as expected: news come in heaps, and chance alone would call each heap a surge. */
const LEAST_RATIO = 3
/** Of all the hours of a year one in so many would be called a surge by chance. */
const MOST_CHANCE = 1e-4
/** Of one publisher in an hour no more than this count: one long interview is not a surge. */
const MOST_OF_A_SOURCE = 3
/** After a day without it the next one is told. */
const OVER_MS = DAY_MS

const WEEK_MS = 7 * DAY_MS
const HOUR_MS = 3_600_000

/** What of a publisher's statements of one hour counts. */
export function countedOf(ofSource: number): number {
  return Math.min(ofSource, MOST_OF_A_SOURCE)
}

/** The hours that are looked at when this hour ends, and those of the weeks before, the latest first. */
export function surgeWindows(hour: Date): { from: Date; to: Date }[] {
  return Array.from({ length: SURGE_WEEKS + 1 }, (_, week) => {
    const to = hour.getTime() - week * WEEK_MS
    return { from: new Date(to - SURGE_HOURS * HOUR_MS), to: new Date(to) }
  })
}

/** From when on there may be a surge, where hours are known since an instant: then so many weeks are that a surge needs. */
export function knownFromWeeks(since: Date): Date {
  return new Date(since.getTime() + FEWEST_WEEKS * WEEK_MS + SURGE_HOURS * HOUR_MS)
}

/** The full hour at or before an instant. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS)
}

/** The oldest hour that a surge at this one is compared with. */
export function oldestHourFor(hour: Date): Date {
  return new Date(hour.getTime() - SURGE_WEEKS * WEEK_MS - SURGE_HOURS * HOUR_MS)
}

/**
 * Whether so much is a surge; null: it is not. Two counts are compared by the exact conditional test: if nothing has
 * changed, each of the `count + before` statements falls into the hours looked at with the probability 1 in (1 + weeks),
 * whatever the rate, so that few weeks and empty ones are weighed as what they are. (J. Przyborowski and H. Wilenski, Homogeneity of results
 * in testing samples from Poisson series, Biometrika 31, 1940.) Where more of everything else came in, since feeds were added
 * or a great thing happened elsewhere, that much more is expected here too.
 */
export function surgeOf(hour: Date, { count, others, before }: SurgeCounts): SurgeBaseline | null {
  const weeks = before.length
  if (weeks < FEWEST_WEEKS || count < FEWEST) return null
  const earlier = sumOf(before.map((week) => week.count))
  const usual = sumOf(before.map((week) => week.others)) / weeks
  const growth = usual > 0 ? Math.max(1, others / usual) : 1
  const expected = (earlier / weeks) * growth
  if (count < LEAST_RATIO * expected) return null
  const chance = upperTail(count, count + earlier, growth / (growth + weeks))
  if (chance > MOST_CHANCE) return null
  const [window] = surgeWindows(hour)
  const [from, to] = [window?.from ?? hour, window?.to ?? hour].map((at) => at.toISOString()) as [string, string]
  return { from, to, count, before: before.map((week) => week.count), growth, expected, chance }
}

/** Whether a surge is told: not while the last one goes on. `surgedAt`: the last hour at which there was one. */
export function isNewSurge(hour: Date, surgedAt: Date | null): boolean {
  return surgedAt === null || hour.getTime() - surgedAt.getTime() > OVER_MS
}

/** The probability that of `tries` with the chance `p` at least `hits` hit, for more hits than expected. */
function upperTail(hits: number, tries: number, p: number): number {
  // From the first term on each is a known multiple of the one before, and smaller.
  let log = hits * Math.log(p) + (tries - hits) * Math.log1p(-p)
  for (let one = 1; one <= tries - hits; one += 1) log += Math.log((hits + one) / one)
  let term = Math.exp(log)
  let sum = 0
  for (let at = hits; at <= tries && term > 0; at += 1) {
    sum += term
    if (term < sum * Number.EPSILON) break
    term *= ((tries - at) / (at + 1)) * (p / (1 - p))
  }
  return Math.min(1, sum)
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
