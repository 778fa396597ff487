import { type BackTest, backTest, MOST_LISTED, type Tried } from '../../alerts/back-test.ts'
import { builder } from '../relay/builder.ts'
import { badInput } from '../relay/errors.ts'
import { idOf } from '../relay/global-id.ts'
import { isSeenBy } from '../watches/seen-watch.ts'
import { readTried } from './tried-filter.ts'

const Backtest = builder.objectRef<BackTest>('WatchBacktest').implement({
  description:
    'What a watch told in a time, decided again from what is kept; or what a filter would have told. Since 0.6.0.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many alerts there are.' }),
    alerts: t.field({
      type: ['TriedAlert'],
      description: `They, in their order: the first ${MOST_LISTED.toLocaleString('en')}.`,
      args: { first: t.arg.int({ description: `How many, at most ${MOST_LISTED.toLocaleString('en')}. Null: 100.` }) },
      complexity: ({ first }) => ({ multiplier: Math.min(first ?? 100, MOST_LISTED) }),
      resolve: ({ readAlerts }, { first }) => readAlerts(Math.max(0, first ?? 100)),
    }),
    unknown: t.field({
      type: ['UnknownSpan'],
      description: 'What cannot be known of that time. Empty: nothing is missing above.',
      resolve: ({ unknown }) => unknown,
    }),
  }),
})

/** Thousands of entries are read and decided. */
const COST = 500

builder.queryField('watchBacktest', (t) =>
  t.field({
    type: Backtest,
    nullable: true,
    description:
      'Decides again what a watch told between two instants, by what was known at each: the same alerts as then. Of a filter: what a watch with it would have told, had it been saved at the first instant. Null if you may not see the watch, or it does not exist. Since 0.6.0.',
    args: {
      watchId: t.arg.id({ description: 'Id of a watch. Null: `filter` is given.' }),
      filter: t.arg({ type: 'StatementFilter', description: 'What must pass. Null: `watchId` is given.' }),
      tells: t.arg({ type: ['AlertKind'], description: 'With `filter`: what to tell of. Null: [UTTERANCE].' }),
      silenceDays: t.arg.int({ description: 'With `filter`, and SILENCE in `tells`: after how many days.' }),
      burstMinutes: t.arg.int({ description: 'With `filter`: as of a watch. Null: 0.' }),
      from: t.arg({ type: 'DateTime', required: true, description: 'What became visible from then on.' }),
      to: t.arg({ type: 'DateTime', description: 'Up to, and without, then. Null: up to now.' }),
    },
    complexity: { field: COST },
    resolve: async (_, { watchId, filter, tells, silenceDays, burstMinutes, from, to }, context) => {
      const { prisma, journal, principal } = context
      if ((watchId == null) === (filter == null)) throw badInput('Give `watchId` or `filter`: exactly one of them.')
      const time = { from, to: to ?? new Date(), principalId: principal.id }
      if (time.to <= time.from) throw badInput('`to` is not later than `from`.')
      let tried: Tried
      if (filter != null) tried = await readTried(context, { filter, tells, silenceDays, burstMinutes })
      else {
        const id = idOf('Watch', watchId ?? '')
        if (id === null || !(await isSeenBy(context, id))) return null
        tried = { watchId: id }
      }
      return await backTest(prisma, journal, tried, time)
    },
  }),
)
