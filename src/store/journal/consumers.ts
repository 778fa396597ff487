import { isCleanText } from '../../domain/given/given-text.ts'
import type { ConsumerPlace, ConsumerStore, OpenedConsumer } from '../../domain/journal/consumer.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

const MAX_NAME_CHARACTERS = 100
/** Readers of one principal: names made up at random must not fill the database. */
const MAX_CONSUMERS = 1000

/** `onFault` is told where a reader could not be kept: the next time will do. */
export function openConsumers(prisma: PrismaClient, onFault: (error: unknown) => void): ConsumerStore {
  return {
    open: (place) => openConsumer(prisma, place),
    streamOf: async ({ principalId, name }) => (await findConsumer(prisma, principalId, name))?.stream ?? null,
    acknowledge: (place) => acknowledge(prisma, place),
    keep: ({ principalId, name }) => keepConsumer(prisma, principalId, name).catch(onFault),
  }
}

async function openConsumer(prisma: PrismaClient, place: ConsumerPlace): Promise<OpenedConsumer> {
  const { principalId, name, stream, cursor, position, within = null } = place
  if (!isName(name))
    return { kind: 'invalid', message: `A consumer’s name has 1 to ${MAX_NAME_CHARACTERS} characters of text.` }
  // One statement, so that two subscriptions that open one name together agree on where it began.
  await prisma.$executeRaw`
    INSERT INTO consumers (principal_id, name, stream, cursor, position, within, created_at, used_at)
    SELECT ${principalId}::uuid, ${name}, ${stream}, ${cursor}, ${position}, ${within}::uuid, date_trunc('milliseconds', now()), now()
    WHERE (SELECT count(*) FROM consumers WHERE principal_id = ${principalId}::uuid) < ${MAX_CONSUMERS}
    ON CONFLICT (principal_id, name) DO UPDATE SET used_at = excluded.used_at`
  const consumer = await findConsumer(prisma, principalId, name)
  if (consumer === null)
    return { kind: 'invalid', message: `There are ${MAX_CONSUMERS} consumers already: forget those not in use.` }
  if (consumer.stream !== stream) return { kind: 'otherStream' }
  return { kind: 'opened', cursor: consumer.cursor ?? cursor, isAcknowledged: consumer.acknowledgedAt !== null }
}

/** Null where the principal has no reader of this name. */
export async function findConsumer(prisma: PrismaClient, principalId: string, name: string) {
  if (!isName(name)) return null
  return prisma.consumer.findUnique({ where: { principalId_name: { principalId, name } } })
}

async function acknowledge(prisma: PrismaClient, place: ConsumerPlace): Promise<string | null> {
  const { principalId, name, stream, cursor, position, within = null } = place
  // Of several things of one position the last is the one without any after it: all of them are dealt with.
  const isLater = Prisma.sql`(acknowledged_at IS NULL OR position < ${position}::bigint OR (position = ${position}::bigint
    AND within IS NOT NULL AND (${within}::uuid IS NULL OR within < ${within}::uuid)))`
  const [row] = await prisma.$queryRaw<{ cursor: string }[]>`
    UPDATE consumers SET acknowledged_at = date_trunc('milliseconds', now()), used_at = now(),
      cursor = CASE WHEN ${isLater} THEN ${cursor} ELSE cursor END,
      position = CASE WHEN ${isLater} THEN ${position}::bigint ELSE position END,
      within = CASE WHEN ${isLater} THEN ${within}::uuid ELSE within END
    WHERE principal_id = ${principalId}::uuid AND name = ${name} AND stream = ${stream}
    RETURNING cursor`
  return row?.cursor ?? null
}

/** Says that a reader is still there, though it has nothing to say. */
export async function keepConsumer(prisma: PrismaClient, principalId: string, name: string): Promise<void> {
  await prisma.$executeRaw`UPDATE consumers SET used_at = now() WHERE principal_id = ${principalId}::uuid AND name = ${name}`
}

/** Deletes consumers that have not been used for so long. Returns how many. */
export async function expireConsumers(prisma: PrismaClient, unusedMs: number): Promise<number> {
  return prisma.$executeRaw`DELETE FROM consumers WHERE used_at < now() - ${unusedMs} * interval '1 millisecond'`
}

/** Whether there was such a reader. */
export async function forgetConsumer(prisma: PrismaClient, principalId: string, name: string): Promise<boolean> {
  if (!isName(name)) return false
  const { count } = await prisma.consumer.deleteMany({ where: { principalId, name } })
  return count > 0
}

function isName(name: string): boolean {
  return name.trim() !== '' && name.length <= MAX_NAME_CHARACTERS && isCleanText(name)
}
