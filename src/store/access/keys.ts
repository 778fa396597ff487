import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { isCleanText } from '../../domain/given/given-text.ts'
import { LOCAL_PRINCIPAL, type Principal, type Role } from '../../domain/statement/principal.ts'
import { readClock } from '../database/clock.ts'
import { recordChange } from '../journal/changes.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

/** Channel on which every process of this database hears that keys were made or revoked. */
export const KEYS_CHANNEL = 'onrecord_keys'

/** Long enough to tell keys apart in a list, short enough to give nothing away. */
const HINT_LENGTH = 16

/** A key that cannot be made or found; the message says what to do. */
export class KeyError extends Error {
  override readonly name = 'KeyError'
}

/** A key as people see it in a list. */
export interface ListedKey {
  id: string
  hint: string
  principal: Principal
  createdAt: Date
  /** Null: never. */
  expiresAt: Date | null
  revokedAt: Date | null
}

/** A change of a key or a principal: the id of its entry in the journal, null if nothing changed. */
export interface KeyChange {
  changeId: string | null
}

/** What is kept of a key. The key is 256 random bits: there is nothing to guess, so nothing slower is needed. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

/**
 * Makes a key, and its principal where there is none of that name. The key itself is in the answer and nowhere else.
 *
 * @throws KeyError for a name that cannot be one, or a principal that has another role.
 */
export async function createKey(
  prisma: PrismaClient,
  name: string,
  role: Role,
  expiresAt: Date | null = null,
): Promise<ListedKey & KeyChange & { key: string }> {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,99}$/u.test(name)) {
    throw new KeyError('A principal has a name of 1 to 100 letters, digits, spaces and . _ @ -')
  }
  if (name === LOCAL_PRINCIPAL.name) {
    throw new KeyError(`"${name}" is reserved for the command line of this data folder: choose another name`)
  }
  const key = `onrecord_${randomBytes(32).toString('base64url')}`
  const hint = key.slice(0, HINT_LENGTH)
  return prisma.$transaction(async (tx) => {
    const createdAt = await readClock(tx)
    if (expiresAt !== null && !(expiresAt > createdAt)) throw new KeyError('A key expires in the future')
    const principal = await tx.principal.upsert({
      where: { name },
      create: { id: uuid(), name, role, createdAt },
      update: {},
    })
    if (principal.role !== role) {
      throw new KeyError(`"${name}" is ${principal.role.toLowerCase()} already: say so, or choose another name`)
    }
    const made = await tx.apiKey.create({
      data: { id: uuid(), principalId: principal.id, hash: hashKey(key), hint, createdAt, expiresAt },
    })
    const changeId = await announce(tx, made.id)
    const owner = { id: principal.id, name, role }
    return { id: made.id, key, hint, principal: owner, createdAt, expiresAt, revokedAt: null, changeId }
  })
}

/** Every key there ever was, oldest first. */
export async function listKeys(prisma: PrismaClient): Promise<ListedKey[]> {
  const keys = await prisma.apiKey.findMany({ include: { principal: true }, orderBy: { createdAt: 'asc' } })
  return keys.map(listed)
}

function listed({ id, hint, principal, createdAt, expiresAt, revokedAt }: ListedKey): ListedKey {
  const { id: ownerId, name, role } = principal
  return { id, hint, principal: { id: ownerId, name, role }, createdAt, expiresAt, revokedAt }
}

/** The key that a caller came with, or with which its session was made; null where there is none. */
export async function findKeyOf(prisma: PrismaClient, credential: string): Promise<ListedKey | null> {
  const key = await prisma.apiKey.findFirst({
    where: { OR: [{ id: credential }, { sessions: { some: { id: credential } } }] },
    include: { principal: true },
  })
  return key === null ? null : listed(key)
}

/**
 * Revokes a key by its id, its hint or the key itself; every process hears of it. Revoking twice is not an error.
 *
 * @throws KeyError where there is none, or more than one with that hint.
 */
export async function revokeKey(prisma: PrismaClient, which: string): Promise<ListedKey & KeyChange> {
  const keys = await listKeys(prisma)
  const hash = hashKey(which)
  const own = await prisma.apiKey.findUnique({ where: { hash }, select: { id: true } })
  const found = keys.filter((key) => key.id === (own?.id ?? which) || key.hint === which)
  const [key] = found
  if (key === undefined) throw new KeyError('There is no such key: "onrecord key list" shows them all')
  if (found.length > 1) {
    throw new KeyError(`Several keys begin so: give the id instead, one of ${found.map(({ id }) => id).join(', ')}`)
  }
  if (key.revokedAt !== null) return { ...key, changeId: null }
  return prisma.$transaction(async (tx) => {
    const revokedAt = await readClock(tx)
    await tx.apiKey.update({ where: { id: key.id }, data: { revokedAt } })
    return { ...key, revokedAt, changeId: await announce(tx, key.id) }
  })
}

/**
 * Gives a principal another role; every process hears of it, and what its keys had open ends.
 *
 * @throws KeyError where there is no such principal, or it is the one without a key.
 */
export async function changeRole(prisma: PrismaClient, name: string, role: Role): Promise<Principal & KeyChange> {
  if (name === LOCAL_PRINCIPAL.name)
    throw new KeyError(`"${name}" is reserved for the command line of this data folder: it stays admin`)
  // Postgres could not even look for such a name.
  if (!isCleanText(name)) throw new KeyError('There is no principal of that name')
  return prisma.$transaction(async (tx) => {
    const [principal] = await tx.$queryRaw<{ id: string; role: Role }[]>`
      SELECT id, role::text AS role FROM principals WHERE name = ${name} FOR UPDATE`
    if (principal === undefined) throw new KeyError(`There is no principal "${name}"`)
    if (principal.role === role) return { id: principal.id, name, role, changeId: null }
    await tx.principal.update({ where: { id: principal.id }, data: { role } })
    return { id: principal.id, name, role, changeId: await announce(tx, principal.id) }
  })
}

/** Hears of it at once who is listening, and at its place in the journal who reads that. */
async function announce(tx: Prisma.TransactionClient, subjectId: string): Promise<string> {
  await tx.$queryRaw(Prisma.sql`SELECT pg_notify(${KEYS_CHANNEL}, '')::text`)
  return recordChange(tx, 'KEY_CHANGED', subjectId)
}
