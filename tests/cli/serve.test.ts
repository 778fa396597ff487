import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { codeIn, signIn } from '../world/browser-session.ts'
import { COMMAND_LINE } from '../world/command-line.ts'
import { ask, killCommands, openFolder, runCommand } from '../world/service.ts'

// The real command with the Postgres it brings along, in a folder of its own.

let dataDir: string
beforeAll(async () => {
  dataDir = await openFolder()
})
afterEach(killCommands)
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const ARTICLE = {
  source: { name: 'The Harbour Post' },
  url: 'https://harbour-post.example/1',
  text: '“Our partners in the Indo-Pacific can count on us,” Foreign Minister Ada Lindqvist said on Sunday.',
}
const INGEST = `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) {
  __typename ... on IngestArticleSuccess { outcome } ... on Failure { message } } }`

test('a service is fed, is killed, starts again with all it had, and ends by a signal with exit code 0', async () => {
  const first = runCommand(['serve'], { DATA_DIR: dataDir, PORT: '0' })
  const fed = await ask(await first.ready, INGEST, { input: ARTICLE })
  expect(fed.data).toEqual({ ingestArticle: { __typename: 'IngestArticleSuccess', outcome: 'NEW' } })
  const shown = [...first.output().matchAll(/^ {2}\w+ +(DATA_DIR=.+)$/gm)].map(([, command = '']) => {
    // The other terminal does not know where this service keeps its key.
    expect(command).toContain(`DATA_DIR=${dataDir} npx`)
    return command.replace(/^\S+ /, '')
  })
  expect(shown).toEqual([
    'npx onrecord watch',
    'npx onrecord ingest samples/meridian-daily-visit.html',
    'npx onrecord follow paper.example',
  ])
  const readme = await readFile('README.md', 'utf8')
  for (const command of shown) expect(readme).toContain(`\n${command}\n`)
  // All migrations of a new database are one line of the log.
  expect(first.output().match(/"msg":"migrated.*/g)).toEqual(['"msg":"migrated the database"}'])
  first.child.kill('SIGKILL')
  expect(await first.ended).toBeNull()

  const second = runCommand(['serve'], { DATA_DIR: dataDir, PORT: '0', FETCH_ALLOW: 'news.internal:8000' })
  const again = await ask(await second.ready, INGEST, { input: ARTICLE })
  expect(again.data).toEqual({ ingestArticle: { __typename: 'IngestArticleSuccess', outcome: 'UNCHANGED' } })
  expect(second.output()).toContain('onrecord: FETCH_ALLOW lets news.internal:8000 be fetched from')
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)

  const third = runCommand(['serve'], { DATA_DIR: dataDir, PORT: '0' })
  await third.ready
  third.child.kill('SIGINT')
  expect(await third.ended).toBe(0)
}, 90_000)

test('a service whose Postgres has died says so in one line and ends with exit code 1', async () => {
  const service = runCommand(['serve'], { DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' })
  await service.ready
  const postgres = await readPostmaster(dataDir)
  process.kill(postgres, 'SIGKILL')
  expect(await service.ended).toBe(1)
  expect(linesAfterReady(service.output())).toEqual([expect.stringMatching(/^onrecord: The embedded Postgres ended/)])
}, 60_000)

test('the key of the service that runs here is printed alone; where none runs, one line says so', async () => {
  const env = { DATA_DIR: dataDir, PORT: '0' }
  const service = runCommand(['serve'], env)
  const url = await service.ready
  expect((await ask(url, '{ __typename }', {}, null)).status).toBe(401)
  const local = runCommand(['key', 'local'], env)
  expect(await local.ended).toBe(0)
  expect(local.output()).toMatch(/^operator_\S+\n$/)
  expect((await ask(url, '{ __typename }', {}, local.output().trim())).status).toBe(200)

  service.child.kill('SIGKILL')
  await service.ended
  for (const folder of [dataDir, join(dataDir, 'never')]) {
    const lost = runCommand(['key', 'local'], { ...env, DATA_DIR: folder })
    expect(await lost.ended).toBe(1)
    expect(lost.output()).toBe(
      `onrecord: No service runs with the data folder ${folder}: start one with "npx onrecord serve", or set DATA_DIR to its folder\n`,
    )
  }
}, 90_000)

const HAS_SCRIPT = existsSync('/usr/bin/script')
test.skipIf(!HAS_SCRIPT)(
  `a link that signs in is printed on a terminal, and nowhere else${HAS_SCRIPT ? '' : ' (skipped: no script(1) here)'}`,
  async () => {
    const env = { DATA_DIR: dataDir, PORT: '0' }
    const printedInto = join(dataDir, 'terminal')
    const command = [process.execPath, ...COMMAND_LINE, 'serve'].join(' ')
    const child = spawn('/usr/bin/script', ['-qefc', command, printedInto], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: 'ignore',
    })
    const printed = () => readFile(printedInto, 'utf8').catch(() => '')
    await expect.poll(printed, { timeout: 30_000 }).toContain('Ctrl-C stops it.')
    const link = /Open +(http:\S+#code=\S+)/.exec(await printed())?.[1] ?? ''
    expect(await signIn(link, { code: codeIn(link) })).toHaveProperty('word')

    const another = runCommand(['open'], env)
    expect(await another.ended).toBe(0)
    expect(await signIn(link, { code: codeIn(another.output().trim()) })).toHaveProperty('word')
    child.kill('SIGTERM')
    await once(child, 'close')

    const piped = runCommand(['serve'], env)
    await piped.ready
    await expect.poll(piped.output).toContain('Ctrl-C stops it.')
    expect(piped.output()).not.toContain('#code=')
    piped.child.kill('SIGTERM')
    await piped.ended
    const lost = runCommand(['open'], env)
    expect(await lost.ended).toBe(1)
    expect(lost.output()).toMatch(/^onrecord: No service runs with the data folder [^\n]+\n$/)
  },
  90_000,
)

test('LOCAL_ACCESS=open lets nobody in any more, and says so in one sentence', async () => {
  const service = runCommand(['serve'], { DATA_DIR: dataDir, PORT: '0', LOCAL_ACCESS: 'open', LOG_LEVEL: 'silent' })
  expect((await ask(await service.ready, '{ __typename }', {}, null)).status).toBe(401)
  expect(service.output()).toMatch(/^onrecord: LOCAL_ACCESS=open is gone since 0\.4\.0 .* prints$/m)
  service.child.kill('SIGTERM')
  expect(await service.ended).toBe(0)
}, 90_000)

test('keys are made, listed and revoked, whether or not a service runs', async () => {
  const env = { DATA_DIR: dataDir, PORT: '0' }
  const service = runCommand(['serve'], env)
  const url = await service.ready

  const made = runCommand(['key', 'create', '--principal', 'Desk', '--role', 'editor'], env)
  expect(await made.ended).toBe(0)
  const key = /^onrecord_\S{43}$/m.exec(made.output())?.[0] ?? ''
  expect(key).not.toBe('')
  await expect.poll(async () => (await ask(url, '{ __typename }', {}, key)).status).toBe(200)

  const listed = runCommand(['key', 'list'], env)
  expect(await listed.ended).toBe(0)
  expect(listed.output()).toMatch(/onrecord_\S+\.\.\. {2}Desk {2}editor {2}.* {2}live/)
  expect(listed.output()).not.toContain(key)

  const revoked = runCommand(['key', 'revoke', key.slice(0, 16)], env)
  expect(await revoked.ended).toBe(0)
  await expect.poll(async () => (await ask(url, '{ __typename }', {}, key)).status).toBe(401)
  service.child.kill('SIGTERM')
  expect(await service.ended).toBe(0)

  const alone = runCommand(['key', 'list'], env)
  expect(await alone.ended).toBe(0)
  expect(alone.output()).toMatch(/Desk {2}editor {2}.* {2}revoked/)
}, 90_000)

describe('a service that cannot start says in one line what to do, and ends with exit code 1', () => {
  const failing = async (env: Record<string, string>, words = ['serve']) => {
    const command = runCommand(words, { DATA_DIR: dataDir, ...env })
    expect(await command.ended).toBe(1)
    return command.output().trim().split('\n').at(-1) ?? ''
  }

  test('when something listens on its port', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await expect.poll(() => other.listening).toBe(true)
    const { port } = other.address() as AddressInfo
    const unmade = join(dataDir, 'unmade')
    expect(await failing({ PORT: String(port), DATA_DIR: unmade })).toBe(
      `onrecord: Something listens on 127.0.0.1:${port} already: stop it, or set PORT to another (0 takes any free one)`,
    )
    expect(existsSync(unmade)).toBe(false)
    other.close()
  })

  test.each([
    ['a variable makes no sense', { PORT: 'http' }, /^onrecord: PORT is "http", but must be/],
    ['no database listens', { DATABASE_URL: 'postgresql://127.0.0.1:1/x' }, /^onrecord: Cannot open database/],
    [
      'other machines could reach it and there is no key',
      { HOST: '0.0.0.0', PORT: '0' },
      /^onrecord: Other machines can reach 0\.0\.0\.0, so .*"npx onrecord key create/,
    ],
    ['the data folder cannot be made', { PORT: '0', DATA_DIR: '/dev/null/onrecord' }, /^onrecord: [^\n]*\/dev\/null/],
  ])('when %s', async (_why, env, line) => {
    expect(await failing({ ...env })).toMatch(line)
  })

  test('when a command is none', async () => {
    const command = runCommand(['sreve'], {})
    expect(await command.ended).toBe(1)
    expect(command.output()).toContain("unknown command 'sreve'")
  })
})

test('the schema is printed', async () => {
  const command = runCommand(['schema'], {})
  expect(await command.ended).toBe(0)
  expect(command.output()).toContain('type Query')
})

async function readPostmaster(folder: string): Promise<number> {
  return Number((await readFile(`${folder}/postgres/postmaster.pid`, 'utf8')).split('\n')[0])
}

function linesAfterReady(output: string): string[] {
  return output.slice(output.indexOf('Ctrl-C stops it.')).trim().split('\n').slice(1)
}
