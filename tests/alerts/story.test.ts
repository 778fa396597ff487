import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOf, publish } from '../world/articles.ts'
import { type RunningService, runService } from '../world/service.ts'
import { EARLIER, LATER, OFFICE, type ToldArticle } from './five-articles.ts'

// What an analyst saves two watches for, and what they tell, through the API alone.

let service: RunningService
const watches: Record<string, string> = {}

const FILTERS = {
  office: { offices: ['harbour-league-secretary-general'] },
  answers: { replies: { to: ['runa-falk'] } },
}

interface Item {
  alert: {
    kinds: string[]
    statementId: string
    was: { text: string; act: string; actor: { slug: string } | null; office: { slug: string } | null }
    why: { text: string; conditions: { field: string; holds: boolean; found: string[] }[] }
  }
}

beforeAll(async () => {
  service = await runService({ STARTER_TOPICS: 'on', POLL_INTERVAL_MS: '200' })
  const ask = askOf(service)
  for (const name of ['Runa Falk', 'Mirko Valle'])
    await ask('mutation ($name: String!) { createActor(input: { name: $name, kind: PERSON }) { __typename } }', {
      name,
    })
  const tenures = [
    { actor: 'runa-falk', from: '2014-10-01', until: '2024-10-01' },
    { actor: 'mirko-valle', from: '2024-10-01' },
  ]
  await ask('mutation ($input: CreateOfficeInput!) { createOffice(input: $input) { __typename } }', {
    input: { ...OFFICE, tenures },
  })
  await save('the office', FILTERS.office)
  await save('answers to Falk', FILTERS.answers)
  for (const article of LATER) await take(article)
  await take(EARLIER)
}, 120_000)
afterAll(() => service.stop())

async function save(name: string, filter: object): Promise<void> {
  const document = `mutation ($input: CreateWatchInput!) { createWatch(input: $input) {
    ... on InvalidInput { problems { path message } } ... on CreateWatchSuccess { watch { id } } } }`
  const { createWatch } = await askOf(service)(document, { input: { name, filter } })
  watches[name] = createWatch.watch.id
}

async function take({ outlet, publishedAt, text }: ToldArticle): Promise<void> {
  await publish(askOf(service), { outlet, publishedAt, text, url: `https://${outlet.replace(/ /g, '')}.example/visit` })
}

/** What a watch told, the oldest first, once as many alerts are there. */
async function told(name: string, atLeast: number): Promise<Item['alert'][]> {
  const document = `query ($watchId: ID) { inbox(watchId: $watchId, first: 100) { nodes { alert { kinds statementId
    was { text act actor { slug } office { slug } } why { text conditions { field holds found } } } } } }`
  const read = async () =>
    (await askOf(service)(document, { watchId: watches[name] })).inbox.nodes.map(({ alert }: Item) => alert).reverse()
  await expect.poll(async () => (await read()).length).toBeGreaterThanOrEqual(atLeast)
  return read()
}

test('a watch on an office catches its successive holders, each utterance once', async () => {
  const alerts = await told('the office', 12)
  const holders = new Set(alerts.map(({ was }) => was.actor?.slug))
  expect([...holders].sort()).toEqual(['mirko-valle', 'runa-falk'])
  expect(new Set(alerts.map(({ was }) => was.office?.slug))).toEqual(new Set(['harbour-league-secretary-general']))
  // Two outlets have "we cannot be sleepy about it" in words of their own, and two the dredgers: each is told once.
  expect(new Set(alerts.map(({ statementId }) => statementId)).size).toBe(alerts.length)
  expect(alerts.filter(({ was }) => was.text.includes('sleepy'))).toHaveLength(1)
  expect(alerts.every(({ kinds }) => kinds.join() === 'UTTERANCE')).toBe(true)
  for (const { why } of alerts)
    expect(why.conditions).toMatchObject([
      { field: 'offices', holds: true, found: ['harbour-league-secretary-general'] },
    ])
})

test('a watch on answers to one person catches the spokesperson of a ministry and another government', async () => {
  const alerts = await told('answers to Falk', 2)
  const answering = new Set(alerts.map(({ was }) => was.actor?.slug))
  expect([...answering].sort()).toEqual(['north-korea', 'wen-lijuan'])
  expect(alerts.every(({ kinds }) => kinds.includes('UTTERANCE'))).toBe(true)
  for (const { why } of alerts) expect(why.text).toContain('runa-falk')
})

test('they tell all that their filters find on file, and nothing else', async () => {
  for (const [name, filter, atLeast] of [
    ['the office', FILTERS.office, 12],
    ['answers to Falk', FILTERS.answers, 2],
  ] as const) {
    const alerts = await told(name, atLeast)
    const { statements } = await askOf(service)(
      'query ($filter: StatementFilter) { statements(filter: $filter, first: 100) { nodes { id } } }',
      { filter },
    )
    const found = statements.nodes.map(({ id }: { id: string }) => id)
    expect(alerts.map(({ statementId }) => statementId).sort()).toEqual(found.sort())
  }
  const { statements } = await askOf(service)('{ statements(first: 0) { totalCount } }')
  expect(statements.totalCount).toBeGreaterThanOrEqual(20)
})
