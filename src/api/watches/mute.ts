import type { MuteSubject } from '../../domain/watch/mute.ts'
import { mutesOf } from '../../store/watches/mutes.ts'
import { requestTime } from '../feeds/request-time.ts'
import { builder } from '../relay/builder.ts'
import { connect, pageCost } from '../relay/connection.ts'
import { defineConnection, pageArguments } from '../relay/connection-type.ts'
import { encodeGlobalId } from '../relay/global-id.ts'
import { loadRow, type RowType } from '../relay/rows.ts'
import { loadSeenWatch } from './seen-watch.ts'

const Subject = builder.enumType('MuteSubject', {
  description: 'What a mute is about. Since 0.6.0.',
  values: {
    WATCH: { description: 'All that one watch tells, or all of them.' },
    STATEMENT: { description: 'One statement, also when it is absorbed by another.' },
    TOPIC: { description: 'Statements that belong to a topic, by the rule that it has when something comes.' },
    ACTOR: { description: 'Statements of an actor, with all that it absorbed.' },
    SOURCE: { description: 'Statements that this source alone reports.' },
  } satisfies Record<MuteSubject, { description: string }>,
})

const TYPES = { WATCH: 'Watch', STATEMENT: 'Statement', TOPIC: 'Topic', ACTOR: 'Actor', SOURCE: 'Source' } as const

/** The id of what is muted, where it is of this kind. */
function subjectIf(kind: MuteSubject, mute: { subject: MuteSubject; subjectId: string | null }): string | null {
  return mute.subject === kind ? mute.subjectId : null
}

builder.prismaNode('Mute', {
  description:
    'What a principal does not want to be told of for a time, by the watches that it owns or follows. What is hidden by it is recorded all the same, and shown as hidden. Each sees only its own. Since 0.6.0.',
  id: { resolve: ({ id }) => id },
  findUnique: (id, { principal }) => ({ id, principalId: principal.id }),
  nullable: true,
  fields: (t) => ({
    subject: t.expose('subject', { type: Subject, description: 'What kind of thing it is about.' }),
    subjectId: t.id({
      nullable: true,
      description:
        'Id of what it is about, for `node`: that may be gone by now. Null: it is about all that any watch tells.',
      select: { subject: true, subjectId: true, watchId: true },
      resolve: ({ subject, subjectId, watchId }) => {
        const id = subject === 'WATCH' ? watchId : subjectId
        return id === null ? null : encodeGlobalId(TYPES[subject] satisfies RowType, id)
      },
    }),
    watch: t.field({
      type: 'Watch',
      nullable: true,
      description:
        'The watch whose alerts alone it hides. Null: those of all watches that you own or follow, or you may not see the watch any more.',
      select: { watchId: true },
      resolve: ({ watchId }, _, context, info) => loadSeenWatch(context, info, watchId),
    }),
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement. Null: it is about something else.',
      select: { subject: true, subjectId: true },
      resolve: (mute, _, context, info) => loadRow(context, info, 'Statement', subjectIf('STATEMENT', mute)),
    }),
    topic: t.field({
      type: 'Topic',
      nullable: true,
      description: 'The topic. Null: it is about something else, or the topic was deleted.',
      select: { subject: true, subjectId: true },
      resolve: (mute, _, context, info) => loadRow(context, info, 'Topic', subjectIf('TOPIC', mute)),
    }),
    actor: t.field({
      type: 'Actor',
      nullable: true,
      description: 'The actor. Null: it is about something else.',
      select: { subject: true, subjectId: true },
      resolve: (mute, _, context, info) => loadRow(context, info, 'Actor', subjectIf('ACTOR', mute)),
    }),
    source: t.field({
      type: 'Source',
      nullable: true,
      description: 'The source. Null: it is about something else.',
      select: { subject: true, subjectId: true },
      resolve: (mute, _, context, info) => loadRow(context, info, 'Source', subjectIf('SOURCE', mute)),
    }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'When it ends by itself. Null: not before it is ended.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    endedAt: t.expose('endedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was ended. Null: it was not, though `until` may be over.',
    }),
    isInForce: t.boolean({
      description: 'Whether it hides anything that comes now.',
      select: { endedAt: true, until: true },
      resolve: async ({ endedAt, until }, _, context) =>
        endedAt === null && (until === null || until > (await requestTime(context))),
    }),
  }),
})

defineConnection('Mute', 'mutes')

builder.queryField('mutes', (t) =>
  t.field({
    type: 'MuteConnection',
    nullable: true,
    description: 'What you have muted, the last first. Since 0.6.0.',
    args: {
      isInForce: t.arg.boolean({
        description:
          'Only those that hide what comes now (true), or only those that do so no longer (false). Null: all.',
      }),
      ...pageArguments(t.arg),
    },
    complexity: pageCost,
    resolve: (_, { isInForce, ...args }, context, info) => {
      const listing = mutesOf(context.principal.id, { isInForce: isInForce ?? null })
      return connect(context, info, { listing, type: 'Mute', args })
    },
  }),
)
