import { NIL } from 'uuid'
import { streamId } from '../../domain/filter/stream-id.ts'
import { isCleanText, UNCLEAN_TEXT } from '../../domain/given/given-text.ts'
import { isAllowed } from '../../domain/statement/principal.ts'
import { type WatchScope, watchesListing } from '../../store/watches/watch-listings.ts'
import { builder } from '../relay/builder.ts'
import { connect, pageCost } from '../relay/connection.ts'
import { defineConnection, pageArguments } from '../relay/connection-type.ts'
import { badInput, badRequest } from '../relay/errors.ts'
import { idOf } from '../relay/global-id.ts'
import { selectAtLeastId } from '../relay/selection.ts'
import { readDefinitionOf } from './definition-of.ts'
import { isSeenBy, seerOf } from './seen-watch.ts'

builder.prismaNode('Watch', {
  description:
    'A saved filter, and what to tell its owner about what passes it. Only its owner, those whom it is shared with, and ADMINs see it: for all others it does not exist. Since 0.6.0.',
  id: { resolve: ({ id }) => id },
  // For callers who may not see it, it does not exist.
  findUnique: async (id, context) => ({ id: (await isSeenBy(context, id)) ? id : NIL }),
  nullable: true,
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name: one owner has no two watches of one name.' }),
    owner: t.string({
      description: 'Name of the principal that it belongs to.',
      select: { owner: { select: { name: true } } },
      resolve: ({ owner }) => owner.name,
    }),
    isMine: t.boolean({
      description: 'Whether it belongs to the caller.',
      select: { ownerId: true },
      resolve: ({ ownerId }, _, { principal }) => ownerId === principal.id,
    }),
    sharedWithRole: t.expose('sharedWith', {
      type: 'Role',
      nullable: true,
      description: 'All who have this role, or more, may see and follow it. Null: no role.',
    }),
    version: t.exposeInt('version', {
      description: 'Counts from 1. A change of what it asks for or tells is the next one; a name is not.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was saved first.' }),
    filter: t.field({
      type: 'JSON',
      description:
        'What must pass, in the form of a StatementFilter, with slugs for names: {"actors": ["marta-kovari"]}. What was deleted since, and an actor whose slug may mean others too, is named by its id.',
      resolve: async (watch, _, context, info) => (await readDefinitionOf(context, info, watch)).filter(),
    }),
    filterIdentity: t.string({
      description: 'Equal for filters that are the same: see `FilterReading.identity`.',
      resolve: async (watch, _, context, info) =>
        streamId((await readDefinitionOf(context, info, watch)).condition, []),
    }),
    tells: t.field({
      type: ['AlertKind'],
      description: 'What it tells of.',
      resolve: async (watch, _, context, info) => (await readDefinitionOf(context, info, watch)).tells,
    }),
    silenceDays: t.int({
      nullable: true,
      description: 'After how many days without a match it tells of a silence. Null: never.',
      resolve: async (watch, _, context, info) => (await readDefinitionOf(context, info, watch)).silenceDays,
    }),
    burstMinutes: t.int({
      description:
        'Alerts that come within so many minutes of the first of them are one burst, told together. 0: each is told alone.',
      resolve: async (watch, _, context, info) => (await readDefinitionOf(context, info, watch)).burstMinutes,
    }),
    isPaused: t.boolean({
      description: 'Whether it tells nothing for now.',
      resolve: async (watch, _, context, info) => (await readDefinitionOf(context, info, watch)).isPaused,
    }),
    changedAt: t.field({
      type: 'DateTime',
      description: 'When its version was made.',
      resolve: async (watch, _, context, info) => (await readDefinitionOf(context, info, watch)).createdAt,
    }),
  }),
})

defineConnection('Watch', 'watches')

builder.queryField('watch', (t) =>
  t.prismaField({
    type: 'Watch',
    nullable: true,
    description: 'The watch with this id. Null if there is none that you may see. Since 0.6.0.',
    args: { id: t.arg.id({ required: true, description: 'Its id.' }) },
    resolve: async (query, _, args, context) => {
      const id = idOf('Watch', args.id)
      if (id === null || !(await isSeenBy(context, id))) return null
      return context.prisma.watch.findUnique({ ...selectAtLeastId(query), where: { id } })
    },
  }),
)

const Scope = builder.enumType('WatchScope', {
  description: 'Which watches are listed. Since 0.6.0.',
  values: {
    OWN: { description: 'Those that belong to you.' },
    FOLLOWED: { description: 'Those of others that you follow.' },
    VISIBLE: { description: 'Those that belong to you, and those that are shared with you or your role.' },
    ALL: { description: 'Those of all principals, shared or not. Requires the ADMIN role: else the error FORBIDDEN.' },
  } satisfies Record<WatchScope, { description: string }>,
})

builder.queryField('watches', (t) =>
  t.field({
    type: 'WatchConnection',
    nullable: true,
    description: 'Watches, by name. Since 0.6.0.',
    args: {
      scope: t.arg({ type: Scope, description: 'Which ones. Null: VISIBLE.' }),
      name: t.arg.string({ description: 'Only those of exactly this name. Null: of any.' }),
      ...pageArguments(t.arg),
    },
    complexity: pageCost,
    resolve: (_, { scope, name, ...args }, context, info) => {
      if (scope === 'ALL' && !isAllowed(context.principal, 'ADMIN'))
        throw badRequest('FORBIDDEN', 'This requires the role ADMIN.')
      if (name != null && !isCleanText(name)) throw badInput(`\`name\` ${UNCLEAN_TEXT}.`)
      const listing = watchesListing(scope ?? 'VISIBLE', seerOf(context), name ?? null)
      return connect(context, info, { listing, type: 'Watch', args })
    },
  }),
)
