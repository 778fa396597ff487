import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeArchive } from '../world/archive-file.ts'
import { type Command, onrecord } from '../world/command.ts'
import { COMMAND_LINE } from '../world/command-line.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { makeKey, type RunningService, runService } from '../world/service.ts'

// Loading an archive into somebody else's service, with a key.

const ARTICLES = 60

let folder: string
let database: FreshDatabase
let service: RunningService
let key: string
let port: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-load-'))
  database = await freshDatabase()
  service = await runService({}, database)
  key = await makeKey(service.url, service.key, 'EDITOR')
  port = new URL(service.url).port
  await writeArchive(join(folder, 'archive.jsonl'), ARTICLES)
})
afterAll(async () => {
  await service.stop()
  await database.drop()
  await rm(folder, { recursive: true, force: true })
})

function start(words: string[], input: string | null = null): Command {
  return onrecord(['ingest', ...words, '--server', service.url], { input, env: { ONRECORD_KEY: key } })
}

async function load(words: string[], input: string | null = null) {
  const command = start(words, input)
  const code = await command.ended
  return { ...command.output, code }
}

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

test('a load waits for a service that restarts and goes on; run again, it finds everything there', async () => {
  const archive = join(folder, 'archive.jsonl')
  const loading = start([archive])
  await expect.poll(() => loading.output.stdout, { timeout: 60_000 }).toContain(`[10/${ARTICLES}]`)
  await service.stop()
  await expect.poll(() => loading.output.stderr).toContain('-- the service does not answer; waiting for it')
  service = await runService({ PORT: port }, database)
  expect(await loading.ended).toBe(0)
  expect(loading.output.stderr).toBe('-- the service does not answer; waiting for it\n-- connected again\n')
  // What was recorded while the line broke is there already when it is sent again.
  const { data } = await service.ask<{ articles: { totalCount: number } }>('{ articles(first: 1) { totalCount } }')
  expect(data?.articles.totalCount).toBe(ARTICLES)
  expect(lastLine(loading.output.stdout)).toMatch(/^\d+ new, 0 revised, [0-4] unchanged, 0 refused; /)
  expect(loading.output.stdout).toMatch(
    new RegExp(`^\\[${ARTICLES}/${ARTICLES}\\] archive\\.jsonl:\\d+: new, \\d`, 'm'),
  )

  const again = await load([archive, '--json'])
  const told = again.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(told.at(-1).summary).toMatchObject({ new: 0, revised: 0, unchanged: ARTICLES, refused: 0 })
  expect(told.slice(0, -1).every(({ outcome }) => outcome === 'UNCHANGED')).toBe(true)
  expect(told).toContainEqual(expect.objectContaining({ place: 'archive.jsonl:1', url: 'https://outlet0.example/0' }))
}, 180_000)

