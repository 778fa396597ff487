import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Newspaper, openNewspaper, send, status } from '../world/newspaper.ts'
import { makeKey, type RunningService, runService } from '../world/service.ts'

let paper: Newspaper
let other: Newspaper
let service: RunningService
let reader: string
let feedId: string

const LATER = '“The pilots will wait for the tide,” Ada Quill said on the quay on Tuesday.'
const PADDING =
  'The board of the harbour met again in the old hall and talked about the channel, the cranes and the winter to come, and about the price of bread. Nothing was decided, and it meets again in a week.'

beforeAll(async () => {
  paper = await openNewspaper()
  other = await openNewspaper({ name: 'The Quay Post' })
  service = await runService({
    FETCH_ALLOW: `${paper.host},${other.host}`,
    COLLECT_AT_ONCE: '2',
    POLL_INTERVAL_MS: '200',
  })
  reader = await makeKey(service.url, service.key, 'READER')
})
afterAll(async () => {
  await service.stop()
  await paper.close()
  await other.close()
})

async function ask<Data>(document: string, variables: object = {}, key?: string | null): Promise<Data> {
  const { data, errors } = await service.ask<Data>(document, variables, key)
  if (errors !== undefined || data == null) throw new Error(JSON.stringify(errors))
  return data
}

interface Told {
  isHad: boolean
  reason: string | null
  text: string
  url: string | null
  article: { id: string } | null
  statements: { id: string; text: string }[]
  steps: Record<string, unknown>[]
  matches: { matches: boolean; text: string; failed: Record<string, unknown> | null }[] | null
}

const EXPLAIN = `query ($url: String, $statementId: ID, $filter: StatementFilter) {
  explain(url: $url, statementId: $statementId, filter: $filter) {
    url isHad reason text article { id } statements { id text }
    steps { __typename at what text
      ... on ExplainedSighting { feedName feedRemovedAt reason message dueAt feed { id } entry { outcome } }
      ... on ExplainedRefusal { refusedFor: reason message }
      ... on ExplainedReading { revision extractor extractorVersion statements article { id } }
      ... on ExplainedReport { statement { id } article { id } report { id } correction { reason } score evidence { kind isFor here there } }
      ... on ExplainedEvent { about: statement { id } gone: article { id } correction { reason } } }
    matches { matches text failed { field isNegated asked found text alternatives { field text } } } } }`

async function explain(variables: object, key?: string): Promise<Told> {
  return (await ask<{ explain: Told }>(EXPLAIN, variables, key)).explain
}

const ADD = `mutation ($input: AddFeedInput!) { addFeed(input: $input) { ... on AddFeedSuccess { feed { id } } ... on Failure { message } } }`
const follow = async (url: string) =>
  (await ask<{ addFeed: { feed: { id: string } } }>(ADD, { input: { url } })).addFeed.feed.id
const poll = (id: string) => ask('mutation ($id: ID!) { pollFeed(input: { id: $id }) { __typename } }', { id })

const INGEST = `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) {
  __typename ... on IngestArticleSuccess { article { id } statements { id } } ... on Failure { message } } }`
const ingest = async (input: object) =>
  (
    await ask<{ ingestArticle: { __typename: string; article: { id: string }; statements: { id: string }[] } }>(
      INGEST,
      { input },
    )
  ).ingestArticle

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

test('what was never seen is told as such', async () => {
  expect(await explain({ url: `${paper.url}/nowhere` })).toMatchObject({
    isHad: false,
    reason: 'NEVER_SEEN',
    statements: [],
    matches: null,
    text: 'Not on file: no feed that is followed has shown it, and it was not handed in.',
    steps: [{ __typename: 'ExplainedEvent', what: 'NEVER_SEEN', at: null }],
  })
})

