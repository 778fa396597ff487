import {
  createTopic,
  deleteTopic,
  type TopicChange,
  type TopicResult,
  updateTopic,
} from '../../desk/catalogue/edit-topics.ts'
import { type Condition, FilterError } from '../../domain/filter/filter.ts'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import { readSlugs } from '../../store/catalogue/resolve-names.ts'
import { BROADER_TOPICS, NARROWER_TOPICS } from '../../store/search/whole-lists.ts'
import { bySlug, findBySlug } from '../catalogue/by-slug.ts'
import { defineCatalogueQuery } from '../catalogue/catalogue-list.ts'
import { forgetPrepared } from '../filter/prepared-filters.ts'
import { storedName, withIds } from '../filter/read-filter.ts'
import { idsIn, readableFilter } from '../filter/readable-filter.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { CHANGE_CURSOR, cursorOfChange } from '../relay/change-cursor.ts'
import type { Context } from '../relay/context.ts'
import { doer, FAILURES, InvalidInput, readReason, refuse, requireRole, requireValid } from '../relay/failures.ts'
import { encodeGlobalId, idOf } from '../relay/global-id.ts'
import { loadOwned } from '../relay/rows.ts'
import { selectAtLeastId } from '../relay/selection.ts'
import { statementsOwned } from '../statements/statement-arguments.ts'

builder.prismaNode('Topic', {
  description:
    'A named filter that sorts statements. A statement belongs to a topic if the topic’s rule matches it, or the rule of a narrower topic does.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Short unique name, for filters: "arms-control".' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What it is about. Null if no description was given.',
    }),
    rule: t.field({
      type: 'JSON',
      description:
        'The filter that decides which statements belong to it, in the form of a StatementFilter, with slugs for names: {"actors": ["marta-kovari"]}. An actor whose slug may mean others too is named by its id.',
      resolve: async (topic, _, context, info) => {
        const condition = topic.rule as unknown as Condition
        const slugs = openBatch<string>(info, 'slugs', (ids) => readSlugs(context.prisma, ids))
        const ids = Object.values(idsIn(condition)).flat()
        const known = await Promise.all(ids.map(async (id) => [id, (await slugs.load(id)) ?? id] as const))
        return readableFilter(condition, new Map(known))
      },
    }),
    broader: t.field({
      type: ['Topic'],
      description: 'The topics directly above it, which include it, ordered by slug.',
      resolve: ({ id }, _, context, info) => loadOwned(context, info, 'Topic', BROADER_TOPICS, id),
    }),
    narrower: t.field({
      type: ['Topic'],
      description: 'The topics directly below it, which it includes, ordered by slug.',
      resolve: ({ id }, _, context, info) => loadOwned(context, info, 'Topic', NARROWER_TOPICS, id),
    }),
    statements: t.field({
      description: 'The statements that belong to it.',
      ...statementsOwned(t.arg, 'topics'),
    }),
  }),
})

defineCatalogueQuery('topics', 'Topic')

builder.queryField('topic', (t) =>
  t.prismaField({
    type: 'Topic',
    nullable: true,
    description: bySlug.description('topic'),
    args: { slug: t.arg.string(bySlug.argument) },
    resolve: async (query, _, { slug }, context) => {
      const id = await findBySlug(context, 'topics', slug)
      return id === null ? null : context.prisma.topic.findUnique({ ...selectAtLeastId(query), where: { id } })
    },
  }),
)

interface Saved {
  id: string
  cursor: string
}

interface TopicGiven {
  name?: string | null | undefined
  slug?: string | null | undefined
  description?: string | null | undefined
  rule?: StatementFilter | null | undefined
  broader?: string[] | null | undefined
  alerts?: boolean | null | undefined
}

function defineTopicSuccess(name: 'CreateTopicSuccess' | 'UpdateTopicSuccess', description: string) {
  return builder.objectRef<Saved>(name).implement({
    description: `${description} Statements that were ingested before are reclassified in the background.`,
    fields: (t) => ({
      topic: t.prismaField({
        type: 'Topic',
        description: 'The topic as it is now.',
        resolve: (query, { id }, _, context) => context.prisma.topic.findUniqueOrThrow({ ...query, where: { id } }),
      }),
      cursor: t.expose('cursor', { type: 'Cursor', description: CHANGE_CURSOR }),
    }),
  })
}

const ALERTS =
  'Whether watches tell of statements on file that come into the topic by this rule, as if they were said now. Null: they do not. Since 0.6.0.'

const CreateTopicInput = builder.inputType('CreateTopicInput', {
  description: 'A new topic.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name, at most 200 characters.' }),
    slug: t.string({ description: 'Short unique name, for filters. Null: made from the name.' }),
    description: t.string({ description: 'What it is about. Null: no description.' }),
    rule: t.field({
      type: 'StatementFilter',
      required: true,
      description:
        'Which statements belong to it. It cannot use `topics`: say with `broader` which topic includes which.',
    }),
    broader: t.stringList({ description: 'Slugs or ids of the topics that include it. Null: none.' }),
    alerts: t.boolean({ description: ALERTS }),
  }),
})

