import { type FeedHealth, healthOf, silentSince } from '../../domain/feed/health.ts'
import { ENTRY_OUTCOMES, type EntryOutcome } from '../../domain/feed/outcomes.ts'
import { countOutcomes } from '../../store/feeds/entry-counts.ts'
import { entriesOfFeed, FEEDS, feedsAmong, readFeedStates } from '../../store/feeds/feed-listings.ts'
import { loadSiteRights, SiteRightsType } from '../articles/site-rights.ts'
import { openBatch } from '../relay/batching.ts'
import { builder } from '../relay/builder.ts'
import { connect, connectOwned, pageCost } from '../relay/connection.ts'
import { defineConnection, pageArguments } from '../relay/connection-type.ts'
import { badInput } from '../relay/errors.ts'
import { shownAddress } from './editors-only.ts'
import { requestTime } from './request-time.ts'

builder.enumType('FeedHealth', {
  description: 'How a feed is. Of several things that are true of it, the one that most needs someone. Since 0.5.0.',
  values: {
    NEW: { description: 'It was not asked yet.' },
    HEALTHY: { description: 'It answers, and brings something as often as it usually does.' },
    SILENT: {
      description: 'It answers, and has had nothing new for two periods of its own pace: look whether it moved.',
    },
    FAILING: { description: 'It could not be had, or not be read: `lastFailure` says why. It is asked again.' },
    OVERDUE: {
      description: 'It should have been asked an hour ago: no process that collects is running, or it is late.',
    },
    GONE: {
      description: 'Its server said that it is gone for good, or it moved to one that is followed. It is not asked.',
    },
    PAUSED: { description: 'An editor paused it.' },
  } satisfies Record<FeedHealth, { description: string }>,
})

builder.enumType('EntryOutcome', {
  description: 'What became of an item that a feed showed. Each item has exactly one. Since 0.5.0.',
  values: Object.fromEntries(
    Object.entries(ENTRY_OUTCOMES).map(([name, description]) => [name, { description }]),
  ) as Record<EntryOutcome, { description: string }>,
})

const Failure = builder.objectRef<{ reason: string; message: string }>('FeedFailure').implement({
  description: 'Why a feed could not be had or read when it was asked last. Since 0.5.0.',
  fields: (t) => ({
    reason: t.exposeString('reason', { description: 'In one word: "TIMED_OUT", "REFUSED_BY_PUBLISHER".' }),
    message: t.exposeString('message', { description: 'In a sentence.' }),
  }),
})

const OutcomeCount = builder.objectRef<{ outcome: EntryOutcome; count: number }>('OutcomeCount').implement({
  description: 'How many items of a feed had one outcome. Since 0.5.0.',
  fields: (t) => ({
    outcome: t.field({ type: 'EntryOutcome', description: 'What became of them.', resolve: ({ outcome }) => outcome }),
    count: t.exposeInt('count', { description: 'How many there are.' }),
  }),
})

builder.prismaObject('FeedDay', {
  description: 'What a feed brought on one day, against what its pace let expect. Since 0.5.0.',
  fields: (t) => ({
    day: t.expose('day', { type: 'Date', description: 'The day, in UTC.' }),
    expected: t.exposeFloat('expected', {
      nullable: true,
      description: 'How many items a day its pace let expect at the beginning of the day. Null: it was not known yet.',
    }),
    got: t.exposeInt('got', { description: 'How many new items it showed.' }),
    polls: t.exposeInt('polls', { description: 'How often it was asked.' }),
    failures: t.exposeInt('failures', { description: 'How many of these it failed.' }),
  }),
})

const MOST_DAYS = 90

