import type { Position } from '../domain/journal/entry.ts'
import type { DoubtfulEntry } from '../domain/watch/tried/doubt.ts'
import { countByDay, type DayCount, type DaySample, daysCovered, daysUpTo } from '../domain/watch/tried/histogram.ts'
import type { TriedAlert } from '../domain/watch/tried/replay.ts'
import { spansOf, type UnknownSpan } from '../domain/watch/tried/unknown.ts'
import { type Estimate, estimateOf, times } from '../domain/watch/tried/wilson.ts'
import type { JournalStretch } from '../store/journal/carried.ts'
import type { Journal } from '../store/journal/journal.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { positionsOf, positionsSince, readInstantOf, whichPass } from '../store/watches/replayed.ts'
import { type FilterTried, type FoundAgain, openTrial, readFound } from './back-test.ts'
import { decideAgain, findToDecide, type Trial } from './trial.ts'

/** What a filter would have told, as a watch, in the last days. */
export interface Preview {
  from: Date
  to: Date
  /** Whether it is told by an even sample of the entries. */
  isEstimated: boolean
  days: DayCount[]
  /** For each day, and each week, on average. */
  perDay: Estimate
  perWeek: Estimate
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
/** Of more, so many entries are looked at; and so many of them that not many more than this pass. */
const SAMPLED = 20_000
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
  const positions = await findToDecide(prisma, trial, ALL_DECIDED + 1)
  const isEstimated = positions.length > ALL_DECIDED
  const sample = isEstimated ? await takeSample(prisma, tried, trial.stretch) : null
  const { alerts, doubtful } =
    sample === null
      ? await decideAll(prisma, journal, trial, positions)
      : await decideSample(prisma, journal, trial, sample)
  const counted = alerts.map(({ entry, burstAt, hiddenById }) => ({
    at: entry.committedAt,
    burstAt,
    isHidden: hiddenById !== null,
  }))
  const samples = sample === null ? null : await samplesOf(prisma, days, sample, trial.stretch)
  const covered = daysCovered(time.from, now, await readInstantOf(prisma, 1))
  const size = trial.stretch.highest - trial.stretch.lowest + 1
  const all = estimateOf(alerts.length, sample?.positions.length ?? size, size)
  const perDay = times(all, 1 / covered)
  const spans = spansOf(
    doubtful,
    alerts.map(({ entry }) => entry),
  )
  return {
    ...time,
    isEstimated,
    days: countByDay(days, counted, samples, tried.burstMinutes),
    perDay,
    perWeek: times(perDay, 7),
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

async function takeSample(
  prisma: PrismaClient,
  { filter, tells }: FilterTried,
  { lowest, highest }: JournalStretch,
): Promise<Sample> {
  const size = highest - lowest + 1
  const count = Math.min(SAMPLED, size)
  const positions = Array.from({ length: count }, (_, place) => lowest + Math.floor(((place + 0.5) * size) / count))
  const isEitherSide = tells.some((kind) => kind !== 'UTTERANCE')
  const passing = await whichPass(prisma, { filter, isEitherSide }, positions)
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
  const first = await decideAll(prisma, journal, trial, passing)
  const again = first.alerts.flatMap(({ entry, kinds }) =>
    kinds.includes('UTTERANCE') && entry.kind !== 'INGESTED' ? entry.statementId : [],
  )
  const earlier = await positionsOf(prisma, [...new Set(again)], trial.stretch, MOST_EARLIER)
  if (earlier.length === 0) return first
  const all = [...new Set([...passing, ...earlier])].sort((a, b) => a - b)
  const { alerts, doubtful } = await decideAll(prisma, journal, trial, all)
  const sampled = new Set(passing)
  return {
    alerts: alerts.filter(({ entry }) => sampled.has(entry.position)),
    doubtful: doubtful.filter(({ position }) => sampled.has(position)),
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
