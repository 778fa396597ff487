import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { topicReader } from '../../store/catalogue/classification.ts'
import { type TopicReason, topicReasons } from '../../store/catalogue/topic-reasons.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'
import { batched, fieldPath } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'

const Reason = builder.objectRef<TopicReason>('TopicReason').implement({
  description: 'Why a statement belongs to a topic: what of it the topic’s rule found.',
  fields: (t) => ({
    topic: t.field({
      type: 'Topic',
      description: 'The topic.',
      resolve: async ({ topicId }, _, context, info) => {
        const [topic] = await loadTopics(context, info, [topicId])
        if (topic === undefined) throw new Error(`the topic ${topicId} vanished`)
        return topic
      },
    }),
    ruleOf: t.field({
      type: 'Topic',
      nullable: true,
      description:
        'The topic whose rule decided it: this one, or one narrower. Null where no rule does any more: a topic was changed, and the statement waits to be classified again.',
      resolve: async ({ ruleOf }, _, context, info) =>
        (await loadTopics(context, info, ruleOf === null ? [] : [ruleOf]))[0] ?? null,
    }),
    words: t.exposeStringList('words', {
      description:
        'The words of its reports, and of the sentences around them, that decided, as they are written. Empty where none did.',
    }),
    actors: t.field({
      type: ['Actor'],
      description: 'Who decided it by having said it; empty where the rule asks for nobody.',
      resolve: ({ actorIds }, _, context, info) => {
        const query = queryFromInfo({ context, info })
        return loadAll(info, actorIds, (ids) => context.prisma.actor.findMany({ ...query, where: { id: { in: ids } } }))
      },
    }),
    offices: t.field({
      type: ['Office'],
      description: 'The offices that decided it; empty where the rule asks for none.',
      resolve: ({ officeIds }, _, context, info) => {
        const query = queryFromInfo({ context, info })
        return loadAll(info, officeIds, (ids) =>
          context.prisma.office.findMany({ ...query, where: { id: { in: ids } } }),
        )
      },
    }),
    sources: t.field({
      type: ['Source'],
      description: 'The sources that decided it; empty where the rule asks for none.',
      resolve: ({ sourceIds }, _, context, info) => {
        const query = queryFromInfo({ context, info })
        return loadAll(info, sourceIds, (ids) =>
          context.prisma.source.findMany({ ...query, where: { id: { in: ids } } }),
        )
      },
    }),
  }),
})

function loadTopics(context: Context, info: GraphQLResolveInfo, ids: string[]) {
  const query = queryFromInfo({ context, info })
  return loadAll(info, ids, (all) => context.prisma.topic.findMany({ ...query, where: { id: { in: all } } }))
}

/** Rows by id, in the order of the ids, read together with those that the same field asks for elsewhere. */
async function loadAll<Row extends { id: string }>(
  info: GraphQLResolveInfo,
  ids: string[],
  load: (ids: string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows = batched<Row>(
    info,
    fieldPath(info),
    async (all) => new Map((await load(all)).map((row) => [row.id, row])),
  )
  return (await Promise.all(ids.map((id) => rows.load(id)))).filter((row) => row !== null)
}

// Rules are prepared once for each database, not for each request.
const readers = new WeakMap<PrismaClient, ReturnType<typeof topicReader>>()

function readerOf(prisma: PrismaClient): ReturnType<typeof topicReader> {
  const reader = readers.get(prisma) ?? topicReader()
  readers.set(prisma, reader)
  return reader
}

builder.prismaObjectField('Statement', 'topicReasons', (t) =>
  t.field({
    type: [Reason],
    description: 'Why it belongs to its topics. Empty where it belongs to none, or does not stand any more.',
    complexity: { field: 10, multiplier: 5 },
    resolve: async ({ id }, _, context, info) => {
      const reasons = batched<TopicReason[]>(info, fieldPath(info), (ids) =>
        topicReasons(context.prisma, readerOf(context.prisma), ids),
      )
      return (await reasons.load(id)) ?? []
    },
  }),
)
