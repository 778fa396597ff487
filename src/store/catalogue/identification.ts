import { foldOffice } from '../../domain/language/names.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { type Named, readNamed } from './names-on-file.ts'

/** The ids of offices by the names that articles give them; null where one is not on file. One round trip. */
export async function findOffices(
  db: PrismaClient | Prisma.TransactionClient,
  written: readonly string[],
): Promise<(name: string | null) => string | null> {
  const { offices } = await readNamed(db, { keys: [], offices: officeForms(written) })
  return (name) => officeOf(offices, name)
}

/** The id of the office that goes by a name; null where none of these does. */
export function officeOf(offices: Named['offices'], name: string | null): string | null {
  if (name === null) return null
  const forms = foldOffice(name)
  return offices.find((office) => forms.some((form) => office.folded.includes(form)))?.id ?? null
}

/** Under which names offices are looked for. */
export function officeForms(written: readonly string[]): string[] {
  return [...new Set(written.flatMap(foldOffice))]
}
