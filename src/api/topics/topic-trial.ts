import { type TopicTrial, tryTopic } from '../../alerts/try-topic.ts'
import { namesIn } from '../../domain/filter/filter.ts'
import { resolveNames } from '../../store/catalogue/resolve-names.ts'
import { shownWouldTell, WouldTellType } from '../alerts/would-tell.ts'
import { EDITORS_ONLY, requireEditor } from '../feeds/editors-only.ts'
import { readFilter } from '../filter/read-filter.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { badInput } from '../relay/errors.ts'
import { nameOf } from '../relay/global-id.ts'

/** Statements that are sorted for one trial. */
const MOST_TRIED = 20_000

const Trial = builder.objectRef<TopicTrial>('TopicTrial').implement({
  description: 'What a rule of a topic would do to statements on file. Since 0.6.0.',
  fields: (t) => ({
    comesIn: t.exposeInt('comesIn', { description: 'How many would come into the topic.' }),
    leaves: t.exposeInt('leaves', { description: 'How many would leave it.' }),
    isWhole: t.exposeBoolean('isWhole', {
      description: `Whether that is all: at most ${MOST_TRIED.toLocaleString('en')} statements are looked at, those that are older first.`,
    }),
    wouldTell: t.field({
      type: WouldTellType,
      description: 'What watches would tell of them, if the topic were saved with `alerts: true`.',
      resolve: ({ wouldTell }, _, context) => shownWouldTell(context, wouldTell),
    }),
  }),
})

/** Thousands of statements are read and sorted. */
const COST = 500

builder.queryField('topicTrial', (t) =>
  t.field({
    type: Trial,
    nullable: true,
    description: `Tries a rule of a topic on what is on file, before it is saved: nothing is changed. ${EDITORS_ONLY} Since 0.6.0.`,
    args: {
      topic: t.arg.string({ description: 'Slug or id of the topic that would have it. Null: a new one.' }),
      rule: t.arg({ type: 'StatementFilter', required: true, description: 'Which statements would belong to it.' }),
      broader: t.arg.stringList({ description: 'Slugs or ids of all topics that would include it. Null: as it is.' }),
    },
    complexity: { field: COST },
    resolve: async (_, { topic, rule, broader }, context) => {
      requireEditor(context)
      if (namesIn(rule).topics.size > 0) throw badInput('`rule` names topics, which a rule cannot.')
      const filter = await readFilter(context, rule)
      const topicId = topic == null ? null : await idOfTopic(context, 'topic', topic)
      const broaderIds =
        broader == null ? null : await Promise.all(broader.map((name) => idOfTopic(context, 'broader', name)))
      const { prisma, countAlerts } = context
      return await tryTopic(prisma, { topicId, filter, broaderIds }, { countAlerts, most: MOST_TRIED })
    },
  }),
)

async function idOfTopic({ prisma }: Context, path: string, given: string): Promise<string> {
  const name = nameOf('Topic', given)
  const id = (await resolveNames(prisma, 'topics', [name])).ids.get(name)
  if (id === undefined) throw badInput(`\`${path}\`: "${given.slice(0, 60)}" does not name a topic.`)
  return id
}
