import { WORDS } from '../../domain/filter/conditions/words.ts'
import type { Condition } from '../../domain/filter/filter.ts'
import type { Position } from '../../domain/journal/entry.ts'
import type { JournalStretch } from '../journal/carried.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { databaseOf } from '../reading/read-access.ts'
import { filterToSql, type TsQueries } from '../search/filter-to-sql.ts'
import type { PreparedFilter } from '../search/linguistics.ts'
import { columnName } from '../tables/columns.ts'

// Which entries of the journal a filter passes, by SQL: what a watch is tried on.

/** Which entries are looked for. */
export interface PassingRequest {
  filter: PreparedFilter
  /** Whether what passes only before the entry counts too. */
  isEitherSide: boolean
}

/** Of a row `e`. Entries from before they told their cause may be anything but what their kind says they are not. */
export const IS_NEWS = Prisma.sql`e.kind <> 'ERASED' AND (e.cause IN ('ARTICLE', 'REVISION') OR e.asked
  OR e.cause IS NULL AND e.statement_id IS NOT NULL AND e.kind NOT IN ('RECLASSIFIED', 'REREAD'))`

// Most entries are new statements, which were nothing before, and most of the others may be statements that were only sorted
// otherwise. So those that had a version before and are news are found by indexes: on the kind, and on what is sorted and news.
const CHANGED = Prisma.sql`e.kind IN ('REPORTED', 'AMENDED', 'RETRACTED')
  AND (e.cause IN ('ARTICLE', 'REVISION') OR e.asked OR e.cause IS NULL)`
const SORTED = Prisma.sql`e.kind IN ('RECLASSIFIED', 'REREAD') AND (e.cause IN ('ARTICLE', 'REVISION') OR e.asked)`

/** The first positions of a stretch at which something was said or published that passes; ascending. */
export async function findPassing(
  prisma: PrismaClient,
  { filter: { condition, tsqueries }, isEitherSide }: PassingRequest,
  { lowest, highest }: JournalStretch,
  limit: number,
): Promise<Position[]> {
  if (lowest > highest) return []
  const passes = Prisma.sql`${filterToSql(condition, tsqueries)} ${anyWordOf(condition, tsqueries)}`
  const isWithin = Prisma.sql`e.position BETWEEN ${lowest} AND ${highest}`
  const oldest = await oldestVersion(prisma, { lowest, highest })
  const isYoung = oldest === null ? Prisma.empty : Prisma.sql`v.id >= ${oldest}::uuid AND`
  const after = Prisma.sql`
    SELECT e.position FROM statement_versions v JOIN journal_entries e ON e.after_id = v.id
    WHERE ${isYoung} ${passes} AND ${isWithin} AND ${IS_NEWS}`
  const changed = Prisma.sql`
    SELECT e.position FROM statement_versions v JOIN journal_entries e ON e.before_id = v.id
    WHERE ${passes} AND ${isWithin} AND ${CHANGED}`
  // OFFSET 0: these are looked up one by one. Postgres takes kind and cause for independent, and expects far more of them.
  const sorted = Prisma.sql`
    SELECT e.position FROM journal_entries e
    WHERE ${isWithin} AND ${SORTED} AND EXISTS (SELECT FROM statement_versions v WHERE v.id = e.before_id AND ${passes} OFFSET 0)`
  const either = Prisma.sql`${after} UNION ${changed} UNION ${sorted}`
  const rows = await prisma.$queryRaw<{ position: bigint }[]>`
    SELECT position FROM (${isEitherSide ? either : after}) AS passing
    ORDER BY position LIMIT ${limit}`
  return rows.map((row) => Number(row.position))
}

/** Of these places of the journal, those that are kept and at which something was said or published that passes. */
export async function whichPass(
  prisma: PrismaClient,
  { filter: { condition, tsqueries }, isEitherSide }: PassingRequest,
  positions: readonly Position[],
): Promise<Position[]> {
  const sides = isEitherSide ? Prisma.sql`(e.after_id, e.before_id)` : Prisma.sql`(e.after_id)`
  const rows = await prisma.$queryRaw<{ position: bigint }[]>`
    SELECT e.position FROM unnest(${[...positions]}::bigint[]) AS p(position)
      JOIN journal_entries e ON e.position = p.position
    WHERE ${IS_NEWS} AND EXISTS (
      SELECT FROM statement_versions v WHERE v.id IN ${sides} AND ${filterToSql(condition, tsqueries)} OFFSET 0)
    ORDER BY e.position`
  return rows.map((row) => Number(row.position))
}

/** From so many searches on, one that finds what any of them does is asked first. */
const MANY_SEARCHES = 4

/**
 * What a filter of many words asks for beside, which changes nothing: any word of all, whatever the language. A list of
 * ten words is searched for in each language apart, and Postgres would rather read all versions than search so often.
 */
function anyWordOf(condition: Condition, texts: TsQueries): Prisma.Sql {
  const parts = condition.kind === 'all' ? condition.of : [condition]
  for (const part of parts) {
    const leaves = part.kind === 'any' ? part.of : [part]
    const [first] = leaves
    if (first?.kind !== 'words') continue
    const searches = leaves.flatMap((leaf) =>
      leaf.kind === 'words' && leaf.field === first.field ? [[...(texts.get(leaf.text)?.values() ?? [])]] : [],
    )
    const all = new Set(searches.flat().filter((search) => search !== ''))
    // What must not be there is no word to look for.
    if (searches.length < leaves.length || all.size < MANY_SEARCHES || [...all].some((one) => one.includes('!')))
      continue
    const column = Prisma.raw(`v.${columnName(WORDS[first.field].document)}`)
    return Prisma.sql`AND ${column} @@ ${[...all].map((search) => `(${search})`).join(' | ')}::tsquery`
  }
  return Prisma.empty
}

/** Entries whose oldest version is known together. */
const TOGETHER = 4_096

/** By database and the number of such a part of the journal. What is in a whole one stays, but for what erasure takes out. */
const known = new WeakMap<object, Map<number, string | null>>()

/**
 * No version that an entry of a stretch led to is older. Ids of versions grow with time, but not in the order of the
 * journal: so all of a stretch are looked at, once.
 */
async function oldestVersion(prisma: PrismaClient, { lowest, highest }: JournalStretch): Promise<string | null> {
  const database = databaseOf(prisma)
  const parts = known.get(database) ?? new Map<number, string | null>()
  known.set(database, parts)
  const first = Math.floor(lowest / TOGETHER)
  const last = Math.floor(highest / TOGETHER)
  const all = Array.from({ length: last - first + 1 }, (_, place) => first + place)
  const asked = all.filter((part) => !parts.has(part))
  const rows = await prisma.$queryRaw<{ part: number; id: string | null }[]>`
    SELECT p.part, (
      SELECT after_id::text FROM journal_entries
      WHERE position BETWEEN p.part::bigint * ${TOGETHER} AND p.part::bigint * ${TOGETHER} + ${TOGETHER - 1} AND after_id IS NOT NULL
      ORDER BY after_id LIMIT 1
    ) AS id
    FROM unnest(${asked}::int[]) AS p(part)`
  const found = new Map(rows.map(({ part, id }) => [part, id]))
  // The last may grow.
  for (const [part, id] of found) if (part < last) parts.set(part, id)
  const ids = all.flatMap((part) => found.get(part) ?? parts.get(part) ?? [])
  return ids.reduce<string | null>((least, id) => (least === null || id < least ? id : least), null)
}
