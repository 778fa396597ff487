import { v7 as uuid } from 'uuid'
import { foldName } from '../../domain/language/names.ts'
import { addTopic } from '../../store/catalogue/topics.ts'
import { STARTER_LOCK } from '../../store/database/locks.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { STARTER_ACTORS, STARTER_OFFICES } from './starter-set.ts'
import { STARTER_TOPICS } from './starter-topics.ts'

/**
 * Fills an empty database with actors, offices and topics to begin with; true when it did.
 *
 * Empty means: no topic, no actor, no office, no article. So it is loaded once, all or nothing, and what an operator
 * changed or deleted later never comes back.
 */
export async function loadStarter(prisma: PrismaClient): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${STARTER_LOCK}::bigint)`
    if (!(await isEmpty(tx))) return false
    const now = new Date()
    const actorIds = await addActors(tx, now)
    await addOffices(tx, actorIds, now)
    for (const topic of STARTER_TOPICS) {
      const result = await addTopic(tx, topic)
      if (result.kind === 'invalid')
        throw new Error(`the starter topic ${topic.slug} is invalid: ${JSON.stringify(result.problems)}`)
    }
    return true
  })
}

async function isEmpty(tx: Prisma.TransactionClient): Promise<boolean> {
  const select = { id: true }
  const found = [
    await tx.topic.findFirst({ select }),
    await tx.actor.findFirst({ select }),
    await tx.office.findFirst({ select }),
    await tx.article.findFirst({ select }),
  ]
  return found.every((row) => row === null)
}

async function addActors(tx: Prisma.TransactionClient, now: Date): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(STARTER_ACTORS.map((actor) => [actor.slug, uuid()]))
  await tx.actor.createMany({
    data: STARTER_ACTORS.map(({ slug, name, kind }) => ({ id: idOf(slug, ids), slug, name, kind, createdAt: now })),
  })
  await tx.actorAlias.createMany({
    data: STARTER_ACTORS.flatMap((actor) =>
      // An actor is looked up by its aliases alone, so its name is one.
      [actor.name, ...actor.aliases].map((alias) => ({
        actorId: idOf(actor.slug, ids),
        alias,
        folded: foldName(alias),
      })),
    ),
    skipDuplicates: true,
  })
  return ids
}

async function addOffices(
  tx: Prisma.TransactionClient,
  actorIds: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const ids = new Map(STARTER_OFFICES.map((office) => [office.slug, uuid()]))
  await tx.office.createMany({
    data: STARTER_OFFICES.map(({ slug, name, aliases }) => ({
      id: idOf(slug, ids),
      slug,
      name,
      aliases,
      createdAt: now,
    })),
  })
  await tx.tenure.createMany({
    data: STARTER_OFFICES.flatMap((office) =>
      office.tenures.map(({ actor, from, until }) => ({
        id: uuid(),
        officeId: idOf(office.slug, ids),
        actorId: idOf(actor, actorIds),
        from: new Date(from),
        until: until === undefined ? null : new Date(until),
      })),
    ),
  })
}

function idOf(slug: string, ids: ReadonlyMap<string, string>): string {
  const id = ids.get(slug)
  if (id === undefined) throw new Error(`the starter set has no "${slug}"`)
  return id
}
