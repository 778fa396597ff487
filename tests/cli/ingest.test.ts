import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Service, startService } from '../../src/service.ts'
import { readSettings } from '../../src/settings.ts'
import { attachEmbedded } from '../../src/store/database/embedded/embedded.ts'
import { openSite } from '../fetch/web.ts'
import { execute } from '../world/cluster.ts'
import { type Command, onrecord } from '../world/command.ts'
import { authorized, handOutFrom } from '../world/keys.ts'

let folder: string
let env: Record<string, string>
let service: Service

async function start(): Promise<Service> {
  // Another port each time: the commands find the service through the data folder.
  const settings = readSettings({ ...env, PORT: '0', SHUTDOWN_GRACE_MS: '1000', POLL_INTERVAL_MS: '100' })
  const started = await startService(settings, pino({ level: 'silent' }))
  await handOutFrom(settings.dataDir)
  return started
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-cli-'))
  // The embedded Postgres: commands refuse the tests' own, which is not durable.
  // Where DATA_DIR tells of no service, the commands look at PORT: nothing listens there.
  env = { DATA_DIR: join(folder, 'data'), PORT: '1' }
  service = await start()
})

afterAll(async () => {
  await service.stop()
  await rm(folder, { recursive: true, force: true })
})

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

async function run(args: string[], input: string | null = null): Promise<Command['output'] & { code: number | null }> {
  const command = onrecord(args, { env, input })
  const code = await command.ended
  return { ...command.output, code }
}

async function ask(query: string) {
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorized(service.url) },
    body: JSON.stringify({ query }),
  })
  return ((await response.json()) as { data: { articles: { nodes: { url: string }[] } } }).data
}

test('a load that is only tried takes nothing in, and says what watches would tell of it', async () => {
  const watch = '{ createWatch(input: { name: "Tide gauges", filter: { text: "gauge" } }) { __typename } }'
  await ask(`mutation ${watch}`)
  const path = await file('gauge.txt', '“The tide gauge is wrong by a foot,” Ada Quill said.')
  const tried = await run(['ingest', path, '--alerts', 'dry-run'])
  expect(tried.stdout).toMatch(
    /gauge\.txt: would be new, 1 report\n.*Nothing was taken in\. It would be: 1 new.*\n.*at most:\n +1 {2}Tide gauges\n$/s,
  )
  expect((await ask('{ articles { nodes { url } } }')).articles.nodes).toEqual([])
  const summary = (await run(['ingest', path, '--alerts', 'dry-run', '--json'])).stdout.trim().split('\n').at(-1) ?? ''
  expect(JSON.parse(summary).summary).toMatchObject({ new: 1, wouldTell: { 'Tide gauges': 1 } })
  await service.stop()
  const direct = await run(['ingest', path, '--alerts', 'dry-run'])
  expect(direct.stdout).toContain('1  Tide gauges')
  service = await start()
  expect((await ask('{ articles { nodes { url } } }')).articles.nodes).toEqual([])
})

test('files of text, HTML and JSON lines are taken in by the running service, with progress and what was said', async () => {
  const line = { source: { name: 'Wire' }, url: 'https://wire.example/1', text: '“Three,” Cyril Nook said.' }
  const { stdout, stderr, code } = await run([
    'ingest',
    await file('a.txt', '“One is enough for everybody,” Ada Quill said.'),
    await file('b.html', '<html><body><p>“Two is too many for us,” Bo Fenn said.</p></body></html>'),
    await file('c.jsonl', `${JSON.stringify(line)}\n\n${JSON.stringify({ text: 'Nobody spoke.' })}\n`),
  ])
  expect(stderr).toBe('')
  expect(stdout).toMatch(
    /^\[1\/4\] .*a\.txt: new, 1 report of 1 statement\n {4}Ada Quill: “One is enough for everybody”\n\[2\/4\]/,
  )
  expect(stdout).toContain('4 new, 0 revised, 0 unchanged, 0 refused; 3 reports of 3 statements')
  expect(code).toBe(0)
})

