import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor } from '../../src/desk/catalogue/edit-actors.ts'
import { addUpCounts } from '../../src/store/catalogue/statement-counts.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
let rask: string

beforeAll(async () => {
  desk = await openDesk()
  const { archive, database } = desk
  const actor = async (name: string, aliases: string[] = [], slug?: string) => {
    const made = await createActor(database.prisma, { name, kind: 'PERSON', aliases, ...(slug ? { slug } : {}) })
    if (made.kind !== 'saved') throw new Error(JSON.stringify(made))
    return made.id
  }
  const runa = await actor('Runa Åström')
  rask = await actor('Piet Rask', ['Peter Rask'], 'the-harbour-master')
  const obrien = await actor('Una O’Brien')
  await actor('Jean-Claude Quai')
  await createActor(database.prisma, { name: 'Rustling Reeds Council', kind: 'INSTITUTION' })
  const office = await archive.office('Harbour Master')
  const topic = await archive.topic('Île de Quai')
  for (const [actorId, count] of [
    [rask, 3],
    [obrien, 2],
    [runa, 1],
  ] as const)
    for (let index = 0; index < count; index += 1)
      await archive.statement({ actorId, officeId: office, topicIds: [topic] })
  await addUpCounts(database.prisma)
})

afterAll(() => desk.close())

const namesOf = async (search: string | null, more = '') => {
  const { actors } = await desk.answered(
    `query ($search: String) { actors(search: $search ${more}) { totalCount nodes { name } } }`,
    { search },
  )
  expect(actors.totalCount).toBe(actors.nodes.length)
  return actors.nodes.map((node: { name: string }) => node.name)
}

test.each([
  ['ru', ['Runa Åström', 'Rustling Reeds Council']],
  ['RU', ['Runa Åström', 'Rustling Reeds Council']],
  ['ast', ['Runa Åström']],
  ['åst', ['Runa Åström']],
  ['astrom ru', ['Runa Åström']],
  ['pe ra', ['Piet Rask']],
  ['harb', ['Piet Rask']],
  ['brien', ['Una O’Brien']],
  ["o'br", ['Una O’Brien']],
  ['obri', ['Una O’Brien']],
  ['claude', ['Jean-Claude Quai']],
  ['jean-cl', ['Jean-Claude Quai']],
  ['una una', ['Una O’Brien']],
  ['stling', []],
  ['ru pi', []],
])('typing "%s" finds those with words that begin so: %j', async (search, names) => {
  expect((await namesOf(search)).sort()).toEqual(names)
})

test('a list says how many it has, whether changes of the count have been added up or not', async () => {
  const count = async () => {
    const { actor, statements, topics } = await desk.answered(
      `query { actor(slug: "the-harbour-master") { statements(first: 0) { totalCount } }
        statements(filter: { actors: ["the-harbour-master"] }, first: 0) { totalCount }
        topics { nodes { statements(first: 0) { totalCount } } } }`,
    )
    expect(statements.totalCount).toBe(actor.statements.totalCount)
    return [actor.statements.totalCount, topics.nodes[0].statements.totalCount]
  }
  expect(await count()).toEqual([3, 6])
  const { prisma } = desk.database
  const more = await desk.archive.statement({ actorId: rask })
  expect(await prisma.statementCountChange.count({ where: { ownerId: rask } })).toBe(1)
  expect(await count()).toEqual([4, 6])
  await prisma.$executeRaw`UPDATE pending_entries SET after_id = NULL WHERE statement_id = ${more.id}::uuid`
  await prisma.$executeRaw`DELETE FROM statement_versions WHERE statement_id = ${more.id}::uuid`
  expect(await count()).toEqual([3, 6])
  await addUpCounts(prisma)
  expect(await count()).toEqual([3, 6])
})

test('an empty search finds all; one without a letter is refused', async () => {
  expect(await namesOf('  ')).toHaveLength(5)
  expect(await namesOf(null)).toHaveLength(5)
  for (const search of ['*', '…', "'\\", '\0']) {
    const { errors } = await desk.ask('query ($search: String) { actors(search: $search) { totalCount } }', { search })
    expect(
      errors?.map(({ extensions }) => extensions.code),
      search,
    ).toEqual(['BAD_USER_INPUT'])
  }
})

test('a search is one of kind, and in the order of statements', async () => {
  expect(await namesOf('ru', 'kind: INSTITUTION')).toEqual(['Rustling Reeds Council'])
  expect(await namesOf(null, 'orderBy: STATEMENTS_DESC, kind: PERSON')).toEqual([
    'Piet Rask',
    'Una O’Brien',
    'Runa Åström',
    'Jean-Claude Quai',
  ])
})

