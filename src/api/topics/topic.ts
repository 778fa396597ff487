import { type Condition, FilterError, type StatementFilter } from '../../domain/filter/filter.ts'
import { readSlugs } from '../../store/catalogue/resolve-names.ts'
import { createTopic, type TopicChange, type TopicResult, updateTopic } from '../../store/catalogue/topics.ts'
import { TOPICS } from '../../store/search/listings.ts'
import { forgetPrepared } from '../filter/prepared-filters.ts'
import { storedName, withIds } from '../filter/read-filter.ts'
import { idsIn, readableFilter } from '../filter/readable-filter.ts'
import { batched } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { CHANGE_CURSOR, cursorOfChange } from '../relay/change-cursor.ts'
import { connect, pageCost } from '../relay/connection.ts'
import { connectionType, pageArguments } from '../relay/connection-type.ts'
import type { Context } from '../relay/context.ts'
import { type Failed, invalidInput, unlessAllowed } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'
import { connectStatementsOf } from '../statements/statement-page.ts'

builder.prismaNode('Topic', {
  description: 'A named, standing filter. A statement belongs to it by its rule, or by that of a narrower topic.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its short name, for filters.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What it is about; null where nobody said.',
    }),
    rule: t.field({
      type: 'JSON',
      description: 'Which statements belong to it, as a StatementFilter with slugs.',
      resolve: async (topic, _, context, info) => {
        const condition = topic.rule as unknown as Condition
        const slugs = batched<string>(info, 'slugs', (ids) => readSlugs(context.prisma, ids))
        const ids = Object.values(idsIn(condition)).flat()
        const known = await Promise.all(ids.map(async (id) => [id, (await slugs.load(id)) ?? id] as const))
        return readableFilter(condition, new Map(known))
      },
    }),
    broader: t.field({
      type: ['Topic'],
      description: 'The topics that include it, by slug; only the next broader ones.',
      select: (_, __, nested) => ({
        broader: { orderBy: { broader: { slug: 'asc' } }, include: { broader: nested(true) } },
      }),
      resolve: (topic) => topic.broader.map((link) => link.broader),
    }),
    narrower: t.field({
      type: ['Topic'],
      description: 'The topics that it includes, by slug; only the next narrower ones.',
      select: (_, __, nested) => ({
        narrower: { orderBy: { narrower: { slug: 'asc' } }, include: { narrower: nested(true) } },
      }),
      resolve: (topic) => topic.narrower.map((link) => link.narrower),
    }),
    statements: t.field({
      type: 'StatementConnection',
      description: 'What belongs to it, the newest ingested first.',
      args: pageArguments(t.arg),
      complexity: pageCost,
      resolve: (topic, args, context, info) =>
        connectStatementsOf(context, info, { field: 'topics', id: topic.id }, args),
    }),
  }),
})

connectionType('Topic', 'topics')

builder.queryField('topics', (t) =>
  t.field({
    type: 'TopicConnection',
    description: 'All topics, by slug.',
    args: pageArguments(t.arg),
    complexity: pageCost,
    resolve: (_, args, context, info) =>
      connect(context, info, {
        listing: TOPICS,
        type: 'Topic',
        args,
        load: (query, ids) => context.prisma.topic.findMany({ ...query, where: { id: { in: ids } } }),
      }),
  }),
)

interface Saved {
  type: 'CreateTopicSuccess' | 'UpdateTopicSuccess'
  id: string
  cursor: string
}

interface TopicGiven {
  name?: string | null | undefined
  slug?: string | null | undefined
  description?: string | null | undefined
  rule?: StatementFilter | null | undefined
  broader?: string[] | null | undefined
}