test('an article that a feed brought is told from the feed to its statements, with times', async () => {
  const { path } = paper.print({ text: [LATER, PADDING] })
  feedId = await follow(paper.feedUrl)
  const url = `${paper.url}${path}`
  await expect.poll(async () => (await explain({ url })).isHad).toBe(true)
  const told = await explain({ url })
  expect(told).toMatchObject({ reason: null, article: { id: expect.any(String) } })
  expect(told.text).toBe('On file: revision 1 of an article of The Harbour Times, with 1 statement.')
  expect(told.statements).toMatchObject([{ text: 'The pilots will wait for the tide' }])
  expect(told.steps).toMatchObject([
    { what: 'SEEN', text: 'Seen in the feed "The Harbour Times".', feed: { id: feedId } },
    {
      what: 'READ',
      revision: 1,
      extractor: 'RULES',
      statements: 1,
      text: expect.stringMatching(/^Revision 1 was taken in, and read by the rules, version \d+: 1 statement\.$/),
    },
    { what: 'FETCHED', entry: { outcome: 'INGESTED' } },
  ])
  for (const { at } of told.steps) expect(at).toMatch(ISO)
})

test.each([
  ['tracking parameters', (url: string) => `${url}?utm_source=mail&fbclid=x`],
  ['a fragment', (url: string) => `${url}#top`],
  ['the other scheme', (url: string) => url.replace('http:', 'https:')],
])('an address with %s is found as the same article', async (_, spelt) => {
  const [{ path } = { path: '' }] = paper.articles
  const plain = await explain({ url: `${paper.url}${path}` })
  expect(await explain({ url: spelt(`${paper.url}${path}`) })).toEqual(plain)
  expect(plain.isHad).toBe(true)
})

test('an address with or without "www." is the same, as it is for an article', async () => {
  await ingest({ source: { name: 'S' }, url: 'http://www.spelt.example/a', text: LATER })
  expect(await explain({ url: 'https://spelt.example/a?utm_medium=x' })).toMatchObject({ isHad: true })
})

test('what is not fetched, or has no text, has one reason, with when and what more is known', async () => {
  const gone = paper.print()
  const empty = paper.print()
  const robots = paper.print({ path: '/closed/1' })
  paper.answer(gone.path, status(404))
  paper.answer(empty.path, (_, response) => send(response, 200, 'text/html', '<html><body></body></html>'))
  paper.answer(robots.path, status(403))
  await poll(feedId)
  const told = async ({ path }: { path: string }) => explain({ url: `${paper.url}${path}` })
  await expect.poll(async () => (await told(robots)).reason).toBe('REFUSED_BY_PUBLISHER')
  await expect.poll(async () => (await told(gone)).reason).toBe('NOT_FOUND')
  await expect.poll(async () => (await told(empty)).reason).toBe('NO_TEXT')
  expect((await told(gone)).steps).toMatchObject([
    { what: 'SEEN' },
    {
      what: 'NOT_TAKEN',
      reason: 'NOT_FOUND',
      dueAt: null,
      at: expect.stringMatching(ISO),
      text: expect.stringMatching(/^Not fetched: the server does not know the page\./),
    },
  ])
  expect((await told(empty)).steps[1]).toMatchObject({
    text: 'Fetched, and not taken: its page has no text of an article.',
  })
})

test('what is tried again is told as waiting, with why and when', async () => {
  const late = paper.print()
  paper.answer(late.path, status(503))
  await poll(feedId)
  const url = `${paper.url}${late.path}`
  await expect.poll(async () => (await explain({ url })).steps.length).toBe(2)
  await expect.poll(async () => (await explain({ url })).text).toMatch(/503|server/i)
  const { reason, text, steps } = await explain({ url })
  expect(reason).toBe('WAITING')
  expect(text).toMatch(/^Not on file yet: it is to be fetched, due at 20\d\d-\d\d-\d\dT\d\d:\d\dZ\. /)
  expect(steps[1]).toMatchObject({
    what: 'QUEUED',
    dueAt: expect.stringMatching(ISO),
    text: expect.stringMatching(/Tried once so far\./),
  })
})

