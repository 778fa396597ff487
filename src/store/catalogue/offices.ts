import { v7 as uuid } from 'uuid'
import { foldName, foldOffice } from '../../domain/language/names.ts'
import { anyOf, PREPARED } from '../database/prepared.ts'
import type { Office, Prisma, PrismaClient } from '../prisma/client.ts'
import type { Held } from './names-on-file.ts'

type Tx = Prisma.TransactionClient

/** A new office as its row holds it. */
export interface NewOffice {
  id: string
  slug: string
  name: string
  aliases: string[]
  createdAt: Date
}

/** An actor's time in an office, [from, until); null is not known, or still held. */
export interface TenureRow {
  actorId: string
  from: Date | null
  until: Date | null
}

export async function insertOffice(tx: Tx, office: NewOffice): Promise<void> {
  await tx.office.create({ data: { ...office, ...foldOfficeNames(office) } })
}

/** Puts many offices on file, with their tenures. */
export async function insertOffices(
  tx: Tx,
  offices: readonly (NewOffice & { tenures: readonly TenureRow[] })[],
): Promise<void> {
  await tx.office.createMany({
    data: offices.map(({ tenures: _, ...office }) => ({ ...office, ...foldOfficeNames(office) })),
  })
  await tx.tenure.createMany({
    data: offices.flatMap(({ id, tenures }) => tenures.map((tenure) => ({ id: uuid(), officeId: id, ...tenure }))),
  })
}

export async function updateOfficeRow(tx: Tx, { id, name, aliases }: Pick<NewOffice, 'id' | 'name' | 'aliases'>) {
  await tx.office.update({ where: { id }, data: foldOfficeNames({ name, aliases }) })
}

/** Makes these all the tenures of an office. */
export async function replaceTenures(tx: Tx, officeId: string, tenures: readonly TenureRow[]): Promise<void> {
  await tx.tenure.deleteMany({ where: { officeId } })
  await tx.tenure.createMany({ data: tenures.map((tenure) => ({ id: uuid(), officeId, ...tenure })) })
}

export async function findOffice(tx: Tx, id: string): Promise<Office | null> {
  return tx.office.findUnique({ where: { id } })
}

export async function hasOffice(tx: Tx, id: string): Promise<boolean> {
  return (await tx.office.count({ where: { id } })) > 0
}

/** The offices that an actor has held, and when. */
export async function readTenuresOf(tx: Tx, actorId: string): Promise<(TenureRow & { officeId: string })[]> {
  return tx.tenure.findMany({ where: { actorId } })
}

/** The tenures of actors, the latest first. */
export async function readTenuresHeld(tx: Tx, actorIds: readonly string[]): Promise<Held[]> {
  if (actorIds.length === 0) return []
  return tx.$queryRaw<Held[]>`${PREPARED}
    SELECT actor_id::text AS "actorId", office_id::text AS "officeId", "from", until FROM tenures
    WHERE actor_id = ${anyOf(actorIds)} ORDER BY "from" DESC, id`
}

/** Whether an actor has a tenure of an office on file. */
export async function hasTenure(tx: Tx, actorId: string, officeId: string): Promise<boolean> {
  return (await tx.tenure.count({ where: { actorId, officeId } })) > 0
}

/** The columns of an office's names: each name once, and what they are looked up by. */
export function foldOfficeNames({ name, aliases: given }: { name: string; aliases: readonly string[] }): {
  name: string
  aliases: string[]
  folded: string[]
} {
  const byFolded = new Map(given.toReversed().map((alias) => [foldName(alias), alias.trim()]))
  byFolded.delete(foldName(name))
  const aliases = [...byFolded.values()].sort()
  return { name, aliases, folded: [...new Set([name, ...aliases].flatMap(foldOffice))] }
}

/** Folds the names of offices from before they were kept folded. Nothing to do, and cheap, where all are. */
export async function foldOffices(prisma: PrismaClient): Promise<void> {
  const offices = await prisma.office.findMany({ where: { folded: { isEmpty: true } } })
  for (const office of offices) {
    const { folded } = foldOfficeNames(office)
    // Unless it was renamed in the meantime: that folds it, too.
    await prisma.office.updateMany({ where: { id: office.id, folded: { isEmpty: true } }, data: { folded } })
  }
}

/** Who holds or held an office, by slug, and when: days as text. */
export async function readTenuresOfOffice(
  tx: Prisma.TransactionClient,
  officeId: string,
): Promise<{ actor: string; from: string | null; until: string | null }[]> {
  const rows = await tx.tenure.findMany({
    where: { officeId },
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
    select: { from: true, until: true, actor: { select: { slug: true } } },
  })
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null
  return rows.map(({ actor, from, until }) => ({ actor: actor.slug, from: day(from), until: day(until) }))
}
