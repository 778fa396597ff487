import { foldName } from '../../domain/language/names.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { type Named, readNamed } from './names-on-file.ts'

/** The ids of offices by the names that articles give them; null where one is not on file. One round trip. */
export async function findOffices(
  db: PrismaClient | Prisma.TransactionClient,
  written: readonly string[],
): Promise<(name: string | null) => string | null> {
  const { offices } = await readNamed(db, { names: [], offices: officeForms(written) })
  return (name) => officeOf(offices, name)
}

/** The id of the office that goes by a name; null where none of these does. */
export function officeOf(offices: Named['offices'], name: string | null): string | null {
  if (name === null) return null
  return offices.find((office) => office.names.some((known) => loose(known) === loose(name)))?.id ?? null
}

/** Under which names offices are looked for. */
export function officeForms(written: readonly string[]): string[] {
  return [...new Set(written.flatMap((name) => [loose(name), unpunctuated(name)]))]
}

/** Office names are written with and without hyphens, dots, article and "NATO's". */
function loose(name: string): string {
  return unpunctuated(foldName(name))
}

/** The same with its accents, which Postgres cannot take off without an extension. */
function unpunctuated(name: string): string {
  return name
    .toLowerCase()
    .replace(/-/g, ' ')
    .replace(/\./g, '')
    .replace(/^the /, '')
    .replace(/['’]s?( |$)/g, '$1')
}
