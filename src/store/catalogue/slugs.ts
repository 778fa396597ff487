import { randomBytes } from 'node:crypto'
import slugify from '@sindresorhus/slugify'
import { PREPARED } from '../database/prepared.ts'
import { readActors } from '../lookup/held-actors.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

// An actor's slug follows its name until an editor chooses one. Every slug that it ever had leads to it for good: the
// table actor_slugs has them all, kept by a trigger on actors, so no other actor can be given one.

const TABLES = {
  actors: { rows: Prisma.sql`actor_slugs`, nameless: 'actor' },
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
  const { rows } = TABLES[table]
  const bases = names.map((name) => slugOf(name, table))
  // By equality, which any index serves; a search by prefix depends on the database's collation.
  const candidates = [...new Set(bases.flatMap(numbered))]
  const found = await tx.$queryRaw<{ slug: string }[]>`${PREPARED}
    SELECT slug FROM ${rows} WHERE slug = ANY ((SELECT ${candidates}::text[])::text[])`
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

/**
 * The slug of an actor that is called so from now on: the one it has where that is made of the name, one it had before,
 * else a free one.
 */
export async function slugForName(
  tx: Prisma.TransactionClient,
  { id, slug }: { id: string; slug: string },
  name: string,
): Promise<string> {
  const choices = numbered(slugOf(name, 'actors'))
  if (choices.includes(slug)) return slug
  const own = await tx.actorSlug.findMany({ where: { actorId: id, slug: { in: choices } }, orderBy: { slug: 'asc' } })
  return own[0]?.slug ?? freeSlug(tx, 'actors', name)
}

/** Whose slug it is or was; null where it is free. */
export async function findSlugHolder(
  tx: Prisma.TransactionClient,
  slug: string,
): Promise<{ id: string; name: string; slug: string } | null> {
  const select = { actor: { select: { id: true, name: true, slug: true } } }
  return (await tx.actorSlug.findUnique({ where: { slug }, select }))?.actor ?? null
}

/** All slugs that lead to these actors, in alphabetical order; those of actors that one absorbed are its own too. */
export async function readSlugsOf(
  db: PrismaClient | Prisma.TransactionClient,
  actorIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { familyOf, successorOf } = await readActors(db, actorIds)
  const members = [...new Set(actorIds.flatMap((id) => [id, ...familyOf(successorOf(id))]))]
  const rows = await db.actorSlug.findMany({ where: { actorId: { in: members } }, orderBy: { slug: 'asc' } })
  return new Map(
    actorIds.map((id) => {
      // What was absorbed speaks for itself alone.
      const own = new Set(successorOf(id) === id ? familyOf(id) : [id])
      return [id, rows.filter((row) => own.has(row.actorId)).map((row) => row.slug)]
    }),
  )
}

function slugOf(name: string, table: keyof typeof TABLES): string {
  return slugify(name) || TABLES[table].nameless
}

function numbered(base: string): string[] {
  return [base, ...Array.from({ length: NUMBERED - 1 }, (_, index) => `${base}-${index + 2}`)]
}
