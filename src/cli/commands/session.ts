import type { Command } from 'commander'
import { readSettings } from '../../settings.ts'
import { endSession, type ListedSession, listSessions } from '../../store/access/sessions.ts'
import { withDatabase } from '../own-database.ts'
import { printable } from '../printable.ts'

export function addTo(program: Command): void {
  const session = program.command('session').description('list and end browser sessions')

  session.command('list').description('show which browsers are signed in, and since when').action(list)
  session
    .command('revoke')
    .description('sign a browser out; its open connections end')
    .argument('<session>', 'its id; "onrecord session list" shows it')
    .action(revoke)
}

async function list(): Promise<void> {
  const sessions = await withDatabase(readSettings(process.env), ({ prisma }) => listSessions(prisma))
  if (sessions.length === 0) process.stderr.write('No browser has signed in yet.\n')
  for (const session of sessions) process.stdout.write(`${line(session)}\n`)
}

async function revoke(id: string): Promise<void> {
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
