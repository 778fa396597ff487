import { z } from 'zod'
import { defineTool, ToolFailure } from '../tool.ts'
import { untrusted } from '../untrusted.ts'
import { FILTER } from './search.ts'

const MOST_ADDRESSES = 100
/** Steps of one history: the newest count. */
const MOST_STEPS = 40
const MOST_STATEMENTS = 20

interface CoveredUrl {
  url: string
  isHad: boolean
  reason: string | null
  text: string
  at: string | null
  statements: number
}

export const COVERAGE = defineTool({
  name: 'coverage',
  title: 'Which of these articles are on file',
  description:
    'For a list of addresses of articles: which are on file, and for each other one the one reason why not (not seen in any feed that is followed, refused by its publisher, not found, ...).',
  input: {
    urls: z
      .array(z.string())
      .min(1)
      .max(MOST_ADDRESSES)
      .describe('Addresses, in any form in which a link leads there.'),
    all: z.boolean().default(false).describe('Show those that are on file, too.'),
  },
  async run({ urls, all }, ask) {
    const document = `query ($urls: [String!]!) { coverage(urls: $urls) {
      asked had reasons { reason count } items { url isHad reason text at statements } } }`
    interface Covered {
      coverage: { asked: number; had: number; reasons: object[]; items: CoveredUrl[] }
    }
    const { coverage } = await ask<Covered>(document, { urls })
    const { asked, had, reasons, items } = coverage
    return {
      asked,
      had,
      reasons,
      items: items
        .filter(({ isHad }) => all || !isHad)
        .map(({ url, text, ...item }) => ({ ...item, ...untrusted({ url, text }) })),
    }
  },
})

interface Explained {
  url: string | null
  isHad: boolean
  reason: string | null
  text: string
  steps: { at: string | null; what: string; text: string }[]
  statements: { id: string; text: string; actor: { slug: string } | null }[]
  matches:
    | { matches: boolean; text: string; failed: { field: string; isNegated: boolean; asked: unknown } | null }[]
    | null
}

const EXPLAIN = /* GraphQL */ `
  query Explain($url: String, $statementId: ID, $filter: StatementFilter) {
    explain(url: $url, statementId: $statementId, filter: $filter) {
      url isHad reason text
      steps { at what text }
      statements { id text actor { slug } }
      matches { matches text failed { field isNegated asked } }
    }
  }
`

export const EXPLAIN_ONE = defineTool({
  name: 'explain',
  title: 'Why something is there, or is missing',
  description:
    'What happened to an article or a statement, in order and with times. With a filter: for each of its statements whether it matches, and else the one condition that failed. Give "url" or "statementId".',
  input: {
    url: z.string().optional().describe('The address of an article.'),
    statementId: z.string().optional().describe('The id of a statement.'),
    filter: FILTER.optional(),
  },
  async run({ url, statementId, filter }, ask) {
    if ((url === undefined) === (statementId === undefined))
      throw new ToolFailure('BAD_ARGUMENTS', 'Give either "url" or "statementId"')
    const { explain } = await ask<{ explain: Explained | null }>(EXPLAIN, { url, statementId, filter })
    if (explain === null)
      throw new ToolFailure('NOT_FOUND', `There is no statement with the id "${statementId}"`, 'statementId')
    const { isHad, reason, text, steps, statements, matches } = explain
    return {
      isHad,
      reason,
      ...untrusted({ url: explain.url, text }),
      steps: steps
        .slice(-MOST_STEPS)
        .map((step) => ({ at: step.at, what: step.what, ...untrusted({ text: step.text }) })),
      statements: statements.slice(0, MOST_STATEMENTS).map(({ id, actor, text: words }, place) => {
        const match = matches?.[place]
        return {
          id,
          actor: actor?.slug ?? null,
          ...(match === undefined ? {} : { matches: match.matches, failed: match.failed }),
          ...untrusted({ text: words, ...(match === undefined ? {} : { why: match.text }) }),
        }
      }),
    }
  },
})
