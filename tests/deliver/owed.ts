import { v7 as uuid } from 'uuid'
import { ALL_SHARDS } from '../../src/domain/watch/shard.ts'
import { insertAlerts, moveDecided, readDecided } from '../../src/store/alerts/alerts.ts'
import { inTransaction } from '../../src/store/database/retry.ts'
import { createChannel, type NewChannel } from '../../src/store/deliveries/channels.ts'
import type { PrismaClient } from '../../src/store/prisma/client.ts'
import { createWatch } from '../../src/store/watches/definitions.ts'

// Alerts as the matcher writes them, without an archive that they are about.

/** A watch of a principal. */
export async function watchOf(prisma: PrismaClient, ownerId: string, burstMinutes = 0): Promise<string> {
  const condition = { kind: 'words', field: 'text', text: 'harbour' } as const
  const saved = await createWatch(prisma, ownerId, {
    name: uuid(),
    definition: { condition, tells: ['UTTERANCE'], silenceDays: null, burstMinutes, isPaused: false },
  })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  return saved.watchId
}

interface OwnAlert {
  at?: Date
  burstAt?: Date
  hiddenById?: string
  statementId?: string
}

/** An alert of a watch, decided at the next place, for these principals. Returns its id. */
export async function alertOf(
  prisma: PrismaClient,
  watchId: string,
  principalIds: readonly string[],
  { at = new Date(), burstAt = at, hiddenById, statementId = uuid() }: OwnAlert = {},
): Promise<string> {
  const id = uuid()
  await inTransaction(prisma, async (tx) => {
    const decided = await readDecided(tx)
    const position = decided + 1
    const own = { id, watchId, version: 1, position, kinds: ['UTTERANCE'] as const, statementId, at, burstAt }
    const alert = { ...own, baseline: null }
    const hidden = hiddenById ?? null
    await insertAlerts(
      tx,
      [alert],
      principalIds.map((principalId) => ({ principalId, alertId: id, position, hiddenById: hidden })),
    )
    await moveDecided(tx, ALL_SHARDS, decided, position)
  })
  return id
}

/** A webhook of a principal. */
export async function channelOf(prisma: PrismaClient, ownerId: string, own: Partial<NewChannel> = {}): Promise<string> {
  const made = await createChannel(prisma, {
    ownerId,
    credential: null,
    kind: 'WEBHOOK',
    secret: null,
    name: uuid(),
    address: 'https://desk.example/hook',
    watchIds: null,
    rhythm: 'EACH',
    timeZone: 'UTC',
    hour: 7,
    weekday: 1,
    document: null,
    ...own,
  })
  if (typeof made === 'string') throw new Error(made)
  return made.id
}