test('the order of statements follows what is retracted and erased, and is walked by cursors', async () => {
  const { prisma } = desk.database
  const { id } = await desk.archive.statement({ actorId: rask })
  await prisma.$executeRaw`UPDATE statement_versions SET current = FALSE WHERE statement_id = ${id}::uuid`
  const gone = await desk.archive.statement({ actorId: rask })
  await prisma.$executeRaw`UPDATE pending_entries SET after_id = NULL WHERE statement_id = ${gone.id}::uuid`
  await prisma.$executeRaw`DELETE FROM statement_versions WHERE statement_id = ${gone.id}::uuid`
  await addUpCounts(prisma)
  expect((await prisma.actor.findUniqueOrThrow({ where: { id: rask } })).statementCount).toBe(3)
  const seen: string[] = []
  for (let after: string | null = null, more = true; more; ) {
    const { actors }: { actors: { nodes: { name: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } } =
      await desk.answered(
        'query ($after: String) { actors(first: 2, orderBy: STATEMENTS_DESC, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } } }',
        { after },
      )
    seen.push(...actors.nodes.map(({ name }) => name))
    after = actors.pageInfo.endCursor
    more = actors.pageInfo.hasNextPage
  }
  expect(seen.slice(0, 3)).toEqual(['Piet Rask', 'Una O’Brien', 'Runa Åström'])
  expect(new Set(seen).size).toBe(5)
})

test('who was merged is found under the names it had, as who it is now', async () => {
  const { prisma } = desk.database
  const [twin, other] = [await desk.archive.actor('Zed Twinning'), await desk.archive.actor('Zed Other')]
  await prisma.actor.update({ where: { id: twin }, data: { successorId: other } })
  expect(await namesOf('twinn')).toEqual(['Zed Other'])
})

test('offices, topics and sources are searched and ordered, too', async () => {
  const { offices, topics, none } = await desk.answered(`{
    offices(search: "har ma", orderBy: STATEMENTS_DESC) { nodes { slug } }
    topics(search: "ile") { nodes { name } }
    none: sources(search: "nowhere") { totalCount }
  }`)
  expect(offices.nodes).toEqual([{ slug: 'harbour-master' }])
  expect(topics.nodes).toEqual([{ name: 'Île de Quai' }])
  expect(none.totalCount).toBe(0)
})

test('an office, a topic and a source are found by slug or id', async () => {
  await desk.archive.source('The Quay')
  const { office, topic, source, nothing, absurd } = await desk.answered(`{
    office(slug: "harbour-master") { id name }
    topic(slug: "-le-de-quai") { name }
    source(slug: "the-quay") { name }
    nothing: topic(slug: "nothing") { name }
    absurd: office(slug: "\\u0000") { name }
  }`)
  expect([office.name, topic.name, source.name, nothing, absurd]).toEqual([
    'Harbour Master',
    'Île de Quai',
    'The Quay',
    null,
    null,
  ])
  const byId = await desk.answered(
    'query ($id: String!) { office(slug: $id) { __typename } topic(slug: $id) { name } }',
    { id: office.id },
  )
  expect(byId).toEqual({ office: { __typename: 'Office' }, topic: null })
})

const ADDRESS = 'https://harbourtimes.example/pier?b=2&a=1'

test.each([
  ADDRESS,
  'http://harbourtimes.example/pier/?a=1&b=2#top',
  'https://www.harbourtimes.example/pier?a=1&b=2&utm_source=mail&fbclid=x',
])('the article at %s is found', async (url) => {
  const mutation = `mutation ($url: String!) { ingestArticle(input: { url: $url, source: { name: "The Harbour Times" }, text: "“We build,” Piet Rask said." }) { ... on IngestArticleSuccess { article { id } } ... on Failure { message } } }`
  const { ingestArticle } = await desk.answered(mutation, { url: ADDRESS })
  const { article } = await desk.answered(
    'query ($url: String!) { article(url: $url) { id url reports { nodes { text } } } }',
    { url },
  )
  expect(article).toEqual({ id: ingestArticle.article.id, url: ADDRESS, reports: { nodes: [{ text: 'We build' }] } })
})

test('an address that leads nowhere finds nothing; what is not an address is refused', async () => {
  expect((await desk.answered('{ article(url: "https://elsewhere.example") { id } }')).article).toBeNull()
  const { errors } = await desk.ask('{ article(url: "pier") { id } }')
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
})

test('everybody may ask who they are, and whom they talk to', async () => {
  const reader = await desk.principal('READER', 'analyst')
  const { me, serverInfo } = await desk.answered(
    '{ me { name role key { hint } } serverInfo { version extractorVersion } }',
    {},
    reader,
  )
  expect(me).toEqual({ name: 'analyst', role: 'READER', key: null })
  expect(serverInfo).toEqual({ version: '0.0.0', extractorVersion: expect.any(Number) })
})