test('a report that was folded says into which statement, why and when', async () => {
  const [first] = paper.articles.slice(-1)
  const { statements } = await explain({ url: `${paper.url}${first?.path}` })
  const url = 'https://quaypost.example/same'
  const source = { name: 'The Quay Post', homepage: 'https://quaypost.example' }
  await ingest({ source, url, text: `${LATER}\n\n${PADDING}` })
  const told = await explain({ url })
  expect(told.statements).toEqual(statements)
  expect(told.steps).toMatchObject([
    { what: 'READ', statements: 1 },
    {
      __typename: 'ExplainedReport',
      what: 'FOLDED',
      statement: { id: statements[0]?.id },
      correction: null,
      at: expect.stringMatching(ISO),
      score: expect.any(Number),
      evidence: expect.arrayContaining([expect.objectContaining({ kind: 'QUOTED_WORDS', isFor: true })]),
      text: expect.stringMatching(
        /^The report of The Quay Post was folded into a statement that .+ had reported: the same speaker, words that say the same \(.*pilots.*\), and times that fit\.$/,
      ),
    },
  ])
  // The same from the statement's side.
  const whole = await explain({ statementId: statements[0]?.id })
  expect(whole).toMatchObject({ isHad: true, reason: null, url: null, statements })
  expect(whole.text).toMatch(/^Current: \d articles report it\.$/)
  expect(whole.steps.map(({ what }) => what)).toEqual(expect.arrayContaining(['REPORTED', 'FOLDED']))
})

test('what an editor merged says into which, by whose reason', async () => {
  const source = { name: 'The Quay Post', homepage: 'https://quaypost.example' }
  const one = await ingest({
    source,
    url: 'https://quaypost.example/m1',
    text: '“The lock opens in May,” Bo Ferris said.',
  })
  const two = await ingest({
    source,
    url: 'https://quaypost.example/m2',
    text: '“We expect the gate in spring,” Bo Ferris said.',
  })
  const ids = [...one.statements, ...two.statements].map(({ id }) => id)
  expect(ids).toHaveLength(2)
  const merge = `mutation ($input: MergeStatementsInput!) { mergeStatements(input: $input) { __typename ... on Failure { message } } }`
  await ask(merge, { input: { into: ids[0], statements: [ids[1]], reason: 'The same remark.' } })
  const told = await explain({ statementId: ids[1] })
  expect(told).toMatchObject({ isHad: true, statements: [{ id: ids[0] }] })
  expect(told.text).toMatch(/^It was merged into another statement\. Current: /)
  expect(told.steps).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        what: 'MERGED',
        about: { id: ids[0] },
        text: 'An editor merged it into another statement: The same remark.',
      }),
    ]),
  )
  const moved = await explain({ url: 'https://quaypost.example/m2' })
  expect(moved.steps.find(({ what }) => what === 'FOLDED')).toMatchObject({
    correction: { reason: 'The same remark.' },
    text: 'An editor put the report of The Quay Post into this statement: The same remark.',
  })
})

test('an edit that drops a statement, and an erasure, are told as such', async () => {
  const source = { name: 'The Quay Post', homepage: 'https://quaypost.example' }
  const url = 'https://quaypost.example/edited'
  const { statements, article } = await ingest({ source, url, text: '“Nine cranes will come,” Cem Adler said.' })
  await ingest({ source, url, text: '“The cranes are cancelled,” Cem Adler said.' })
  const dropped = await explain({ statementId: statements[0]?.id })
  expect(dropped).toMatchObject({ isHad: false, reason: 'RETRACTED' })
  expect(dropped.text).toBe('Not current: no article reports it any longer.')
  expect(dropped.steps.map(({ what }) => what)).toEqual(['REPORTED', 'DROPPED', 'RETRACTED'])
  const now = await explain({ url })
  expect(now.steps).toMatchObject([
    { what: 'READ', revision: 1, statements: null },
    { what: 'READ', revision: 2, statements: 1 },
  ])

  const erase = `mutation ($input: EraseArticleInput!) { eraseArticle(input: $input) { __typename } }`
  await ask(erase, { input: { id: article.id, reason: 'A court said so.' } })
  const gone = await explain({ url })
  expect(gone).toMatchObject({
    isHad: false,
    reason: 'ERASED',
    statements: [],
    text: 'Not on file: an admin erased it.',
  })
  expect(gone.steps.at(-1)).toMatchObject({ what: 'ERASED', at: expect.stringMatching(ISO), gone: { id: article.id } })
  const erased = await explain({ statementId: now.statements[0]?.id })
  expect(erased).toMatchObject({ isHad: false, reason: 'ERASED' })
  expect(erased.steps).toMatchObject([{ what: 'ERASED', at: expect.stringMatching(ISO) }])
  expect(JSON.stringify([gone, erased])).not.toContain('court')
})

