import { type Preview, preview } from '../../alerts/preview.ts'
import type { DayCount } from '../../domain/watch/tried/histogram.ts'
import { builder } from '../relay/builder.ts'
import { badInput } from '../relay/errors.ts'
import { readTimeZone } from './time-zone.ts'
import { readTried } from './tried-filter.ts'

const MOST_DAYS = 92
const MOST_EXAMPLES = 50

const Day = builder.objectRef<DayCount>('WatchPreviewDay').implement({
  description: 'What a watch would have told on one day. Since 0.6.0.',
  fields: (t) => ({
    day: t.exposeString('day', { description: 'The day in the time zone that was asked for: "2026-11-29".' }),
    from: t.expose('from', { type: 'DateTime', description: 'When it began.' }),
    to: t.expose('to', { type: 'DateTime', description: 'When it ended; of today, now.' }),
    alerts: t.expose('alerts', { type: 'Estimate', description: 'How many alerts.' }),
    hidden: t.expose('hidden', { type: 'Estimate', description: 'How many of them your mutes hide.' }),
    bursts: t.expose('bursts', {
      type: 'Estimate',
      description:
        'How often it would have told something: the bursts of those that are not hidden. Where alerts are estimated, by how many there are, as if they came at any time alike.',
    }),
  }),
})

const PreviewType = builder.objectRef<Preview>('WatchPreview').implement({
  description: 'What a filter would have told as a watch, had it been saved some days ago. Since 0.6.0.',
  fields: (t) => ({
    from: t.expose('from', { type: 'DateTime', description: 'The beginning of the first day.' }),
    to: t.expose('to', { type: 'DateTime', description: 'Now.' }),
    estimated: t.exposeBoolean('isEstimated', {
      description:
        'Whether more than 1,000 entries pass the filter: then an even sample of all entries is decided, and numbers have a range.',
    }),
    days: t.expose('days', { type: [Day], description: 'Each day, the oldest first.' }),
    perDay: t.expose('perDay', { type: 'Estimate', description: 'Alerts a day, on average.' }),
    perWeek: t.expose('perWeek', {
      type: 'Estimate',
      nullable: true,
      description: 'Alerts a week, on average. Null: the archive is younger than a week.',
    }),
    evidenceFrom: t.expose('evidenceFrom', {
      type: 'DateTime',
      description:
        'From when on `perDay` and `perWeek` go by what came in: `from`, or when the first entry came that is kept.',
    }),
    mostPerDay: t.int({
      description:
        'How many a day a watch may tell of: one with a higher `perDay` is refused unless you insist (`MAX_ALERTS_PER_DAY`).',
      resolve: (_, __, { maxAlertsPerDay }) => maxAlertsPerDay,
    }),
    examples: t.field({
      type: ['TriedAlert'],
      description: 'The newest, the newest first; of a sample, those that are in it.',
      args: { first: t.arg.int({ description: `How many, at most ${MOST_EXAMPLES}. Null: 10.` }) },
      complexity: ({ first }) => ({ multiplier: Math.min(first ?? 10, MOST_EXAMPLES) }),
      resolve: ({ readExamples }, { first }) => readExamples(Math.min(Math.max(0, first ?? 10), MOST_EXAMPLES)),
    }),
    unknown: t.field({
      type: ['UnknownSpan'],
      description: 'What cannot be known of that time, and is not counted.',
      resolve: ({ unknown }) => unknown,
    }),
  }),
})

/** What a sample costs; of a filter that few entries pass, a tenth. */
const COST = 400

builder.queryField('watchPreview', (t) =>
  t.field({
    type: PreviewType,
    nullable: true,
    description:
      'Tries a filter on what came in during the last days, before it is saved as a watch: by what decides live, with your mutes. Since 0.6.0.',
    args: {
      filter: t.arg({ type: 'StatementFilter', required: true, description: 'What must pass.' }),
      days: t.arg.int({ description: `How many days, today among them, 1 to ${MOST_DAYS}. Null: 14.` }),
      timeZone: t.arg.string({ description: 'By whose days is counted: "Europe/Berlin". Null: UTC.' }),
      tells: t.arg({ type: ['AlertKind'], description: 'What to tell of. Null: [UTTERANCE].' }),
      silenceDays: t.arg.int({ description: 'With SILENCE in `tells`: after how many days.' }),
      burstMinutes: t.arg.int({ description: 'As of a watch. Null: 0.' }),
    },
    complexity: { field: COST },
    resolve: async (_, { filter, days, timeZone, tells, silenceDays, burstMinutes }, context) => {
      const { prisma, journal, principal } = context
      const count = days ?? 14
      if (count < 1 || count > MOST_DAYS) throw badInput(`\`days\` is 1 to ${MOST_DAYS}, not ${count}.`)
      const tried = await readTried(context, { filter, tells, silenceDays, burstMinutes })
      return await preview(prisma, journal, tried, {
        days: count,
        timeZone: readTimeZone(timeZone),
        now: new Date(),
        principalId: principal.id,
      })
    },
  }),
)
