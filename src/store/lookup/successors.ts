import { Prisma, type PrismaClient } from '../prisma/client.ts'

const TABLES = { Statement: Prisma.sql`statements`, Actor: Prisma.sql`actors`, Story: Prisma.sql`stories` }

/** What absorbed these statements, actors or stories, by id; those that nothing absorbed are missing. One round trip. */
export async function successorsOf(
  prisma: PrismaClient,
  ids: Partial<Record<keyof typeof TABLES, readonly string[]>>,
): Promise<Map<string, string>> {
  const parts = (['Statement', 'Actor', 'Story'] as const).flatMap((type) => {
    const own = ids[type] ?? []
    return own.length === 0 ? [] : [successors(TABLES[type], own)]
  })
  if (parts.length === 0) return new Map()
  const rows = await prisma.$queryRaw<{ id: string; successor: string }[]>`${Prisma.join(parts, ' UNION ALL ')}`
  return new Map(rows.map((row) => [row.id, row.successor]))
}

function successors(table: Prisma.Sql, ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`(
    WITH RECURSIVE up AS (
      SELECT t.id, t.successor_id AS at FROM ${table} t WHERE t.id = ANY (${[...ids]}::uuid[]) AND t.successor_id IS NOT NULL
      UNION SELECT up.id, t.successor_id FROM up JOIN ${table} t ON t.id = up.at WHERE t.successor_id IS NOT NULL
    )
    SELECT up.id::text AS id, up.at::text AS successor FROM up JOIN ${table} t ON t.id = up.at
    WHERE t.successor_id IS NULL)`
}
