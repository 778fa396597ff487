import { queryFromInfo } from '@pothos/plugin-prisma'
import { successorsOf } from '../../store/lookup/successors.ts'
import type { Actor, TenureEvent } from '../../store/prisma/client.ts'
import { TENURE_CLAIMS_OF_ACTOR, TENURE_CLAIMS_OF_ARTICLE } from '../../store/search/listings.ts'
import { batched, fieldPath } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { connectOwned, pageCost } from '../relay/connection.ts'
import { connectionType, forwardArguments } from '../relay/connection-type.ts'

builder.enumType('TenureEvent', {
  description: 'What an article says to have happened to somebody’s tenure. Only what is of one kind is compared.',
  values: {
    CHOSEN: { description: 'Appointed, elected or named; the office may begin later.' },
    BEGAN: { description: 'Took office, or was in it since then.' },
    RESIGNED: { description: 'Resigned or stepped down; the office may end later.' },
    ENDED: { description: 'Left office, or was in it until then.' },
  } satisfies Record<TenureEvent, { description: string }>,
})

builder.prismaNode('TenureClaim', {
  description: 'One article’s word on when somebody began to hold an office, or ceased to.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    article: t.relation('article', { description: 'The article that says so.' }),
    actor: t.field({
      type: 'Actor',
      description: 'Whose tenure it is.',
      select: { actorId: true },
      resolve: async ({ actorId }, _, context, info) => {
        const query = queryFromInfo({ context, info })
        const actors = batched<Actor>(info, fieldPath(info), async (ids) => {
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
      description: 'Which office; null where none is named, or the one named was not on file when the article came in.',
    }),
    officeAsWritten: t.exposeString('office', {
      nullable: true,
      description: 'The office as the article names it, in these words or of the person; null where it names none.',
    }),
    event: t.expose('event', { type: 'TenureEvent', description: 'What happened.' }),
    earliest: t.expose('earliest', { type: 'Date', description: 'The first day it can mean.' }),
    latest: t.expose('latest', { type: 'Date', description: 'The last day it can mean: of a year, 31 December.' }),
    asWritten: t.exposeString('asWritten', { description: 'The words: "taking office in March 2024".' }),
    span: t.field({
      type: 'Span',
      description: 'Where they stand in the text of the article’s newest revision.',
      select: { spanStart: true, spanEnd: true },
      resolve: ({ spanStart, spanEnd }) => ({ start: spanStart, end: spanEnd }),
    }),
    ingestedAt: t.expose('ingestedAt', { type: 'DateTime', description: 'When it first came in.' }),
  }),
})

connectionType('TenureClaim', 'claims')

builder.prismaObjectField('Actor', 'tenureClaims', (t) =>
  t.field({
    type: 'TenureClaimConnection',
    description: 'What articles say about when it began to hold offices, or ceased to; the newest ingested first.',
    args: forwardArguments(t.arg),
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
    description: 'What it says about who held an office from when or until when, as it stands in the text.',
    args: forwardArguments(t.arg),
    complexity: pageCost,
    resolve: (article, args, context, info) =>
      connectOwned(context, info, article.id, {
        listing: TENURE_CLAIMS_OF_ARTICLE,
        type: 'TenureClaim',
        args,
      }),
  }),
)
