import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { askOf, publish } from '../world/articles.ts'
import { type Command, onrecord } from '../world/command.ts'
import { type Newspaper, openNewspaper, status } from '../world/newspaper.ts'
import { type RunningService, runService } from '../world/service.ts'

let paper: Newspaper
let service: RunningService
let statementId: string
const url = 'https://harbourtimes.example/a'

beforeAll(async () => {
  paper = await openNewspaper()
  service = await runService({ FETCH_ALLOW: paper.host, COLLECT_AT_ONCE: '2', POLL_INTERVAL_MS: '200' })
  const told = { url, outlet: 'The Harbour Times', words: 'The dry dock is full of frigates', speaker: 'Ada Quill' }
  const { statementIds } = await publish(askOf(service), told)
  statementId = statementIds[0] ?? ''
  const { path } = paper.print()
  paper.answer(path, status(404))
})
afterAll(async () => {
  await service.stop()
  await paper.close()
})

async function run(words: string[], input: string | null = null): Promise<Command['output'] & { code: number | null }> {
  const command = onrecord([...words, '--server', service.url, '--key', service.key], { input })
  const code = await command.ended
  return { ...command.output, code }
}

test('explain tells what happened to an address, a line for each step', async () => {
  const followed = await run(['follow', paper.feedUrl])
  expect(followed.stdout).toContain('1 not found')
  const missed = await run(['explain', `${paper.url}/news/1?utm_source=x`])
  expect(missed).toMatchObject({ code: 0, stderr: '' })
  const [summary, seen, not, ...more] = missed.stdout.split('\n')
  expect(summary).toMatch(/^Not on file: the server does not know the page\./)
  expect(seen).toMatch(/^ {2}20\d\d-\d\d-\d\dT\d\d:\d\dZ {2}Seen in the feed "The Harbour Times"\.$/)
  expect(not).toMatch(/^ {2}20\d\d-\d\d-\d\dT\d\d:\d\dZ {2}Not fetched: the server does not know the page\./)
  expect(more).toEqual([''])
  expect((await run(['explain', 'nowhere.example/x'])).stdout).toBe(
    `Not on file: no feed that is followed has shown it, and it was not handed in.\n  -${' '.repeat(16)}  No feed that is followed has shown the address, and it was not handed in.\n`,
  )
})

test('explain tells of each statement whether it matches the flags, and which of them failed', async () => {
  const told = async (...flags: string[]) => (await run(['explain', url, ...flags])).stdout.split('\n').slice(2)
  const line = `${statementId}  Ada Quill: “The dry dock is full of frigates”`
  expect(await told()).toEqual([line, ''])
  expect(await told('--text', 'frigates')).toEqual([line, '  matches', ''])
  expect(await told('--text', 'frigates', '--language', 'de')).toEqual([
    line,
    '  does not match: --language asks for de, and it has en.',
    '',
  ])
  expect(await told('--not-actor', 'ada-quill')).toEqual([
    line,
    '  does not match: --not-actor must not be ada-quill, and it is: ada-quill.',
    '',
  ])
  expect(await told('--filter', '{"minReports": 2}')).toEqual([
    line,
    '  does not match: "minReports" asks for 2, and it has 1.',
    '',
  ])
  expect((await run(['explain', url, '--actor', 'nobody-known'])).stderr).toContain('--actor names "nobody-known"')
})

test('explain takes the id of a statement, and prints JSON', async () => {
  const { stdout } = await run(['explain', statementId])
  expect(stdout).toMatch(
    /^Current: 1 article reports it\.\n {2}\S+ {2}First reported by an article of The Harbour Times\.\n/,
  )
  const json = JSON.parse((await run(['explain', url, '--json', '--text', 'tide'])).stdout)
  expect(json).toMatchObject({ isHad: true, reason: null, matches: [{ matches: false, failed: { field: 'text' } }] })
  expect(await run(['explain', 'QUJD'])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /^onrecord: There is no statement with the id "QUJD": "npx onrecord query --ids" shows ids/,
    ),
  })
})

test('coverage tells of a list what was had, and of each other why not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-review-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = join(folder, 'review.txt')
  await writeFile(file, `# Monday\n${url}\r\n\n${paper.url}/news/1\nhttps://nowhere.example/\n`)
  const { stdout, code } = await run(['coverage', file])
  expect(code).toBe(0)
  const lines = stdout.split('\n')
  expect(lines[0]).toBe('WHY\tWHEN\tADDRESS\tMORE')
  expect(lines.slice(1, 3).map((line) => line.split('\t')[0])).toEqual(['not found', 'never seen'])
  expect(lines.at(-2)).toBe('1 of 3 are on file; not: 1 not found, 1 never seen')
  expect((await run(['coverage', file, '--all'])).stdout).toContain(`on file\t`)
  const many = `${url}\n${Array.from({ length: 600 }, (_, index) => `https://nowhere.example/${index}`).join('\n')}`
  const json = (await run(['coverage', '-', '--json'], many)).stdout.trimEnd().split('\n')
  expect(json).toHaveLength(602)
  expect(JSON.parse(json[0] ?? '')).toMatchObject({ url, isHad: true, statements: 1 })
  expect(JSON.parse(json.at(-1) ?? '')).toEqual({ summary: { asked: 601, had: 1, reasons: { NEVER_SEEN: 600 } } })
  expect(await run(['coverage', join(folder, 'none')])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^onrecord: Cannot read .+ \(ENOENT\)\n$/),
  })
  expect((await run(['coverage', '-'], '# nothing\n')).stderr).toBe(
    'onrecord: - has no addresses: it must have one a line\n',
  )
})

test('a feed that answers and is silent for two periods of its own pace is shown first, with what it brings a day', async () => {
  const client = await openConnection(service.database.url)
  onTestFinished(() => client.end())
  const query = (sql: string) => client.query(sql)
  const silent = `UPDATE feeds SET due_at = now() + interval '1 day', last_success_at = now(), quiet_ms = 3600000, last_item_at = now() - interval`
  await query(`${silent} '119 minutes'`)
  const rows = async () => (await run(['feeds'])).stdout.split('\n').map((line) => line.split('\t'))
  expect((await rows())[1]?.[0]).toBe('healthy')
  await query(`${silent} '121 minutes'`)
  await query('UPDATE feed_days SET expected = 12, got = 1')
  const [heads, row] = await rows()
  expect([heads?.[0], heads?.[3]]).toEqual(['HEALTH', 'LAST DAY'])
  expect([row?.[0], row?.[3]]).toEqual(['silent', '1 of 12'])
  expect((await run(['feeds', '--health', 'silent'])).stderr).toMatch(
    /^The Harbour Times answers and is silent since 20/,
  )
  expect((await run(['status'])).stdout).toMatch(/\nFeeds +1 followed, 1 silent/)
})

test('what a load asked for and did not have is known afterwards', async () => {
  const { path } = paper.print()
  paper.answer(path, status(451))
  const loaded = onrecord(['ingest', '--from', 'urls', '-', '--server', service.url, '--key', service.key], {
    env: { FETCH_ALLOW: paper.host },
    input: `${paper.url}${path}\n`,
  })
  expect(await loaded.ended).toBe(1)
  const { stdout } = await run(['explain', `${paper.url}${path}`])
  expect(stdout).toMatch(/^Not on file: the server refused us, or wants a person: ask the publisher\. /)
  expect(stdout).toMatch(/\n {2}20\S+Z {2}Asked for by hand, and not had: the server refused us/)
})
