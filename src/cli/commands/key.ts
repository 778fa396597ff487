import { Argument, type Command, Option } from 'commander'
import { printable } from '../../domain/given/printable.ts'
import type { Role } from '../../domain/statement/principal.ts'
import { PROGRAM } from '../../program.ts'
import type { ListedKey } from '../../store/access/keys.ts'
import { type Expiry, endOf } from '../given-times.ts'

export function setUp(key: Command): void {
  key
    .command('create')
    .description('make a key and print it; it is shown only once')
    .requiredOption('--principal <name>', 'the person or program it is for (required); one may have several keys')
    .addOption(
      new Option('--role <role>', 'reader: read; editor: also ingest and edit; admin: also erase and manage keys')
        .choices(['reader', 'editor', 'admin'])
        .makeOptionMandatory(),
    )
    .option(
      '--expires <date>',
      'when it expires: 2026-12-31 is the end of that day where you are, 2026-12-31T18:00:00Z an instant; by default never',
      endOf,
    )
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
    .argument('<key>', `its id or its first characters; "${PROGRAM} key list" shows both`)
    .action(revoke)
  key
    .command('role')
    .description('give a principal another role; its open connections end')
    .argument('<principal>', 'its name')
    .addArgument(new Argument('<role>', 'the new role').choices(['reader', 'editor', 'admin']))
    .action(giveRole)
}

/** Loaded when a command runs, so that its help is there at once. */
async function load() {
  const [{ readSettings }, { withDatabase }, keys] = await Promise.all([
    import('../../settings.ts'),
    import('../own-database.ts'),
    import('../../store/access/keys.ts'),
  ])
  return { readSettings, withDatabase, ...keys }
}

async function create(given: { principal: string; role: string; expires?: Expiry }): Promise<void> {
  const { principal, role, expires } = given
  const { readSettings, withDatabase, createKey } = await load()
  const made = await withDatabase(
    readSettings(process.env),
    ({ prisma }) => createKey(prisma, principal, role.toUpperCase() as Role, expires?.at ?? null),
    { makesTables: true },
  )
  // Only the key goes to standard output, so that it can be piped.
  const until = expires === undefined ? '' : `, valid until ${expires.told}`
  process.stderr.write(`A key for ${principal} (${role})${until}. It is shown only once:\n`)
  process.stdout.write(`${made.key}\n`)
}

async function printLocal(): Promise<void> {
  const [{ readSettings }, { runningHere }] = await Promise.all([
    import('../../settings.ts'),
    import('../remote-service.ts'),
  ])
  const { key } = await runningHere(readSettings(process.env))
  process.stdout.write(`${key}\n`)
}

async function list(): Promise<void> {
  const { readSettings, withDatabase, listKeys } = await load()
  const keys = await withDatabase(readSettings(process.env), ({ prisma }) => listKeys(prisma))
  if (keys.length === 0) process.stderr.write('There are no keys yet.\n')
  for (const key of keys) process.stdout.write(`${line(key)}\n`)
}

async function revoke(which: string): Promise<void> {
  const { readSettings, withDatabase, revokeKey } = await load()
  // The list shows a key's first characters with dots after them.
  const given = which.replace(/(?:\.{3}|…)$/, '')
  const key = await withDatabase(readSettings(process.env), ({ prisma }) => revokeKey(prisma, given))
  process.stdout.write(`${line(key)}\n`)
}

async function giveRole(name: string, role: string): Promise<void> {
  const { readSettings, withDatabase, changeRole } = await load()
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
