import { type ReadDocument, readDocument } from '../domain/filter/evaluate.ts'
import type { Recorded } from '../domain/journal/entry.ts'
import { type BroadPart, broadPartsOf } from '../domain/watch/tried/broad.ts'
import type { Estimate } from '../domain/watch/tried/wilson.ts'
import type { Journal } from '../store/journal/journal.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import { type FilterTried, openTrial } from './back-test.ts'
import { preview } from './preview.ts'

/** How much a filter would tell, and what makes it so much. */
export interface Breadth {
  perDay: Estimate
  parts: BroadPart[]
}

/** A week has all its days, and is of late. */
const DAYS = 7
/** Entries by which the parts of a filter are weighed, of all and of those that it tells of. */
const WEIGHED = 300

/** How broad a filter is, if on average of the last week it would have told more than so many alerts a day; else null. */
export async function findBreadth(
  prisma: PrismaClient,
  journal: Journal,
  tried: FilterTried,
  { mostPerDay, now, principalId }: { mostPerDay: number; now: Date; principalId: string },
): Promise<Breadth | null> {
  const request = { days: DAYS, timeZone: 'UTC', now, principalId }
  const { perDay, readExamples, from, to } = await preview(prisma, journal, tried, request)
  if (perDay.value <= mostPerDay) return null
  const { trial } = await openTrial(prisma, journal, tried, { from, to, principalId })
  const { lowest, highest } = trial.stretch
  const size = highest - lowest + 1
  const count = Math.min(WEIGHED, size)
  const places = Array.from({ length: count }, (_, place) => lowest + Math.floor(((place + 0.5) * size) / count))
  const all = (await journal.readAt(places)).flatMap(documentOf)
  const alerts = (await readExamples(WEIGHED)).flatMap(({ entry }) => documentOf(entry))
  const { condition, queries } = tried.filter
  return { perDay, parts: broadPartsOf(condition, queries, { all, alerts }) }
}

function documentOf({ before, after }: Recorded): ReadDocument[] {
  const version = after ?? before
  return version === null ? [] : [readDocument(version.document)]
}
