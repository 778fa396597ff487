import { chmod, mkdir, mkdtemp, readlink, rm, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { makeDataFolder } from '../data-folder.ts'
import { type Account, canReach, chooseAccount, isRoot } from './account.ts'
import { EmbeddedPostgresError } from './error.ts'

// DATA_DIR/postgres is the cluster. Where Postgres's account cannot reach DATA_DIR (root's own folders), the link
// DATA_DIR/elsewhere leads to the folder that has it instead, so that `ls` shows where the data is.

/** For root only. Only root can write there, so no other user can have put a Postgres or a cluster there. */
const ROOTS_FOLDER = '/var/lib/onrecord'

const LINK = 'elsewhere'

export interface Cluster {
  /** Postgres's data directory. It may not exist yet. */
  folder: string
  /** Holds the cluster and the server's log. */
  home: string
  /** Where copied binaries go. */
  shelf: string
  /** Null: Postgres runs as ourselves. */
  account: Account | null
}

/** Makes the data folder where it is missing and finds out who will run Postgres, and where. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  await makeDataFolder(dataDir)
  const chosen = await chooseAccount()
  const home = (await linkedHome(dataDir)) ?? (await chooseHome(dataDir, chosen))
  const folder = join(home, 'postgres')
  const account = await accountFor(folder, chosen)
  return { folder, home, shelf: isRoot() ? ROOTS_FOLDER : dataDir, account }
}

/** The cluster of a data folder that someone else has opened; null if it has none. */
export async function findCluster(dataDir: string): Promise<string | null> {
  const folder = join((await linkedHome(dataDir)) ?? dataDir, 'postgres')
  const owner = await ownerOf(folder)
  if (owner === null) return null
  if (isRoot() || owner.uid === process.getuid?.()) return folder
  throw new EmbeddedPostgresError(
    'unwritable',
    `The database in ${folder} belongs to uid ${owner.uid}: run this as the user who runs Onrecord`,
  )
}

async function linkedHome(dataDir: string): Promise<string | null> {
  const link = join(dataDir, LINK)
  const home = await readlink(link).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  })
  if (home !== null && !(await ownerOf(home))) {
    throw new EmbeddedPostgresError(
      'unwritable',
      `The data is in ${home}, which is gone: bring it back, or delete ${link} to begin with an empty database`,
    )
  }
  return home
}

async function chooseHome(dataDir: string, account: Account | null): Promise<string> {
  if (account === null || (await ownerOf(join(dataDir, 'postgres'))) || (await canReach(account, dataDir)))
    return dataDir

  await mkdir(ROOTS_FOLDER, { recursive: true, mode: 0o755 }).catch((error: NodeJS.ErrnoException) => {
    throw new EmbeddedPostgresError(
      'unwritable',
      `Postgres, run as uid ${account.uid}, cannot reach ${dataDir}, nor can ${ROOTS_FOLDER} be made (${error.code}): set DATA_DIR to a folder it can reach`,
    )
  })
  const home = await mkdtemp(join(ROOTS_FOLDER, 'data-'))
  await chmod(home, 0o755)
  try {
    await symlink(home, join(dataDir, LINK))
    return home
  } catch (error) {
    await rm(home, { recursive: true })
    const other = await linkedHome(dataDir)
    if (other === null) throw error
    return other
  }
}

// The owner of an existing cluster stays its owner: which accounts there are may have changed since.
async function accountFor(folder: string, chosen: Account | null): Promise<Account | null> {
  const owner = await ownerOf(folder)
  if (owner === null) return chosen
  if (chosen === null ? owner.uid === process.getuid?.() : owner.uid !== 0 && (await canReach(owner, folder))) {
    return chosen === null ? null : owner
  }
  const remedy = chosen === null ? 'start Onrecord as that user' : `give it and the way to it to uid ${chosen.uid}`
  throw new EmbeddedPostgresError(
    'unwritable',
    `The database in ${folder} belongs to uid ${owner.uid}, as whom Postgres cannot run on it now: ${remedy}, or set DATA_DIR to another folder`,
  )
}

/** Null where there is nothing. */
export async function ownerOf(folder: string): Promise<Account | null> {
  return await stat(folder).then(
    ({ uid, gid }) => ({ uid, gid }),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
      throw new EmbeddedPostgresError(
        'unwritable',
        `${folder} cannot be looked at (${error.code}): run this as the user who runs Onrecord`,
      )
    },
  )
}
