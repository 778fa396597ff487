import { randomBytes } from 'node:crypto'
import slugify from '@sindresorhus/slugify'
import { Prisma } from '../prisma/client.ts'

const TABLES = {
  actors: { rows: Prisma.sql`actors`, nameless: 'actor' },
  offices: { rows: Prisma.sql`offices`, nameless: 'office' },
  sources: { rows: Prisma.sql`sources`, nameless: 'source' },
}

/** Numbers that a slug gets where others have it already; past them, something random. */
const NUMBERED = 9

/**
 * Slugs for names, in their order, that nothing in the table has: "john-smith", else "john-smith-2" ... One round
 * trip. Two transactions may choose the same one at the same moment: the later then fails on it and is tried again.
 */
export async function freeSlugs(
  tx: Prisma.TransactionClient,
  table: keyof typeof TABLES,
  names: readonly string[],
): Promise<string[]> {
  if (names.length === 0) return []
  const { rows, nameless } = TABLES[table]
  const bases = names.map((name) => slugify(name) || nameless)
  // By equality, which any index serves; a search by prefix depends on the database's collation.
  const candidates = [...new Set(bases.flatMap(numbered))]
  const found = await tx.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM ${rows} WHERE slug = ANY (${candidates}::text[])`
  const taken = new Set(found.map((row) => row.slug))
  return bases.map((base) => {
    const free = numbered(base).find((slug) => !taken.has(slug)) ?? `${base}-${randomBytes(4).toString('hex')}`
    taken.add(free)
    return free
  })
}

/** The same for one name. */
export async function freeSlug(
  tx: Prisma.TransactionClient,
  table: keyof typeof TABLES,
  name: string,
): Promise<string> {
  const [slug] = await freeSlugs(tx, table, [name])
  if (slug === undefined) throw new Error(`no slug was found for "${name}"`)
  return slug
}

function numbered(base: string): string[] {
  return [base, ...Array.from({ length: NUMBERED - 1 }, (_, index) => `${base}-${index + 2}`)]
}
