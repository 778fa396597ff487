import { isChange, type Position } from '../domain/journal/entry.ts'
import { DAY_MS } from '../domain/language/calendar.ts'
import { BY_THE_HOUR } from '../domain/watch/definition.ts'
import type { DoubtfulEntry } from '../domain/watch/tried/doubt.ts'
import { countByDay, type DayCount, type DaySample, daysCovered, daysUpTo } from '../domain/watch/tried/histogram.ts'
import type { TriedAlert } from '../domain/watch/tried/replay.ts'
import { spansOf, type UnknownSpan } from '../domain/watch/tried/unknown.ts'
import { type Estimate, estimateOf, plus, times } from '../domain/watch/tried/wilson.ts'
import type { JournalStretch } from '../store/journal/carried.ts'
import type { Journal } from '../store/journal/journal.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { whichPass } from '../store/watches/passing.ts'
import { positionsOf, positionsSince, readInstantOf } from '../store/watches/replayed.ts'
import { type FilterTried, type FoundAgain, openTrial, readFound } from './back-test.ts'
import { decideAgain, findToDecide, type Trial } from './trial.ts'

/** What a filter would have told, as a watch, in the last days. */
export interface Preview {
  from: Date
  to: Date
  /** Whether it is told by an even sample of the entries. */
  isEstimated: boolean
  days: DayCount[]
  /** From when on it goes by what came: nothing that is kept came before. */
  evidenceFrom: Date
  /** For each day, and each week, on average. Null: the archive is younger than a week, which says nothing of one. */
  perDay: Estimate
  perWeek: Estimate | null
  /** The newest. */
  readExamples(first: number): Promise<FoundAgain[]>
  unknown: UnknownSpan[]
}

export interface PreviewRequest {
  days: number
  /** In which days begin and end. */
  timeZone: string
  now: Date
  /** Whose mutes count. */
  principalId: string
}

/** Up to so many entries that pass all are decided. */
const ALL_DECIDED = 1_000
/** Of more, at most so many entries are looked at; and no more of them than it takes to have nearly as many that pass. */
const SAMPLED = 20_000
/** So many are looked at first: where they say that far more pass than are all decided, these are not looked for. */
const LOOKED_AT_FIRST = 300
const FAR_MORE = 2 * ALL_DECIDED
/** So many that pass are enough. */
const AIMED_AT = 800
const A_WEEK_MS = 7 * DAY_MS
/** Entries of statements that came to pass again are looked up for what was told before. */
const MOST_EARLIER = 5_000

/** Tries a filter on the last days. */
export async function preview(
  prisma: PrismaClient,
  journal: Journal,
  tried: FilterTried,
  { days: count, timeZone, now, principalId }: PreviewRequest,
): Promise<Preview> {
  const days = daysUpTo(now, count, timeZone)
  const time = { from: days[0]?.from ?? now, to: now }
  const { trial, unknown } = await openTrial(prisma, journal, tried, { ...time, principalId })
  const isOfEntries = tried.tells.some((kind) => !BY_THE_HOUR.includes(kind))
  const first = await lookAt(prisma, tried, trial.stretch, isOfEntries ? LOOKED_AT_FIRST : 0)
  const size = trial.stretch.highest - trial.stretch.lowest + 1
  const isBroad = estimateOf(first.passing.length, first.positions.length, size).least > FAR_MORE
  const positions = isBroad ? [] : await findToDecide(prisma, trial, ALL_DECIDED + 1)
  const isEstimated = isBroad || positions.length > ALL_DECIDED
  const sample = isEstimated ? await takeSample(prisma, tried, trial.stretch, first) : null
  const { alerts, doubtful } =
    sample === null
      ? await decideAll(prisma, journal, trial, positions)
      : await decideSample(prisma, journal, trial, sample)
  const counted = alerts.map(({ entry, burstAt, hiddenById }) => ({
    at: entry.committedAt,
    burstAt,
    isHidden: hiddenById !== null,
    isOfHour: isChange(entry),
  }))
  const samples = sample === null ? null : await samplesOf(prisma, days, sample, trial.stretch)
  const firstAt = await readInstantOf(prisma, 1)
  const covered = daysCovered(time.from, now, firstAt)
  const ofHours = counted.filter(({ isOfHour }) => isOfHour).length
  const ofEntries = estimateOf(alerts.length - ofHours, sample?.positions.length ?? size, size)
  const perDay = times(plus(ofEntries, ofHours), 1 / covered)
  const isYoung = firstAt === null || now.getTime() - firstAt.getTime() < A_WEEK_MS
  const spans = spansOf(
    doubtful,
    alerts.map(({ entry }) => entry),
  )
  return {
    ...time,
    isEstimated,
    days: countByDay(days, counted, samples, tried.burstMinutes),
    evidenceFrom: firstAt !== null && firstAt > time.from ? firstAt : time.from,
    perDay,
    perWeek: isYoung ? null : times(perDay, 7),
    readExamples: (first) => readFound(journal, trial, first === 0 ? [] : alerts.slice(-first).reverse()),
    unknown: [...unknown, ...(isEstimated ? spans.map((span) => ({ ...span, entries: null })) : spans)],
  }
}

