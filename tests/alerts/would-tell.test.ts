import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMatcher } from '../../src/alerts/matcher.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { createWatch } from '../../src/store/watches/definitions.ts'
import { reclassify } from '../../src/upkeep/reclassify.ts'
import { type Desk, openDesk } from '../world/desk.ts'

// What is not news is told where that is asked for; before, it is counted how much that would be.

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const prisma = () => desk.database.prisma

async function watchFor(name: string, condition: object, ownerId = LOCAL_PRINCIPAL.id): Promise<string> {
  const definition = {
    condition: condition as never,
    tells: ['UTTERANCE' as const],
    silenceDays: null,
    burstMinutes: 0,
    isPaused: false,
  }
  const saved = await createWatch(prisma(), ownerId, { name, definition })
  if (saved.kind !== 'saved') throw new Error(saved.kind)
  await decide()
  return saved.watchId
}

async function decide(): Promise<void> {
  await desk.archive.number()
  const matcher = await openMatcher(prisma(), desk.context.journal)
  while (await matcher.decideNext()) {}
}

const countOf = async (watchId: string) => await prisma().alert.count({ where: { watchId } })
const rows = async () => [
  await prisma().article.count(),
  await prisma().statement.count(),
  await prisma().source.count(),
]
const words = (text: string) => ({ kind: 'words', field: 'text', text })

const TOLD = 'wouldTell { alerts watches { alerts watch { name } } }'

test('an article that is tried leaves nothing, and says what watches would tell of it as news', async () => {
  const watchId = await watchFor('Lighthouses', words('lighthouse'))
  const other = await desk.principal('READER', 'ana')
  await watchFor('Hers', words('lighthouse'), other.id)
  const input = {
    ...{
      source: { name: 'Old Post' },
      url: 'https://oldpost.example/1',
      publishedAt: '2015-03-05T09:00:00Z',
      language: 'en',
    },
    text: '“The lighthouse stays where it is,” Ada Quill said. “The ferry goes,” Ada Quill said.',
    isBackfill: true,
  }
  const before = await rows()
  const attempt = () =>
    desk.answered(
      `mutation ($input: IngestArticleInput!) { tryArticle(input: $input) { __typename ... on TryArticleSuccess { outcome statementCount ${TOLD} } } }`,
      { input },
    )
  const { tryArticle } = await attempt()
  expect(tryArticle).toMatchObject({ outcome: 'NEW', statementCount: 2, wouldTell: { alerts: 2 } })
  expect(tryArticle.wouldTell.watches).toContainEqual({ alerts: 1, watch: { name: 'Lighthouses' } })
  expect(await rows()).toEqual(before)
  await desk.answered('mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }', {
    input,
  })
  await decide()
  expect(await countOf(watchId)).toBe(0)
  expect((await attempt()).tryArticle).toMatchObject({ outcome: 'UNCHANGED', wouldTell: { alerts: 0 } })
  const refused = await desk.answered(
    'mutation ($input: IngestArticleInput!) { tryArticle(input: $input) { __typename } }',
    { input },
    other,
  )
  expect(refused.tryArticle.__typename).toBe('NotAllowed')
})

test('a rule that is tried says what would come into its topic and what watches would tell of it, as it then does', async () => {
  for (const text of ['The pilot is here.', 'The pilot is gone.', 'A pilot sings.', 'The regatta is off.'])
    await desk.archive.statement({ text })
  await desk.archive.number()
  const input = { name: 'Pilots', rule: { text: 'regatta' } }
  const { createTopic } = await desk.answered(
    'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { ... on CreateTopicSuccess { topic { id slug } } } }',
    { input },
  )
  await reclassify(prisma(), new AbortController().signal)
  const [{ id: topicId } = { id: '' }] = await prisma().topic.findMany({ where: { slug: 'pilots' } })
  const watchId = await watchFor('Pilots', { kind: 'list', field: 'topics', values: [topicId] })
  const pilots = { text: 'pilot' }
  const tried = async () => {
    const { topicTrial } = await desk.answered(
      `query ($rule: StatementFilter!) { topicTrial(topic: "pilots", rule: $rule) { comesIn leaves isWhole ${TOLD} } }`,
      { rule: pilots },
    )
    return topicTrial
  }
  const wouldTell = { alerts: 3, watches: [{ alerts: 3, watch: { name: 'Pilots' } }] }
  // Watches are taken as they were read a moment ago: the new one is among them soon.
  await expect.poll(tried).toEqual({ comesIn: 3, leaves: 1, isWhole: true, wouldTell })
  await decide()
  expect(await countOf(watchId)).toBe(0)
  await desk.answered('mutation ($input: UpdateTopicInput!) { updateTopic(input: $input) { __typename } }', {
    input: { id: createTopic.topic.id, rule: pilots, alerts: true },
  })
  await reclassify(prisma(), new AbortController().signal)
  await decide()
  expect(await countOf(watchId)).toBe(3)
})
