import { queryFromInfo } from '@pothos/plugin-prisma'
import { successorsOf } from '../../store/lookup/successors.ts'
import type { Actor, TenureEvent } from '../../store/prisma/client.ts'
import { TENURE_CLAIMS_OF_ACTOR, TENURE_CLAIMS_OF_ARTICLE } from '../../store/search/listings.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { connectOwned, pageCost } from '../relay/connection.ts'
import { defineConnection, pageArguments } from '../relay/connection-type.ts'

builder.enumType('TenureEvent', {
  description: 'What happened to a tenure, according to an article. Only claims of the same event are compared.',
  values: {
    CHOSEN: { description: 'Appointed, elected or named. The tenure may begin later.' },
    BEGAN: { description: 'Took office, or has held it since then.' },
    RESIGNED: { description: 'Resigned or stepped down. The tenure may end later.' },
    ENDED: { description: 'Left office, or held it until then.' },
  } satisfies Record<TenureEvent, { description: string }>,
})

builder.prismaNode('TenureClaim', {
  description: 'What one article says about when an actor began to hold an office, or stopped.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    article: t.relation('article', { description: 'The article that says so.' }),
    actor: t.field({
      type: 'Actor',
      description: 'The actor whose tenure it is.',
      select: { actorId: true },
      resolve: async ({ actorId }, _, context, info) => {
        const query = queryFromInfo({ context, info })
        const actors = openBatch<Actor>(info, nameField(info), async (ids) => {
          const successors = await successorsOf(context.prisma, { Actor: ids })
          const id = { in: [...new Set(ids.map((each) => successors.get(each) ?? each))] }
          const rows = new Map(
            (await context.prisma.actor.findMany({ ...query, where: { id } })).map((row) => [row.id, row]),
          )
          return new Map(
            ids.flatMap((each) => {
              const row = rows.get(successors.get(each) ?? each)
              return row === undefined ? [] : [[each, row] as const]
            }),
          )
        })
        const actor = await actors.load(actorId)
        if (actor === null) throw new Error(`the actor ${actorId} of a claim is gone`)
        return actor
      },
    }),
    office: t.relation('onFile', {
      nullable: true,
      description:
        'The office. Null if the article names none, or named one that was unknown when the article was ingested.',
    }),
    officeAsWritten: t.exposeString('office', {
      nullable: true,
      description:
        'The office as the article names it, in these words or in its description of the person. Null if it names none.',
    }),
    event: t.expose('event', { type: 'TenureEvent', description: 'What happened.' }),
    earliest: t.expose('earliest', { type: 'Date', description: 'The first day that the article can mean.' }),
    latest: t.expose('latest', {
      type: 'Date',
      description: 'The last day that the article can mean. For "in 2024" that is 31 December 2024.',
    }),
    asWritten: t.exposeString('asWritten', { description: 'The article’s words: "taking office in March 2024".' }),
    span: t.field({
      type: 'Span',
      description: 'Where the words are in the text of the article’s newest revision.',
      select: { spanStart: true, spanEnd: true },
      resolve: ({ spanStart, spanEnd }) => ({ start: spanStart, end: spanEnd }),
    }),
    ingestedAt: t.expose('ingestedAt', { type: 'DateTime', description: 'When it was first ingested.' }),
  }),
})

defineConnection('TenureClaim', 'claims about tenures')

builder.prismaObjectField('Actor', 'tenureClaims', (t) =>
  t.field({
    type: 'TenureClaimConnection',
    description: 'What articles say about when it began to hold offices, or stopped, last ingested first.',
    args: pageArguments(t.arg),
    complexity: pageCost,
    resolve: (actor, args, context, info) =>
      connectOwned(context, info, actor.id, {
        listing: TENURE_CLAIMS_OF_ACTOR,
        type: 'TenureClaim',
        args,
      }),
  }),
)

builder.prismaObjectField('Article', 'tenureClaims', (t) =>
  t.field({
    type: 'TenureClaimConnection',
    description: 'What it says about when actors began to hold offices, or stopped, in the order of the text.',
    args: pageArguments(t.arg),
    complexity: pageCost,
    resolve: (article, args, context, info) =>
      connectOwned(context, info, article.id, {
        listing: TENURE_CLAIMS_OF_ARTICLE,
        type: 'TenureClaim',
        args,
      }),
  }),
)
