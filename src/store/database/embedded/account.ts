import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { EmbeddedPostgresError } from './error.ts'

/** Whom the Postgres processes run as. */
export interface Account {
  uid: number
  gid: number
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * Postgres refuses to run as root, so root lends it an account that is already there: `postgres`, else `nobody`.
 * Null for an ordinary user, who runs it as himself.
 */
export async function chooseAccount(passwd = '/etc/passwd'): Promise<Account | null> {
  if (!isRoot()) return null
  const entries = (await readFile(passwd, 'utf8')).split('\n').map((line) => line.split(':'))
  for (const wanted of ['postgres', '_postgres', 'nobody']) {
    const [, , uid, gid] = entries.find(([name]) => name === wanted) ?? []
    // macOS gives nobody the uid -2, which cannot be passed on.
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new EmbeddedPostgresError(
    'unsupported',
    `Postgres does not run as root and ${passwd} has neither postgres nor nobody: start Onrecord as an ordinary user or set DATABASE_URL`,
  )
}

/** Whether `account` may pass through every folder down to `folder`: not so below /root with its usual mode 0700. */
export async function canReach(account: Account, folder: string): Promise<boolean> {
  for (let at = await realpath(folder); ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at)
    const pass = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & pass) === 0) return false
    if (at === dirname(at)) return true
  }
}
