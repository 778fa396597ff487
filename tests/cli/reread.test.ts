import { rm } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readLastReread } from '../../src/store/again/rereads.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { attachEmbedded } from '../../src/store/database/embedded/embedded.ts'
import type { PrismaClient } from '../../src/store/prisma/client.ts'
import { onrecord } from '../world/command.ts'
import { readLongAgo, readNow } from '../world/rereading.ts'
import { ask, killCommands, openFolder, runCommand } from '../world/service.ts'

// The real commands, with the Postgres that they bring along.

let dataDir: string
beforeAll(async () => {
  dataDir = await openFolder()
})
afterEach(killCommands)
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const INGEST = `mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }`
const ARTICLES = 12

async function reread(...options: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { ended, output } = onrecord(['reread', ...options], { env: { DATA_DIR: dataDir } })
  return { code: await ended, ...output }
}

/** Asks the running service's database. */
async function look<Result>(work: (prisma: PrismaClient) => Promise<Result>): Promise<Result> {
  const running = await attachEmbedded(dataDir)
  if (running === null) throw new Error('no service runs')
  const database = await openDatabase(running.url, { prismaConnections: 1, poolConnections: 1 })
  try {
    return await work(database.prisma)
  } finally {
    await database.close()
  }
}

test('a service reads its archive again as the command says, and after it was killed goes on where it was', async () => {
  const first = runCommand(['serve'], { DATA_DIR: dataDir, PORT: '0' })
  const url = await first.ready
  for (let count = 0; count < ARTICLES; count += 1) {
    const text = `“The ferry of pier ${count} stays in port today,” Ada Quill said.`
    await ask(url, INGEST, { input: { source: { name: 'Outlet' }, url: `https://outlet.example/${count}`, text } })
  }
  expect(await reread('--status')).toMatchObject({ code: 0, stderr: 'No reread was asked for yet.\n' })
  await look(readLongAgo)
  expect(await reread('--dry-run', '--rate', '60000')).toMatchObject({
    code: 0,
    stdout: `done: ${ARTICLES} articles read; statements: 0 would be found, 0 would be changed, 0 would be lost\n`,
  })
  expect(await look(readNow)).toBe(0)

  // Slow enough to be killed in the middle.
  const following = onrecord(['reread', '--rate', '60'], { env: { DATA_DIR: dataDir } })
  await expect.poll(() => look(readNow), { timeout: 30_000 }).toBeGreaterThan(1)
  expect(await reread()).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^onrecord: A reread is under way already/),
  })
  following.child.kill('SIGINT')
  first.child.kill('SIGKILL')
  await first.ended
  await following.ended

  const second = runCommand(['serve'], { DATA_DIR: dataDir, PORT: '0' })
  await second.ready
  expect((await look(readLastReread))?.finishedAt).toBeNull()
  await expect.poll(async () => (await reread('--status')).stdout, { timeout: 60_000 }).toMatch(/^done: /)
  expect(await look(readLastReread)).toMatchObject({ articles: ARTICLES, failed: 0, stopped: false })
  expect(await look(readNow)).toBe(ARTICLES)

  await look(readLongAgo)
  const slow = onrecord(['reread', '--rate', '1'], { env: { DATA_DIR: dataDir } })
  await expect.poll(() => look(readNow), { timeout: 30_000 }).toBe(1)
  expect((await reread('--stop')).stdout).toMatch(/^stopped: 1 article read/)
  expect(await slow.ended).toBe(0)
  expect((await reread('--stop')).stderr).toBe('No reread is under way.\n')
  await look((prisma) => prisma.articleRevision.updateMany({ data: { kept: 'QUOTATIONS', extractorVersion: null } }))
  expect(await reread()).toMatchObject({
    stdout: expect.stringMatching(/^Nothing to do: /),
    stderr: expect.stringContaining(
      `Only quotations are kept of ${ARTICLES} articles, which keep their reports as they are`,
    ),
  })
  await look((prisma) => prisma.articleRevision.updateMany({ data: { kept: 'FULL' } }))
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)

  // Nobody is there to read: it is asked for, and waits.
  expect(await reread()).toMatchObject({ code: 0, stderr: expect.stringContaining('No service has begun yet.') })
}, 180_000)

test.each([
  [['--since', 'May'], 'is "May", which is not a time that we can read: give one such as "2025-04-08"'],
  [['--since', '2026-02-30'], 'is "2026-02-30", but there is no such day'],
  [['--rate', '0'], 'give a whole number from 1 to 60000'],
])('the options %j are refused with what to give instead', async (options, message) => {
  expect(await reread(...options)).toMatchObject({ code: 1, stderr: expect.stringContaining(message) })
})
