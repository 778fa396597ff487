import { queryFromInfo } from '@pothos/plugin-prisma'
import type { Actor } from '../../store/prisma/client.ts'
import { batched, fieldPath } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'

builder.objectType('StatementVersion', {
  description: 'What was known of a statement at one time, as the journal keeps it.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'What was said, in the words of the best report then.' }),
    form: t.expose('form', { type: 'SpeechForm', description: 'How that report rendered it.' }),
    actor: t.field({
      type: 'Actor',
      nullable: true,
      description: 'Who was known to have said it; null where nobody was.',
      resolve: ({ actorId, actorToday }, _, context, info) => {
        if (actorToday != null) return actorToday as Actor
        const query = queryFromInfo({ context, info })
        const actors = batched(info, fieldPath(info), async (ids) => {
          return byId(await context.prisma.actor.findMany({ ...query, where: { id: { in: ids } } }))
        })
        return actorId === null ? null : actors.load(actorId)
      },
    }),
    office: t.field({
      type: 'Office',
      nullable: true,
      description: 'The office it was said in; null where none was known.',
      resolve: ({ officeId }, _, context, info) => {
        const query = queryFromInfo({ context, info })
        const offices = batched(info, fieldPath(info), async (ids) => {
          return byId(await context.prisma.office.findMany({ ...query, where: { id: { in: ids } } }))
        })
        return officeId === null ? null : offices.load(officeId)
      },
    }),
    independentRoots: t.int({
      nullable: true,
      description: 'How many independent publishers had it then, at least; null where nobody had counted.',
      resolve: ({ document }) => document.independentRoots,
    }),
    topics: t.field({
      type: ['Topic'],
      description: 'The topics it belonged to, the broader ones included, by slug.',
      resolve: async ({ document }, _, context, info) => {
        const query = queryFromInfo({ context, info })
        const topics = batched(info, fieldPath(info), async (ids) => {
          return byId(await context.prisma.topic.findMany({ ...query, where: { id: { in: ids } } }))
        })
        const found = await Promise.all(document.topicIds.map((id) => topics.load(id)))
        return found.filter((topic) => topic !== null).sort((a, b) => (a.slug < b.slug ? -1 : 1))
      },
    }),
  }),
})

function byId<Row extends { id: string }>(rows: Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
