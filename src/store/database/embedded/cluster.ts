import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedPostgresError } from './error.ts'
import { type Cluster, ownerOf } from './home.ts'

const UNFINISHED = 'postgres-new-'
const PASSWORD_FILE = 'onrecord.password'

/** Postgres's parser of words takes “ and — for letters unless the system's own locale knows UTF-8; C always exists. */
const LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'C']

/** Made by initdb together with the cluster, so that one never exists without the other. */
export async function readPassword(cluster: string): Promise<string> {
  return await readFile(join(cluster, PASSWORD_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new EmbeddedPostgresError(
      'unwritable',
      `The password of the embedded Postgres in ${cluster} cannot be read (${error.code}): run this as the user who runs Onrecord`,
    )
  })
}

/**
 * Makes the cluster unless it is there. A kill in the middle leaves nothing that could be taken for a cluster: it is
 * made under another name and renamed when it is whole and on disk.
 */
export async function ensureCluster(cluster: Cluster, binaries: Binaries, log: (line: string) => void): Promise<void> {
  if (await ownerOf(cluster.folder)) return await checkVersion(cluster.folder, binaries.major)

  log(`Creating the database in ${cluster.folder}`)
  const unfinished = await mkdtemp(join(cluster.home, UNFINISHED))
  try {
    await give(unfinished, cluster.account)
    const password = join(unfinished, 'password')
    await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600 })
    await give(password, cluster.account)
    const made = join(unfinished, 'cluster')
    await initialise(binaries, made, password, cluster.account)
    await rename(password, join(made, PASSWORD_FILE))
    await rename(made, cluster.folder)
    await syncFolder(cluster.home)
  } catch (error) {
    // Another process was first and may have tidied ours away; whether it lets us in shows later.
    if (!(await ownerOf(cluster.folder))) throw error
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

/** Removes what killed attempts have left. Only for the one who holds the cluster's lock. */
export async function removeUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith(UNFINISHED)) continue
    // An initdb that has outlived its parent may still be writing there; the next start will find the rest.
    await rm(join(home, name), { recursive: true, force: true }).catch(() => {})
  }
}

async function checkVersion(folder: string, major: number): Promise<void> {
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim()
  if (Number(version) === major) return
  throw new EmbeddedPostgresError(
    'other-version',
    `The database in ${folder} was made by PostgreSQL ${version} and this Onrecord brings ${major}: move it with pg_dump and pg_restore, or set DATA_DIR to another folder`,
  )
}

async function initialise(binaries: Binaries, folder: string, password: string, account: Account | null) {
  const reasons: string[] = []
  for (const locale of LOCALES) {
    const failure = await promisify(execFile)(
      join(binaries.folder, 'bin', 'initdb'),
      [
        `--pgdata=${folder}`,
        `--pwfile=${password}`,
        '--username=onrecord',
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // Sorts alike on every system and never changes with one.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        `--lc-ctype=${locale}`,
      ],
      // Not our own folder, which the account may be unable to enter.
      { cwd: '/', env: { PATH: process.env.PATH }, ...account },
    ).then(
      () => null,
      (error) => String(error.stderr || error.message),
    )
    if (failure === null) return
    reasons.push(failure.trim().split('\n')[0] ?? '')
    if (!failure.includes('locale')) break
  }
  throw new EmbeddedPostgresError('failed', `The database in ${folder} could not be created: ${reasons.at(-1)}`)
}

async function give(path: string, account: Account | null): Promise<void> {
  if (account) await chown(path, account.uid, account.gid)
}

// Else a power cut could undo the renaming, and with it everything written since.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync()
  await handle.close()
}
