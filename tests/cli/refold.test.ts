import { rm } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { readLastRefold } from '../../src/store/again/refolds.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { attachEmbedded } from '../../src/store/database/embedded/embedded.ts'
import type { PrismaClient } from '../../src/store/prisma/client.ts'
import { onrecord } from '../world/command.ts'
import { putElsewhere } from '../world/refolding.ts'
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

async function refold(...options: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { ended, output } = onrecord(['refold', ...options], { env: { DATA_DIR: dataDir } })
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

const standing = (prisma: PrismaClient) => prisma.statement.count({ where: { status: 'CURRENT' } })

test('a service folds its archive again as the command says, and after it was killed goes on where it was', async () => {
  const first = runCommand(['serve'], { DATA_DIR: dataDir, PORT: '0' })
  const url = await first.ready
  const text = '“The ferry of the outer pier stays in port until the ice is gone,” Ada Quill said.'
  for (let count = 0; count < ARTICLES; count += 1) {
    const source = { name: `Outlet ${count}` }
    await ask(url, INGEST, { input: { source, url: `https://outlet-${count}.example/1`, text } })
  }
  expect(await look(standing)).toBe(1)
  expect(await refold('--status')).toMatchObject({ code: 0, stderr: 'No refold was asked for yet.\n' })
  expect(await refold('--topic', 'nowhere')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('--topic is "nowhere", and no topic has that slug'),
  })
  await look(async (prisma) => {
    const reports = await prisma.report.findMany({ orderBy: { id: 'asc' } })
    for (const { id } of reports.slice(1)) await putElsewhere(prisma, id, null)
  })
  expect(await look(standing)).toBe(ARTICLES)
  const tried = await refold('--dry-run', '--rate', '60000')
  const would = `${ARTICLES - 1} would be joined, 0 would be parted, 0 would be put into the review queue`
  expect(tried.stdout).toContain(`done: ${ARTICLES} articles looked at; ${would}\n`)
  expect(tried.stdout).toContain('  joined The ferry of the outer pier stays in port until the ice is gone\n')
  expect(await look(standing)).toBe(ARTICLES)

  // Slow enough to be killed in the middle.
  const following = onrecord(['refold', '--rate', '60'], { env: { DATA_DIR: dataDir } })
  await expect.poll(() => look(standing), { timeout: 30_000 }).toBeLessThan(ARTICLES - 1)
  expect(await refold()).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^onrecord: A refold is under way already/),
  })
  following.child.kill('SIGINT')
  first.child.kill('SIGKILL')
  await first.ended
  await following.ended

  const second = runCommand(['serve'], { DATA_DIR: dataDir, PORT: '0' })
  await second.ready
  expect((await look(readLastRefold))?.finishedAt).toBeNull()
  await expect.poll(async () => (await refold('--status')).stdout, { timeout: 60_000 }).toMatch(/^done: /)
  expect(await look(readLastRefold)).toMatchObject({ articles: ARTICLES, joined: ARTICLES - 1, failed: 0 })
  expect(await look(standing)).toBe(1)
  expect((await refold('--stop')).stderr).toBe('No refold is under way.\n')
  second.child.kill('SIGTERM')
  expect(await second.ended).toBe(0)
}, 180_000)
