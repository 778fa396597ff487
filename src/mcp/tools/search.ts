import { z } from 'zod'
import { SPEECH_ACTS } from '../../domain/statement/speech-act.ts'
import { type AnsweredPage, defineTool, PAGE_AFTER, paged, pageSize, ToolFailure } from '../tool.ts'
import { untrusted } from '../untrusted.ts'

/** More would fill what a program can keep in mind. */
const MOST = 25
const USUAL = 10

/** A StatementFilter, for what has no argument of its own. */
export const FILTER = z
  .record(z.string(), z.unknown())
  .describe(
    'A StatementFilter of the GraphQL API, such as {"minIndependentRoots": 2, "not": {"sources": ["anchor-wire"]}}. Fields: actors, offices, topics, sources (slugs), acts, forms, languages, text, context, replies {to, kinds}, discrepancies {kinds}, saidAfter, saidBefore, publishedAfter, publishedBefore, whenAfter, whenBefore, ingestedAfter, ingestedBefore, minReports, minIndependentRoots, minConfidence, revised, named, all, any, not.',
  )

const slugs = (of: string) =>
  z.array(z.string()).min(1).optional().describe(`Slugs of ${of}, any of them; look_up finds them.`)

/** Conditions that have an argument of their own, named as in a StatementFilter. */
const CONDITIONS = {
  text: z
    .string()
    .optional()
    .describe('Words, as in a web search: harbour fleet, "harbour fleet", fleet OR convoy, fleet -fishing.'),
  topics: slugs('topics'),
  actors: slugs('actors, who said it'),
  offices: slugs('offices in which it was said, whoever held them'),
  sources: slugs('sources that report it'),
  acts: z.array(z.enum(SPEECH_ACTS)).min(1).optional().describe('What the speaker does with the words, any of them.'),
  whenAfter: z
    .string()
    .optional()
    .describe('Said (or, if that is unknown, published) then or later: 2025-06-10, or an instant.'),
  whenBefore: z.string().optional().describe('Said (or, if that is unknown, published) before then.'),
}

const ORDERS = ['INGESTED_DESC', 'WHEN_DESC', 'WHEN_ASC', 'RELEVANCE'] as const

export const SEARCH = defineTool({
  name: 'search_statements',
  title: 'Search statements',
  description:
    'Finds statements: who said what, when, in which office, and how many articles and independent publishers report it. All conditions that are given must hold. Without any: the newest. One utterance is one statement, however many articles report it.',
  input: {
    ...CONDITIONS,
    answers: slugs('actors whose statements it answers, denies or criticises'),
    filter: FILTER.optional(),
    order: z.enum(ORDERS).default('INGESTED_DESC').describe('RELEVANCE wants "text".'),
    first: pageSize(MOST, USUAL),
    after: PAGE_AFTER,
  },
  async run({ filter, answers, order, first, after, ...conditions }, ask) {
    const own = { ...given(conditions), ...(answers === undefined ? {} : { replies: { to: answers } }) }
    const both = filter === undefined ? own : Object.keys(own).length === 0 ? filter : { all: [own, filter] }
    const variables = { filter: both, orderBy: order, first, after }
    const { statements } = await ask<{ statements: AnsweredPage<FoundStatement> }>(STATEMENTS + FOUND, variables).catch(
      (error) => {
        throw error instanceof ToolFailure ? inArguments(error, both === filter) : error
      },
    )
    return paged(statements, shownStatement)
  },
})

const STATEMENTS = /* GraphQL */ `
  query Search($filter: StatementFilter, $orderBy: StatementOrder!, $first: Int!, $after: String) {
    statements(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...Found }
    }
  }
`

/** What is asked of a statement in a list. */
export const FOUND = /* GraphQL */ `
  fragment Found on Statement {
    id
    text
    form
    act
    status
    independentRoots
    ingestedAt
    publishedAt
    actor { slug name }
    office { slug name }
    saidAt { earliest latest asWritten }
    topics(first: 10) { nodes { slug } }
    reports(first: 3) { totalCount nodes { describedAs article { url source { name } } } }
  }
`

export interface FoundStatement {
  id: string
  text: string
  form: string
  act: string | null
  status: string
  independentRoots: number
  ingestedAt: string
  publishedAt: string | null
  actor: { slug: string; name: string } | null
  office: { slug: string; name: string } | null
  saidAt: { earliest: string; latest: string; asWritten: string[] } | null
  topics: { nodes: { slug: string }[] }
  reports: { totalCount: number; nodes: { describedAs: string | null; article: ShownArticle }[] }
}

interface ShownArticle {
  url: string
  source: { name: string }
}

/** A statement in a list: what the service says of it, and the words of articles. */
export function shownStatement(found: FoundStatement): object {
  const { id, act, form, status, independentRoots, ingestedAt, publishedAt, actor, office, saidAt, topics } = found
  return {
    id,
    ...(status === 'CURRENT' ? {} : { status }),
    act,
    form,
    actor: actor?.slug ?? null,
    office: office?.slug ?? null,
    saidAt: saidAt === null ? null : { earliest: saidAt.earliest, latest: saidAt.latest },
    publishedAt,
    ingestedAt,
    reports: found.reports.totalCount,
    independentRoots,
    topics: topics.nodes.map(({ slug }) => slug),
    ...untrusted({
      text: found.text,
      speaker: actor?.name ?? found.reports.nodes.find(({ describedAs }) => describedAs !== null)?.describedAs ?? null,
      office: office?.name ?? null,
      saidAt: saidAt?.asWritten ?? [],
      articles: found.reports.nodes.map(({ article }) => ({ source: article.source.name, url: article.url })),
    }),
  }
}

/** What is wrong with the filter, by the argument it was made of. `isGiven`: the filter is the argument `filter`. */
function inArguments(failure: ToolFailure, isGiven: boolean): ToolFailure {
  if (failure.path === null || isGiven) return failure
  const within = failure.path.replace(/^filter\./, '')
  const path = within.startsWith('all.1.') ? within.replace('all.1.', 'filter.') : within.replace(/^all\.0\./, '')
  return new ToolFailure(
    failure.code,
    failure.message.replace(`The filter's "${within}"`, () => `"${path}"`),
    path,
  )
}

function given(conditions: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined))
}
