import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import { onrecord } from '../world/command.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { makeKey, type RunningService, runService } from '../world/service.ts'

// What is on file goes out as JSON lines, and in again.

let folder: string
let database: FreshDatabase
let service: RunningService
let editor: string
let reader: string

const FILLER = 'The ferries lay at the quay and the lamps were lit along the water. '.repeat(30).trim()
const TIMES = { name: 'The Harbour Times', homepage: 'https://harbourtimes.example', timeZone: 'Asia/Tokyo' }
const GIVEN = [
  {
    source: TIMES,
    url: 'https://harbourtimes.example/1',
    title: 'The mole',
    byline: 'Bo Fenn',
    publishedAt: '2025-05-13T06:40:00.000Z',
    language: 'en',
    text: `“The mole will hold until spring,” Ada Quill said.\n\n${FILLER}`,
  },
  {
    source: { name: 'Tide Wire' },
    url: 'https://tide.example/a',
    language: 'de',
    text: '„Das Tor bleibt offen“, sagte Ada Quill am Kai vor der alten Halle.',
  },
  {
    source: TIMES,
    url: 'https://harbourtimes.example/2',
    language: 'en',
    text: `“It is dredged,” Ada Quill said. ${FILLER}`,
  },
]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-export-'))
  database = await freshDatabase()
  service = await runService({ STARTER_TOPICS: 'off' }, database)
  editor = await makeKey(service.url, service.key, 'EDITOR')
  reader = await makeKey(service.url, service.key, 'READER')
  for (const given of GIVEN)
    expect(await run(['ingest', '-'], editor, JSON.stringify(given))).toMatchObject({ code: 0 })
}, 120_000)
afterAll(async () => {
  await service.stop()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

async function run(words: string[], key: string, input: string | null = null, at = service.url) {
  const command = onrecord([...words, '--server', at, '--key', key], { input })
  const code = await command.ended
  return { ...command.output, code }
}

const objectsIn = (lines: string) =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

test('articles go out without their texts unless these are asked for', async () => {
  const { stdout, stderr, code } = await run(['export', 'articles'], reader)
  expect([code, stderr]).toEqual([0, ''])
  expect(objectsIn(stdout)).toEqual(GIVEN.map(({ text: _, ...about }) => about))
  expect(stdout).not.toContain('mole will hold')
})

test('with their texts they can be taken in again, and are the same', async () => {
  const { stdout } = await run(['export', 'articles', '--with-text'], editor)
  expect(objectsIn(stdout)).toEqual(GIVEN)
  const file = join(folder, 'articles.jsonl')
  await writeFile(file, stdout)
  const other = await runService({ STARTER_TOPICS: 'off' })
  try {
    expect(await run(['ingest', file, '--quiet'], other.key, null, other.url)).toMatchObject({ code: 0, stdout: '' })
    const again = await run(['export', 'articles', '--with-text'], other.key, null, other.url)
    const byUrl = (articles: { url: string }[]) => articles.toSorted((a, b) => a.url.localeCompare(b.url))
    expect(byUrl(objectsIn(again.stdout))).toEqual(byUrl(GIVEN))
    const words = async (at: string, key: string) =>
      objectsIn((await run(['export', 'statements'], key, null, at)).stdout).map(({ text }) => text)
    expect((await words(other.url, other.key)).toSorted()).toEqual((await words(service.url, editor)).toSorted())
  } finally {
    await other.stop()
  }
}, 60_000)

test('whoever may not see whole texts is told so, and gets none that only look like them', async () => {
  expect(await run(['export', 'articles', '--with-text'], reader)).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'onrecord: Whole texts are shown to the role EDITOR and above: use a key of such a principal, or leave --with-text out\n',
  })
})

test('statements go out all, the first first, or those that flags ask for', async () => {
  const all = objectsIn((await run(['export', 'statements'], reader)).stdout)
  expect(all.map(({ text }) => text)).toEqual([
    'The mole will hold until spring',
    'Das Tor bleibt offen',
    'It is dredged',
  ])
  const some = await run(['export', 'statements', '--not-language', 'de', '--text', 'dredged'], reader)
  expect(objectsIn(some.stdout)).toMatchObject([{ text: 'It is dredged', actor: { name: 'Ada Quill' } }])
})

test('what is cut goes out as it is kept, and of more articles than a page has none is missed', async () => {
  const { prisma, close } = await openDatabase(database.url, { allowUnsafe: true })
  const { id: sourceId } = await prisma.source.findFirstOrThrow({ where: { name: 'Tide Wire' } })
  const rows = Array.from({ length: 230 }, (_, at) => ({ id: uuid(), url: `https://tide.example/n/${at}` }))
  await prisma.article.createMany({
    data: rows.map(({ id, url }, at) => ({
      id,
      sourceId,
      canonicalUrl: url,
      revision: 1,
      ingestedAt: new Date(Date.now() + at),
      erasedAt: at === 7 ? new Date() : null,
    })),
  })
  await prisma.articleRevision.createMany({
    data: rows.map(({ id, url }) => ({
      articleId: id,
      number: 1,
      url,
      language: 'und',
      text: '“No.” […]',
      kept: 'QUOTATIONS' as const,
      digest: id,
      ingestedAt: new Date(),
    })),
  })
  await close()
  const { stdout } = await run(['export', 'articles', '--with-text', '--source', 'tide-wire'], editor)
  const expected = rows.filter((_, at) => at !== 7)
  expect(objectsIn(stdout).slice(1)).toEqual(
    expected.map(({ url }) => ({ source: { name: 'Tide Wire' }, url, text: '“No.” […]' })),
  )
  const dated = await run(['export', 'articles', '--published-after', '2025-01-01', '--language', 'en'], editor)
  expect(objectsIn(dated.stdout).map(({ title }) => title)).toEqual(['The mole'])
}, 60_000)