test('of two articles with one utterance each says its own words, and the statement is counted once', async () => {
  const words = 'The ferries will run every hour from the first of May'
  const { stdout } = await run([
    'ingest',
    await file(
      'one.jsonl',
      JSON.stringify({ source: { name: 'Wire' }, url: 'https://wire.example/f', text: `“${words},” Ada Quill said.` }),
    ),
    await file(
      'two.jsonl',
      JSON.stringify({
        source: { name: 'Post' },
        url: 'https://post.example/f',
        text: `“${words} on,” Ada Quill said. “We shall see,” an EU diplomat said.`,
      }),
    ),
  ])
  expect(stdout).toContain(`: new, 1 report of 1 statement\n    Ada Quill: “${words}”\n`)
  expect(stdout).toContain(
    `: new, 2 reports of 2 statements\n    Ada Quill: “${words} on”\n    an EU diplomat: “We shall see”\n`,
  )
  expect(stdout).toContain('0 refused; 3 reports of 2 statements')
})

test('control characters in an article do not reach the terminal', async () => {
  const watching = onrecord(['watch'], { env })
  await vi.waitFor(() => expect(watching.output.stdout).toContain('-- live'), { timeout: 20_000 })
  const words = 'The \u001b]52;c;aGFyYm91cg==\u0007 tide \u009b2J turns'
  const line = {
    source: { name: 'Wire \u001b[8m' },
    url: 'https://wire.example/escapes',
    text: `“${words} at \u202enoon,” Ada Quill said.`,
  }
  const { stdout } = await run(['ingest', await file('escapes.jsonl', `${JSON.stringify(line)}\n`)])
  const { stderr } = await run(['ingest', await file('bad.jsonl', '\u001b[2J\n')])
  await vi.waitFor(() => expect(watching.output.stdout).toMatch(/turns[\s\S]*wire\.example/), { timeout: 10_000 })
  expect(stdout).toContain('1 report of 1 statement')
  for (const shown of [stdout, stderr, watching.output.stdout])
    expect(shown.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}]/gu)).toBe(null)
  watching.child.kill('SIGTERM')
  expect(await watching.ended).toBe(0)
})

test('the same file again is unchanged, an edited one is revised', async () => {
  const path = await file('again.txt', '“We wait for the ferry,” Ada Quill said.')
  expect((await run(['ingest', path])).stdout).toContain('1 new')
  expect((await run(['ingest', path])).stdout).toContain('1 unchanged')
  await file('again.txt', '“We wait for the train,” Ada Quill said.')
  expect((await run(['ingest', path])).stdout).toContain('1 revised')
})

test('a bad item is reported with its place, the rest is taken in, and the exit code says so', async () => {
  const good = (number: number) => JSON.stringify({ url: `https://wire.example/good${number}`, text: 'Nobody spoke.' })
  const path = await file('mixed.jsonl', [good(1), '{broken', '{"text": 7}', '{"text": ""}', good(2)].join('\n'))
  const { stdout, stderr, code } = await run([
    'ingest',
    path,
    join(folder, 'missing.txt'),
    await file('latin.txt', Buffer.from([0xe9, 0x41])),
    '--refused',
    join(folder, 'refused.jsonl'),
  ])
  expect(stderr.split('\n').map((line) => line.replaceAll(folder, ''))).toEqual([
    expect.stringMatching(/^mixed\.jsonl:2: refused: is not JSON/),
    expect.stringMatching(/^mixed\.jsonl:3: refused: "text" is wrong: expected string, received number/),
    expect.stringMatching(/^mixed\.jsonl:4: refused: text is empty/),
    '/missing.txt: refused: does not exist',
    '/latin.txt: refused: is not UTF-8: convert it first',
    'What was refused is in /refused.jsonl: mend it, then run "npx onrecord ingest /refused.jsonl"',
    '',
  ])
  expect(stdout).toContain('2 new, 0 revised, 0 unchanged, 5 refused')
  expect(code).toBe(1)
})

test('standard input and the options say what a file does not', async () => {
  const args = ['ingest', '-', '--source', 'Le Phare', '--url', 'https://phare.example/1', '--language', 'fr']
  await run([...args, '--published-at', '2025-03-05'], '« Nous attendons le bateau », a dit Ada Quill.')
  const found = await ask('{ articles(first: 100) { nodes { url publishedAt language source { name } } } }')
  expect(found.articles.nodes.find((article) => article.url === 'https://phare.example/1')).toEqual({
    url: 'https://phare.example/1',
    publishedAt: '2025-03-05T00:00:00.000Z',
    language: 'fr',
    source: { name: 'Le Phare' },
  })
})

