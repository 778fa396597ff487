import { once } from 'node:events'
import type { ReachOptions } from '../remote-service.ts'
import { type AskService, asker } from './ask.ts'
import type { FilterFlags } from './flags.ts'
import { statementsFound } from './query.ts'

export type StatementsWanted = ReachOptions & FilterFlags

export interface ArticlesWanted extends ReachOptions {
  withText?: boolean
  source?: string[]
  language?: string[]
  publishedAfter?: Date
  publishedBefore?: Date
}

/** Whole texts are for those who may see them: others would get quotations with spaces between, and take them for texts. */
class TextNotAllowed extends Error {
  override readonly name = 'TextNotAllowed'

  constructor() {
    super('Whole texts are shown to the role EDITOR and above: use a key of such a principal, or leave --with-text out')
  }
}

const PAGE = 100
/** They must fit into one answer: a text may have 2 MB. */
const TEXTS = 5

const ARTICLES = /* GraphQL */ `
  query Articles($filter: ArticleFilter!, $last: Int!, $before: String) {
    articles(filter: $filter, last: $last, before: $before) {
      pageInfo {
        hasPreviousPage
        startCursor
      }
      nodes {
        id
        url
        title
        byline
        publishedAt
        language
        source {
          name
          homepage
          timeZone
        }
      }
    }
  }
`

const TEXTS_OF = /* GraphQL */ `
  query Texts($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Article {
        text
      }
    }
  }
`

interface Article {
  id: string
  url: string
  title: string | null
  byline: string | null
  publishedAt: string | null
  language: string
  source: { name: string; homepage: string | null; timeZone: string }
}

interface ArticlePage {
  articles: { nodes: Article[]; pageInfo: { hasPreviousPage: boolean; startCursor: string | null } }
}

/** Prints the statements that the flags ask for. */
export async function exportStatements(options: StatementsWanted): Promise<void> {
  const ask = await asker(options, options)
  for await (const statement of statementsFound(ask, { ...options, order: 'oldest', limit: Number.POSITIVE_INFINITY }))
    await print(statement)
}

/**
 * Prints the articles that the flags ask for, in the form in which they can be taken in.
 *
 * @throws TextNotAllowed where texts are asked for with a key that may not see them.
 */
export async function exportArticles({ withText = false, ...options }: ArticlesWanted): Promise<void> {
  const ask = await asker(options)
  if (withText) {
    const { me } = await ask<{ me: { role: string } }>('{ me { role } }')
    if (me.role === 'READER') throw new TextNotAllowed()
  }
  for await (const articles of pagesOf(ask, options)) {
    const texts = withText ? await textsOf(ask, articles) : null
    for (const [at, article] of articles.entries()) await print({ ...lineOf(article), ...texts?.[at] })
  }
}

/** The last ingested come first in the list: it is read from its end. */
async function* pagesOf(
  ask: AskService,
  { source, language, publishedAfter, publishedBefore }: ArticlesWanted,
): AsyncGenerator<Article[]> {
  const filter = { sources: source, languages: language, publishedAfter, publishedBefore, erased: false }
  for (let before: string | null = null; ; ) {
    const { articles }: ArticlePage = await ask(ARTICLES, { filter, last: PAGE, before })
    yield articles.nodes.toReversed()
    if (!articles.pageInfo.hasPreviousPage) return
    before = articles.pageInfo.startCursor
  }
}

async function textsOf(ask: AskService, articles: readonly Article[]): Promise<({ text: string } | null)[]> {
  const texts: ({ text: string } | null)[] = []
  for (let from = 0; from < articles.length; from += TEXTS) {
    const ids = articles.slice(from, from + TEXTS).map(({ id }) => id)
    const { nodes } = await ask<{ nodes: ({ text: string } | null)[] }>(TEXTS_OF, { ids })
    texts.push(...nodes)
  }
  return texts
}

/** As an article in JSON: what is not known is left out. */
function lineOf({ source: { name, homepage, timeZone }, language, url, ...about }: Article): object {
  return withoutNull({
    source: withoutNull({ name, homepage, timeZone: timeZone === 'UTC' ? null : timeZone }),
    url,
    ...withoutNull({ title: about.title, byline: about.byline, publishedAt: about.publishedAt }),
    language: language === 'und' ? null : language,
  })
}

function withoutNull(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))
}

async function print(object: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(object)}\n`)) await once(process.stdout, 'drain')
}
