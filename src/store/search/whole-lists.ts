import { Prisma, type PrismaClient } from '../prisma/client.ts'

// Lists of the API that are not pages: they are short, but for a few.

/** Rows that belong to an owner, whose id is `o.id`. */
export interface OwnedList {
  from: Prisma.Sql
  owner: Prisma.Sql
  id: Prisma.Sql
  order: Prisma.Sql
}

const EARLIEST_FIRST = Prisma.sql`t."from" NULLS FIRST, t.id`
const TENURES = { from: Prisma.sql`tenures t`, id: Prisma.sql`t.id`, order: EARLIEST_FIRST }

export const TENURES_OF_ACTOR: OwnedList = { ...TENURES, owner: Prisma.sql`t.actor_id = o.id` }
export const TENURES_OF_OFFICE: OwnedList = { ...TENURES, owner: Prisma.sql`t.office_id = o.id` }

export const BROADER_TOPICS: OwnedList = {
  from: Prisma.sql`topic_links l JOIN topics r ON r.id = l.broader_id`,
  owner: Prisma.sql`l.narrower_id = o.id`,
  id: Prisma.sql`r.id`,
  order: Prisma.sql`r.slug`,
}

export const NARROWER_TOPICS: OwnedList = {
  from: Prisma.sql`topic_links l JOIN topics r ON r.id = l.narrower_id`,
  owner: Prisma.sql`l.broader_id = o.id`,
  id: Prisma.sql`r.id`,
  order: Prisma.sql`r.slug`,
}

export const DECISIONS_OF_REPORT: OwnedList = {
  from: Prisma.sql`corrections c`,
  owner: Prisma.sql`c.report_id = o.id`,
  id: Prisma.sql`c.id`,
  order: Prisma.sql`c.made_at, c.id`,
}

/**
 * The ids in every owner's list, in its order, in one round trip. `most`: of all lists together; null: all.
 * `isCut`: there are more.
 */
export async function readLists(
  prisma: PrismaClient,
  { from, owner, id, order }: OwnedList,
  owners: readonly string[],
  most: number | null,
): Promise<{ ids: Map<string, string[]>; isCut: boolean }> {
  const limit = most === null ? null : Math.floor(most) + 1
  const rows = await prisma.$queryRaw<{ owner: string; id: string }[]>`
    SELECT o.id::text AS owner, ${id}::text AS id
    FROM unnest(${[...new Set(owners)]}::uuid[]) AS o(id), ${from} WHERE ${owner}
    ORDER BY ${order} LIMIT ${limit}::int`
  const ids = new Map<string, string[]>(owners.map((each) => [each, []]))
  for (const row of rows) ids.get(row.owner)?.push(row.id)
  return { ids, isCut: limit !== null && rows.length >= limit }
}