test('what was handed in and refused is told, to a reader without the words', async () => {
  const url = 'https://quaypost.example/empty'
  const source = { name: 'The Quay Post', homepage: 'https://quaypost.example' }
  const refused = await ingest({ source, url, html: '<html><body><script>1</script></body></html>' })
  expect(refused.__typename).toBe('InvalidInput')
  await ingest({ source, url, text: 'x', publishedAt: '1812-01-01' })
  await ingest({ source, url, html: '<html><body></body></html>' })
  expect(await explain({ url: `${url}?utm_source=a` })).toMatchObject({
    isHad: false,
    reason: 'NO_TEXT',
    steps: [
      {
        what: 'REFUSED',
        refusedFor: 'NO_TEXT',
        message: expect.stringContaining('has no text'),
        at: expect.stringMatching(ISO),
      },
    ],
  })
  const closed = 'https://quaypost.example/closed'
  const refusals = [{ signal: 'CONTENT_SIGNAL', refuses: ['FETCH'], where: 'robots.txt', text: 'It says search=no.' }]
  await ingest({ source, url: closed, text: LATER, collected: { refusals } })
  expect(await explain({ url: closed })).toMatchObject({ isHad: false, reason: 'RIGHTS' })
  const told = await explain({ url }, reader)
  expect(told).toMatchObject({ reason: 'NO_TEXT', steps: [{ what: 'REFUSED', refusedFor: 'NO_TEXT', message: null }] })
  expect(JSON.stringify(told)).not.toContain('send the article')
})

test('what another program asked for and did not have is noted by it, and told', async () => {
  const url = 'https://quaypost.example/shut'
  const note = async (input: object, key?: string) =>
    ask<{ noteNotHad: object }>(
      `mutation ($input: NoteNotHadInput!) { noteNotHad(input: $input) { __typename
        ... on NoteNotHadSuccess { url } ... on InvalidInput { problems { path } } } }`,
      { input },
      key,
    ).then(({ noteNotHad }) => noteNotHad)
  expect(await note({ url: `${url}?utm_source=x`, reason: 'ROBOTS', message: 'robots.txt has "Disallow: /"' })).toEqual(
    {
      __typename: 'NoteNotHadSuccess',
      url,
    },
  )
  const told = await explain({ url })
  expect(told).toMatchObject({ isHad: false, reason: 'ROBOTS', steps: [{ what: 'REFUSED', refusedFor: 'ROBOTS' }] })
  expect(told.steps[0]?.text).toBe(
    'Asked for by hand, and not had: the robots.txt of its host does not allow it. robots.txt has "Disallow: /".',
  )
  const invalid = (path: string) => ({ __typename: 'InvalidInput', problems: [{ path }] })
  expect(await note({ url, reason: 'ERASED' })).toEqual(invalid('reason'))
  expect(await note({ url: 'file:///a', reason: 'GONE' })).toEqual(invalid('url'))
  expect(await note({ url, reason: 'GONE', message: 'x'.repeat(1_001) })).toEqual(invalid('message'))
  expect(await note({ url, reason: 'GONE' }, reader)).toEqual({ __typename: 'NotAllowed' })
  // Had in the end, it is had, and the note is its past.
  await ingest({ source: { name: 'The Quay Post' }, url, text: '“Our nets are dry,” Dunja Ek said.' })
  expect(await explain({ url })).toMatchObject({ isHad: true, steps: [{ what: 'REFUSED' }, { what: 'READ' }] })
})

