import { type TopicReader, topicReader } from '../../store/catalogue/classification.ts'
import { readTopicReasons, type TopicReason } from '../../store/catalogue/topic-reasons.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'
import { databaseOf } from '../../store/reading/read-access.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { loadRow, loadRows } from '../relay/rows.ts'

const Reason = builder.objectRef<TopicReason>('TopicReason').implement({
  description: 'Why a statement belongs to a topic: what the topic’s rule found in it.',
  fields: (t) => ({
    topic: t.field({
      type: 'Topic',
      description: 'The topic.',
      resolve: async ({ topicId }, _, context, info) => {
        const topic = await loadRow(context, info, 'Topic', topicId)
        if (topic === null) throw new Error(`the topic ${topicId} vanished`)
        return topic
      },
    }),
    ruleOf: t.field({
      type: 'Topic',
      nullable: true,
      description:
        'The topic whose rule matched: this one, or a narrower one. Null if no rule matches any longer, because a topic was changed and the statement has not been reclassified yet.',
      resolve: ({ ruleOf }, _, context, info) => loadRow(context, info, 'Topic', ruleOf),
    }),
    words: t.exposeStringList('words', {
      description:
        'The words that matched, as they are written in its reports and the sentences around them. Empty if the rule asks for no words.',
    }),
    actors: t.field({
      type: ['Actor'],
      description: 'The actors that matched. Empty if the rule asks for none.',
      resolve: ({ actorIds }, _, context, info) => loadRows(context, info, 'Actor', actorIds),
    }),
    offices: t.field({
      type: ['Office'],
      description: 'The offices that matched. Empty if the rule asks for none.',
      resolve: ({ officeIds }, _, context, info) => loadRows(context, info, 'Office', officeIds),
    }),
    sources: t.field({
      type: ['Source'],
      description: 'The sources that matched. Empty if the rule asks for none.',
      resolve: ({ sourceIds }, _, context, info) => loadRows(context, info, 'Source', sourceIds),
    }),
    acts: t.expose('acts', {
      type: ['SpeechAct'],
      description: 'The acts that matched. Empty if the rule asks for none.',
    }),
  }),
})

// Rules are prepared once for each database, not for each request.
const readers = new WeakMap<object, TopicReader>()

function readerOf(prisma: PrismaClient): TopicReader {
  const reader = readers.get(databaseOf(prisma)) ?? topicReader()
  readers.set(databaseOf(prisma), reader)
  return reader
}

builder.prismaObjectField('Statement', 'topicReasons', (t) =>
  t.field({
    type: [Reason],
    description: 'Why it belongs to its topics. Empty if it belongs to none or is not current.',
    complexity: { field: 10, multiplier: 5 },
    resolve: async ({ id }, _, context, info) => {
      const reasons = openBatch<TopicReason[]>(info, nameField(info), (ids) =>
        readTopicReasons(context.prisma, readerOf(context.prisma), ids),
      )
      return (await reasons.load(id)) ?? []
    },
  }),
)
