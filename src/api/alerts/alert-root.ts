import type { StoredAlert } from '../../domain/watch/alert.ts'
import { readSeenAlerts } from '../../store/inbox/seen-alerts.ts'
import type { Context } from '../relay/context.ts'
import { seerOf } from '../watches/seen-watch.ts'

/**
 * An alert as the root of a query: what resolvers of the type `Alert` are given. Null where there is none, or the caller may
 * not see its watch any more.
 */
export async function readAlertRoot(context: Context, id: string): Promise<StoredAlert | null> {
  return (await readSeenAlerts(context.prisma, [id], seerOf(context))).get(id) ?? null
}