test('a file address is for the command line only: the API refuses it to everybody else', async () => {
  const made = await run(['key', 'create', '--principal', 'Desk', '--role', 'admin'])
  const key = made.stdout.trim()
  const response = await fetch(`${service.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({
      query: `mutation { ingestArticle(input: { source: { name: "A" }, url: "file:///etc/hosts", text: "Nobody spoke." }) {
        __typename ... on InvalidInput { problems { path message } } } }`,
    }),
  })
  expect(await response.json()).toMatchObject({
    data: { ingestArticle: { __typename: 'InvalidInput', problems: [{ path: 'url' }] } },
  })
})

test('pages are fetched in turns with the service: what it was told by a publisher holds, also once it has ended', {
  timeout: 120_000,
}, async () => {
  const site = await openSite((_, response) => response.end('page'))
  const embedded = await attachEmbedded(env.DATA_DIR ?? '')
  const trouble = JSON.stringify({ reason: 'RATE_LIMITED', message: 'it said so (429)', status: 429 })
  await execute(
    embedded?.url ?? '',
    `INSERT INTO host_turns (host, free_at, trouble) VALUES ('${site.host}', now() + interval '1 hour', '${trouble}')`,
  )
  const list = await file('list.txt', `${site.url}/1`)
  const load = async () => {
    const command = onrecord(['ingest', '--from', 'urls', list], { env: { ...env, FETCH_ALLOW: site.host } })
    return { code: await command.ended, ...command.output }
  }
  const withService = await load()
  expect(withService).toMatchObject({ code: 1, stderr: expect.not.stringContaining('No service runs here') })
  await service.stop()
  const without = await load()
  expect(without).toMatchObject({ code: 1, stderr: expect.stringContaining('No service runs here') })
  for (const { stderr } of [withService, without]) {
    expect(stderr).toMatch(/is left alone for 3[56]\d\d s, since it said so/)
    expect(stderr).toContain('FETCH_CONTACT is not set')
  }
  expect(site.asked).toEqual([])
  service = await start()
})

test('somebody who watches in a terminal is told, goes on after a restart of the service, and misses nothing', {
  timeout: 120_000,
}, async () => {
  const watching = onrecord(['watch', '--actor', 'ada-quill', '--json'], { env })
  const told = () =>
    watching.output.stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  const texts = () => told().flatMap((event) => event.was?.text ?? [])
  await vi.waitFor(() => expect(told()).toMatchObject([{ __typename: 'CaughtUp' }]), { timeout: 20_000 })
  await run(['ingest', await file('w1.txt', '“First we listen,” Ada Quill said. “Not I,” Bo Fenn said.')])
  await vi.waitFor(() => expect(texts()).toEqual(['First we listen']), { timeout: 10_000 })
  await service.stop()
  // No service runs: what is taken in now goes straight into the database.
  const { stderr, code } = await run(['ingest', await file('w2.txt', '“Then we are away,” Ada Quill said.')])
  expect(stderr).toContain('No service runs here')
  expect(code).toBe(0)
  service = await start()
  await run(['ingest', await file('w3.txt', '“Now we are back,” Ada Quill said.')])
  await vi.waitFor(() => expect(texts()).toEqual(['First we listen', 'Then we are away', 'Now we are back']), {
    timeout: 20_000,
  })
  watching.child.kill('SIGTERM')
  expect(await watching.ended).toBe(0)
})

test('who watches in a terminal reads that somebody denies something, and not that they say it', async () => {
  const watching = onrecord(['watch', '--text', 'weathervane'], { env })
  await vi.waitFor(() => expect(watching.output.stdout).toContain('-- live'), { timeout: 20_000 })
  await run(['ingest', await file('vane.txt', '“The weathervane was sold by the town,” Ada Quill said.')])
  const said = 'Ada Quill: “The weathervane was sold by the town'
  await vi.waitFor(() => expect(watching.output.stdout).toContain(said), { timeout: 10_000 })
  const found = await ask('{ articles(first: 1) { nodes { url reports { nodes { id } } } } }')
  const [article] = found.articles.nodes as unknown as { reports: { nodes: { id: string }[] } }[]
  const id = article?.reports.nodes[0]?.id
  await ask(`mutation { correctReport(input: { id: "${id}", act: DENIES, reason: "read it again" }) { __typename } }`)
  const denied = '[amended] Ada Quill denies: “The weathervane was sold by the town'
  await vi.waitFor(() => expect(watching.output.stdout).toContain(denied), { timeout: 10_000 })
  watching.child.kill('SIGTERM')
  expect(await watching.ended).toBe(0)
})

test('a topic that does not exist ends the watch with what was probably meant', async () => {
  const { stderr, code } = await run(['watch', '--topic', 'indo-pacific'])
  expect(stderr).toContain('indo-pacific-engagement')
  expect(code).toBe(1)
})

test('a surname that two actors bear ends the watch with who they are', async () => {
  const said = '“The nets are dry,” Asta Marr said. “The nets are wet,” Boel Marr said.'
  await run(['ingest', await file('marr.txt', said)])
  const { stderr, code } = await run(['watch', '--actor', 'marr'])
  expect(stderr).toContain('"marr", which may mean several actors: asta-marr (Asta Marr), boel-marr (Boel Marr)')
  expect(code).toBe(1)
})

test('a key that the service does not take ends the watch, and says so', async () => {
  const { stderr, code } = await run(['watch', '--key', 'no-such-key'])
  expect(stderr).toContain('the service does not accept the key')
  expect(code).toBe(1)
})

test('a page tells its own outlet and address, unless the command line does', async () => {
  const head =
    '<meta property="og:site_name" content="Gull Gazette"><link rel="canonical" href="https://gull.example/tide">'
  const page = `<html><head>${head}</head><body><p>“The tide is all we have,” Ada Quill said to the fishermen.</p></body></html>`
  const path = await file('gull.html', page)
  expect((await run(['ingest', path])).stdout).toContain('1 new')
  expect((await run(['ingest', path, '--source', 'Tern Times'])).stdout).toContain('1 unchanged')
  const found = await ask('{ articles(first: 100) { nodes { url source { name homepage } } } }')
  expect(found.articles.nodes.filter((article) => article.url.includes('gull'))).toEqual([
    { url: 'https://gull.example/tide', source: { name: 'Gull Gazette', homepage: 'https://gull.example' } },
  ])
})

test('two texts that are piped in are two articles, and the same one again is the same', async () => {
  const one = '“The first of two pipes,” Ada Quill said.'
  expect((await run(['ingest', '-'], one)).stdout).toContain('1 new')
  expect((await run(['ingest', '-'], '“The other of two pipes,” Ada Quill said.')).stdout).toContain('1 new')
  expect((await run(['ingest', '-'], one)).stdout).toContain('1 unchanged')
})

test('one address for several files is a mistake of the caller, told in one line', async () => {
  const { stderr, code } = await run(['ingest', 'a.txt', 'b.txt', '--url', 'https://gull.example/1'])
  expect(stderr.split('\n')[0]).toBe(
    'onrecord: --url is the address of one article: name one file with it, which has one',
  )
  expect(stderr).not.toContain('at ')
  expect(code).toBe(1)
})

test('a key is revoked by what the list shows of it, dots and all', async () => {
  await run(['key', 'create', '--principal', 'Hinted', '--role', 'reader', '--expires', '2099-12-31'])
  const listed = (await run(['key', 'list'])).stdout.split('\n').find((line) => line.includes('Hinted')) ?? ''
  const [, hint = ''] = listed.split(/ {2}/)
  expect(hint).toMatch(/^onrecord_\S+\.\.\.$/)
  const revoked = await run(['key', 'revoke', hint])
  expect(revoked).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/Hinted.*revoked 2/) })
})

test('a reread with nothing to do says so', async () => {
  await run(['ingest', await file('read.txt', '“It is read,” Ada Quill said.')])
  expect(await run(['reread'])).toMatchObject({
    code: 0,
    stderr: '',
    stdout: 'Nothing to do: this release has read every article that is kept.\n',
  })
})

test('a denial is printed as one when it is taken in, too', async () => {
  const { stdout } = await run([
    'ingest',
    await file('denied.txt', '“I never sold the weathervane,” Ada Quill denied.'),
  ])
  expect(stdout).toContain('\n    Ada Quill denies: “I never sold the weathervane”\n')
})
