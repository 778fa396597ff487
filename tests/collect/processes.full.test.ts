import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { addFeeds } from '../../src/store/feeds/feed-rows.ts'
import { freshDatabase } from '../world/database.ts'
import { openNewspaper } from '../world/newspaper.ts'
import { openFolder } from '../world/service.ts'

async function startProcess(databaseUrl: string, allowed: string): Promise<ChildProcess> {
  const dataDir = await openFolder()
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/collect/collecting-process.ts'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PORT: '0',
      STARTER_TOPICS: 'off',
      FETCH_ALLOW: allowed,
      POLL_INTERVAL_MS: '200',
      SHUTDOWN_GRACE_MS: '5000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await rm(dataDir, { recursive: true, force: true })
  })
  await once(child.stdout ?? child, 'data')
  return child
}

test('of two processes that collect one is killed in the middle, the other one ended, and a third goes on: nothing is lost', async () => {
  const papers = await Promise.all([openNewspaper(), openNewspaper(), openNewspaper()])
  const fresh = await freshDatabase()
  const database = await openDatabase(fresh.url, { allowUnsafe: true })
  onTestFinished(async () => {
    await database.close()
    await fresh.drop()
    await Promise.all(papers.map((paper) => paper.close()))
  })
  for (const [index, paper] of papers.entries())
    for (let count = 0; count < 6; count += 1)
      paper.print({
        path: `/${index}/${count}`,
        text: [
          `“Gate ${index}${count} stays shut,” Ada Quill said.`,
          `The board of pier ${index} met for the ${count}th time and heard from the pilots, who want the channel dredged before the storms, and from the crews, who want their pay before the winter comes.`,
        ],
      })
  const allowed = papers.map(({ host }) => host).join(',')
  const killed = await startProcess(fresh.url, allowed)
  const ended = await startProcess(fresh.url, allowed)
  await addFeeds(
    database.prisma,
    papers.map(({ feedUrl, url }, index) => ({
      url: feedUrl,
      title: null,
      sourceName: `Paper ${index}`,
      homepage: url,
      chosenMinutes: null,
      dailyCap: 500,
    })),
    LOCAL_PRINCIPAL.id,
  )
  const decided = () => database.prisma.feedEntry.count({ where: { outcome: { not: 'WAITING' } } })
  await expect.poll(decided, { timeout: 60_000 }).toBeGreaterThan(2)
  killed.kill('SIGKILL')
  await expect.poll(decided, { timeout: 60_000 }).toBeGreaterThan(5)
  const exit = once(ended, 'exit')
  ended.kill('SIGTERM')
  expect((await exit)[0]).toBe(0)
  expect(await decided()).toBeLessThan(18)

  await startProcess(fresh.url, allowed)
  await expect.poll(decided, { timeout: 90_000 }).toBe(18)
  const entries = await database.prisma.feedEntry.findMany()
  expect(
    entries.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'INGESTED' && outcome !== 'UNCHANGED'),
  ).toEqual([])
  expect(new Set(entries.map(({ articleId }) => articleId)).size).toBe(18)
  expect(await database.prisma.article.count()).toBe(18)
  expect(await database.prisma.articleRevision.count()).toBe(18)
}, 240_000)
