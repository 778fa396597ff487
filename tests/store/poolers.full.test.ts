import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/store/database/database.ts'
import { execute } from '../world/cluster.ts'
import { freshDatabase } from '../world/database.ts'
import { PGBOUNCER, startPgbouncer } from '../world/pooler.ts'
import { type RunningService, runService } from '../world/service.ts'

async function pooled(mode: string, extra: string[] = []): Promise<string> {
  const database = await freshDatabase()
  const pooler = await startPgbouncer(database.url, mode, extra)
  onTestFinished(async () => {
    await pooler.stop()
    await database.drop()
  })
  const name = new URL(database.url).pathname.slice(1)
  // What the session is set to where nobody sets it otherwise.
  await execute(database.url, `ALTER DATABASE ${name} SET timezone TO 'Asia/Tokyo'`)
  return pooler.url
}

async function ingest(service: RunningService): Promise<string> {
  const input = {
    url: 'https://harbourtimes.example/1',
    source: { name: 'The Harbour Times' },
    publishedAt: '2025-03-02T23:30:00Z',
    text: '“The lock will be repaired,” Ada Quill said.',
  }
  const mutation = 'mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { __typename } }'
  await service.ask(mutation, { input })
  const { data } = await service.ask<{ articles: { nodes: { publishedAt: string; ingestedAt: string }[] } }>(
    '{ articles(first: 1) { nodes { publishedAt ingestedAt } } }',
  )
  const [article] = data?.articles.nodes ?? []
  expect(Math.abs(Date.parse(article?.ingestedAt ?? '') - Date.now())).toBeLessThan(60_000)
  return article?.publishedAt ?? ''
}

describe(`behind pgbouncer${PGBOUNCER === undefined ? ' (skipped: no pgbouncer here)' : ''}`, () => {
  test.skipIf(PGBOUNCER === undefined).each([
    ['as it comes', []],
    ['that drops what a client asks for at its start', ['ignore_startup_parameters = options,extra_float_digits']],
  ])('that pools sessions, %s, times are stored and told as they were given', async (_, extra) => {
    const service = await runService({}, { url: await pooled('session', extra), drop: async () => {} })
    onTestFinished(() => service.stop())
    expect(await ingest(service)).toBe('2025-03-02T23:30:00.000Z')
  })

  test.skipIf(PGBOUNCER === undefined).each([
    ['transactions', 'transaction', []],
    [
      'transactions, and hands out its sessions in turn',
      'transaction',
      ['server_round_robin = 1', 'min_pool_size = 5'],
    ],
    ['transactions, with one session', 'transaction', ['max_db_connections = 1']],
    ['statements', 'statement', []],
  ])('that pools %s, the start is refused with a sentence', async (_, mode, extra) => {
    await expect(openDatabase(await pooled(mode, extra), { allowUnsafe: true })).rejects.toMatchObject({
      name: 'DatabaseUnfit',
      message: expect.stringMatching(
        /^DATABASE_URL leads to a pooler that pools transactions or statements: set it to/,
      ),
    })
  })
})
