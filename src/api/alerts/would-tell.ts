import { isAllowed } from '../../domain/statement/principal.ts'
import { seenAmong } from '../../store/watches/watch-listings.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { loadSeenWatch, seerOf } from '../watches/seen-watch.ts'

/** What watches would tell, as far as one caller is told. */
export interface WouldTellShown {
  alerts: number
  watches: { watchId: string; alerts: number }[]
}

/** Watches are listed, those that would tell most first. */
const MOST_LISTED = 100

/** What all watches would tell, and of those that the caller may see each. */
export async function shownWouldTell(
  context: Context,
  wouldTell: ReadonlyMap<string, number>,
): Promise<WouldTellShown> {
  const ids = [...wouldTell.keys()]
  const isAdmin = isAllowed(context.principal, 'ADMIN')
  const seen = new Set(isAdmin ? ids : await seenAmong(context.prisma, ids, seerOf(context)))
  const watches = [...wouldTell].flatMap(([watchId, alerts]) => (seen.has(watchId) ? { watchId, alerts } : []))
  watches.sort((one, other) => other.alerts - one.alerts)
  const alerts = [...wouldTell.values()].reduce((sum, count) => sum + count, 0)
  return { alerts, watches: watches.slice(0, MOST_LISTED) }
}

const WatchWouldTell = builder.objectRef<WouldTellShown['watches'][number]>('WatchWouldTell').implement({
  description: 'How much one watch would tell. Since 0.6.0.',
  fields: (t) => ({
    watch: t.field({
      type: 'Watch',
      nullable: true,
      description: 'The watch. Null: it was deleted meanwhile.',
      resolve: ({ watchId }, _, context, info) => loadSeenWatch(context, info, watchId),
    }),
    alerts: t.exposeInt('alerts', { description: 'How many alerts.' }),
  }),
})

export const WouldTellType = builder.objectRef<WouldTellShown>('WouldTell').implement({
  description: 'What watches would tell of something that is not news, if that were asked for. Since 0.6.0.',
  fields: (t) => ({
    alerts: t.exposeInt('alerts', { description: 'How many alerts, of all watches.' }),
    watches: t.field({
      type: [WatchWouldTell],
      description: `Of those that you may see, how many each: the first ${MOST_LISTED}, those that would tell most first.`,
      resolve: ({ watches }) => watches,
    }),
  }),
})
