import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import { noteKill } from '../../src/store/feeds/poison-pages.ts'
import { type Command, onrecord } from '../world/command.ts'
import { type Newspaper, openNewspaper, status } from '../world/newspaper.ts'
import { type RunningService, runService } from '../world/service.ts'

let paper: Newspaper
let service: RunningService

beforeAll(async () => {
  paper = await openNewspaper()
  service = await runService({ FETCH_ALLOW: paper.host, COLLECT_AT_ONCE: '2', POLL_INTERVAL_MS: '200' })
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

test('follow finds the feed of a page, shows what comes in, and when it is asked again', async () => {
  paper.print()
  const gone = paper.print()
  paper.answer(gone.path, status(404))
  const looked = await run(['follow', paper.url, '--only-look'])
  expect(looked.stdout).toBe(
    `FORMAT\tITEMS\tNEWEST\tADDRESS\tTITLE\nRSS\t2\t1 min ago\t${paper.feedUrl}\tThe Harbour Times\n`,
  )

  const followed = await run(['follow', paper.url])
  expect(followed).toMatchObject({ code: 0, stderr: '' })
  expect(followed.stdout).toMatch(
    new RegExp(
      `^Following The Harbour Times\n  ${paper.feedUrl}\n  1 article is on file\n  not taken: 1 not found\n  asked again in \\d+ (min|h); "npx onrecord feeds" shows how it is\n$`,
    ),
  )
  const again = await run(['follow', paper.feedUrl, '--no-wait'])
  expect(again.stdout).toBe(`The Harbour Times is followed already\n  ${paper.feedUrl}\n`)
})

test('feeds shows how each is, and missed what is not on file, and why', async () => {
  const { stdout, code } = await run(['feeds'])
  expect(code).toBe(0)
  const [heads, row] = stdout.split('\n').map((line) => line.split('\t'))
  expect(heads).toEqual(['HEALTH', 'NEXT', 'LAST ITEM', 'LAST DAY', 'ON FILE', 'WAIT', 'NOT TAKEN', 'FEED'])
  expect(row?.[0]).toBe('healthy')
  expect(row?.slice(3)).toEqual([expect.stringMatching(/^2 of /), '1', '0', '1 not found', 'The Harbour Times'])
  expect((await run(['feeds', '--health', 'gone'])).stderr).toMatch(/^There is no such feed/)
  const missed = await run(['feeds', 'missed', 'the harbour times'])
  expect(missed.stdout.split('\n')[1]).toMatch(/^not found\t.*\/news\/2\t/)
  // What was handed in since is not missed any more.
  await run(['ingest', '--url', `${paper.url}/news/2`, '-'], '“The sluice is dry,” Bo Ferris said on Tuesday.')
  expect((await run(['feeds', 'missed', 'the harbour times'])).stderr).toContain('Nothing is missed')
})

test('aside shows what was set aside, status counts it, and retry has it done again', async () => {
  expect(await run(['feeds', 'aside'])).toMatchObject({ code: 0, stderr: 'Nothing is set aside.\n' })
  const database = await openDatabase(service.database.url, { allowUnsafe: true })
  onTestFinished(() => database.close())
  const { prisma } = database
  for (let times = 0; times < 3; times += 1)
    await noteKill(prisma, { digest: 'd', url: 'https://a.example/poison', error: 'out of memory' })
  const entry = '00000000-0000-7000-8000-000000000077'
  const [job] = await prisma.$queryRaw<{ id: string }[]>`
    SELECT (onrecord_jobs.add_job('collect-entry', json_build_object('id', ${entry}::text), job_key => ${`entry:${entry}`},
      run_at => now() + interval '1 day', max_attempts => 25)).id::text`
  await prisma.$executeRaw`UPDATE onrecord_jobs._private_jobs SET attempts = 25, last_error = 'the press is stuck' WHERE key = ${`entry:${entry}`}`
  const { stdout } = await run(['feeds', 'aside'])
  const [, failed, page] = stdout.split('\n').map((line) => line.split('\t'))
  expect(failed).toEqual([job?.id, 'failed 25 times', 'now', '-', 'the press is stuck'])
  expect(page?.slice(1)).toEqual(['stopped its reader 3 times', 'now', 'https://a.example/poison', 'out of memory'])
  expect((await run(['status'])).stdout).toContain('\nSet aside  1 jobs, 1 pages: "npx onrecord feeds aside"')
  for (const id of [job?.id ?? '', page?.[0] ?? ''])
    expect(await run(['feeds', 'retry', id])).toMatchObject({ code: 0, stdout: `${id} is tried again\n` })
  await expect.poll(async () => (await run(['feeds', 'aside'])).stderr).toBe('Nothing is set aside.\n')
  expect(await run(['feeds', 'retry', '77'])).toMatchObject({ code: 1 })
})

test('status says how many feeds are followed, and how many are not well', async () => {
  expect((await run(['status'])).stdout).toContain('\nFeeds      1 followed, all well\n')
})

test('a feed is paused, resumed, asked and removed by its address or its title', async () => {
  for (const [word, said] of [
    ['pause', 'is paused'],
    ['resume', 'is asked again'],
    ['ask', 'is asked as soon as its host may be'],
  ] as const)
    expect(await run(['feeds', word, paper.feedUrl])).toMatchObject({ code: 0, stdout: `The Harbour Times ${said}\n` })
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-opml-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const { stdout: opml } = await run(['feeds', 'export'])
  await writeFile(join(folder, 'feeds.opml'), opml)
  expect(await run(['feeds', 'remove', 'The Harbour Times'])).toMatchObject({ code: 0 })
  expect((await run(['feeds', 'import', join(folder, 'feeds.opml')])).stdout).toBe(
    '1 feeds are new, 0 were followed already, 0 refused\n',
  )
  expect((await run(['feeds', 'import', '-'], opml)).stdout).toBe(
    '0 feeds are new, 1 were followed already, 0 refused\n',
  )
})

test('what cannot be done is one line that says why', async () => {
  expect(await run(['feeds', 'pause', 'No such paper'])).toMatchObject({
    code: 1,
    stderr: 'onrecord: There is no feed "No such paper": "npx onrecord feeds" shows them all\n',
  })
  const refused = await run(['follow', 'http://127.0.0.1/'])
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(/^onrecord: url cannot be followed: 127\.0\.0\.1 is /)
})
