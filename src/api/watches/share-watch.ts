import { isAllowed } from '../../domain/statement/principal.ts'
import { MOST_WATCHES } from '../../store/watches/definitions.ts'
import {
  followWatch,
  handOverWatch,
  MOST_FOLLOWERS,
  MOST_NAMED,
  shareWatch,
  unfollowWatch,
  unknownPrincipals,
} from '../../store/watches/saved/sharing.ts'
import { builder } from '../relay/builder.ts'
import { badInput } from '../relay/errors.ts'
import { doer, FAILURES, refuse } from '../relay/failures.ts'
import { readGivenWatchName } from './given-watch.ts'
import { isSeenBy, readOwnWatchId, readWatchId, refuseUnknownWatch } from './seen-watch.ts'

const UNKNOWN_PRINCIPAL = 'is not the name of a principal'

function defineSuccess(name: 'ShareWatchSuccess' | 'FollowWatchSuccess' | 'UnfollowWatchSuccess', description: string) {
  return builder.objectRef<{ id: string }>(name).implement({
    description,
    fields: (t) => ({
      watch: t.prismaField({
        type: 'Watch',
        description: 'The watch as it is now.',
        resolve: (query, { id }, _, context) => context.prisma.watch.findUniqueOrThrow({ ...query, where: { id } }),
      }),
    }),
  })
}

const HandOverSuccess = builder.objectRef<{ id: string }>('HandOverWatchSuccess').implement({
  description:
    'The watch belongs to another one, with its versions. Who had it is told no more, and has in its inbox what was told as long as it may see the watch.',
  fields: (t) => ({
    watch: t.prismaField({
      type: 'Watch',
      nullable: true,
      description: 'The watch as it is now. Null: it is not shared with you, so you may not see it any more.',
      resolve: async (query, { id }, _, context) =>
        (await isSeenBy(context, id)) ? context.prisma.watch.findUnique({ ...query, where: { id } }) : null,
    }),
  }),
})

const ShareInput = builder.inputType('ShareWatchInput', {
  description:
    'With whom to share a watch: these, and no others. Who may not see it any more follows it no longer. Without a role and names it is private.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The watch’s id.' }),
    role: t.field({ type: 'Role', description: 'All who have this role, or more. Null: no role.' }),
    principals: t.stringList({ description: `Names of principals, at most ${MOST_NAMED}. Null: none.` }),
  }),
})

const FollowInput = builder.inputType('FollowWatchInput', {
  description: 'A watch of another one to follow.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The watch’s id.' }) }),
})

const UnfollowInput = builder.inputType('UnfollowWatchInput', {
  description: 'A watch to follow no longer.',
  fields: (t) => ({ id: t.id({ required: true, description: 'The watch’s id.' }) }),
})

const HandOverInput = builder.inputType('HandOverWatchInput', {
  description: 'A watch, and who is to have it.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The watch’s id.' }),
    to: t.string({ required: true, description: 'Name of the principal.' }),
    name: t.string({
      description: 'Its name from now on, where its new owner has a watch of this name already. Null: unchanged.',
    }),
  }),
})

builder.queryField('unknownPrincipals', (t) =>
  t.stringList({
    nullable: true,
    description: `Which of these names, at most ${MOST_NAMED}, no principal has: a watch cannot be shared with them. Since 0.6.0.`,
    args: { names: t.arg.stringList({ required: true, description: 'Names of principals.' }) },
    complexity: { field: 10 },
    resolve: async (_, { names }, { prisma }) => {
      if (names.length > MOST_NAMED) throw badInput(`\`names\` are more than ${MOST_NAMED}.`)
      return await unknownPrincipals(prisma, names)
    },
  }),
)

builder.mutationFields((t) => ({
  shareWatch: t.field({
    type: defineSuccess('ShareWatchSuccess', 'The watch is shared as was said.'),
    description:
      'Shares a watch, or shares it no longer. Who may see it may follow it, but not change it. For its owner or an ADMIN. Since 0.6.0.',
    args: { input: t.arg({ type: ShareInput, required: true, description: 'Which watch, and with whom.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const id = await readOwnWatchId(context, 'id', input.id)
      const principals = input.principals ?? []
      if (principals.length > MOST_NAMED) refuse('principals', `are more than ${MOST_NAMED}: share it with a role`)
      const shared = await shareWatch(context.writer, id, { role: input.role ?? null, principals }, doer(context))
      if (shared.kind === 'unknown') refuseUnknownWatch('id')
      if (shared.kind === 'unknown principal') refuse(`principals.${shared.index}`, UNKNOWN_PRINCIPAL)
      return { id }
    },
  }),
  followWatch: t.field({
    type: defineSuccess('FollowWatchSuccess', 'You are told what the watch tells from now on.'),
    description: 'Follows a watch of another one that is shared with you. Following it twice is the same. Since 0.6.0.',
    args: { input: t.arg({ type: FollowInput, required: true, description: 'Which watch.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const id = await readWatchId(context, 'id', input.id)
      const followed = await followWatch(context.writer, id, context.principal.id)
      if (followed === 'unknown') refuseUnknownWatch('id')
      if (followed === 'own') refuse('id', 'is your own watch: what it tells, you are told without following it')
      if (followed === 'too many') refuse('id', `has ${MOST_FOLLOWERS} followers, which is the most`)
      return { id }
    },
  }),
  unfollowWatch: t.field({
    type: defineSuccess(
      'UnfollowWatchSuccess',
      'You are told no more. What you were told stays in your inbox as long as you may see the watch.',
    ),
    description: 'Follows a watch no longer. Since 0.6.0.',
    args: { input: t.arg({ type: UnfollowInput, required: true, description: 'Which watch.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const id = await readWatchId(context, 'id', input.id)
      await unfollowWatch(context.writer, id, context.principal.id)
      return { id }
    },
  }),
  handOverWatch: t.field({
    type: HandOverSuccess,
    description:
      'Gives a watch to another principal, or takes it over. It stays shared as it is. For its owner, who may give it to one that follows it, or an ADMIN. Since 0.6.0.',
    args: { input: t.arg({ type: HandOverInput, required: true, description: 'Which watch, and to whom.' }) },
    errors: { types: FAILURES, directResult: true },
    resolve: async (_, { input }, context) => {
      const id = await readOwnWatchId(context, 'id', input.id)
      const name = input.name == null ? null : readGivenWatchName(input.name)
      // Its new owner is told what it tells, and sent it: an owner may not decide that for others.
      const isToFollower = !isAllowed(context.principal, 'ADMIN')
      const handed = await handOverWatch(context.writer, id, { to: input.to, name, isToFollower }, doer(context))
      if (handed.kind === 'not following')
        refuse('to', 'does not follow the watch: share it with them, and they follow it first; or ask an ADMIN')
      if (handed.kind === 'unknown') refuseUnknownWatch('id')
      if (handed.kind === 'unknown principal') refuse('to', UNKNOWN_PRINCIPAL)
      if (handed.kind === 'name taken')
        refuse('name', `is that of another watch of "${input.to}": give this one another`)
      if (handed.kind === 'too many') refuse('to', `has ${MOST_WATCHES} watches, which is the most`)
      return { id }
    },
  }),
}))
