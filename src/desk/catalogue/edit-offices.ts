import { v7 as uuid } from 'uuid'
import { checkNames } from '../../domain/given/check-names.ts'
import { lockEdits } from '../../store/catalogue/catalogue-locks.ts'
import {
  findOffice,
  insertOffice,
  readTenuresOfOffice,
  replaceTenures,
  type TenureRow,
  updateOfficeRow,
} from '../../store/catalogue/offices.ts'
import { problemOfName, resolveNames } from '../../store/catalogue/resolve-names.ts'
import { freeSlug } from '../../store/catalogue/slugs.ts'
import { readClock } from '../../store/database/clock.ts'
import { retrying } from '../../store/database/retry.ts'
import { type Doer, noteDone } from '../../store/decisions/audit.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { refuseSaving, type Saving } from './saving.ts'

/** What an editor sets of an office. Absent or null leaves a field as it is. */
export interface OfficeChange {
  name?: string | null | undefined
  /** All names besides `name`. */
  aliases?: readonly string[] | null | undefined
  /** All its tenures. */
  tenures?: readonly TenureGiven[] | null | undefined
}

/** An actor's time in the office, [from, until); null is not known, or still held. */
interface TenureGiven {
  /** Slug or id. */
  actor: string
  from?: Date | null | undefined
  until?: Date | null | undefined
}

const MAX_TENURES = 500

export async function createOffice(
  prisma: PrismaClient,
  change: OfficeChange & { name: string },
  by: Doer | null = null,
): Promise<Saving> {
  return save(prisma, change, async (tx, tenures) => {
    const name = change.name.trim()
    const id = uuid()
    const slug = await freeSlug(tx, 'offices', name)
    const aliases = [...(change.aliases ?? [])]
    await insertOffice(tx, { id, slug, name, aliases, createdAt: await readClock(tx) })
    await replaceTenures(tx, id, tenures)
    const after = await describeOffice(tx, id)
    await noteDone(tx, { kind: 'OFFICE_CREATED', subjectType: 'Office', subjectId: id, after }, by)
    return { kind: 'saved', id }
  })
}

/** Changes an office. Its slug stays, since people have it in filters. */
export async function updateOffice(
  prisma: PrismaClient,
  id: string,
  change: OfficeChange,
  by: Doer | null = null,
): Promise<Saving> {
  return save(prisma, change, async (tx, tenures) => {
    const office = await findOffice(tx, id)
    if (office === null) return refuseSaving('id', 'does not name an office')
    const before = await describeOffice(tx, id)
    const name = change.name?.trim() ?? office.name
    await updateOfficeRow(tx, { id, name, aliases: [...(change.aliases ?? office.aliases)] })
    if (change.tenures != null) await replaceTenures(tx, id, tenures)
    const after = await describeOffice(tx, id)
    await noteDone(tx, { kind: 'OFFICE_CHANGED', subjectType: 'Office', subjectId: id, before, after }, by)
    return { kind: 'saved', id }
  })
}

/** What people set of an office, for the audit. */
async function describeOffice(tx: Prisma.TransactionClient, id: string): Promise<object | null> {
  const office = await findOffice(tx, id)
  if (office === null) return null
  const tenures = await readTenuresOfOffice(tx, id)
  return { name: office.name, aliases: office.aliases, tenures }
}

async function save(
  prisma: PrismaClient,
  change: OfficeChange,
  write: (tx: Prisma.TransactionClient, tenures: TenureRow[]) => Promise<Saving>,
): Promise<Saving> {
  const given = change.tenures ?? []
  const problems = checkNames(change)
  if (given.length > MAX_TENURES) problems.push({ path: 'tenures', message: `are more than ${MAX_TENURES}` })
  for (const [index, { from, until }] of given.entries()) {
    if (from != null && until != null && from >= until)
      problems.push({ path: `tenures.${index}.until`, message: 'is not after `from`' })
  }
  if (problems.length > 0) return { kind: 'invalid', problems }
  return retrying(prisma, async (tx) => {
    await lockEdits(tx, 'offices')
    const actors = await resolveNames(
      tx,
      'actors',
      given.map((tenure) => tenure.actor),
    )
    const tenures = given.flatMap(({ actor, from = null, until = null }) => {
      const actorId = actors.ids.get(actor)
      return actorId === undefined ? [] : [{ actorId, from, until }]
    })
    const unknown = given.findIndex((tenure) => !actors.ids.has(tenure.actor))
    if (unknown === -1) return write(tx, tenures)
    const path = `tenures.${unknown}.actor`
    const problem = problemOfName(actors, given[unknown]?.actor ?? '', path, 'does not name an actor')
    return { kind: 'invalid', problems: [problem] }
  })
}
