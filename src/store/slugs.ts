import slugify from '@sindresorhus/slugify'
import { Prisma } from './prisma/client.ts'

/** A slug for a name that nothing in the table has: "john-smith", else "john-smith-2" ... */
export async function freeSlug(
  tx: Prisma.TransactionClient,
  table: 'actors' | 'offices',
  name: string,
): Promise<string> {
  const base = slugify(name) || table.slice(0, -1)
  const rows = await tx.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM ${Prisma.raw(table)} WHERE slug = ${base} OR starts_with(slug, ${`${base}-`})`
  const taken = new Set(rows.map((row) => row.slug))
  let slug = base
  for (let count = 2; taken.has(slug); count += 1) slug = `${base}-${count}`
  return slug
}