test('a reader sees of a feed what it sees elsewhere, and without a key nothing is told', async () => {
  other.print({ path: '/secret' })
  other.answer('/feed.xml?token=hush', (_, response) =>
    send(
      response,
      200,
      'application/rss+xml',
      `<rss version="2.0"><channel><item><link>${other.url}/secret</link></item></channel></rss>`,
    ),
  )
  other.answer('/secret', status(404))
  const id = await follow(`${other.feedUrl}?token=hush`)
  const url = `${other.url}/secret`
  await expect.poll(async () => (await explain({ url })).reason).toBe('NOT_FOUND')
  expect(JSON.stringify(await explain({ url }))).toContain('token=hush')
  expect(JSON.stringify(await explain({ url }, reader))).not.toContain('hush')
  const { status: code, data } = await service.ask(
    'query ($u: String!) { explain(url: $u) { text } }',
    { u: url },
    null,
  )
  expect([code, data]).toEqual([401, undefined])

  await ask('mutation ($id: ID!) { removeFeed(input: { id: $id }) { __typename } }', { id })
  const removed = await explain({ url })
  expect(removed).toMatchObject({ isHad: false, reason: 'NOT_FOUND' })
  expect(removed.steps).toMatchObject([
    { what: 'SEEN', feed: null, entry: null, feedName: other.feedUrl, feedRemovedAt: expect.stringMatching(ISO) },
    { what: 'NOT_TAKEN', reason: 'NOT_FOUND', at: expect.stringMatching(ISO) },
  ])
  expect(removed.steps[0]?.text).toMatch(/^Seen in the feed ".+", which was removed at 20\d\d-/)
  expect(JSON.stringify(removed)).not.toContain('hush')
})

test.each<[string, object, object]>([
  ['passes', { text: 'pilots tide' }, { matches: true, failed: null }],
  [
    'lacks a word',
    { text: 'pilots "price of bread"' },
    {
      matches: false,
      failed: { field: 'text', isNegated: false, asked: { text: 'pilots "price of bread"' }, found: ['pilot'] },
    },
  ],
  [
    'has another language',
    { languages: ['de'] },
    { failed: { field: 'languages', found: ['en'], text: '"languages" asks for de, and it has en.' } },
  ],
  [
    'is of a source that is left out',
    { not: { sources: ['the-quay-post'] } },
    { failed: { field: 'sources', isNegated: true, found: ['the-quay-post'] } },
  ],
  [
    'is later',
    { all: [{ text: 'tide' }, { ingestedBefore: '2020-01-01' }] },
    { failed: { field: 'ingestedBefore', found: [expect.stringMatching(ISO)] } },
  ],
  [
    'is too rare',
    { minReports: 50 },
    { failed: { field: 'minReports', asked: { minReports: 50 }, found: [expect.stringMatching(/^[23]$/)] } },
  ],
  [
    'has none of the alternatives',
    { any: [{ languages: ['de'] }, { minReports: 50 }] },
    { failed: { field: 'any', found: [], alternatives: [{ field: 'languages' }, { field: 'minReports' }] } },
  ],
  [
    'is one of everything that is left out',
    { not: {} },
    { failed: { field: 'all', isNegated: true, alternatives: [] } },
  ],
  [
    'makes no such reply, and has no such discrepancy',
    { any: [{ replies: { kinds: ['DENIES'] } }, { discrepancies: {} }] },
    { failed: { alternatives: [{ field: 'replies' }, { field: 'discrepancies' }] } },
  ],
])('a filter tells of a statement that it %s', async (_, filter, expected) => {
  const told = await explain({ url: 'https://quaypost.example/same', filter })
  expect(told.matches).toMatchObject([expected])
  const found = await ask<{ statements: { nodes: { id: string }[] } }>(
    'query ($filter: StatementFilter) { statements(filter: $filter, first: 100) { nodes { id } } }',
    { filter },
  )
  const isFound = found.statements.nodes.some(({ id }) => id === told.statements[0]?.id)
  expect(told.matches?.[0]?.matches).toBe(isFound)
  const [id] = told.statements
  expect((await explain({ statementId: id?.id, filter })).matches).toEqual(told.matches)
})

test('what cannot be explained is refused with what to do', async () => {
  const refused = async (variables: object) => {
    const { errors } = await service.ask(EXPLAIN, variables)
    return errors?.map(({ message }) => message).join()
  }
  expect(await refused({})).toBe('Give `url` or `statementId`: exactly one of them.')
  expect(await refused({ url: 'https://a.example', statementId: 'x' })).toMatch(/^Give `url` or/)
  expect(await refused({ url: 'harbour' })).toMatch(/^This is not a web address/)
  expect(await refused({ url: 'https://a.example', filter: { actors: ['nobody-at-all'] } })).toMatch(/unknown/)
  expect(await explain({ statementId: 'x' })).toBeNull()
})
