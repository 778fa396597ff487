import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { freshDatabase } from '../world/database.ts'
import { type Newspaper, openNewspaper } from '../world/newspaper.ts'
import { type RunningService, runService } from '../world/service.ts'

// A machine whose clock is wrong. The database's is right: it tells what is due, and when something came.

const HOUR = 3_600_000
let paper: Newspaper

beforeEach(async () => {
  paper = await openNewspaper()
})
afterEach(async () => {
  vi.useRealTimers()
  await paper.close()
})

interface Shown {
  feeds: {
    nodes: {
      health: string
      nextPollAt: string
      lastSuccessAt: string
      silentSince: string | null
      outcomes: { outcome: string; count: number }[]
      entries: { nodes: { firstSeenAt: string; lastSeenAt: string; fetchedAt: string | null; decidedAt: string }[] }
    }[]
  }
  overdue: { totalCount: number }
  healthy: { totalCount: number }
}

const DOCUMENT = `{
  feeds { nodes { health nextPollAt lastSuccessAt silentSince outcomes { outcome count }
    entries { nodes { firstSeenAt lastSeenAt fetchedAt decidedAt } } } }
  overdue: feeds(first: 0, health: [OVERDUE, SILENT, FAILING]) { totalCount }
  healthy: feeds(first: 0, health: [HEALTHY]) { totalCount }
}`

async function shown(service: RunningService): Promise<Shown> {
  const { data, errors } = await service.ask<Shown>(DOCUMENT)
  if (data == null) throw new Error(JSON.stringify(errors))
  return data
}

test.each([
  ['an hour behind', -HOUR],
  ['two hours ahead', 2 * HOUR],
  ['a year behind', -365 * 24 * HOUR],
])(
  'a service whose clock is %s collects as others do, and by the same times',
  async (_, offMs) => {
    const now = Date.now()
    for (let hours = 1; hours < 5; hours += 1) paper.print({ publishedAt: new Date(now - hours * HOUR) })
    // By a publisher whose own clock is ahead.
    paper.print({ publishedAt: new Date(now + 30 * HOUR) })
    const fresh = await freshDatabase()
    onTestFinished(() => fresh.drop())
    vi.useFakeTimers({ toFake: ['Date'], now: now + offMs })
    const service = await runService({ FETCH_ALLOW: paper.host, COLLECT_AT_ONCE: '4', POLL_INTERVAL_MS: '100' }, fresh)
    onTestFinished(() => service.stop())
    await service.ask('mutation ($url: String!) { addFeed(input: { url: $url }) { __typename } }', {
      url: paper.feedUrl,
    })
    await expect
      .poll(async () => (await shown(service)).feeds.nodes[0]?.outcomes, { timeout: 60_000, interval: 500 })
      .toEqual([{ outcome: 'INGESTED', count: 5 }])
    const { feeds, overdue, healthy } = await shown(service)
    vi.useRealTimers()

    const [feed] = feeds.nodes
    const near = (instant: string | null | undefined) => Math.abs(Date.parse(instant ?? '') - Date.now()) < 120_000
    expect(feed?.entries.nodes.flatMap((entry) => Object.values(entry)).every(near)).toBe(true)
    expect(near(feed?.lastSuccessAt)).toBe(true)
    const minutes = (Date.parse(feed?.nextPollAt ?? '') - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(150)
    expect(minutes).toBeLessThan(230)
    expect({ health: feed?.health, silentSince: feed?.silentSince }).toEqual({ health: 'HEALTHY', silentSince: null })
    expect({ overdue, healthy }).toEqual({ overdue: { totalCount: 0 }, healthy: { totalCount: 1 } })
    const client = await openConnection(fresh.url)
    onTestFinished(() => client.end())
    const { rows } = await client.query(`
    SELECT count(*)::int AS ahead FROM articles a JOIN article_revisions r ON r.article_id = a.id
    WHERE r.published_at > now() OR a.ingested_at > now() OR a.ingested_at < now() - interval '5 minutes'`)
    expect(rows).toEqual([{ ahead: 0 }])
  },
  120_000,
)
