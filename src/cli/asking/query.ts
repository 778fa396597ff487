import { readFile } from 'node:fs/promises'
import type { ReachOptions } from '../remote-service.ts'
import { said, speakerOf } from '../said.ts'
import { type AskService, asker } from './ask.ts'
import { type FilterFlags, filterOf } from './flags.ts'
import { printedTable } from './table.ts'

/** What was asked on the command line. */
export interface QueryOptions extends ReachOptions, FilterFlags {
  variables?: Record<string, unknown>
  order: keyof typeof ORDERS
  limit: number
  ids?: boolean
  json?: boolean
}

const ORDERS = {
  newest: 'INGESTED_DESC',
  oldest: 'INGESTED_ASC',
  'said-asc': 'SAID_ASC',
  'said-desc': 'SAID_DESC',
  said: 'SAID_ASC',
  'published-asc': 'PUBLISHED_ASC',
  'published-desc': 'PUBLISHED_DESC',
  relevance: 'RELEVANCE',
}
/** The API's own limit. */
const PAGE = 100

const STATEMENTS = /* GraphQL */ `
  query Statements($filter: StatementFilter, $orderBy: StatementOrder!, $first: Int!, $after: String) {
    statements(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        text
        form
        act
        independentRoots
        ingestedAt
        actor {
          slug
          name
        }
        office {
          slug
          name
        }
        saidAt {
          date
          earliest
          latest
        }
        topics(first: 10) {
          nodes {
            slug
          }
        }
        reports(first: 5) {
          totalCount
          nodes {
            describedAs
            article {
              url
              source {
                name
              }
            }
          }
        }
      }
    }
  }
`

interface Found {
  id: string
  text: string
  form: string
  act: string | null
  ingestedAt: string
  actor: { name: string } | null
  office: { name: string } | null
  saidAt: { date: string | null; earliest: string } | null
  reports: { totalCount: number; nodes: { describedAs: string | null; article: { source: { name: string } } }[] }
}

interface FoundPage {
  statements: { nodes: Found[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
}

/** Prints what a document returns, or the statements that the flags ask for. */
export async function query(document: string | null, options: QueryOptions): Promise<void> {
  const ask = await asker(options, document === null ? options : null)
  if (document !== null) return run(ask, await textOf(document), options)
  const found: Found[] = []
  for await (const statement of statementsFound(ask, options)) {
    if (options.json) process.stdout.write(`${JSON.stringify(statement)}\n`)
    else found.push(statement)
  }
  if (options.json) return
  if (found.length === 0) process.stderr.write('No statement matches.\n')
  else {
    // The last column is cut where a line is too long, which an id must not be.
    const heads = [...(options.ids ? ['ID'] : []), 'SAID', 'REPORTS', 'SOURCE', 'WHO AND WHAT']
    const rows = found.map((one) => [...(options.ids ? [one.id] : []), ...row(one)])
    process.stdout.write(printedTable(heads, rows))
  }
}

async function run(ask: AskService, document: string, { variables = {}, json = false }: QueryOptions): Promise<void> {
  const data = await ask<Record<string, unknown>>(document, variables)
  if (!json) return void process.stdout.write(`${JSON.stringify(data, null, 2)}\n`)
  const items = Object.values(data).flatMap(itemsOf)
  for (const item of items) process.stdout.write(`${JSON.stringify(item)}\n`)
}

/** The statements that flags ask for, page by page. */
export async function* statementsFound(
  ask: AskService,
  options: FilterFlags & Pick<QueryOptions, 'order' | 'limit'>,
): AsyncGenerator<Found> {
  const filter = filterOf(options) ?? {}
  let after: string | null = null
  for (let left = options.limit; left > 0; left -= PAGE) {
    const first = Math.min(left, PAGE)
    const variables: Record<string, unknown> = { filter, orderBy: ORDERS[options.order], first, after }
    const { statements }: FoundPage = await ask(STATEMENTS, variables)
    yield* statements.nodes
    if (!statements.pageInfo.hasNextPage) return
    after = statements.pageInfo.endCursor
  }
}

/** The items of a connection or a list; anything else is one item. */
function itemsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  const { nodes, edges } = (value ?? {}) as { nodes?: unknown[]; edges?: { node?: unknown }[] }
  return nodes ?? edges?.map(({ node }) => node) ?? [value]
}

function row(found: Found): string[] {
  const { saidAt, reports, actor, office } = found
  const when = saidAt === null ? '-' : (saidAt.date ?? `about ${saidAt.earliest.slice(0, 10)}`)
  const [report] = reports.nodes
  const what = said(speakerOf(actor, reports.nodes), found, office?.name ?? null)
  return [when, String(reports.totalCount), report?.article.source.name ?? '-', what]
}

async function textOf(document: string): Promise<string> {
  if (document === '-') {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks).toString('utf8')
  }
  return /\.(graphql|gql)$/.test(document) ? readFile(document, 'utf8') : document
}
