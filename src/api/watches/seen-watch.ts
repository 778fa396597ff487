import type { GraphQLResolveInfo } from 'graphql'
import { isAllowed, rolesOf } from '../../domain/statement/principal.ts'
import { seenAmong, type WatchSeer } from '../../store/watches/watch-listings.ts'
import { openBatch } from '../relay/batching.ts'
import type { Context } from '../relay/context.ts'
import { refuse, refuseCaller } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'
import { loadRow, type Row } from '../relay/rows.ts'

/** Said of an id that leads to nothing that the caller may see: whether there is such a watch is not told. */
const UNKNOWN_WATCH = 'is not the id of a watch that you may see'

/** The caller, as the store asks who may see a watch. */
export function seerOf({ principal }: Context): WatchSeer {
  return { principalId: principal.id, roles: rolesOf(principal) }
}

/** Whether the caller may see a watch: its own, one that is shared with it, and an ADMIN every one. */
export async function isSeenBy(context: Context, watchId: string): Promise<boolean> {
  return isAllowed(context.principal, 'ADMIN') || (await seenAmong(context.prisma, [watchId], seerOf(context))).size > 0
}

/** The row of a watch; null where the caller may not see it. All that a response asks for are asked for at once. */
export async function loadSeenWatch(
  context: Context,
  info: GraphQLResolveInfo,
  watchId: string | null,
): Promise<Row<'Watch'> | null> {
  if (watchId === null) return null
  const seen = openBatch<true>(info, 'watches seen', async (ids) => {
    const isAdmin = isAllowed(context.principal, 'ADMIN')
    const among = isAdmin ? ids : await seenAmong(context.prisma, ids, seerOf(context))
    return new Map([...among].map((id) => [id, true]))
  })
  return (await seen.load(watchId)) ? await loadRow(context, info, 'Watch', watchId) : null
}

/**
 * The store's id of a watch that an input names.
 *
 * @throws InvalidInput where it is not one that the caller may see.
 */
export async function readWatchId(context: Context, path: string, given: string): Promise<string> {
  const id = idOf('Watch', given)
  if (id === null || !(await isSeenBy(context, id))) return refuse(path, UNKNOWN_WATCH)
  return id
}

/**
 * The same of a watch that the caller may change.
 *
 * @throws InvalidInput as `readWatchId`; NotAllowed where it may see it, and no more.
 */
export async function readOwnWatchId(context: Context, path: string, given: string): Promise<string> {
  const id = await readWatchId(context, path, given)
  const watch = await context.prisma.watch.findUnique({ where: { id }, select: { owner: true } })
  if (watch === null) return refuseUnknownWatch(path)
  if (watch.owner.id === context.principal.id || isAllowed(context.principal, 'ADMIN')) return id
  return refuseCaller(`Only "${watch.owner.name}", who owns the watch, or an ADMIN may do this. You may follow it.`)
}

/** @throws InvalidInput */
export function refuseUnknownWatch(path: string): never {
  return refuse(path, UNKNOWN_WATCH)
}
