import type { GraphQLResolveInfo } from 'graphql'
import { isAllowed } from '../../domain/statement/principal.ts'
import { followedAmong, readAudiences } from '../../store/watches/saved/sharing.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'

interface WatchRow {
  id: string
  ownerId: string
}

builder.prismaObjectFields('Watch', (t) => ({
  sharedWith: t.field({
    type: ['String'],
    nullable: true,
    description:
      'Names of the principals that it is shared with, besides a role. Null unless you own it or are an ADMIN.',
    select: { id: true, ownerId: true },
    resolve: async (watch, _, context, info) => (await audienceOf(watch, context, info))?.named ?? null,
  }),
  followers: t.field({
    type: ['String'],
    nullable: true,
    description:
      'Names of the principals who follow it, and are told what it tells beside its owner. Null unless you own it or are an ADMIN.',
    select: { id: true, ownerId: true },
    resolve: async (watch, _, context, info) => (await audienceOf(watch, context, info))?.followers ?? null,
  }),
  isFollowed: t.boolean({
    description: 'Whether you follow it. What is yours you are told without following it.',
    select: { id: true },
    resolve: async ({ id }, _, context, info) => {
      const followed = openBatch<true>(info, 'watches followed', async (ids) => {
        const among = await followedAmong(context.prisma, ids, context.principal.id)
        return new Map([...among].map((each) => [each, true]))
      })
      return (await followed.load(id)) ?? false
    },
  }),
}))

async function audienceOf({ id, ownerId }: WatchRow, { principal, prisma }: Context, info: GraphQLResolveInfo) {
  if (ownerId !== principal.id && !isAllowed(principal, 'ADMIN')) return null
  return await openBatch(info, 'watch audiences', (ids) => readAudiences(prisma, ids)).load(id)
}
