import { createActor, updateActor } from '../../desk/catalogue/edit-actors.ts'
import { foldName } from '../../domain/language/names.ts'
import { ACTORS } from '../../store/search/listings.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { pageCost } from '../relay/connection.ts'
import { defineListQuery, pageArguments } from '../relay/connection-type.ts'
import { FAILURES, refuse, requireRole, requireValid } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'
import { selectAtLeastId } from '../relay/selection.ts'
import { connectStatementsOf } from '../statements/statement-page.ts'

builder.enumType('ActorKind', {
  description: 'What kind of speaker an actor is.',
  values: {
    PERSON: { description: 'A human being.' },
    INSTITUTION: { description: 'A ministry, an organisation or a company.' },
    GOVERNMENT: { description: 'A government, also under the name of its capital: "Beijing".' },
  },
})

builder.prismaNode('Actor', {
  description: 'A person, institution or government that makes statements.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', {
      description: 'Short unique name, for filters: "marta-kovari". It stays when the name changes.',
    }),
    name: t.exposeString('name', { description: 'Its fullest name.' }),
    kind: t.expose('kind', { type: 'ActorKind', description: 'What kind of speaker it is.' }),
    aliases: t.stringList({
      description: 'Other names it goes by, in alphabetical order.',
      resolve: async (actor, _, context, info) => {
        const batch = openBatch<string[]>(info, 'aliases', async (ids) => {
          const rows = await context.prisma.actorAlias.findMany({
            where: { actorId: { in: ids } },
            orderBy: { alias: 'asc' },
          })
          return new Map(ids.map((id) => [id, rows.filter((row) => row.actorId === id).map((row) => row.alias)]))
        })
        const own = foldName(actor.name)
        return ((await batch.load(actor.id)) ?? []).filter((alias) => foldName(alias) !== own)
      },
    }),
    tenures: t.relation('tenures', {
      description: 'The offices it holds or held, earliest first.',
      query: { orderBy: [{ from: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] },
    }),
    statements: t.field({
      type: 'StatementConnection',
      description: 'Its statements, last ingested first.',
      args: pageArguments(t.arg),
      complexity: pageCost,
      resolve: (actor, args, context, info) =>
        connectStatementsOf(context, info, { field: 'actors', id: actor.id }, args),
    }),
  }),
})

defineListQuery('actors', {
  type: 'Actor',
  listing: ACTORS,
  plural: 'actors',
  description: 'All actors, ordered by slug.',
})

const CreateActorInput = builder.inputType('CreateActorInput', {
  description: 'A new actor.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its fullest name, at most 200 characters.' }),
    kind: t.field({ type: 'ActorKind', required: true, description: 'What kind of speaker it is.' }),
    aliases: t.stringList({
      description:
        'Other names it goes by, at most 100. Null: none. Leave out offices and descriptions such as "the NATO chief": they stand for the person who holds the office at the time.',
    }),
  }),
})

const UpdateActorInput = builder.inputType('UpdateActorInput', {
  description: 'Changes to an actor. Fields that are null or absent stay as they are.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The actor’s id.' }),
    name: t.string({
      description: 'Its fullest name, at most 200 characters. Null: unchanged. The slug never changes.',
    }),
    kind: t.field({ type: 'ActorKind', description: 'What kind of speaker it is. Null: unchanged.' }),
    aliases: t.stringList({
      description: 'All its other names, at most 100: names that are not listed are removed. Null: unchanged.',
    }),
  }),
})

builder.mutationFields((t) => ({
  createActor: t.prismaField({
    type: 'Actor',
    description: 'Adds an actor. Requires the EDITOR role.',
    args: { input: t.arg({ type: CreateActorInput, required: true, description: 'The new actor.' }) },
    errors: {
      types: FAILURES,
      result: { description: 'The actor was added.' },
      dataField: { name: 'actor', description: 'The new actor.' },
    },
    resolve: async (query, _, { input }, context) => {
      requireRole(context, 'EDITOR')
      const { id } = requireValid(await createActor(context.prisma, input))
      return context.prisma.actor.findUniqueOrThrow({ ...selectAtLeastId(query), where: { id } })
    },
  }),
  updateActor: t.prismaField({
    type: 'Actor',
    description: 'Changes an actor. Requires the EDITOR role.',
    args: { input: t.arg({ type: UpdateActorInput, required: true, description: 'Which actor, and the changes.' }) },
    errors: {
      types: FAILURES,
      result: { description: 'The actor was changed.' },
      dataField: { name: 'actor', description: 'The actor as it is now.' },
    },
    resolve: async (query, _, { input }, context) => {
      requireRole(context, 'EDITOR')
      const given = idOf('Actor', input.id) ?? refuse('id', 'is not the id of an actor')
      const { id } = requireValid(await updateActor(context.prisma, given, input))
      return context.prisma.actor.findUniqueOrThrow({ ...selectAtLeastId(query), where: { id } })
    },
  }),
}))