const UpdateTopicInput = builder.inputType('UpdateTopicInput', {
  description: 'Changes to a topic. Fields that are null or absent stay as they are.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The topic’s id.' }),
    name: t.string({ description: 'Its name, at most 200 characters. Null: unchanged.' }),
    slug: t.string({ description: 'Short unique name, for filters. Null: unchanged.' }),
    description: t.string({ description: 'What it is about. Null: unchanged.' }),
    rule: t.field({
      type: 'StatementFilter',
      description:
        'Which statements belong to it. It cannot use `topics`: say with `broader` which topic includes which. Null: unchanged.',
    }),
    broader: t.stringList({
      description:
        'Slugs or ids of all topics that include it: topics that are not listed no longer do. Null: unchanged.',
    }),
    alerts: t.boolean({ description: ALERTS }),
  }),
})

builder.mutationFields((t) => ({
  createTopic: t.field({
    type: defineTopicSuccess('CreateTopicSuccess', 'The topic was added.'),
    description: 'Adds a topic. Requires the EDITOR role.',
    args: { input: t.arg({ type: CreateTopicInput, required: true, description: 'The new topic.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input }, context) => {
      requireRole(context, 'EDITOR')
      return saveTopic(context, () => createTopic(context.writer, resolveGiven(input), doer(context)))
    },
  }),
  updateTopic: t.field({
    type: defineTopicSuccess('UpdateTopicSuccess', 'The topic was changed.'),
    description: 'Changes a topic. Requires the EDITOR role.',
    args: { input: t.arg({ type: UpdateTopicInput, required: true, description: 'Which topic, and the changes.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: (_, { input }, context) => {
      requireRole(context, 'EDITOR')
      const id = idOf('Topic', input.id) ?? refuse('id', 'is not the id of a topic')
      return saveTopic(context, () => updateTopic(context.writer, id, resolveGiven(input), doer(context)))
    },
  }),
}))

interface Deleted {
  id: string
  narrower: string[]
  cursor: string
}

const DeleteTopicSuccess = builder.objectRef<Deleted>('DeleteTopicSuccess').implement({
  description:
    'The topic is gone. Statements leave it in the background. A filter that names it is refused from now on, and streams whose filter does end with the code TOPIC_DELETED.',
  fields: (t) => ({
    topicId: t.id({ description: 'Id that the topic had.', resolve: ({ id }) => encodeGlobalId('Topic', id) }),
    narrower: t.prismaField({
      type: ['Topic'],
      description:
        'The topics that were directly below it, ordered by slug. They stay, and are now below those that it was below.',
      resolve: (query, { narrower }, _, context) =>
        context.prisma.topic.findMany({
          ...selectAtLeastId(query),
          where: { id: { in: narrower } },
          orderBy: { slug: 'asc' },
        }),
    }),
    cursor: t.expose('cursor', { type: 'Cursor', description: CHANGE_CURSOR }),
  }),
})

const DeleteTopicInput = builder.inputType('DeleteTopicInput', {
  description: 'A topic to delete.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The topic’s id.' }),
    reason: t.string({ required: true, description: 'Why, at most 1,000 characters. It is kept in the audit.' }),
  }),
})

builder.mutationField('deleteTopic', (t) =>
  t.field({
    type: DeleteTopicSuccess,
    description: 'Deletes a topic for good. Its statements stay. Requires the EDITOR role.',
    args: { input: t.arg({ type: DeleteTopicInput, required: true, description: 'Which topic, and why.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      requireRole(context, 'EDITOR')
      const id = idOf('Topic', input.id) ?? refuse('id', 'is not the id of a topic')
      const by = doer(context, readReason(input.reason))
      let narrower: string[] = []
      const saved = await saveTopic(context, async () => {
        const result = await deleteTopic(context.writer, id, by)
        narrower = result.narrower ?? []
        return result
      })
      return { ...saved, narrower }
    },
  }),
)

/** The input with the API's ids as the store knows them. */
function resolveGiven(input: TopicGiven): TopicChange {
  return {
    name: input.name ?? null,
    slug: input.slug ?? null,
    description: input.description ?? null,
    rule: input.rule == null ? null : withIds(input.rule, 'rule'),
    broader: input.broader?.map((name, index) => storedName('topics', name, `broader.${index}`)) ?? null,
    alerts: input.alerts ?? false,
  }
}

/** @throws InvalidInput where the store refuses the topic, or its rule cannot be read. */
async function saveTopic(context: Context, save: () => Promise<TopicResult>): Promise<Saved> {
  try {
    const { id, changeId } = requireValid(await save())
    forgetPrepared(context.prisma)
    context.committed()
    return { id, cursor: await cursorOfChange(context, changeId) }
  } catch (error) {
    if (error instanceof FilterError) throw new InvalidInput([{ path: error.path, message: error.message }])
    throw error
  }
}
