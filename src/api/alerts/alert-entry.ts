import type { GraphQLResolveInfo } from 'graphql'
import type { Entry } from '../../domain/journal/entry.ts'
import type { StoredAlert } from '../../domain/watch/alert.ts'
import { openBatch } from '../relay/batching.ts'
import type { Context } from '../relay/context.ts'
import { type AlertGrounds, findGrounds } from './alert-grounds.ts'

/** The entry that an alert tells of, with what the journal has of it now; null where it is no longer kept. */
export function loadEntry(
  { journal }: Context,
  info: GraphQLResolveInfo,
  { position }: StoredAlert,
): Promise<Entry | null> {
  const entries = openBatch<Entry>(info, 'entries of alerts', async (positions) => {
    const read = await journal.readAt(positions.map(Number))
    return new Map(read.map((entry) => [`${entry.position}`, entry]))
  })
  return entries.load(`${position}`)
}

/** Why the watch told of it; null where that is not known any more. */
export function loadGrounds(
  { journal, prisma }: Context,
  info: GraphQLResolveInfo,
  { watchId, version, position }: StoredAlert,
): Promise<AlertGrounds | null> {
  const batch = openBatch<AlertGrounds>(info, 'grounds of alerts', async (names) => {
    const asked = names.map((name) => {
      const [id = '', ofWatch, at] = name.split(' ')
      return { name, watchId: id, version: Number(ofWatch), position: Number(at) }
    })
    const entries = await journal.readAt([...new Set(asked.map((one) => one.position))])
    const byPosition = new Map(entries.map((entry) => [entry.position, entry]))
    const kept = asked.flatMap((one) => {
      const entry = byPosition.get(one.position)
      return entry === undefined ? [] : [{ ...one, entry }]
    })
    const grounds = await findGrounds(prisma, kept)
    return new Map(
      kept.flatMap(({ name }, index) => {
        const found = grounds[index]
        return found == null ? [] : [[name, found] as const]
      }),
    )
  })
  return batch.load(`${watchId} ${version} ${position}`)
}
