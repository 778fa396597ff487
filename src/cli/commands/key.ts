import { Argument, type Command, Option } from 'commander'
import type { Role } from '../../domain/statement/principal.ts'
import { readSettings } from '../../settings.ts'
import { changeRole, createKey, type ListedKey, listKeys, revokeKey } from '../../store/access/keys.ts'
import { withDatabase } from '../own-database.ts'
import { printable } from '../printable.ts'
import { runningHere } from '../remote-service.ts'

export function addTo(program: Command): void {
  const key = program.command('key').description('make, list and revoke API keys')

  key
    .command('create')
    .description('make a key and print it; it is shown only once')
    .requiredOption('--principal <name>', 'the person or program it is for; one may have several keys')
    .addOption(
      new Option('--role <role>', 'reader: read; editor: also ingest and edit; admin: also erase and manage keys')
        .choices(['reader', 'editor', 'admin'])
        .makeOptionMandatory(),
    )
    .option('--expires <date>', 'when it expires, such as 2026-12-31 or 2026-12-31T18:00:00Z; by default never')
    .action(create)
  key
    .command('local')
    .description(
      'print the key of the service that runs here, for commands such as curl -H "Authorization: Bearer ..."',
    )
    .action(printLocal)
  key.command('list').description('show all keys, without the keys themselves').action(list)
  key
    .command('revoke')
    .description('revoke a key; its open connections end')
    .argument('<key>', 'its id or its first characters; "onrecord key list" shows both')
    .action(revoke)
  key
    .command('role')
    .description('give a principal another role; its open connections end')
    .argument('<principal>', 'its name')
    .addArgument(new Argument('<role>', 'the new role').choices(['reader', 'editor', 'admin']))
    .action(giveRole)
}

async function create(given: { principal: string; role: string; expires?: string }): Promise<void> {
  const { principal, role } = given
  const expiresAt = given.expires === undefined ? null : new Date(given.expires)
  const made = await withDatabase(readSettings(process.env), ({ prisma }) =>
    createKey(prisma, principal, role.toUpperCase() as Role, expiresAt),
  )
  // Only the key goes to standard output, so that it can be piped.
  process.stderr.write(`A key for ${principal} (${role}). It is shown only once:\n`)
  process.stdout.write(`${made.key}\n`)
}

async function printLocal(): Promise<void> {
  const { key } = await runningHere(readSettings(process.env))
  process.stdout.write(`${key}\n`)
}

async function list(): Promise<void> {
  const keys = await withDatabase(readSettings(process.env), ({ prisma }) => listKeys(prisma))
  if (keys.length === 0) process.stderr.write('There are no keys yet.\n')
  for (const key of keys) process.stdout.write(`${line(key)}\n`)
}

async function revoke(which: string): Promise<void> {
  const key = await withDatabase(readSettings(process.env), ({ prisma }) => revokeKey(prisma, which))
  process.stdout.write(`${line(key)}\n`)
}

async function giveRole(name: string, role: string): Promise<void> {
  await withDatabase(readSettings(process.env), ({ prisma }) => changeRole(prisma, name, role.toUpperCase() as Role))
  process.stdout.write(`${name} is ${role} now\n`)
}

function line({ id, hint, principal, createdAt, expiresAt, revokedAt }: ListedKey): string {
  const ending = expiresAt === null ? 'live' : `until ${expiresAt.toISOString()}`
  const state = revokedAt === null ? ending : `revoked ${revokedAt.toISOString()}`
  return [
    id,
    `${hint}...`,
    printable(principal.name),
    principal.role.toLowerCase(),
    createdAt.toISOString(),
    state,
  ].join('  ')
}
