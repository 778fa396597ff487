import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
let reader: Principal
let editor: Principal

beforeAll(async () => {
  desk = await openDesk()
  reader = await desk.principal('READER')
  editor = await desk.principal('EDITOR')
})

afterAll(() => desk.close())

const INGEST = /* GraphQL */ `
  mutation ($input: IngestArticleInput!) {
    ingestArticle(input: $input) {
      __typename
      ... on IngestArticleSuccess {
        outcome
        article { id url title text language revision source { slug name } revisions { number text } reports { nodes { text span { start end } parts { start end } chain { role name } context { before after } confidence revision } } }
        statements { id text actor { name } topics { nodes { slug } } }
      }
      ... on Failure { message }
      ... on InvalidInput { problems { path message } }
    }
  }
`

const ARTICLE = {
  source: { name: 'The Harbour Times', homepage: 'https://harbourtimes.example' },
  url: 'https://harbourtimes.example/fleet?utm_source=x',
  title: 'Fleet to stay',
  text: 'HARBOUR CITY — “The fleet will stay in the strait,” said Minister Ada Brink on Tuesday. The session ended at noon.',
  language: 'en',
  publishedAt: '2025-03-04T12:00:00Z',
}

test('an article goes in, and its statements come out', async () => {
  const { ingestArticle } = await desk.answered(INGEST, { input: ARTICLE })
  expect(ingestArticle).toMatchObject({
    outcome: 'NEW',
    article: { url: ARTICLE.url, title: 'Fleet to stay', revision: 1, source: { slug: 'the-harbour-times' } },
    statements: [{ text: expect.stringContaining('The fleet will stay in the strait') }],
  })
  const [report] = ingestArticle.article.reports.nodes
  expect(ingestArticle.article.text.slice(report.span.start, report.span.end)).toBe(report.text)
  expect((await desk.answered(INGEST, { input: ARTICLE })).ingestArticle.outcome).toBe('UNCHANGED')
})

test.each([
  [{ ...ARTICLE, url: 'file:///etc/passwd' }, 'url'],
  [{ ...ARTICLE, url: ' FILE:/etc/passwd' }, 'url'],
  [{ ...ARTICLE, url: 'nowhere' }, 'url'],
  [{ ...ARTICLE, html: '<p>Both</p>' }, expect.any(String)],
  [{ ...ARTICLE, text: 'a\0b' }, 'text'],
])('what cannot be ingested is refused field by field', async (input, path) => {
  const { ingestArticle } = await desk.answered(INGEST, { input })
  expect(ingestArticle.__typename).toBe('InvalidInput')
  expect(ingestArticle.problems[0].path).toEqual(path)
})

test('an idempotency key of another article is a conflict', async () => {
  await desk.answered(INGEST, { input: { ...ARTICLE, idempotencyKey: 'k1' } })
  const { ingestArticle } = await desk.answered(INGEST, { input: { ...ARTICLE, title: 'Other', idempotencyKey: 'k1' } })
  expect(ingestArticle).toMatchObject({ __typename: 'IdempotencyConflict', message: expect.stringContaining('k1') })
})

test('a reader cannot write, an editor cannot erase', async () => {
  const ingested = await desk.answered(INGEST, { input: ARTICLE }, reader)
  expect(ingested.ingestArticle.__typename).toBe('NotAllowed')
  const created = await desk.answered(
    'mutation { createActor(input: { name: "X", kind: PERSON }) { __typename } createOffice(input: { name: "X" }) { __typename } createTopic(input: { name: "X", rule: {} }) { __typename } }',
    {},
    reader,
  )
  expect(Object.values(created)).toEqual(Array(3).fill({ __typename: 'NotAllowed' }))
  const { articles } = await desk.answered('{ articles { nodes { id } } }')
  const { eraseArticle } = await desk.answered(
    'mutation ($id: ID!) { eraseArticle(input: { id: $id, reason: "no" }) { __typename } }',
    { id: articles.nodes[0].id },
    editor,
  )
  expect(eraseArticle.__typename).toBe('NotAllowed')
})

const CREATE_ACTOR =
  'mutation ($input: CreateActorInput!) { createActor(input: $input) { ... on CreateActorSuccess { actor { id slug name kind aliases } } ... on InvalidInput { problems { path message } } } }'

