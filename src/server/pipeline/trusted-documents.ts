import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'graphql'
import { z } from 'zod'

/** A file of trusted documents that cannot be used. The message says which, and why. */
class TrustedDocumentsError extends Error {
  override readonly name = 'TrustedDocumentsError'
}

/** Documents that an operator trusts, by the ids under which clients ask for them. */
export interface TrustedDocuments {
  /** Undefined where there is none of this id. */
  find(id: string): string | undefined
  has(text: string): boolean
}

/** What Apollo's `generate-persisted-query-manifest` writes. */
const APOLLO = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  operations: z.array(z.object({ id: z.string(), body: z.string() })),
})
/** What GraphQL Code Generator and Relay's compiler write: texts by their ids. */
const BY_ID = z.record(z.string(), z.string())

/**
 * Reads files and folders: `.json` as Apollo, GraphQL Code Generator or Relay write them, and `.graphql`, of which each
 * is one document whose id is its SHA-256.
 *
 * @throws TrustedDocumentsError for what cannot be read.
 */
export async function readTrustedDocuments(paths: readonly string[]): Promise<TrustedDocuments> {
  const byId = new Map<string, string>()
  for (const path of paths) {
    try {
      for (const file of await filesAt(path))
        for (const [id, text] of documentsIn(file, await readFile(file, 'utf8'))) {
          check(file, id, text, byId)
          byId.set(id, text)
        }
    } catch (error) {
      if (error instanceof TrustedDocumentsError) throw error
      throw new TrustedDocumentsError(`TRUSTED_DOCUMENTS: ${path} cannot be read (${(error as Error).message})`)
    }
  }
  const texts = new Set(byId.values())
  return { find: (id) => byId.get(id), has: (text) => texts.has(text) }
}

/** What a client would be told much later, or would never know of: it would get the answer to another document. */
function check(file: string, id: string, text: string, byId: ReadonlyMap<string, string>): void {
  const fail = (what: string): never => {
    throw new TrustedDocumentsError(`TRUSTED_DOCUMENTS: ${file}: the document of the id ${id} ${what}`)
  }
  if ((byId.get(id) ?? text) !== text) fail('is not the one that was read before under that id')
  try {
    parse(text)
  } catch (error) {
    fail(`is not GraphQL (${(error as Error).message})`)
  }
}

/** The id that a document without one is known by, as clients compute it. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

async function filesAt(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const names = await readdir(path, { recursive: true })
  return names.filter((name) => /\.(json|graphql|gql)$/.test(name)).map((name) => join(path, name))
}

function documentsIn(file: string, text: string): [id: string, text: string][] {
  if (!file.endsWith('.json')) return [[hashOf(text), text]]
  const json: unknown = JSON.parse(text)
  const apollo = APOLLO.safeParse(json)
  if (apollo.success) return apollo.data.operations.map(({ id, body }) => [id, body])
  const byId = BY_ID.safeParse(json)
  if (byId.success) return Object.entries(byId.data)
  throw new TrustedDocumentsError(
    `TRUSTED_DOCUMENTS: ${file} has neither documents by their ids nor Apollo's manifest of persisted queries`,
  )
}
