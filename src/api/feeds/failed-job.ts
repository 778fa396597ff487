import { type FailedJob, readFailedJobs, retryFailedJob } from '../../store/queue/failed-jobs.ts'
import { builder } from '../relay/builder.ts'
import { badInput } from '../relay/errors.ts'
import { FAILURES, refuse, requireRole } from '../relay/failures.ts'
import { loadRow } from '../relay/rows.ts'
import { EDITORS_ONLY, requireEditor } from './editors-only.ts'

const MOST = 100

const Job = builder.objectRef<FailedJob>('FailedJob').implement({
  description: 'A job that failed as often as it may, and was set aside. Since 0.5.0.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id, for `retryJob`.' }),
    task: t.exposeString('task', { description: 'What was to be done: "poll-feed", "collect-entry", "check-page".' }),
    attempts: t.exposeInt('attempts', { description: 'How often it was tried.' }),
    error: t.exposeString('lastError', { description: 'Why it failed the last time.' }),
    addedAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was to be done first.' }),
    triedAt: t.expose('triedAt', { type: 'DateTime', description: 'When it was tried last.' }),
    feed: t.field({
      type: 'Feed',
      nullable: true,
      description: 'The feed that it is about. Null: it is about something else, or that is gone.',
      resolve: ({ feedId }, _, context, info) => loadRow(context, info, 'Feed', feedId),
    }),
    entry: t.field({
      type: 'FeedEntry',
      nullable: true,
      description: 'The item that it is about. Null: it is about something else, or that is gone.',
      resolve: ({ entryId }, _, context, info) => loadRow(context, info, 'FeedEntry', entryId),
    }),
    article: t.field({
      type: 'Article',
      nullable: true,
      description: 'The article whose page was to be looked at again. Null: it is about something else.',
      resolve: ({ articleId }, _, context, info) => loadRow(context, info, 'Article', articleId),
    }),
  }),
})

builder.queryField('failedJobs', (t) =>
  t.field({
    type: [Job],
    nullable: true,
    description: `Jobs that failed 25 times and were set aside, the last tried first. A feed gets one more attempt a day. ${EDITORS_ONLY} Since 0.5.0.`,
    args: { first: t.arg.int({ description: `How many, 1 to ${MOST}. Null: 20.` }) },
    complexity: ({ first }) => ({ multiplier: Math.min(first ?? 20, MOST) }),
    resolve: (_, { first }, context) => {
      requireEditor(context)
      const count = first ?? 20
      if (count < 1 || count > MOST) throw badInput(`\`first\` is 1 to ${MOST}, not ${count}.`)
      return readFailedJobs(context.prisma, count)
    },
  }),
)

const Success = builder.objectRef<{ jobId: string }>('RetryJobSuccess').implement({
  description: 'The job runs again, from its first attempt.',
  fields: (t) => ({ jobId: t.exposeID('jobId', { description: 'Its id.' }) }),
})

const RetryJobInput = builder.inputType('RetryJobInput', {
  description: 'A job that was set aside.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Its id, from `failedJobs`.' }) }),
})

builder.mutationField('retryJob', (t) =>
  t.field({
    type: Success,
    description: 'Lets a job that was set aside run again. Requires the EDITOR role. Since 0.5.0.',
    args: { input: t.arg({ type: RetryJobInput, required: true, description: 'Which job.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      requireRole(context, 'EDITOR')
      const isNumber = /^\d{1,18}$/.test(input.id)
      if (!isNumber || !(await retryFailedJob(context.writer, BigInt(input.id))))
        refuse('id', 'is not the id of a job that was set aside')
      return { jobId: input.id }
    },
  }),
)
