import { v7 as uuid } from 'uuid'
import type { Principal } from '../../domain/statement/principal.ts'
import type { ChannelKind, ChannelPause, ChannelRhythm } from '../../domain/watch/sending/channel.ts'
import { retrying } from '../database/retry.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { setFeedSecret } from './feed-addresses.ts'
import { askWhereUnconfirmed } from './mail-addresses.ts'
import { insertSecret, keyIdOf } from './secrets.ts'

type Db = PrismaClient | Prisma.TransactionClient

/** What a channel's owner says of it. */
export interface ChannelWish {
  name: string
  /** Null: it is fetched, not sent. */
  address: string | null
  /** Null: all watches. */
  watchIds: readonly string[] | null
  rhythm: ChannelRhythm
  timeZone: string
  hour: number
  weekday: number
  document: string | null
}

export interface NewChannel extends ChannelWish {
  ownerId: string
  /** The key or session that its owner came with; null: neither. */
  credential: string | null
  kind: ChannelKind
  /** What its messages are signed with, or the secret part of a feed's address; null where there is none. */
  secret: string | null
}

/** Which channel, and whose it must be; null: whosever it is. */
export interface WhichChannel {
  id: string
  ownerId: string | null
}

/** Of one principal. */
export const MOST_CHANNELS = 100

/** Makes a channel, which tells of what is decided from now on. */
export async function createChannel(
  prisma: PrismaClient,
  { ownerId, credential, kind, secret, watchIds, ...wish }: NewChannel,
): Promise<{ id: string } | 'name taken' | 'too many'> {
  return await retrying(prisma, async (tx) => {
    const id = uuid()
    await tx.$queryRaw`SELECT id FROM principals WHERE id = ${ownerId}::uuid FOR NO KEY UPDATE`
    if ((await tx.channel.count({ where: { ownerId } })) >= MOST_CHANNELS) return 'too many'
    if ((await tx.channel.count({ where: { ownerId, name: wish.name } })) > 0) return 'name taken'
    const { name, address, rhythm, timeZone, hour, weekday, document } = wish
    await tx.$executeRaw`
      INSERT INTO channels (id, owner_id, key_id, name, kind, address, watch_ids, is_all, rhythm, time_zone, hour, weekday, document,
        created_at, place)
      SELECT ${id}::uuid, ${ownerId}::uuid, (${keyIdOf(credential)}), ${name}, ${kind}::"ChannelKind", ${address},
        ${[...(watchIds ?? [])]}::uuid[], ${watchIds === null}, ${rhythm}::"ChannelRhythm", ${timeZone}, ${hour}::int, ${weekday}::int,
        ${document}, clock_timestamp(), position FROM alerts_decided`
    if (secret !== null && kind === 'FEED') await setFeedSecret(tx, id, secret)
    else if (secret !== null) await insertSecret(tx, id, secret)
    await askWhereUnconfirmed(tx, id)
    return { id }
  })
}

