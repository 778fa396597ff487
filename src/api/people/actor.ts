import { createActor, updateActor } from '../../desk/catalogue/edit-actors.ts'
import { foldName } from '../../domain/language/names.ts'
import { resolveNames } from '../../store/catalogue/resolve-names.ts'
import { readSameAs } from '../../store/catalogue/same-as.ts'
import { readSlugsOf } from '../../store/catalogue/slugs.ts'
import { successorsOf } from '../../store/lookup/successors.ts'
import { TENURES_OF_ACTOR } from '../../store/search/whole-lists.ts'
import { defineCatalogueQuery } from '../catalogue/catalogue-list.ts'
import { forgetPrepared } from '../filter/prepared-filters.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { refusedName } from '../relay/errors.ts'
import { doer, FAILURES, refuse, requireRole, requireValid } from '../relay/failures.ts'
import { idOf, nameOf } from '../relay/global-id.ts'
import { loadOwned } from '../relay/rows.ts'
import { selectAtLeastId } from '../relay/selection.ts'
import { statementsOwned } from '../statements/statement-arguments.ts'

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
      description:
        'Short unique name, for filters: "marta-kovari". It follows the name, unless an editor chose one (`slugPinned`). Slugs that it had before still lead to it.',
    }),
    slugPinned: t.exposeBoolean('slugPinned', {
      description: 'Whether an editor chose the slug, so that it stays when the name changes.',
    }),
    slugs: t.stringList({
      description:
        'All slugs that lead to it: the present one first, then in alphabetical order those it had before, and those of actors that were merged into it.',
      resolve: async ({ id, slug }, _, context, info) => {
        const batch = openBatch<string[]>(info, 'all slugs', (ids) => readSlugsOf(context.prisma, ids))
        return [slug, ...((await batch.load(id)) ?? []).filter((other) => other !== slug)]
      },
    }),
    sameAs: t.stringList({
      description:
        'What it is in Wikidata: "Q7184" is https://www.wikidata.org/wiki/Q7184. Those of actors that were merged into it are included. Empty if none was given.',
      resolve: async ({ id }, _, context, info) =>
        (await openBatch<string[]>(info, 'sameAs', (ids) => readSameAs(context.prisma, ids)).load(id)) ?? [],
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
          const byActor = new Map<string, string[]>(ids.map((id) => [id, []]))
          for (const { actorId, alias } of rows) byActor.get(actorId)?.push(alias)
          return byActor
        })
        const own = foldName(actor.name)
        return ((await batch.load(actor.id)) ?? []).filter((alias) => foldName(alias) !== own)
      },
    }),
    tenures: t.field({
      type: ['Tenure'],
      description: 'The offices it holds or held, earliest first.',
      resolve: ({ id }, _, context, info) => loadOwned(context, info, 'Tenure', TENURES_OF_ACTOR, id),
    }),
    statements: t.field({
      description: 'Its statements.',
      ...statementsOwned(t.arg, 'actors'),
    }),
  }),
})

defineCatalogueQuery('actors', 'Actor', (arg) => ({
  kind: arg({ type: 'ActorKind', description: 'Only those of this kind. Null: all.' }),
}))

builder.queryField('actor', (t) =>
  t.prismaField({
    type: 'Actor',
    nullable: true,
    description:
      'The actor to whom a slug leads, for pages that have it in their address: also a slug that the actor had before, and that of an actor who was merged into it. `slug` in the answer is the present one. Null if the slug is unknown. A slug that may mean several actors is an error with the code `NAME_AMBIGUOUS`.',
    args: { slug: t.arg.string({ required: true, description: 'The slug, or the id.' }) },
    resolve: async (query, _, { slug }, context) => {
      const name = nameOf('Actor', slug)
      const { ids, ambiguous } = await resolveNames(context.prisma, 'actors', [name])
      const candidates = ambiguous.get(name)
      if (candidates !== undefined) throw refusedName('The argument "slug"', name, candidates)
      const id = ids.get(name)
      if (id === undefined) return null
      const successor = (await successorsOf(context.prisma, { Actor: [id] })).get(id) ?? id
      return context.prisma.actor.findUnique({ ...selectAtLeastId(query), where: { id: successor } })
    },
  }),
)

const SLUG = 'at most 200 characters: it stays when the name changes.'
const SAME_AS =
  'in Wikidata, at most 20: ids ("Q7184") or addresses ("https://www.wikidata.org/wiki/Q7184"). One that another actor has is refused: merge the two.'

const CreateActorInput = builder.inputType('CreateActorInput', {
  description: 'A new actor.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its fullest name, at most 200 characters.' }),
    kind: t.field({ type: 'ActorKind', required: true, description: 'What kind of speaker it is.' }),
    aliases: t.stringList({
      description:
        'Other names it goes by, at most 100. Null: none. Leave out offices and descriptions such as "the NATO chief": they stand for the person who holds the office at the time.',
    }),
    slug: t.string({
      description: `Short unique name, for filters, ${SLUG} Null: made from the name, and follows it.`,
    }),
    sameAs: t.stringList({ description: `What it is ${SAME_AS} Null: none.` }),
  }),
})

const UpdateActorInput = builder.inputType('UpdateActorInput', {
  description: 'Changes to an actor. Fields that are null or absent stay as they are.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The actor’s id.' }),
    name: t.string({
      description:
        'Its fullest name, at most 200 characters. The slug follows it, unless an editor chose one. Null: unchanged.',
    }),
    kind: t.field({ type: 'ActorKind', description: 'What kind of speaker it is. Null: unchanged.' }),
    aliases: t.stringList({
      description: 'All its other names, at most 100: names that are not listed are removed. Null: unchanged.',
    }),
    slug: t.string({
      description: `Short unique name, for filters, ${SLUG} One that leads to another actor is refused. Null: unchanged.`,
    }),
    pinSlug: t.boolean({
      description:
        'True: the slug stays from now on when the name changes. False: it follows the name again, now and later; not beside `slug`. Null: unchanged.',
    }),
    sameAs: t.stringList({
      description: `All that it is ${SAME_AS} Ids that are not listed are removed. Null: unchanged.`,
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
      const { id } = requireValid(await createActor(context.writer, input, doer(context)))
      forgetPrepared(context.prisma)
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
      const { id } = requireValid(await updateActor(context.writer, given, input, doer(context)))
      forgetPrepared(context.prisma)
      return context.prisma.actor.findUniqueOrThrow({ ...selectAtLeastId(query), where: { id } })
    },
  }),
}))