builder.prismaNode('Feed', {
  description: 'A feed that is followed: RSS, Atom, RDF or JSON Feed. Since 0.5.0.',
  id: { field: 'id' },
  nullable: true,
  fields: (t) => ({
    url: t.string({
      description:
        'Where it is asked; a permanent redirect changes it. What stands behind its "?" may be a secret: readers see "..." there.',
      resolve: (feed, _, context) => shownAddress(context, feed.url),
    }),
    movedFrom: t.string({
      nullable: true,
      description: 'Where it was asked before it moved for good. Null: it has not moved.',
      resolve: (feed, _, context) => (feed.movedFrom === null ? null : shownAddress(context, feed.movedFrom)),
    }),
    title: t.exposeString('title', {
      nullable: true,
      description:
        'Its title, as an editor or else the feed itself says. Null until it was read, or where it has none.',
    }),
    sourceName: t.exposeString('sourceName', {
      description: 'The name of the source of those of its articles that are on the site of `homepage`.',
    }),
    homepage: t.exposeString('homepage', {
      description: 'The site that it is of. Its items that lead elsewhere are of the source that is there.',
    }),
    format: t.exposeString('format', {
      nullable: true,
      description: 'RSS, ATOM, RDF or JSON. Null until it was read.',
    }),
    health: t.field({
      type: 'FeedHealth',
      description: 'How it is.',
      resolve: async (feed, _, context) => healthOf(feed, await requestTime(context)),
    }),
    silentSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when it has been silent for longer than two periods of its own pace. Null: it is not.',
      resolve: async (feed, _, context) => silentSince(feed, await requestTime(context)),
    }),
    isPaused: t.exposeBoolean('isPaused', {
      description: 'Whether an editor paused it. What it showed before is still fetched.',
    }),
    addedAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was added.' }),
    lastPollAt: t.expose('lastPollAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was asked last. Null: never.',
    }),
    lastSuccessAt: t.expose('lastSuccessAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it last answered with a feed, or that nothing has changed. Null: never.',
    }),
    lastItemAt: t.expose('lastItemAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The day of its newest item. Null: it has shown none.',
    }),
    lastGapAt: t.expose('lastGapAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it last showed nothing of what it had shown before: items may have come and gone in between, unseen. Null: never.',
    }),
    nextPollAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it is to be asked next. Null: it is paused or gone.',
      resolve: (feed) => (feed.isPaused || feed.goneAt !== null ? null : feed.dueAt),
    }),
    failures: t.exposeInt('failures', { description: 'How often in a row it has failed up to now.' }),
    lastFailure: t.field({
      type: Failure,
      nullable: true,
      description: 'Why it failed when it was asked last. Null: it did not.',
      resolve: ({ lastFailure, lastMessage }) =>
        lastFailure === null ? null : { reason: lastFailure, message: lastMessage ?? '' },
    }),
    itemsPerDay: t.exposeFloat('perDay', {
      nullable: true,
      description: 'Its pace over the last four weeks: items a day. Null until it has shown two.',
    }),
    pollMinutes: t.exposeInt('chosenMinutes', {
      nullable: true,
      description: 'How often an editor wants it asked, in minutes. Null: by its own pace.',
    }),
    dailyCap: t.exposeInt('dailyCap', { description: 'How many items a day are taken of it at most.' }),
    rights: t.field({
      type: [SiteRightsType],
      description: 'What its publisher says of the sites at and below `homepage`, those that were read last first.',
      resolve: ({ homepage }, _, context, info) => loadSiteRights(context, info, homepage),
    }),
    outcomes: t.field({
      type: [OutcomeCount],
      description:
        'What became of the items that it has shown, the most frequent first. An item is forgotten 180 days after it left the feed.',
      resolve: async (feed, _, context, info) => {
        const counts = openBatch(info, 'feed-outcomes', async (ids) => {
          const rows = await countOutcomes(context.prisma, ids)
          return new Map(ids.map((id) => [id, rows.filter(({ feedId }) => feedId === id)]))
        })
        return (await counts.load(feed.id)) ?? []
      },
    }),
    days: t.relation('days', {
      description: 'What it brought day by day, against what was expected; the newest first.',
      args: { last: t.arg.int({ description: `How many days, 1 to ${MOST_DAYS}. Null: 14.` }) },
      complexity: ({ last }) => ({ multiplier: Math.min(last ?? 14, MOST_DAYS) }),
      query: ({ last }) => {
        const days = last ?? 14
        if (days < 1 || days > MOST_DAYS) throw badInput(`\`last\` is 1 to ${MOST_DAYS} days, not ${days}.`)
        return { orderBy: { day: 'desc' }, take: days }
      },
    }),
    entries: t.field({
      type: 'FeedEntryConnection',
      description:
        'The items that it has shown, the newest first: those that it still shows, or did in the last 180 days.',
      args: {
        ...pageArguments(t.arg),
        outcome: t.arg({ type: 'EntryOutcome', description: 'Only items with this outcome. Null: all.' }),
      },
      complexity: pageCost,
      resolve: (feed, { outcome, ...args }, context, info) =>
        connectOwned(context, info, feed.id, { listing: entriesOfFeed(outcome ?? null), type: 'FeedEntry', args }),
    }),
  }),
})

defineConnection('Feed', 'feeds')

builder.queryField('feeds', (t) =>
  t.field({
    type: 'FeedConnection',
    nullable: true,
    description: 'The feeds that are followed, the last added first. Since 0.5.0.',
    args: {
      ...pageArguments(t.arg),
      health: t.arg({ type: ['FeedHealth'], description: 'Only feeds that are so: [SILENT, FAILING]. Null: all.' }),
    },
    complexity: pageCost,
    resolve: async (_, { health, ...args }, context, info) => {
      if (health == null) return connect(context, info, { listing: FEEDS, type: 'Feed', args })
      const now = await requestTime(context)
      const states = await readFeedStates(context.prisma)
      const ids = states.filter((feed) => health.includes(healthOf(feed, now))).map(({ id }) => id)
      return connect(context, info, { listing: feedsAmong(ids), type: 'Feed', args })
    },
  }),
)
