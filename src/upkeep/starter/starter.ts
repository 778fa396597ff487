import { v7 as uuid } from 'uuid'
import { insertActors } from '../../store/catalogue/actors.ts'
import { lockEmptyCatalogue } from '../../store/catalogue/catalogue-locks.ts'
import { insertOffices } from '../../store/catalogue/offices.ts'
import { resolveStatementFilter } from '../../store/catalogue/resolve-names.ts'
import { replaceSameAs } from '../../store/catalogue/same-as.ts'
import { insertTopic, replaceBroader } from '../../store/catalogue/topics.ts'
import { readClock } from '../../store/database/clock.ts'
import { inTransaction } from '../../store/database/retry.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { readStarterSet, type StarterSet } from './starter-set.ts'

/**
 * Fills an empty database with actors, offices and topics to begin with; true when it did.
 *
 * Empty means: no topic, no actor, no office, no article. So it is loaded once, all or nothing, and what an operator
 * changed or deleted later never comes back.
 */
export async function loadStarter(prisma: PrismaClient): Promise<boolean> {
  return inTransaction(prisma, async (tx) => {
    if (!(await lockEmptyCatalogue(tx))) return false
    const { actors, offices, topics } = readStarterSet()
    const now = await readClock(tx)
    const actorIds = idsOf(actors)
    await insertActors(
      tx,
      // An actor is looked up by its aliases alone, so its name is one.
      actors.map(({ aliases, sameAs: _, ...actor }) => {
        const names = [actor.name, ...aliases]
        return { ...actor, slugPinned: true, id: idOf(actorIds, actor.slug), createdAt: now, aliases: names }
      }),
    )
    for (const { slug, sameAs = [] } of actors) await replaceSameAs(tx, idOf(actorIds, slug), sameAs)
    const officeIds = idsOf(offices)
    await insertOffices(
      tx,
      offices.map(({ tenures, ...office }) => ({
        ...office,
        id: idOf(officeIds, office.slug),
        createdAt: now,
        tenures: tenures.map(({ actor, from, until }) => {
          return {
            actorId: idOf(actorIds, actor),
            from: new Date(from),
            until: until === undefined ? null : new Date(until),
          }
        }),
      })),
    )
    await insertTopics(tx, topics, now)
    return true
  })
}

async function insertTopics(tx: Prisma.TransactionClient, topics: StarterSet['topics'], now: Date): Promise<void> {
  const ids = idsOf(topics)
  for (const { slug, name, description, broader, rule } of topics) {
    const id = idOf(ids, slug)
    const condition = await resolveStatementFilter(tx, rule)
    await insertTopic(tx, { id, slug, name, description, rule: condition, createdAt: now })
    await replaceBroader(
      tx,
      id,
      broader.map((wider) => idOf(ids, wider)),
    )
  }
}

function idsOf(rows: readonly { slug: string }[]): ReadonlyMap<string, string> {
  return new Map(rows.map(({ slug }) => [slug, uuid()]))
}

function idOf(ids: ReadonlyMap<string, string>, slug: string): string {
  const id = ids.get(slug)
  if (id === undefined) throw new Error(`the starter set has no "${slug}"`)
  return id
}