/** Changes a channel; what is undefined stays as it is. What waits for the end of a digest is sent by its new times. */
export async function changeChannel(
  prisma: PrismaClient,
  { id, ownerId }: WhichChannel,
  change: { [Key in keyof ChannelWish]?: ChannelWish[Key] | undefined } & {
    isPaused?: boolean | undefined
    credential: string | null
  },
): Promise<'changed' | 'unknown' | 'name taken'> {
  const { watchIds, isPaused, credential, ...rest } = change
  return await retrying(prisma, async (tx) => {
    const [channel] = await tx.$queryRaw<{ owner_id: string; rhythm: ChannelRhythm; pause: ChannelPause | null }[]>`
      SELECT owner_id::text, rhythm::text, pause::text FROM channels
      WHERE id = ${id}::uuid AND (${ownerId}::uuid IS NULL OR owner_id = ${ownerId}::uuid) FOR UPDATE`
    if (channel === undefined) return 'unknown'
    const { name, rhythm } = rest
    if (name !== undefined) {
      const other = { ownerId: channel.owner_id, name, id: { not: id } }
      if ((await tx.channel.count({ where: other })) > 0) return 'name taken'
    }
    const watches = watchIds === undefined ? {} : { watchIds: [...(watchIds ?? [])], isAll: watchIds === null }
    await tx.channel.update({ where: { id }, data: { ...definedOf(rest), ...watches } })
    if (isPaused === true && channel.pause === null) await pauseIn(tx, id, 'BY_OWNER', null)
    if (isPaused === false && channel.pause !== null) await resumeIn(tx, id, credential)
    // The owner of another address is asked, and whoever resumes a channel may not know of it.
    if (rest.address !== undefined || isPaused === false) await askWhereUnconfirmed(tx, id)
    // What was gathered for a time that it does not have any more is told at once.
    if (rhythm !== undefined && rhythm !== channel.rhythm)
      await tx.$executeRaw`
        UPDATE deliveries SET next_try_at = clock_timestamp(), due_at = clock_timestamp()
        WHERE channel_id = ${id}::uuid AND state = 'PENDING' AND attempts = 0 AND next_try_at > clock_timestamp()`
    return 'changed'
  })
}

/** Deletes a channel with what it owes. False where there is none. */
export async function deleteChannel(prisma: PrismaClient, { id, ownerId }: WhichChannel): Promise<boolean> {
  const gone = await prisma.$executeRaw`
    DELETE FROM channels WHERE id = ${id}::uuid AND (${ownerId}::uuid IS NULL OR owner_id = ${ownerId}::uuid)`
  return gone > 0
}

/** Pauses a channel. What it owes waits. */
export async function pauseIn(
  tx: Prisma.TransactionClient,
  id: string,
  why: ChannelPause,
  message: string | null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE channels SET pause = ${why}::"ChannelPause", pause_message = ${message}, paused_at = clock_timestamp()
    WHERE id = ${id}::uuid`
  await tx.$executeRaw`UPDATE deliveries SET next_try_at = NULL WHERE channel_id = ${id}::uuid AND state = 'PENDING'`
}

/** Lets a channel go on from where it was, with the key of who says so. */
async function resumeIn(tx: Prisma.TransactionClient, id: string, credential: string | null): Promise<void> {
  await tx.$executeRaw`
    UPDATE channels SET pause = NULL, pause_message = NULL, paused_at = NULL, failures = 0, failing_since = NULL,
      held_until = NULL, key_id = (${keyIdOf(credential)})
    WHERE id = ${id}::uuid`
  await tx.$executeRaw`
    UPDATE deliveries SET next_try_at = due_at, tries = 0, first_tried_at = NULL
    WHERE channel_id = ${id}::uuid AND state = 'PENDING'`
}

/** The documents of all channels that are not paused, with whose they are. */
export async function readDocuments(
  prisma: PrismaClient,
): Promise<{ id: string; document: string; owner: Principal }[]> {
  const channels = await prisma.channel.findMany({
    where: { document: { not: null }, pause: null },
    select: { id: true, document: true, owner: { select: { id: true, name: true, role: true } } },
    orderBy: { id: 'asc' },
  })
  return channels.flatMap(({ document, ...rest }) => (document === null ? [] : [{ ...rest, document }]))
}

/** The watches of these ids that a principal is told of: its own and those that it follows. */
export async function watchesToldTo(db: Db, principalId: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT w.id::text FROM watches w WHERE w.id = ANY (${[...ids]}::uuid[]) AND (w.owner_id = ${principalId}::uuid
      OR EXISTS (SELECT FROM watch_followers f WHERE f.watch_id = w.id AND f.principal_id = ${principalId}::uuid))`
  return new Set(rows.map((row) => row.id))
}

function definedOf<Of extends object>(given: Of): Of {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Of
}
