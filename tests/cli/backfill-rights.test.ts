import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Service, startService } from '../../src/service.ts'
import { readSettings } from '../../src/settings.ts'
import { openSite, type Site } from '../fetch/web.ts'
import { onrecord } from '../world/command.ts'
import { articlePage, warcOf } from '../world/kept-pages.ts'
import { handOutFrom, keyFor } from '../world/keys.ts'
import { ask, makeKey } from '../world/service.ts'

// What is collected by the command line is kept as its publisher allows, as if the service had collected it.

let folder: string
let env: Record<string, string>
let service: Service

async function start(): Promise<Service> {
  const settings = readSettings({ ...env, PORT: '0', SHUTDOWN_GRACE_MS: '1000' })
  const started = await startService(settings, pino({ level: 'silent' }))
  await handOutFrom(settings.dataDir)
  return started
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-rights-'))
  // The embedded Postgres: commands refuse the tests' own, which is not durable. Nothing listens at PORT.
  env = { DATA_DIR: join(folder, 'data'), PORT: '1', STARTER_TOPICS: 'off', COLLECT_AT_ONCE: '0' }
  service = await start()
})
afterAll(async () => {
  await service.stop()
  await rm(folder, { recursive: true, force: true })
})

async function load(words: string[], sites: { host: string }[] = []) {
  const command = onrecord(['ingest', ...words], {
    env: { ...env, FETCH_ALLOW: sites.map(({ host }) => host).join(',') },
  })
  const code = await command.ended
  return { ...command.output, code }
}

async function throughService(words: string[], sites: { host: string }[]) {
  const key = await makeKey(`${service.url}/graphql`, keyFor(service.url), 'EDITOR')
  return await load([...words, '--server', service.url, '--key', key], sites)
}

async function intoDatabase(words: string[], sites: { host: string }[]) {
  await service.stop()
  const loaded = await load(words, sites)
  service = await start()
  return loaded
}

async function keptOf(url: string) {
  const { data } = await ask<{
    article: { textKept: string; text: string; rights: { reasons: { refuses: string[]; where: string }[] } } | null
  }>(
    `${service.url}/graphql`,
    'query ($url: String!) { article(url: $url) { textKept text rights { reasons { refuses where } } } }',
    { url },
  )
  return data?.article ?? null
}

const page = (words: string, meta = '') =>
  articlePage({ outlet: 'The Harbour Times', words, filler: 3_000 }).replace('<head>', `<head>${meta}`)

const answer: RequestListener = ({ url }, response) => {
  if (url === '/robots.txt') return void response.end('User-agent: *\nContent-Signal: /closed search=no\n')
  response.setHeader('content-type', 'text/html')
  if (url === '/plain') return void response.end(page('The north gate is open'))
  if (url === '/copied') return void response.end(page('The south gate is open', '<meta name="robots" content="noai">'))
  if (url === '/closed') return void response.end(page('The quay is closed'))
  if (url === '/mined') return void response.setHeader('tdm-reservation', '1').end(page('The mole is closed'))
  response.writeHead(404).end()
}

for (const [name, way] of [
  ['a service', throughService],
  ['a database', intoDatabase],
] as const)
  test(`of pages that the command collects into ${name}, quotations are kept, and what is refused is shown`, async () => {
    const sites = (await Promise.all([1, 2, 3, 4].map(() => openSite(answer)))) as [Site, Site, Site, Site]
    const [plain, copied, mined, closed] = sites
    const list = join(folder, 'list.txt')
    await writeFile(list, `${plain.url}/plain\n${copied.url}/copied\n${mined.url}/mined\n${closed.url}/closed`)
    const { stdout, stderr } = await way(['--from', 'urls', list], sites)
    expect(stdout, stderr).toMatch(/3 new, 0 revised, 0 unchanged, 1 refused \(1 rights\)/)
    expect(closed.asked).not.toContain('/closed')
    const kept = await keptOf(`${plain.url}/plain`)
    expect(kept).toMatchObject({ textKept: 'QUOTATIONS', rights: { reasons: [] } })
    expect(kept?.text).toMatch(/“The north gate is open,” Ada Quill.*\[…\]/s)
    expect((await keptOf(`${copied.url}/copied`))?.rights.reasons).toEqual([
      { refuses: ['AI_INPUT'], where: 'the page' },
    ])
    expect((await keptOf(`${mined.url}/mined`))?.rights.reasons).toEqual([
      { refuses: ['FULL_TEXT', 'AI_INPUT'], where: 'the tdm-reservation header' },
    ])
  }, 240_000)

test('of an archive of a crawl what its publishers allowed then is kept; lines of JSON are handed in, and kept whole', async () => {
  const archive = join(folder, 'crawl.warc.gz')
  await writeFile(
    archive,
    warcOf([
      {
        ...{ url: 'https://kept.example/robots.txt', type: 'text/plain' },
        html: 'User-agent: *\nContent-Signal: /closed search=no\nContent-Signal: ai-input=no',
      },
      { url: 'https://kept.example/1', html: page('Pier 1 is safe') },
      { url: 'https://kept.example/2', html: page('Pier 2 is safe'), headers: { 'X-Robots-Tag': 'noarchive' } },
      { url: 'https://kept.example/closed', html: page('Pier 3 is safe') },
    ]),
  )
  const { stdout, stderr } = await load(['--from', 'warc', archive])
  expect(stdout).toMatch(/2 new, 0 revised, 0 unchanged, 1 refused \(1 rights\)/)
  expect(stderr).toMatch(/closed: refused: .*The publisher does not want to be found by search/)
  const signal = { refuses: ['AI_INPUT'], where: 'robots.txt' }
  expect(await keptOf('https://kept.example/1')).toMatchObject({
    textKept: 'QUOTATIONS',
    rights: { reasons: [signal] },
  })
  expect(await keptOf('https://kept.example/2')).toMatchObject({
    rights: { reasons: [signal, { refuses: ['FULL_TEXT'], where: 'the X-Robots-Tag header' }] },
  })

  const lines = join(folder, 'wire.jsonl')
  await writeFile(lines, JSON.stringify({ url: 'https://wire.example/1', html: page('Pier 4 is safe') }))
  await load(['--from', 'jsonl', lines])
  expect(await keptOf('https://wire.example/1')).toMatchObject({ textKept: 'FULL', rights: { reasons: [] } })
}, 240_000)
