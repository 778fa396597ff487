import type { Command } from 'commander'
import { printable } from '../../domain/given/printable.ts'
import { PROGRAM } from '../../program.ts'
import type { ListedSession } from '../../store/access/sessions.ts'

export function setUp(session: Command): void {
  session.command('list').description('show which browsers are signed in, and since when').action(list)
  session
    .command('revoke')
    .description('sign a browser out; its open connections end')
    .argument('<session>', `its id; "${PROGRAM} session list" shows it`)
    .action(revoke)
}

/** Loaded when a command runs, so that its help is there at once. */
async function load() {
  const [{ readSettings }, { withDatabase }, sessions] = await Promise.all([
    import('../../settings.ts'),
    import('../own-database.ts'),
    import('../../store/access/sessions.ts'),
  ])
  return { readSettings, withDatabase, ...sessions }
}

async function list(): Promise<void> {
  const { readSettings, withDatabase, listSessions } = await load()
  const sessions = await withDatabase(readSettings(process.env), ({ prisma }) => listSessions(prisma))
  if (sessions.length === 0) process.stderr.write('No browser has signed in yet.\n')
  for (const session of sessions) process.stdout.write(`${line(session)}\n`)
}

async function revoke(id: string): Promise<void> {
  const { readSettings, withDatabase, endSession } = await load()
  await withDatabase(readSettings(process.env), ({ prisma }) => endSession(prisma, id))
  process.stdout.write(`${id} is signed out\n`)
}

function line({ id, principal, keyHint, createdAt, usedAt, isLive }: ListedSession): string {
  const from = keyHint === null ? 'by a link' : `by the key ${keyHint}...`
  return [
    id,
    printable(principal),
    from,
    `since ${createdAt.toISOString()}`,
    `used ${usedAt.toISOString()}`,
    isLive ? 'live' : 'ended',
  ].join('  ')
}
