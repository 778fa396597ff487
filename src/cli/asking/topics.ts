import { printable } from '../../domain/given/printable.ts'
import type { ReachOptions } from '../remote-service.ts'
import { type AskService, asker, FAILURE, type Outcome, succeeded } from './ask.ts'
import { type FilterFlags, filterOf } from './flags.ts'
import { printedTable } from './table.ts'

/** What was asked on the command line. */
export interface TopicOptions extends ReachOptions, FilterFlags {
  name?: string
  slug?: string
  description?: string
  broader?: string[]
  reason?: string
  alerts?: 'yes' | 'no' | 'dry-run'
  json?: boolean
}

interface Topic {
  id: string
  slug: string
  name: string
  rule: unknown
  broader: { slug: string }[]
  statements: { totalCount: number }
}

/** What was asked for cannot be sent: the message says what to give. */
class TopicError extends Error {
  override readonly name = 'TopicError'
}

const PAGE = 100

const LIST = /* GraphQL */ `
  query Topics($first: Int!, $after: String) {
    topics(first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        slug
        name
        description
        rule
        broader {
          slug
        }
        statements(first: 1) {
          totalCount
        }
      }
    }
  }
`

/** Prints all topics. */
export async function listTopics(options: TopicOptions): Promise<void> {
  const topics: Topic[] = []
  for await (const topic of allTopics(await asker(options))) topics.push(topic)
  if (options.json) for (const topic of topics) process.stdout.write(`${JSON.stringify(topic)}\n`)
  else if (topics.length === 0) process.stderr.write('There are no topics yet.\n')
  else {
    const rows = topics.map(({ slug, name, broader, statements }) => [
      slug,
      String(statements.totalCount),
      name,
      broader.map((one) => one.slug).join(', '),
    ])
    process.stdout.write(printedTable(['TOPIC', 'STATEMENTS', 'NAME', 'BROADER'], rows))
  }
}

/** Creates a topic and prints its slug. */
export async function addTopic(name: string, options: TopicOptions): Promise<void> {
  const rule = filterOf(options)
  if (rule === null)
    throw new TopicError('Say which statements belong to it, for example: --text "dry dock", or --filter JSON')
  const ask = await asker(options)
  if (options.alerts === 'dry-run') return await tryRule(ask, { rule, broader: options.broader })
  const { createTopic } = await ask<{ createTopic: Outcome & { topic: Topic } }>(
    `mutation ($input: CreateTopicInput!) { createTopic(input: $input) { ${FAILURE} ... on CreateTopicSuccess { topic { slug } } } }`,
    { input: { name, rule, ...placeOf(options) } },
  )
  process.stdout.write(`${succeeded(createTopic, options).topic.slug}\n`)
}

/** Changes what is given. */
export async function changeTopic(slug: string, options: TopicOptions): Promise<void> {
  const rule = filterOf(options)
  const changes = {
    ...placeOf(options),
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(rule === null ? {} : { rule }),
  }
  if (Object.keys(changes).length === 0) throw new TopicError('Say what to change: --help shows what there is')
  const ask = await asker(options)
  const { id, rule: own } = await topicOf(ask, slug)
  if (options.alerts === 'dry-run')
    return await tryRule(ask, { topic: id, rule: rule ?? own, broader: options.broader })
  const { updateTopic } = await ask<{ updateTopic: Outcome & { topic: Topic } }>(
    `mutation ($input: UpdateTopicInput!) { updateTopic(input: $input) { ${FAILURE} ... on UpdateTopicSuccess { topic { slug } } } }`,
    { input: { id, ...changes } },
  )
  process.stdout.write(`${succeeded(updateTopic, options).topic.slug}\n`)
}

/** Deletes a topic. */
export async function removeTopic(slug: string, options: TopicOptions): Promise<void> {
  const ask = await asker(options)
  const { id } = await topicOf(ask, slug)
  const { deleteTopic } = await ask<{ deleteTopic: Outcome }>(
    `mutation ($input: DeleteTopicInput!) { deleteTopic(input: $input) { ${FAILURE} } }`,
    { input: { id, reason: options.reason } },
  )
  succeeded(deleteTopic)
  process.stdout.write(`${slug} is deleted\n`)
}

const TRY = /* GraphQL */ `
  query TryTopic($topic: String, $rule: StatementFilter!, $broader: [String!]) {
    topicTrial(topic: $topic, rule: $rule, broader: $broader) {
      comesIn
      leaves
      isWhole
      wouldTell {
        alerts
        watches {
          alerts
          watch {
            name
          }
        }
      }
    }
  }
`

interface TopicTrial {
  comesIn: number
  leaves: number
  isWhole: boolean
  wouldTell: { alerts: number; watches: { alerts: number; watch: { name: string } | null }[] }
}

/** Prints what a rule would do to what is on file, and what watches would tell of that. */
async function tryRule(ask: AskService, variables: { topic?: string; rule: unknown; broader?: string[] | undefined }) {
  const { topicTrial } = await ask<{ topicTrial: TopicTrial }>(TRY, variables)
  const { comesIn, leaves, isWhole, wouldTell } = topicTrial
  const most = isWhole ? '' : ', of those that were looked at: there are more'
  process.stdout.write(`Nothing was saved. ${comesIn} would come in, and ${leaves} leave${most}.\n`)
  if (wouldTell.alerts === 0) return void process.stdout.write('With --alerts yes no watch would tell of it.\n')
  process.stdout.write(`With --alerts yes watches would give ${wouldTell.alerts} alerts, of those that you may see:\n`)
  for (const { alerts, watch } of wouldTell.watches)
    process.stdout.write(`  ${String(alerts).padStart(6)}  ${printable(watch?.name ?? 'a watch that was deleted')}\n`)
}

function placeOf({ slug, description, broader, alerts }: TopicOptions) {
  return {
    ...(alerts === undefined ? {} : { alerts: alerts === 'yes' }),
    ...(slug === undefined ? {} : { slug }),
    ...(description === undefined ? {} : { description }),
    ...(broader === undefined ? {} : { broader }),
  }
}

async function topicOf(ask: AskService, slug: string): Promise<Topic> {
  for await (const topic of allTopics(ask)) if (topic.slug === slug) return topic
  throw new TopicError(`There is no topic "${slug}": "onrecord topic list" shows them all`)
}

async function* allTopics(ask: AskService): AsyncGenerator<Topic> {
  let after: string | null = null
  for (;;) {
    const { topics }: { topics: { nodes: Topic[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } =
      await ask(LIST, { first: PAGE, after })
    yield* topics.nodes
    if (!topics.pageInfo.hasNextPage) return
    after = topics.pageInfo.endCursor
  }
}
