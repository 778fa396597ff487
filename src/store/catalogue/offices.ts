import { v7 as uuid } from 'uuid'
import { foldName } from '../../domain/language/names.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { checkNames } from './check-names.ts'
import { editing, invalid, type Saving } from './locked-edit.ts'
import { resolveNames } from './resolve-names.ts'
import { freeSlug } from './slugs.ts'

/** What somebody sets of an office. Absent or null leaves a field as it is. */
export interface OfficeChange {
  name?: string | null | undefined
  /** All names besides `name`. */
  aliases?: readonly string[] | null | undefined
  /** All its tenures. */
  tenures?: readonly TenureGiven[] | null | undefined
}

/** An actor's time in the office, [from, until); null is not known, or still held. */
export interface TenureGiven {
  /** Slug or id. */
  actor: string
  from?: Date | null | undefined
  until?: Date | null | undefined
}

const MAX_TENURES = 500

export async function createOffice(prisma: PrismaClient, change: OfficeChange & { name: string }): Promise<Saving> {
  return saving(prisma, change, async (tx, tenures) => {
    const name = change.name.trim()
    const id = uuid()
    await tx.office.create({
      data: {
        id,
        slug: await freeSlug(tx, 'offices', name),
        name,
        aliases: tidy(name, change.aliases ?? []),
        createdAt: new Date(),
      },
    })
    await insertTenures(tx, id, tenures)
    return { kind: 'saved', id }
  })
}

/** Changes an office. Its slug stays, since people have it in filters. */
export async function updateOffice(prisma: PrismaClient, id: string, change: OfficeChange): Promise<Saving> {
  return saving(prisma, change, async (tx, tenures) => {
    const office = await tx.office.findUnique({ where: { id } })
    if (office === null) return invalid('id', 'is no office')
    const name = change.name?.trim() ?? office.name
    await tx.office.update({ where: { id }, data: { name, aliases: tidy(name, change.aliases ?? office.aliases) } })
    if (change.tenures == null) return { kind: 'saved', id }
    await tx.tenure.deleteMany({ where: { officeId: id } })
    await insertTenures(tx, id, tenures)
    return { kind: 'saved', id }
  })
}

interface Tenure {
  actorId: string
  from: Date | null
  until: Date | null
}

async function saving(
  prisma: PrismaClient,
  change: OfficeChange,
  save: (tx: Prisma.TransactionClient, tenures: Tenure[]) => Promise<Saving>,
): Promise<Saving> {
  const given = change.tenures ?? []
  const problems = checkNames(change)
  if (given.length > MAX_TENURES) problems.push({ path: 'tenures', message: `are more than ${MAX_TENURES}` })
  for (const [index, { from, until }] of given.entries()) {
    if (from != null && until != null && from >= until)
      problems.push({ path: `tenures.${index}.until`, message: 'is not after `from`' })
  }
  if (problems.length > 0) return { kind: 'invalid', problems }
  return editing(prisma, 'offices', async (tx) => {
    const actors = await resolveNames(
      tx,
      'actors',
      given.map((tenure) => tenure.actor),
    )
    const tenures = given.flatMap(({ actor, from = null, until = null }) => {
      const actorId = actors.get(actor)
      return actorId === undefined ? [] : [{ actorId, from, until }]
    })
    const unknown = given.findIndex((tenure) => !actors.has(tenure.actor))
    return unknown === -1 ? save(tx, tenures) : invalid(`tenures.${unknown}.actor`, 'is no actor')
  })
}

async function insertTenures(tx: Prisma.TransactionClient, officeId: string, tenures: Tenure[]): Promise<void> {
  await tx.tenure.createMany({ data: tenures.map((tenure) => ({ id: uuid(), officeId, ...tenure })) })
}

function tidy(name: string, aliases: readonly string[]): string[] {
  const byFolded = new Map(aliases.toReversed().map((alias) => [foldName(alias), alias.trim()]))
  byFolded.delete(foldName(name))
  return [...byFolded.values()].sort()
}
