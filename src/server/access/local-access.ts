import { randomBytes } from 'node:crypto'
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

// The command line and the service find each other through the data folder: whoever may read it owns the database in
// it anyway, so the key that lies there is the operator's, and needs no account.

/** How the service that keeps this data folder is reached, and the key to it. */
export interface LocalAccess {
  /** Its GraphQL endpoint: "http://127.0.0.1:4000/graphql". */
  url: string
  /** Good for the life of that service. */
  key: string
}

const FILE = 'service.json'
const LAYOUT = z.object({ url: z.url(), key: z.string().min(20) })

/** A new key for the operator, as random as any API key. */
export function newOperatorKey(): string {
  return `operator_${randomBytes(32).toString('base64url')}`
}

/** Leaves word in the data folder, which must exist, readable by its owner alone. */
export async function announceService(dataDir: string, access: LocalAccess): Promise<void> {
  const file = join(dataDir, FILE)
  const unfinished = `${file}.${process.pid}`
  await writeFile(unfinished, JSON.stringify(access), { mode: 0o600 })
  await chmod(unfinished, 0o600)
  await rename(unfinished, file)
}

/** Takes the word back, unless another service has left its own meanwhile. */
export async function withdrawService(dataDir: string, access: LocalAccess): Promise<void> {
  const found = await readLocalAccess(dataDir)
  if (found?.key === access.key) await rm(join(dataDir, FILE), { force: true })
}

/** How to reach the service of this data folder; null where none left word. It may have died since. */
export async function readLocalAccess(dataDir: string): Promise<LocalAccess | null> {
  let text: string
  try {
    text = await readFile(join(dataDir, FILE), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    return LAYOUT.parse(JSON.parse(text))
  } catch {
    return null // left by something else, or by another version: as good as none
  }
}
