import { foldName } from '../../domain/language/names.ts'
import { createActor, updateActor } from '../../store/catalogue/actors.ts'
import { ACTORS } from '../../store/search/listings.ts'
import { batched } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { connect, pageCost } from '../relay/connection.ts'
import { connectionType, pageArguments } from '../relay/connection-type.ts'
import { type Failed, invalidInput, unlessAllowed } from '../relay/failures.ts'
import { idOf } from '../relay/global-id.ts'
import { connectStatementsOf } from '../statements/statement-page.ts'

builder.enumType('ActorKind', {
  description: 'What kind of speaker somebody is.',
  values: {
    PERSON: { description: 'A human being.' },
    INSTITUTION: { description: 'A ministry, an organisation, a company.' },
    GOVERNMENT: { description: 'A government, whatever it is called: "Beijing".' },
  },
})

builder.prismaNode('Actor', {
  description: 'A person, institution or government that can speak.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its short name, for filters.' }),
    name: t.exposeString('name', { description: 'Its fullest name.' }),
    kind: t.expose('kind', { type: 'ActorKind', description: 'What kind of speaker it is.' }),
    aliases: t.stringList({
      description: 'Other names it is known by.',
      resolve: async (actor, _, context, info) => {
        const batch = batched<string[]>(info, 'aliases', async (ids) => {
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
      description: 'The offices it holds or held, the earliest first.',
      query: { orderBy: [{ from: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] },
    }),
    statements: t.field({
      type: 'StatementConnection',
      description: 'What it said, the newest ingested first.',
      args: pageArguments(t.arg),
      complexity: pageCost,
      resolve: (actor, args, context, info) =>
        connectStatementsOf(context, info, { field: 'actors', id: actor.id }, args),
    }),
  }),
})

connectionType('Actor', 'actors')

builder.queryField('actors', (t) =>
  t.field({
    type: 'ActorConnection',
    description: 'All actors, by slug.',
    args: pageArguments(t.arg),
    complexity: pageCost,
    resolve: (_, args, context, info) =>
      connect(context, info, {
        listing: ACTORS,
        type: 'Actor',
        args,
        load: (query, ids) => context.prisma.actor.findMany({ ...query, where: { id: { in: ids } } }),
      }),
  }),
)

interface Saved {
  type: 'CreateActorSuccess' | 'UpdateActorSuccess'
  id: string
}

function resultOf(action: 'createActor' | 'updateActor') {
  const name = action === 'createActor' ? 'CreateActor' : 'UpdateActor'
  const success = builder.objectRef<Saved>(`${name}Success`).implement({
    description: 'The actor as it is now.',
    fields: (t) => ({
      actor: t.prismaField({
        type: 'Actor',
        description: 'The actor as it is now.',
        resolve: (query, { id }, _, context) => context.prisma.actor.findUniqueOrThrow({ ...query, where: { id } }),
      }),
    }),
  })
  return builder.unionType(`${name}Result`, {
    description: `What became of \`${action}\`.`,
    types: [success, 'InvalidInput', 'NotAllowed'],
    resolveType: (result: Saved | Failed) => result.type,
  })
}

const CreateActorInput = builder.inputType('CreateActorInput', {
  description: 'A new actor.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its fullest name, at most 200 characters.' }),
    kind: t.field({ type: 'ActorKind', required: true, description: 'What kind of speaker it is.' }),
    aliases: t.stringList({
      description:
        'Other names it is known by, at most 100. Null: none. An office or description is no name: it goes to whoever holds the office then.',
    }),
  }),
})

const UpdateActorInput = builder.inputType('UpdateActorInput', {
  description: 'A change to an actor.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The actor’s id.' }),
    name: t.string({ description: 'Its fullest name, at most 200 characters. Null: as it is. The slug stays.' }),
    kind: t.field({ type: 'ActorKind', description: 'What kind of speaker it is. Null: as it is.' }),
    aliases: t.stringList({ description: 'All other names it is known by, at most 100. Null: as they are.' }),
  }),
})

builder.mutationFields((t) => ({
  createActor: t.field({
    type: resultOf('createActor'),
    description: 'Adds an actor. Takes an editor.',
    args: { input: t.arg({ type: CreateActorInput, required: true, description: 'The actor.' }) },
    resolve: (_, { input }, context) =>
      unlessAllowed<Saved>(context, 'EDITOR', async () => {
        const result = await createActor(context.prisma, input)
        return result.kind === 'saved' ? { type: 'CreateActorSuccess', id: result.id } : invalidInput(result.problems)
      }),
  }),
  updateActor: t.field({
    type: resultOf('updateActor'),
    description: 'Changes an actor. Takes an editor.',
    args: { input: t.arg({ type: UpdateActorInput, required: true, description: 'The change.' }) },
    resolve: (_, { input }, context) =>
      unlessAllowed<Saved>(context, 'EDITOR', async () => {
        const id = idOf('Actor', input.id)
        if (id === null) return invalidInput([{ path: 'id', message: 'is no actor' }])
        const result = await updateActor(context.prisma, id, input)
        return result.kind === 'saved' ? { type: 'UpdateActorSuccess', id: result.id } : invalidInput(result.problems)
      }),
  }),
}))
