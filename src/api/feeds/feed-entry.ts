import { builder } from '../relay/builder.ts'
import { defineConnection } from '../relay/connection-type.ts'
import { loadRow } from '../relay/rows.ts'

builder.prismaNode('FeedEntry', {
  description: 'An item that a feed showed, and what became of it. Since 0.5.0.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    feed: t.relation('feed', { description: 'The feed that showed it.' }),
    url: t.exposeString('url', { nullable: true, description: 'Where its article is. Null: it has no address.' }),
    finalUrl: t.exposeString('finalUrl', {
      nullable: true,
      description: 'Where that address led in the end. Null: it was not fetched.',
    }),
    title: t.exposeString('title', {
      nullable: true,
      description: 'Its headline in the feed. Null: it has none, or its article was erased.',
    }),
    publishedAt: t.expose('publishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was published, as the feed says. Null: it does not.',
    }),
    firstSeenAt: t.expose('firstSeenAt', { type: 'DateTime', description: 'When the feed first showed it.' }),
    lastSeenAt: t.expose('lastSeenAt', { type: 'DateTime', description: 'When the feed last showed it.' }),
    outcome: t.expose('outcome', { type: 'EntryOutcome', description: 'What became of it.' }),
    message: t.exposeString('message', {
      nullable: true,
      description: 'More about that, in a sentence. Null: there is nothing to add.',
    }),
    fetchedAt: t.expose('fetchedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its page was last asked for to an end. Null: it was not.',
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its outcome was decided. Null while it waits for the first time.',
    }),
    tries: t.exposeInt('tries', { description: 'How often its page was asked for and could not be had, so far.' }),
    nextTryAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its page is asked for next. Null: it is not.',
    }),
    article: t.relation('article', { nullable: true, description: 'Its article. Null: it was not had.' }),
    duplicateOf: t.field({
      type: 'FeedEntry',
      nullable: true,
      description: 'The item that showed the same address first. Null: none, or that item is gone.',
      select: { duplicateOfId: true },
      resolve: (entry, _, context, info) => loadRow(context, info, 'FeedEntry', entry.duplicateOfId),
    }),
  }),
})

defineConnection('FeedEntry', 'items')