function resultOf(action: 'createTopic' | 'updateTopic') {
  const name = action === 'createTopic' ? 'CreateTopic' : 'UpdateTopic'
  const success = builder.objectRef<Saved>(`${name}Success`).implement({
    description: 'The topic as it is now. Statements that came in before are put right in the background.',
    fields: (t) => ({
      topic: t.prismaField({
        type: 'Topic',
        description: 'The topic as it is now.',
        resolve: (query, { id }, _, context) => context.prisma.topic.findUniqueOrThrow({ ...query, where: { id } }),
      }),
      cursor: t.expose('cursor', { type: 'Cursor', description: CHANGE_CURSOR }),
    }),
  })
  return builder.unionType(`${name}Result`, {
    description: `What became of \`${action}\`.`,
    types: [success, 'InvalidInput', 'NotAllowed'],
    resolveType: (result: Saved | Failed) => result.type,
  })
}

const CreateTopicInput = builder.inputType('CreateTopicInput', {
  description: 'A new topic.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name, at most 200 characters.' }),
    slug: t.string({ description: 'Its short name. Null: made from the name.' }),
    description: t.string({ description: 'What it is about. Null: nothing.' }),
    rule: t.field({
      type: 'StatementFilter',
      required: true,
      description: 'Which statements belong to it. Cannot name topics: link them instead.',
    }),
    broader: t.stringList({ description: 'Slugs or ids of the topics that include it. Null: none.' }),
  }),
})

const UpdateTopicInput = builder.inputType('UpdateTopicInput', {
  description: 'A change to a topic.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The topic’s id.' }),
    name: t.string({ description: 'Its name, at most 200 characters. Null: as it is.' }),
    slug: t.string({ description: 'Its short name. Null: as it is.' }),
    description: t.string({ description: 'What it is about. Null: as it is.' }),
    rule: t.field({
      type: 'StatementFilter',
      description: 'Which statements belong to it. Cannot name topics: link them instead. Null: as it is.',
    }),
    broader: t.stringList({ description: 'Slugs or ids of all topics that include it. Null: as they are.' }),
  }),
})

builder.mutationFields((t) => ({
  createTopic: t.field({
    type: resultOf('createTopic'),
    description: 'Adds a topic. Takes an editor.',
    args: { input: t.arg({ type: CreateTopicInput, required: true, description: 'The topic.' }) },
    resolve: (_, { input }, context) =>
      unlessAllowed<Saved>(context, 'EDITOR', () =>
        saving(context, 'CreateTopicSuccess', () => createTopic(context.prisma, stored(input))),
      ),
  }),
  updateTopic: t.field({
    type: resultOf('updateTopic'),
    description: 'Changes a topic. Takes an editor.',
    args: { input: t.arg({ type: UpdateTopicInput, required: true, description: 'The change.' }) },
    resolve: (_, { input }, context) =>
      unlessAllowed<Saved>(context, 'EDITOR', async () => {
        const id = idOf('Topic', input.id)
        if (id === null) return invalidInput([{ path: 'id', message: 'is no topic' }])
        return saving(context, 'UpdateTopicSuccess', () => updateTopic(context.prisma, id, stored(input)))
      }),
  }),
}))

/** The input with the API's ids as the store knows them. */
function stored(input: TopicGiven): TopicChange {
  return {
    name: input.name ?? null,
    slug: input.slug ?? null,
    description: input.description ?? null,
    rule: input.rule == null ? null : withIds(input.rule, 'rule'),
    broader: input.broader?.map((name, index) => storedName('topics', name, `broader.${index}`)) ?? null,
  }
}

async function saving(
  context: Context,
  type: Saved['type'],
  save: () => Promise<TopicResult>,
): Promise<Saved | Failed> {
  try {
    const result = await save()
    if (result.kind === 'invalid') return invalidInput(result.problems)
    forgetPrepared(context.prisma)
    context.committed()
    return { type, id: result.id, cursor: await cursorOfChange(context, result.changeId) }
  } catch (error) {
    if (error instanceof FilterError) return invalidInput([{ path: error.path, message: error.message }])
    throw error
  }
}