test('of many articles each is one line; what is refused is kept, and taken in when it is mended', async () => {
  const articles = Array.from({ length: 12 }, (_, number) => ({ text: `“Boat ${number} is late,” Ada Quill said.` }))
  const lines: object[] = articles.map((article, number) =>
    number === 3 ? { ...article, publishedAt: '02/03/2025' } : article,
  )
  const path = await file('mixed.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'))
  const kept = join(folder, 'kept.jsonl')
  const first = await load([path, '--source', 'The Harbour Times', '--refused', kept])
  expect(first.code).toBe(1)
  expect(first.stdout.trimEnd().split('\n')).toHaveLength(12)
  expect(first.stderr).toMatch(
    /^mixed\.jsonl:4: refused: "publishedAt" is "02\/03\/2025", which may have the day or the month first/,
  )
  expect(first.stderr).toContain(`What was refused is in ${kept}: mend it, then run "npx onrecord ingest ${kept}"`)
  const line = JSON.parse(await readFile(kept, 'utf8'))
  // With what the command line said, and the address that it has in its own file.
  expect(line).toMatchObject({ source: 'The Harbour Times', url: expect.stringMatching(/mixed\.jsonl#4$/) })
  await writeFile(kept, JSON.stringify({ ...line, publishedAt: '2025-03-02' }))
  expect((await load([kept])).stdout).toContain('1 new, 0 revised, 0 unchanged, 0 refused')
  expect(lastLine((await load([path, '--source', 'The Harbour Times', '--refused', kept])).stdout)).toMatch(
    /^0 new, 0 revised, 11 unchanged, 1 refused/,
  )
  expect((await load([kept, '--refused', kept])).stderr).toContain('is read by this load: give --refused another name')
}, 120_000)

test('a load that is run again keeps the same refused lines once, in a file of its name, and what was mended there', async () => {
  const lines = Array.from({ length: 14 }, (_, number) => ({
    text: `“Crane ${number} stands still,” Bo Fenn said.`,
    ...(number < 3 ? { publishedAt: '02/03/2025' } : {}),
  }))
  await file('cranes.jsonl', `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{ half a line`)
  const again = async (...words: string[]) => {
    const command = onrecord(['ingest', ...words, '--server', service.url], { cwd: folder, env: { ONRECORD_KEY: key } })
    await command.ended
    return command.output
  }
  const kept = async () => (await readFile(join(folder, 'refused-cranes.jsonl'), 'utf8')).trimEnd().split('\n')
  const isRefused = async () => (await readdir(folder)).filter((name) => name.startsWith('refused-'))
  expect((await again('cranes.jsonl')).stderr).toContain(
    'What was refused is in refused-cranes.jsonl: mend it, then run "npx onrecord ingest refused-cranes.jsonl"',
  )
  const first = await kept()
  expect(first).toHaveLength(4)
  await again('cranes.jsonl')
  expect(await kept()).toEqual(first)

  // One is mended, and the last line has no end any more.
  const mended = first.map((line, number) => (number === 1 ? line.replace('02/03/2025', '2025-03-02') : line))
  await file('refused-cranes.jsonl', mended.slice(0, 3).join('\n'))
  expect((await again('refused-cranes.jsonl', '--json')).stdout).toContain(
    '"new":1,"revised":0,"unchanged":0,"refused":2',
  )
  expect(await kept()).toEqual(mended.slice(0, 3))
  await again('cranes.jsonl')
  expect(await kept()).toEqual(mended)
  // With the file of refused lines among those that are read, the load ends.
  await again('cranes.jsonl', 'refused-cranes.jsonl')
  await again('cranes.jsonl', 'refused-cranes.jsonl', 'refused-cranes-and-others.jsonl')
  expect(await isRefused()).toEqual(['refused-cranes-and-others.jsonl', 'refused-cranes.jsonl'])
}, 120_000)

test('what is refused may go through a pipe', async () => {
  const lines = [1, 2].map((number) =>
    JSON.stringify({ text: `“Pipe ${number} leaks,” Bo Fenn said.`, publishedAt: '02/03/2025' }),
  )
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const heard = text(createReadStream(pipe))
  expect((await load([await file('piped.jsonl', lines.join('\n')), '--refused', pipe])).stdout).toContain('2 refused')
  expect((await heard).trimEnd().split('\n')).toHaveLength(2)
})

test('of a text that is refused for what the command line says, the option is named', async () => {
  const path = await file('note.txt', '“The pier is closed,” Ada Quill said.')
  const { code, stderr } = await load([path, '--published-at', '1823-01-01', '--language', 'xx'])
  expect(code).toBe(1)
  expect(stderr).toContain('refused: --published-at is before 1900')
  expect(stderr).toContain('refused: --language is not a language code')
})

test('a text file of this machine is taken by a service elsewhere, under an address that names the machine', async () => {
  const path = await file('letter.txt', '“The pier is closed,” Ada Quill said.')
  expect((await load([path, '--json'])).stdout).toContain(`"url":"file://${hostname().toLowerCase()}${path}"`)
  expect((await load([path])).stdout).toContain('1 unchanged')
  // Loaded without --server, by the operator's key, it is the same article.
  const { data } = await service.ask(
    `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { ... on IngestArticleSuccess { outcome } } }`,
    {
      input: { source: { name: 'Local files' }, url: `file://${path}`, text: '“The pier is closed,” Ada Quill said.' },
    },
  )
  expect(data).toEqual({ ingestArticle: { outcome: 'UNCHANGED' } })
  const piped = await load(['-'], '“The pier is open,” Ada Quill said.')
  expect(piped).toMatchObject({ code: 0, stdout: expect.stringContaining('1 new, 0 revised') })
})

test('an array, a single object and one over many lines are articles; a list of columns is not', async () => {
  const one = { url: 'https://a.example/one', text: '“One,” Ada Quill said.' }
  const two = { url: 'https://a.example/two', text: '“Two,” Ada Quill said.' }
  expect((await load([await file('array.json', JSON.stringify([one, two], null, 2))])).stdout).toContain('2 new')
  expect((await load([await file('one.json', JSON.stringify(one, null, 2))])).stdout).toContain('1 unchanged')
  expect((await load(['-'], JSON.stringify([two]))).stdout).toContain('1 unchanged')
  const unknown = await load([await file('more.json', JSON.stringify({ ...one, section: 'Sea' }))])
  expect(unknown.stderr).toContain('"section" is not known. Known are source, url, title,')
  const lenient = await load([join(folder, 'more.json'), '--lenient'])
  expect(lenient.stdout).toContain('1 unchanged')
  for (const [name, content, problem] of [
    ['a.csv', 'url,text\nhttps://a.example/1,Words', 'is a table and not an article'],
    ['a.txt', 'url,title,text\nhttps://a.example/1,One,Words', 'is a table and not an article'],
    ['a.xml', '<rss/>', 'is a feed or other XML and not an article'],
    ['a.jsonl.gz', 'x', 'is packed: unpack it first'],
    ['broken.json', '[{"text": "a"},', 'is not JSON'],
  ] as const)
    expect((await load([await file(name, content)])).stderr).toContain(`${name}: refused: ${problem}`)
}, 120_000)

test('an ambiguous time on the command line is refused before anything is read', async () => {
  const { code, stderr } = await load([join(folder, 'letter.txt'), '--published-at', '02/03/2025'])
  expect(code).toBe(1)
  expect(stderr).toContain('which may have the day or the month first')
})

test('a key that is wrong, or may only read, ends a load with one sentence', async () => {
  const archive = join(folder, 'archive.jsonl')
  const wrong = onrecord(['ingest', archive, '--server', service.url, '--key', 'wrong'])
  expect(await wrong.ended).toBe(1)
  expect(wrong.output.stdout).toBe('')
  expect(wrong.output.stderr).toMatch(/^onrecord: The service does not accept the key[^\n]*\n$/)
  const reading = onrecord([
    'ingest',
    archive,
    '--server',
    service.url,
    '--key',
    await makeKey(service.url, service.key, 'READER'),
  ])
  expect(await reading.ended).toBe(1)
  expect(reading.output.stderr.split('\n')).toHaveLength(2)
})

const HAS_SCRIPT = existsSync('/usr/bin/script')
test.skipIf(!HAS_SCRIPT)(
  `on a terminal a bar shows how many are done, the rate and the time left${HAS_SCRIPT ? '' : ' (skipped: no script(1) here)'}`,
  async () => {
    const command = `stty cols 120; ${[process.execPath, ...COMMAND_LINE].join(' ')} ingest ${join(folder, 'archive.jsonl')} --server ${service.url}`
    const child = spawn('/usr/bin/script', ['-qefc', command, '/dev/null'], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, TERM: 'xterm', ONRECORD_KEY: key },
    })
    let shown = ''
    child.stdout.on('data', (bytes) => {
      shown += bytes
    })
    await once(child, 'close')
    expect(shown).toMatch(new RegExp(`█+░* \\d+/${ARTICLES} articles, [\\d.]+ a second, [\\dhms]+ left, 0 refused`))
    expect(shown).toMatch(new RegExp(`0 new, 0 revised, ${ARTICLES} unchanged, 0 refused; .*\\s*$`))
    expect(shown).not.toContain('archive.jsonl:1: unchanged')
    // Before there is an estimate, none is shown.
    expect(shown).not.toMatch(/\b0s left/)
  },
)