interface Sample {
  /** The places that were looked at, evenly over the stretch. */
  positions: Position[]
  /** Those of them at which something passes. */
  passing: Position[]
}

/** Looks at so many places of a stretch, evenly. */
async function lookAt(
  prisma: PrismaClient,
  { filter, tells }: FilterTried,
  { lowest, highest }: JournalStretch,
  most: number,
): Promise<Sample> {
  const size = highest - lowest + 1
  const count = Math.min(most, size)
  const positions = Array.from({ length: count }, (_, place) => lowest + Math.floor(((place + 0.5) * size) / count))
  const isEitherSide = tells.some((kind) => kind !== 'UTTERANCE' && !BY_THE_HOUR.includes(kind))
  return { positions, passing: await whichPass(prisma, { filter, isEitherSide }, positions) }
}

/** `first`: what was looked at before, by which it is known how many are enough. */
async function takeSample(
  prisma: PrismaClient,
  tried: FilterTried,
  stretch: JournalStretch,
  first: Sample,
): Promise<Sample> {
  const share = first.passing.length / Math.max(1, first.positions.length)
  const { positions, passing } = await lookAt(prisma, tried, stretch, Math.min(SAMPLED, Math.ceil(AIMED_AT / share)))
  const every = Math.ceil(passing.length / ALL_DECIDED)
  if (every <= 1) return { positions, passing }
  const fewer = positions.filter((_, place) => place % every === 0)
  const kept = new Set(fewer)
  return { positions: fewer, passing: passing.filter((position) => kept.has(position)) }
}

interface Outcome {
  alerts: TriedAlert[]
  doubtful: DoubtfulEntry[]
}

async function decideAll(
  prisma: PrismaClient,
  journal: Journal,
  trial: Trial,
  positions: readonly Position[],
): Promise<Outcome> {
  const outcome: Outcome = { alerts: [], doubtful: [] }
  for await (const { alerts, doubtful } of decideAgain(prisma, journal, trial, positions)) {
    outcome.alerts.push(...alerts)
    outcome.doubtful.push(...doubtful)
  }
  return outcome
}

/** What passes of a sample, with what was told before of the same statements, and was not sampled. */
async function decideSample(
  prisma: PrismaClient,
  journal: Journal,
  trial: Trial,
  { passing }: Sample,
): Promise<Outcome> {
  const byHour = await decideAll(prisma, journal, trial, [])
  const entries = { ...trial, hours: [] }
  const first = await decideAll(prisma, journal, entries, passing)
  const again = first.alerts.flatMap(({ entry, kinds }) =>
    kinds.includes('UTTERANCE') && entry.kind !== 'INGESTED' ? (entry.statementId ?? []) : [],
  )
  const earlier = await positionsOf(prisma, [...new Set(again)], trial.stretch, MOST_EARLIER)
  const all = [...new Set([...passing, ...earlier])].sort((a, b) => a - b)
  const { alerts, doubtful } = earlier.length === 0 ? first : await decideAll(prisma, journal, entries, all)
  const sampled = new Set(passing)
  const own = [...byHour.alerts, ...alerts.filter(({ entry }) => sampled.has(entry.position))]
  const inDoubt = [...byHour.doubtful, ...doubtful.filter(({ position }) => sampled.has(position))]
  return {
    alerts: own.sort((one, other) => one.entry.position - other.entry.position),
    doubtful: inDoubt.sort((one, other) => one.position - other.position),
  }
}

async function samplesOf(
  prisma: PrismaClient,
  days: readonly { from: Date; to: Date }[],
  { positions }: Sample,
  { highest }: JournalStretch,
): Promise<DaySample[]> {
  const begins = await positionsSince(prisma, [...days.map(({ from }) => from)])
  return begins.map((begin, place) => {
    const from = begin ?? highest + 1
    const to = begins[place + 1] ?? highest + 1
    return { sampled: positions.filter((position) => position >= from && position < to).length, all: to - from }
  })
}
