import type { GraphQLResolveInfo } from 'graphql'
import type { StatementVersion } from '../../domain/journal/version.ts'
import { readOrigins, readVersionsById } from '../../store/journal/journal.ts'
import { actorToday } from '../../store/journal/rows-of-today.ts'
import { VERSIONS_OF_STATEMENT } from '../../store/search/listings.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { type Connection, connectOwnedBy, pageCost } from '../relay/connection.ts'
import { pageArguments } from '../relay/connection-type.ts'
import type { Context } from '../relay/context.ts'
import { loadRow, loadRows } from '../relay/rows.ts'

builder.node('StatementVersion', {
  description: 'What was known of a statement at one time, as the journal keeps it.',
  id: { resolve: ({ id }) => id },
  async loadMany(ids, { prisma }) {
    const found = await readVersionsById(prisma, ids)
    return ids.map((id) => found.get(id) ?? null)
  },
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number. The first one is 1.' }),
    since: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it became known: when its entry in the journal became visible. Null if that entry is no longer kept, or has no place yet.',
      resolve: async ({ id }, _, context, info) => (await loadOrigin(context, info, id))?.committedAt ?? null,
    }),
    kind: t.field({
      type: 'EntryKind',
      nullable: true,
      description: 'What happened then. Null if `since` is.',
      resolve: async ({ id }, _, context, info) => (await loadOrigin(context, info, id))?.kind ?? null,
    }),
    text: t.exposeString('text', { description: 'What was said, in the words of the report that was best then.' }),
    form: t.expose('form', { type: 'SpeechForm', description: 'How that report rendered it.' }),
    act: t.expose('act', {
      type: 'SpeechAct',
      nullable: true,
      description:
        'What the speaker did with the words, as far as was known. Null if unknown, as in versions from before 0.3.0.',
    }),
    actor: t.field({
      type: 'Actor',
      nullable: true,
      description: 'Who had said it, as far as was known. Null if unknown.',
      resolve: (version, _, context, info) => actorToday(version) ?? loadRow(context, info, 'Actor', version.actorId),
    }),
    office: t.field({
      type: 'Office',
      nullable: true,
      description: 'The office in which it was said. Null if unknown.',
      resolve: ({ officeId }, _, context, info) => loadRow(context, info, 'Office', officeId),
    }),
    saidEarliest: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The earliest time at which it can have been said, as far as was known. Null if unknown.',
      resolve: ({ document }) => document.saidEarliest,
    }),
    saidLatest: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The latest such time. Null if unknown.',
      resolve: ({ document }) => document.saidLatest,
    }),
    sources: t.field({
      type: ['Source'],
      description: 'Who had published a report of it, ordered by slug.',
      resolve: async ({ document }, _, context, info) =>
        bySlug(await loadRows(context, info, 'Source', document.sourceIds)),
    }),
    answered: t.field({
      type: ['Actor'],
      description:
        'Whose statements it answered, as far as was known, ordered by slug. Actors that were merged since are left out for those that they were merged into.',
      resolve: async ({ document }, _, context, info) => {
        const actors = await loadRows(context, info, 'Actor', document.answeredActorIds)
        return bySlug(actors.filter(({ successorId }) => successorId === null))
      },
    }),
    confidence: t.float({
      nullable: true,
      description: 'The highest confidence among its reports then. Null in versions from before it was kept with them.',
      resolve: ({ document }) => document.confidence,
    }),
    publishedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it had first been published, as far as was known. Null if unknown.',
      resolve: ({ document }) => document.publishedAt,
    }),
    when: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'When it was said or, if that was unknown, first published (see `Statement.when`). Null if both were unknown.',
      resolve: ({ document }) => document.saidEarliest ?? document.publishedAt,
    }),
    independentRoots: t.int({
      nullable: true,
      description:
        'How many independent publishers had it then, at least (see `Statement.independentRoots`). Null for versions from before this was counted.',
      resolve: ({ document }) => document.independentRoots,
    }),
    topics: t.field({
      type: ['Topic'],
      description: 'The topics it belonged to, including broader ones, ordered by slug.',
      resolve: async ({ document }, _, context, info) =>
        bySlug(await loadRows(context, info, 'Topic', document.topicIds)),
    }),
  }),
})

builder.connectionObject(
  {
    type: 'StatementVersion',
    name: 'StatementVersionConnection',
    description: 'A page of versions.',
    fields: (t) => ({
      totalCount: t.int({
        nullable: true,
        description: 'How many versions the whole list has. They are counted only if this field is selected.',
        resolve: (page, _, __, info) => (page as unknown as Connection<StatementVersion>).totalCount(info),
      }),
    }),
  },
  { description: 'One of a page’s versions.' },
)

builder.prismaObjectField('Statement', 'versions', (t) =>
  t.field({
    type: 'StatementVersionConnection',
    description:
      'What was known of it at each time, newest first. Versions that the journal no longer keeps are left out, and those whose words were erased. Empty if it was erased.',
    args: pageArguments(t.arg),
    complexity: pageCost,
    resolve: ({ id }, args, context, info) =>
      connectOwnedBy(context, info, id, { listing: VERSIONS_OF_STATEMENT, args }, (ids) =>
        readVersionsById(context.prisma, ids),
      ),
  }),
)

function loadOrigin(context: Context, info: GraphQLResolveInfo, id: string) {
  return openBatch(info, 'origins of versions', (ids) => readOrigins(context.prisma, ids)).load(id)
}

function bySlug<Named extends { slug: string }>(rows: Named[]): Named[] {
  return rows.sort((a, b) => (a.slug < b.slug ? -1 : 1))
}
