import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOf, decide, publish } from '../world/articles.ts'
import { onrecord } from '../world/command.ts'
import type { Answer } from '../world/desk.ts'
import { type RunningService, runService } from '../world/service.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

// docs/questions.md, asked of an archive of the samples and a few articles more.

let service: RunningService
let ask: ReturnType<typeof askOf>

const LOCK = 'The lock at Varnby will stay shut for the whole of July'
const SAMPLES = [
  'coastline-review-reprint.txt',
  'harbour-times-interview.html',
  'meridian-daily-visit.html',
  'wire.jsonl',
]

beforeAll(async () => {
  service = await runService({ STARTER_TOPICS: 'on' })
  ask = askOf(service)
  const files = SAMPLES.map((name) => `samples/${name}`)
  const command = onrecord(['ingest', ...files, '--server', service.url, '--key', service.key])
  expect(await command.ended, command.output.stderr).toBe(0)
  // What answers others came after them: a file of text does not tell its day.
  const replies = ['samples/northern-dispatch-replies.txt', '--published-at', '2025-05-14']
  const later = onrecord(['ingest', ...replies, '--server', service.url, '--key', service.key])
  expect(await later.ended, later.output.stderr).toBe(0)

  await ask(`mutation { createActor(input: { name: "Ada Quill", kind: PERSON }) { __typename } }`)
  await ask(`mutation { createOffice(input: {
    name: "Harbour Master", tenures: [{ actor: "ada-quill", from: "2020-01-01" }] }) { __typename } }`)
  const told = (outlet: string, day: string, text: string, url = `https://${outlet.toLowerCase()}.example/${day}`) =>
    publish(ask, { outlet: `The ${outlet}`, url, publishedAt: `2025-06-${day}T09:00:00Z`, text })
  const closing = (words: string) =>
    `Varnby gates\n\n“${words},” Ada Quill, the harbour master, said on Monday, 2 June 2025.\n\nThe gates are old.`
  await told('Tide', '02', closing(`${LOCK} and August`), 'https://tide.example/lock')
  await told('Tide', '02', closing(LOCK), 'https://tide.example/lock')
  await told('Quay', '03', closing(LOCK))
  await told('Gull', '04', 'Bo Reed denied that he had sold the gates.')
  await told('Gull', '05', 'The dredger will be sold before the winter, a pilot said.')
  // A summary and a quotation of which only the place tells that they are one.
  const brief =
    'Nils Brandt said that he was angry with the pilots.\n\n“They leave the quay before the lamps are lit,” Nils Brandt said.'
  await publish(ask, {
    outlet: 'The Gull',
    url: 'https://gull.example/brief',
    publishedAt: '2024-02-01T09:00:00Z',
    text: brief,
  })
  const text = '„Der Hafen bleibt den ganzen Winter offen“, sagte Ada Quill.'
  const titled = { title: 'Am Lock von Varnby', byline: 'Zoë Reed', language: 'de' }
  await ask('mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }', {
    input: { source: { name: 'Hafenblatt' }, url: 'https://hafenblatt.example/1', text, ...titled },
  })
  const { statements } = await ask(
    '{ statements(filter: { replies: {} }) { nodes { answers: repliesTo(first: 1) { nodes { id } } } } }',
  )
  const reply = statements.nodes.flatMap((node: Answer) => node.answers.nodes)[0]
  await decide(ask, 'confirmReply', { id: reply?.id }, 'reply { decision }')
}, 120_000)
afterAll(() => service.stop())

const PAGE = readFileSync('docs/questions.md', 'utf8')
const ROWS = [...PAGE.matchAll(/^\| (.*\?) \| `(.*)` \|$/gm)].map(([, question = '', query = '']) => ({
  question,
  query,
}))

const GERMAN = 'Der Hafen bleibt den ganzen Winter offen'
const SOLD = 'The dredger will be sold before the winter'
const GATES = 'he had sold the gates'
const THREATEN = 'Our ships sail in our own waters and threaten no one'
const HULLS = 'Every month there are more grey hulls around Taiwan, and every month some of them are bigger'

const some = (...nodes: object[]) => ({
  nodes: expect.arrayContaining(nodes.map((node) => expect.objectContaining(node))),
})
const only = (...nodes: object[]) => ({ nodes })
const said = (...texts: string[]) => ({ statements: only(...texts.map((text) => ({ text }))) })

