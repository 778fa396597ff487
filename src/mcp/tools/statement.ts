import { z } from 'zod'
import { type AnsweredPage, type AskAs, defineTool, PAGE_AFTER, paged, pageSize, ToolFailure } from '../tool.ts'
import { untrusted } from '../untrusted.ts'
import { FOUND, type FoundStatement, shownStatement } from './search.ts'

/** Characters of one text: whoever asks for one statement wants to read it. */
const LONGEST = 5_000
const MOST_REPORTS = 20
const USUAL_REPORTS = 5

export const STATEMENT = defineTool({
  name: 'get_statement',
  title: 'One statement, with its reports',
  description:
    'One statement with all wordings side by side: each report with the article, through whom the words came, the sentences around them, and how its words differ from those that the statement has. Also where reports disagree, which statements it answers, and which answer it.',
  input: {
    id: z.string().describe('Its id, as search_statements has it.'),
    first: pageSize(MOST_REPORTS, USUAL_REPORTS).describe(`How many reports: 1 to ${MOST_REPORTS}.`),
    after: PAGE_AFTER,
  },
  async run({ id, first, after }, ask) {
    const statement = await statementOf(ask, id)
    const base = baseOf(statement)
    const { node } = await ask<{ node: { reports: AnsweredPage<ShownReport> } | null }>(REPORTS, {
      ...{ id, first, after, base: base?.id ?? '', differs: base !== null },
    })
    if (node === null) throw notFound(id)
    return {
      ...shownStatement(statement),
      comparedWith: base?.id ?? null,
      reports: paged(node.reports, (report) => shownReport(report, base)),
      discrepancies: statement.discrepancies.map(({ kind, verdict, why, sides }) => ({
        kind,
        verdict,
        ...untrusted({ why, sides: sides.map(({ words }) => words) }),
      })),
      answers: statement.repliesTo.nodes.map(({ kind, confidence, answered }) => ({
        kind,
        confidence,
        ...other(answered),
      })),
      answeredBy: statement.replies.nodes.map(({ kind, confidence, statement: by }) => ({
        kind,
        confidence,
        ...other(by),
      })),
      topicReasons: statement.topicReasons.map(({ topic, words }) => ({ topic: topic.slug, ...untrusted({ words }) })),
    }
  },
})

const WHOLE = /* GraphQL */ `
  query Statement($id: ID!) {
    node(id: $id) {
      __typename
      ...Found
      ... on Statement {
        discrepancies { kind verdict why sides { words } }
        replies(first: 10) { nodes { kind confidence statement { ...Other } } }
        repliesTo(first: 10) { nodes { kind confidence answered { ...Other } } }
        topicReasons { topic { slug } words }
        wordings: reports(first: 50) { nodes { id text } }
      }
    }
  }
  fragment Other on Statement { id text actor { slug name } }
`

const REPORTS = /* GraphQL */ `
  query Reports($id: ID!, $first: Int!, $after: String, $base: ID!, $differs: Boolean!) {
    node(id: $id) {
      ... on Statement {
        reports(first: $first, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes {
            id
            text
            form
            act
            cue
            confidence
            describedAs
            addressee
            occasion
            context { before after }
            chain { role name asWritten }
            root { kind name }
            article { id url title publishedAt source { slug name } }
            diff(against: $base) @include(if: $differs) {
              differences { kind }
              operations { operation before { ...Place } after { ...Place } }
            }
          }
        }
      }
    }
  }
  fragment Place on Span { start end }
`

interface Wording {
  id: string
  text: string
}

interface Other extends Wording {
  actor: { slug: string; name: string } | null
}

interface WholeStatement extends FoundStatement {
  __typename: string
  discrepancies: { kind: string; verdict: string; why: string; sides: { words: string }[] }[]
  replies: { nodes: { kind: string; confidence: number; statement: Other | null }[] }
  repliesTo: { nodes: { kind: string; confidence: number; answered: Other | null }[] }
  topicReasons: { topic: { slug: string }; words: string[] }[]
  wordings: { nodes: Wording[] }
}

interface Place {
  start: number
  end: number
}

interface ShownReport extends Wording {
  form: string
  act: string | null
  cue: string | null
  confidence: number
  describedAs: string | null
  addressee: string | null
  occasion: string | null
  context: { before: string; after: string }
  chain: { role: string; name: string | null; asWritten: string | null }[]
  root: { kind: string; name: string | null } | null
  article: {
    id: string
    url: string
    title: string | null
    publishedAt: string | null
    source: { slug: string; name: string }
  }
  diff?: {
    differences: { kind: string }[]
    operations: { operation: string; before: Place | null; after: Place | null }[]
  } | null
}

async function statementOf(ask: AskAs, id: string): Promise<WholeStatement> {
  const { node } = await ask<{ node: WholeStatement | null }>(WHOLE + FOUND, { id })
  if (node === null || node.__typename !== 'Statement') throw notFound(id)
  return node
}

function notFound(id: string): ToolFailure {
  return new ToolFailure('NOT_FOUND', `There is no statement with the id "${id}": search_statements finds ids`, 'id')
}

/** The report whose words the statement has, else the first one; null: there are none. */
function baseOf({ text, wordings }: WholeStatement): Wording | null {
  return wordings.nodes.find((report) => report.text === text) ?? wordings.nodes[0] ?? null
}

function shownReport({ id, form, act, confidence, article, root, diff, ...words }: ShownReport, base: Wording | null) {
  const isBase = id === base?.id
  const differs = isBase || diff == null ? null : diff
  return {
    id,
    form,
    act,
    confidence,
    source: article.source.slug,
    articleId: article.id,
    publishedAt: article.publishedAt,
    root: root?.kind ?? null,
    differences: differs === null ? [] : [...new Set(differs.differences.map(({ kind }) => kind))],
    ...untrusted(
      {
        text: words.text,
        diff: differs === null || base === null ? null : marked(differs.operations, base.text, words.text),
        cue: words.cue,
        describedAs: words.describedAs,
        addressee: words.addressee,
        occasion: words.occasion,
        before: words.context.before,
        after: words.context.after,
        through: words.chain.map(({ name, asWritten }) => name ?? asWritten),
        root: root?.name ?? null,
        article: { title: article.title, url: article.url, source: article.source.name },
      },
      { longest: LONGEST },
    ),
  }
}

/** Words with what the other report lacks as {+...+}, and what it alone has as [-...-], as `git diff --word-diff` has it. */
function marked(
  operations: readonly { operation: string; before: Place | null; after: Place | null }[],
  before: string,
  after: string,
): string {
  const parts = operations.map(({ operation, before: was, after: now }) => {
    if (operation === 'REMOVED') return `[-${wordsAt(before, was)}-]`
    return operation === 'ADDED' ? `{+${wordsAt(after, now)}+}` : wordsAt(after, now)
  })
  return parts.join(' ')
}

function wordsAt(text: string, place: Place | null): string {
  return place === null ? '' : text.slice(place.start, place.end)
}

function other(statement: Other | null): object {
  if (statement === null) return { statement: null }
  const { id, text, actor } = statement
  return { statement: id, actor: actor?.slug ?? null, ...untrusted({ text, speaker: actor?.name ?? null }) }
}
