import { readActors } from '../lookup/held-actors.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

// What actors are called in Wikidata. Each keeps its own ids when it is absorbed, so that an undone merge parts them
// again; meanwhile they are its successor's too.

/** The ids of these actors and of those they absorbed, the lowest first. */
export async function readSameAs(
  db: PrismaClient | Prisma.TransactionClient,
  actorIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { familyOf, successorOf } = await readActors(db, actorIds)
  const membersOf = (id: string) => (successorOf(id) === id ? familyOf(id) : [id])
  const members = [...new Set(actorIds.flatMap(membersOf))]
  const rows = await db.actorSameAs.findMany({ where: { actorId: { in: members } } })
  const numberOf = (wikidataId: string) => Number(wikidataId.slice(1))
  return new Map(
    actorIds.map((id) => {
      const own = rows.filter((row) => membersOf(id).includes(row.actorId)).map((row) => row.wikidataId)
      return [id, own.sort((a, b) => numberOf(a) - numberOf(b))]
    }),
  )
}

/** Another actor that has one of these ids; null where none has. Those that one absorbed are no others. */
export async function findSameAsHolder(
  tx: Prisma.TransactionClient,
  wikidataIds: readonly string[],
  actorId: string,
): Promise<{ wikidataId: string; name: string; slug: string } | null> {
  const { familyOf, successorOf } = await readActors(tx, [actorId])
  const row = await tx.actorSameAs.findFirst({
    where: { wikidataId: { in: [...wikidataIds] }, actorId: { notIn: [actorId, ...familyOf(successorOf(actorId))] } },
    include: { actor: { select: { name: true, slug: true } } },
  })
  return row === null ? null : { wikidataId: row.wikidataId, ...row.actor }
}

/** Makes these all the ids of an actor and of those it absorbed; new ones are its own. */
export async function replaceSameAs(
  tx: Prisma.TransactionClient,
  actorId: string,
  wikidataIds: readonly string[],
): Promise<void> {
  const { familyOf, successorOf } = await readActors(tx, [actorId])
  const members = successorOf(actorId) === actorId ? [actorId, ...familyOf(actorId)] : [actorId]
  await tx.actorSameAs.deleteMany({ where: { actorId: { in: members }, wikidataId: { notIn: [...wikidataIds] } } })
  await tx.actorSameAs.createMany({
    data: wikidataIds.map((wikidataId) => ({ wikidataId, actorId })),
    skipDuplicates: true,
  })
}