test('an actor is added with its aliases, and renamed with its slug', async () => {
  const { createActor } = await desk.answered(
    CREATE_ACTOR,
    { input: { name: 'Márta Kővári', kind: 'PERSON', aliases: ['Kovari', 'marta kovari', 'Kővári'] } },
    editor,
  )
  expect(createActor.actor).toMatchObject({ slug: 'marta-kovari', aliases: ['Kovari'] })
  const { updateActor } = await desk.answered(
    'mutation ($input: UpdateActorInput!) { updateActor(input: $input) { ... on UpdateActorSuccess { actor { slug name aliases } } } }',
    { input: { id: createActor.actor.id, name: 'Márta Kővári-Nagy' } },
  )
  expect(updateActor.actor).toEqual({
    slug: 'marta-kovari-nagy',
    name: 'Márta Kővári-Nagy',
    aliases: ['Kovari', 'Márta Kővári'],
  })
})

test.each([
  [{ name: ' ', kind: 'PERSON' }, 'name'],
  [{ name: 'x'.repeat(201), kind: 'PERSON' }, 'name'],
  [{ name: 'Nul \0', kind: 'PERSON' }, 'name'],
  [{ name: 'MARTA KOVARI', kind: 'PERSON' }, 'name'],
  [{ name: 'New', kind: 'PERSON', aliases: ['fine', ''] }, 'aliases.1'],
])('an actor %j is refused', async (input, path) => {
  const { createActor } = await desk.answered(CREATE_ACTOR, { input })
  expect(createActor.problems).toEqual([{ path, message: expect.any(String) }])
})

test('an office has its holders one after the other', async () => {
  const holder = await desk.archive.actor('First Holder')
  await desk.archive.actor('Second Holder')
  const { createOffice } = await desk.answered(
    /* GraphQL */ `
      mutation ($input: CreateOfficeInput!) {
        createOffice(input: $input) {
          ... on CreateOfficeSuccess { office { id slug aliases tenures { from until actor { name } office { slug } } } }
          ... on InvalidInput { problems { path message } }
        }
      }
    `,
    {
      input: {
        name: 'Harbour Master',
        aliases: ['the harbour chief', 'Harbour Master'],
        tenures: [
          { actor: 'second-holder', from: '2024-10-01' },
          { actor: Buffer.from(`Actor:${holder}`).toString('base64'), from: '2014-10-01', until: '2024-10-01' },
        ],
      },
    },
  )
  expect(createOffice.office).toMatchObject({
    slug: 'harbour-master',
    aliases: ['the harbour chief'],
    tenures: [
      { from: '2014-10-01', until: '2024-10-01', actor: { name: 'First Holder' } },
      { from: '2024-10-01', until: null, actor: { name: 'Second Holder' } },
    ],
  })
  const { updateOffice } = await desk.answered(
    'mutation ($input: UpdateOfficeInput!) { updateOffice(input: $input) { ... on UpdateOfficeSuccess { office { tenures { from } } } ... on InvalidInput { problems { path } } } }',
    { input: { id: createOffice.office.id, tenures: [{ actor: 'nobody-known' }] } },
  )
  expect(updateOffice).toEqual({ problems: [{ path: 'tenures.0.actor' }] })
})

const CREATE_TOPIC =
  'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { ... on CreateTopicSuccess { topic { slug rule broader { slug } } } ... on InvalidInput { problems { path message } } } }'

test('a topic is made with a rule that reads as it was written', async () => {
  await desk.answered(CREATE_TOPIC, { input: { name: 'Seas', rule: { text: 'sea' } } })
  const rule = {
    text: 'strait OR channel',
    actors: ['first-holder'],
    any: [{ languages: ['en'] }, { not: { forms: ['FRAGMENT'] } }],
  }
  const { createTopic } = await desk.answered(CREATE_TOPIC, { input: { name: 'Narrow Seas', rule, broader: ['seas'] } })
  expect(createTopic.topic).toEqual({ slug: 'narrow-seas', rule, broader: [{ slug: 'seas' }] })
})

test.each([
  [{ name: 'T', rule: { actors: ['first-holdr'] } }, 'rule.actors', /nearest are first-holder/],
  [
    { name: 'T', rule: { actors: [Buffer.from('Topic:00000000-0000-7000-8000-000000000001').toString('base64')] } },
    'rule.actors',
    /type Actor/,
  ],
  [{ name: 'T', rule: { any: [] } }, 'rule.any', /empty/],
  [{ name: 'T', rule: {}, broader: ['no-such'] }, 'broader.0', /does not name a topic/],
])('a topic %j is refused where it is wrong', async (input, path, message) => {
  const { createTopic } = await desk.answered(CREATE_TOPIC, { input })
  expect(createTopic.problems).toEqual([{ path, message: expect.stringMatching(message) }])
})
