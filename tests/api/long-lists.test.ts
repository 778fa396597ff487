import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NO_STEPS } from '../../src/desk/corrections/steps.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { type Archive, openArchive } from '../world/archive.ts'
import { type RunningService, runService } from '../world/service.ts'

// Lists that are not pages: no document says how long they are, and now and then they are long.

const ALLOWED = 400

let service: RunningService
let database: Database
let archive: Archive

beforeAll(async () => {
  service = await runService({ MAX_COST: `${ALLOWED}` })
  database = await openDatabase(service.database.url, { allowUnsafe: true })
  archive = openArchive(database.prisma)
})
afterAll(async () => {
  await database.close()
  await service.stop()
})

interface Told {
  data?: unknown
  errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[]
  extensions?: { cost?: { objects: number } }
}

async function ask(query: string): Promise<Told> {
  const response = await fetch(service.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${service.key}` },
    body: JSON.stringify({ query, extensions: { cost: true } }),
  })
  return (await response.json()) as Told
}

const REFUSED = { extensions: { code: 'TOO_COSTLY', allowed: ALLOWED } }

test('an office that many have held counts with all of them, however few offices there are', async () => {
  const officeId = await archive.office('Harbour Master')
  const actorId = await archive.actor('Ada Quill')
  await database.prisma.tenure.createMany({
    data: Array.from({ length: 350 }, () => ({ id: uuid(), officeId, actorId })),
  })
  const { extensions } = await ask('{ offices(first: 1) { nodes { tenures { from } } } }')
  // The page, the office, and all the tenures.
  expect(extensions?.cost?.objects).toBe(Math.ceil(2 + 350 * (0.2 + 0.05)))
  const { errors } = await ask('{ offices(first: 1) { nodes { tenures { actor { name } } } } }')
  expect(errors).toMatchObject([{ message: expect.stringContaining('its lists are longer than usual'), ...REFUSED }])
})

test('what is asked of each item of a long list counts for each of them', async () => {
  const officeId = await archive.office('Pilot')
  const actorId = await archive.actor('Bela Stone')
  for (let index = 0; index < 10; index += 1) await archive.statement({ actorId })
  await database.prisma.tenure.createMany({
    data: Array.from({ length: 40 }, () => ({ id: uuid(), officeId, actorId })),
  })
  const statements = 'statements(first: 10) { nodes { id } }'
  const { errors } = await ask(`{ office(slug: "pilot") { tenures { actor { ${statements} } } } }`)
  expect(errors?.[0]).toMatchObject(REFUSED)
})

test('lists that lead to each other and back end before they fill the memory', async () => {
  const [one, other] = [await archive.topic('One'), await archive.topic('Other')]
  for (let index = 0; index < 40; index += 1) await archive.topic(`Below ${index}`, [one, other])
  const { errors } = await ask('{ topic(slug: "one") { narrower { broader { narrower { slug } } } } }')
  expect(errors?.[0]).toMatchObject({
    ...REFUSED,
    path: ['topic', 'narrower', expect.anything(), 'broader', 0, 'narrower'],
  })
  expect((await ask('{ topic(slug: "one") { narrower { broader { slug } } } }')).errors).toBeUndefined()
})

test('an article that was edited often counts with all its revisions, unless fewer are asked for', async () => {
  const id = await archive.article({ url: 'https://edited.example/1' })
  const [first] = await database.prisma.articleRevision.findMany({ where: { articleId: id } })
  if (first === undefined) throw new Error('an article without a revision')
  const more = Array.from({ length: 1_499 }, (_, index) => ({ ...first, reasons: [], number: index + 2 }))
  await database.prisma.articleRevision.createMany({ data: more })
  await database.prisma.article.update({ where: { id }, data: { revision: 1_500 } })
  const asked = (revisions: string) =>
    ask(`{ article(url: "https://edited.example/1") { ${revisions} { number title } } }`)
  expect((await asked('revisions')).errors).toMatchObject([REFUSED])
  for (const some of ['revisions(first: 3)', 'revisions(last: 3)', 'revisions(after: 1497)', 'revisions(before: 4)']) {
    const { data, errors } = await asked(some)
    expect(errors, some).toBeUndefined()
    expect(data).toMatchObject({ article: { revisions: [{}, {}, {}] } })
  }
})

test('a correction that was about many counts with all that it names', async () => {
  const principal = await database.prisma.principal.findFirstOrThrow()
  const ids = []
  for (let index = 0; index < 40; index += 1) ids.push((await archive.statement()).id)
  const [into] = ids
  const absorbed = ids.slice(1).map((id) => ({ id, into }))
  await database.prisma.deskCorrection.createMany({
    data: Array.from({ length: 10 }, () => ({
      id: uuid(),
      kind: 'MERGE_STATEMENTS' as const,
      principalId: principal.id,
      reason: 'One utterance.',
      madeAt: new Date(),
      steps: { ...NO_STEPS, absorbed } as object,
    })),
  })
  const asked = (first: number) => ask(`{ deskCorrections(first: ${first}) { nodes { statements { text } } } }`)
  expect((await asked(2)).errors).toBeUndefined()
  expect((await asked(10)).errors).toMatchObject([REFUSED])
})

test('a statement that may be one with many others counts with all of them', async () => {
  const { id: earlierId } = await archive.statement({ text: 'Perhaps the same.' })
  for (let index = 0; index < 60; index += 1) {
    const { id: laterId } = await archive.statement({ text: `Perhaps the same, ${index}.` })
    await database.prisma.foldProposal.create({
      data: { id: uuid(), earlierId, laterId, status: 'PENDING', score: 0.5, evidence: [], proposedAt: new Date() },
    })
  }
  const node = (shown: string) =>
    ask(`{ node(id: "${btoa(`Statement:${earlierId}`)}") { ... on Statement { proposedFolds { ${shown} } } } }`)
  const { data, errors } = await node('score')
  expect(errors).toBeUndefined()
  expect((data as { node: { proposedFolds: unknown[] } }).node.proposedFolds).toHaveLength(60)
  const dear = Array.from({ length: 8 }, (_, index) => `s${index}: statement { text }`).join(' ')
  expect((await node(dear)).errors).toMatchObject([REFUSED])
})

test('long lists of words count too', async () => {
  const actorId = await archive.actor('Cora Marsh')
  const aliases = Array.from({ length: 100 }, (_, index) => ({
    actorId,
    alias: `Name ${index}`,
    folded: `name ${index}`,
  }))
  await database.prisma.actorAlias.createMany({ data: aliases })
  const { extensions } = await ask('{ actor(slug: "cora-marsh") { aliases } }')
  expect(extensions?.cost?.objects).toBe(Math.ceil(1 + 0.05 + 95 * 0.05))
})

test('a shorter page may have longer lists: what is counted is what the whole response may hold', async () => {
  const articleIds = []
  for (let index = 0; index < 50; index += 1) articleIds.push(await archive.article())
  await archive.statement({ text: 'Told by fifty.', articleIds })
  const query = (reports: string) => `{ statements(first: 20, filter: { minReports: 50 }) { nodes { ${reports} } } }`
  const counted = (await ask(query('reports(first: 5) { nodes { id } }'))).extensions?.cost?.objects
  expect((await ask(query('reports(first: 100) { nodes { id } }'))).extensions?.cost?.objects).toBe(counted)
})

test('a mutation that may show more than is allowed is refused before it does anything', async () => {
  const ids = []
  for (let index = 0; index < 3; index += 1) ids.push((await archive.statement()).id)
  const [into, ...others] = ids.map((id) => Buffer.from(`Statement:${id}`).toString('base64'))
  const merge = (shown: string) =>
    ask(`mutation { mergeStatements(input: { into: "${into}", statements: ${JSON.stringify(others)}, reason: "One." }) {
      ... on MergeStatementsSuccess { statements { ${shown} } } ... on Failure { message } } }`)
  const { data, errors } = await merge(
    'text reports(first: 100) { nodes { text article { title reports(first: 10) { nodes { text } } } } }',
  )
  expect(data).toBeUndefined()
  expect(errors).toMatchObject([
    { extensions: { code: 'TOO_COSTLY', field: expect.stringMatching(/^mergeStatements\.statements\.reports/) } },
  ])
  expect(await database.prisma.statement.count({ where: { id: { in: ids }, status: 'CURRENT' } })).toBe(3)
  expect((await merge('text')).data).toMatchObject({ mergeStatements: { statements: [{}] } })
})
