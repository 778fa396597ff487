import { type AddressFacts, type NotHadReason, type Standing, standingOf } from '../../domain/feed/standing.ts'
import { addressesOfLink } from '../../ingest/article/link-addresses.ts'
import { readAddressFacts } from '../../store/feeds/address-facts.ts'
import { builder } from '../relay/builder.ts'
import { badInput } from '../relay/errors.ts'
import { loadRow } from '../relay/rows.ts'
import { showingFor, summaryOf } from './explain.ts'
import { sentence, why } from './wording.ts'

interface Covered {
  url: string
  isHad: boolean
  reason: NotHadReason | null
  message: string | null
  text: string
  at: Date | null
  dueAt: Date | null
  articleId: string | null
  statements: number
  feedId: string | null
}

const MOST_ADDRESSES = 500
/** What finding one address costs: 0.1 ms of CPU, of Postgres and here, among 200,000 items and 150,000 articles. */
const COST_OF_ADDRESS = 2.5

const Item = builder.objectRef<Covered>('CoveredAddress').implement({
  description: 'One address of a list: whether its article was had, and else the one reason. Since 0.5.0.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'The address, as it was given.' }),
    isHad: t.exposeBoolean('isHad', { description: 'Whether its article is on file.' }),
    reason: t.expose('reason', { type: 'NotHadReason', nullable: true, description: 'Why not. Null: it is.' }),
    message: t.exposeString('message', {
      nullable: true,
      description: 'More about that, in a sentence. Null: there is nothing to add.',
    }),
    text: t.exposeString('text', { description: 'What became of it, in a sentence or two.' }),
    at: t.expose('at', {
      type: 'DateTime',
      nullable: true,
      description: 'When it came on file, or when it was decided that it does not. Null: nothing is decided.',
    }),
    dueAt: t.expose('dueAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When its page is fetched next. Null: it is not.',
    }),
    statements: t.exposeInt('statements', { description: 'How many statements the article reports.' }),
    article: t.field({
      type: 'Article',
      nullable: true,
      description: 'The article. Null: it is not on file.',
      resolve: ({ articleId }, _, context, info) => loadRow(context, info, 'Article', articleId),
    }),
    feed: t.field({
      type: 'Feed',
      nullable: true,
      description: 'A feed that showed it. Null: none that is followed did.',
      resolve: ({ feedId }, _, context, info) => loadRow(context, info, 'Feed', feedId),
    }),
  }),
})

const Count = builder.objectRef<{ reason: NotHadReason; count: number }>('NotHadCount').implement({
  description: 'How many addresses of a list were not had for one reason. Since 0.5.0.',
  fields: (t) => ({
    reason: t.expose('reason', { type: 'NotHadReason', description: 'Why they were not had.' }),
    count: t.exposeInt('count', { description: 'How many there are.' }),
  }),
})

const Coverage = builder.objectRef<Covered[]>('Coverage').implement({
  description: 'How much of a list of articles was had. Since 0.5.0.',
  fields: (t) => ({
    asked: t.int({ description: 'How many addresses the list has.', resolve: (items) => items.length }),
    had: t.int({
      description: 'How many of these are on file.',
      resolve: (items) => items.filter(({ isHad }) => isHad).length,
    }),
    reasons: t.field({
      type: [Count],
      description: 'Why the others are not, the most frequent reason first. The counts add up to `asked` less `had`.',
      resolve: countReasons,
    }),
    items: t.field({
      type: [Item],
      description: 'What became of each address, in the order of the list.',
      args: { had: t.arg.boolean({ description: 'Only those that were had, or only the others. Null: all.' }) },
      resolve: (items, { had }) => (had == null ? items : items.filter(({ isHad }) => isHad === had)),
    }),
  }),
})

function countReasons(items: readonly Covered[]): { reason: NotHadReason; count: number }[] {
  const counts = new Map<NotHadReason, number>()
  for (const { reason } of items) if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((one, other) => other.count - one.count || one.reason.localeCompare(other.reason))
}

builder.queryField('coverage', (t) =>
  t.field({
    type: Coverage,
    nullable: true,
    description:
      'Which articles of a list are on file, and for each other one reason why not: a press review, checked. Since 0.5.0.',
    args: {
      urls: t.arg.stringList({
        required: true,
        description: `Addresses, in any form in which a link leads there: at most ${MOST_ADDRESSES}. What is not one is counted as BAD_URL.`,
      }),
    },
    complexity: ({ urls }) => ({ field: Math.min(urls.length, MOST_ADDRESSES) * COST_OF_ADDRESS }),
    resolve: async (_, { urls }, context) => {
      if (urls.length > MOST_ADDRESSES)
        throw badInput(`Give at most ${MOST_ADDRESSES} addresses at once, not ${urls.length}.`)
      const links = urls.map((url) => (isWebAddress(url) ? addressesOfLink(url.trim()) : null) ?? [])
      const facts = await readAddressFacts(context.prisma, links, addressesOfLink)
      const showing = showingFor(context)
      return urls.map((url, place): Covered => {
        const found = facts[place]
        if (links[place]?.length === 0 || found === undefined) return notAnAddress(url)
        const standing = standingOf(found)
        return covered(url, found, standing, summaryOf(standing, showing), showing.isEditor)
      })
    },
  }),
)

function covered(
  url: string,
  { sightings }: AddressFacts,
  standing: Standing,
  text: string,
  isEditor: boolean,
): Covered {
  const feedId = sightings[0]?.feedId ?? null
  if (standing.isHad) {
    const { article, at } = standing
    const had = { isHad: true, reason: null, message: null, dueAt: null }
    return { url, ...had, text, at, articleId: article.articleId, statements: article.statements, feedId }
  }
  const { reason, at, dueAt, note } = standing
  const message = note?.feed === null && !isEditor ? null : standing.message
  return { url, isHad: false, reason, message, text, at, dueAt, articleId: null, statements: 0, feedId }
}

function notAnAddress(url: string): Covered {
  const about = { isHad: false, reason: 'BAD_URL' as const, message: null, at: null, dueAt: null }
  const text = sentence(`Not on file: ${why('BAD_URL')}`, null)
  return { url, ...about, text, articleId: null, statements: 0, feedId: null }
}

function isWebAddress(url: string): boolean {
  return /^\s*https?:\/\/[^/]/i.test(url) && !url.includes('\0') && url.isWellFormed()
}