/** What the answer to each question is, or what must be in it. */
const ANSWERS: Record<string, object> = {
  'Who said something on a topic?': {
    statements: some(
      { text: HULLS, actor: { name: 'Sigrún Valdal' } },
      { text: THREATEN, actor: { name: 'Liu Wenhao' } },
    ),
  },
  'What did a person say, the last published first?': said(LOCK, GERMAN),
  'What did the holder of an office say?': { statements: only({ text: LOCK, actor: { name: 'Ada Quill' } }) },
  'What is said on a topic, but not by one actor, nor in one outlet?': {
    statements: some({ text: THREATEN, actor: { name: 'Liu Wenhao' } }),
  },
  'What is quoted word for word?': said(GERMAN, LOCK),
  'Who denies something?': { statements: only({ text: GATES, act: 'DENIES', actor: { name: 'Bo Reed' } }) },
  'What answers a person?': { statements: some({ text: THREATEN, actor: { name: 'Liu Wenhao' } }) },
  'Which answers has an editor confirmed?': said(THREATEN),
  'What is said by people who are not named?': {
    statements: only({ text: SOLD, reports: only({ describedAs: 'a pilot' }) }),
  },
  'Where do certain words stand?': {
    statements: {
      edges: [
        {
          snippet: expect.arrayContaining([{ text: 'July', hit: true }]),
          node: { text: LOCK, act: expect.any(String), actor: { name: 'Ada Quill' } },
        },
      ],
    },
  },
  'What is said near certain words?': said(LOCK),
  'What was read in German?': said(GERMAN),
  'What was published between two days, the newest first?': said(LOCK),
  'What was said in a month, for certain?': said(LOCK),
  'What was said or, if that is unknown, published then?': said(SOLD, GATES, LOCK),
  'What did one outlet publish between two days?': {
    articles: only({
      url: 'https://gull.example/04',
      publishedAt: '2025-06-04T09:00:00.000Z',
      reports: only({ text: GATES, act: 'DENIES' }),
    }),
  },
  'What was said last?': said(LOCK, GERMAN),
  'What do two articles or more report?': { statements: only({ text: LOCK, reports: { totalCount: 2 } }) },
  'What have two outlets that do not have it from each other?': {
    statements: some({ text: LOCK, independentRoots: 2 }, { text: HULLS, independentRoots: 2 }),
  },
  'Where do outlets contradict each other?': {
    statements: some({ text: HULLS, discrepancies: [{ kind: 'SPEECH_FORM', verdict: 'CONFLICT' }] }),
  },
  'Which statements may be one, told in other words?': {
    reviewQueue: some({
      proposal: { earlier: expect.anything(), later: expect.anything(), score: expect.any(Number) },
    }),
  },
  'What is sure, and does not wait for review?': said(LOCK),
  'What was amended since it was told?': { statements: some({ text: LOCK }) },
  'Who is behind this slug?': { actor: { name: 'Ada Quill', kind: 'PERSON', statements: { totalCount: 2 } } },
  'Who held this office?': { office: { name: 'Harbour Master', tenures: [{ actor: { name: 'Ada Quill' } }] } },
  'Who held an office on a day: from the first one, until the day after the last?': {
    office: { tenures: [{ actor: { name: 'Ada Quill' }, from: '2020-01-01', until: null }] },
  },
  'What was taken from this address?': { article: { reports: only({ text: LOCK }) } },
  'Whose name begins so?': { actors: only({ slug: 'ada-quill', name: 'Ada Quill' }) },
  'Which articles have this in title or byline?': {
    articles: only({ title: 'Am Lock von Varnby', byline: 'Zoë Reed', url: 'https://hafenblatt.example/1' }),
  },
  'Which reports does an editor still have to look at?': { reports: some({ text: 'so without much ceremony' }) },
  'What was amended since a day, from what to what?': {
    journal: only({ changed: ['WORDS', 'REPORTS'], before: { text: `${LOCK} and August` }, after: { text: LOCK } }),
  },
  'What became of one statement?': {
    statements: some({
      versions: only(
        expect.objectContaining({ number: 3, kind: 'REPORTED', text: LOCK }),
        expect.objectContaining({ number: 2, kind: 'AMENDED', text: LOCK }),
        expect.objectContaining({ number: 1, kind: 'INGESTED', text: `${LOCK} and August` }),
      ),
    }),
  },
  'What is new on a topic?': { topic: { name: 'Indo-Pacific engagement', statements: { nodes: { length: 3 } } } },
  'What did this outlet report of a person?': { source: { name: 'The Tide', ...said(LOCK) } },
  'How many, without any of them?': { statements: { totalCount: expect.any(Number) } },
  'How often was a person quoted: utterances, and reports of them?': {
    statements: { totalCount: 2 },
    reports: { totalCount: 3 },
  },
  'What stands on the last page?': {
    statements: { nodes: [{ publishedAt: null }, { publishedAt: null }], pageInfo: { hasPreviousPage: true } },
  },
  'Who am I, and which version is this?': { me: { name: 'local', role: 'ADMIN' }, serverInfo: { version } },
  'What did editors do?': {
    audit: only({ kind: 'REPLY_DECISION' }, { kind: 'OFFICE_CREATED' }, { kind: 'ACTOR_CREATED' }),
  },
}

test('there are forty-two questions, and only three have no answer yet', () => {
  expect(ROWS.map(({ question }) => question)).toEqual(Object.keys(ANSWERS))
  expect(ROWS.length + (PAGE.split('## Not yet')[1]?.match(/^\* /gm)?.length ?? 0)).toBe(42)
})

test.each(ROWS)('$question', async ({ question, query }) => {
  expect(await ask(query)).toMatchObject(ANSWERS[question] ?? {})
})

test('a page of counts says how many there are', async () => {
  const { statements, all } = await ask(
    '{ statements(first: 0, filter: { forms: [DIRECT] }) { totalCount } all: statements(first: 100, filter: { forms: [DIRECT] }) { nodes { id } } }',
  )
  expect(statements.totalCount).toBe(all.nodes.length)
})
