import { rm } from 'node:fs/promises'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { userAgentWith, VERSION } from '../../src/program.ts'
import { startService } from '../../src/service.ts'
import { readSettings } from '../../src/settings.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { addFeeds } from '../../src/store/feeds/feed-rows.ts'
import { freshDatabase } from '../world/database.ts'
import { openNewspaper } from '../world/newspaper.ts'
import { openFolder } from '../world/service.ts'

test('publishers are told the release and the contact, and who starts a service that has feeds is told if there is none', async () => {
  const paper = await openNewspaper()
  const fresh = await freshDatabase()
  const dataDir = await openFolder()
  const database = await openDatabase(fresh.url, { allowUnsafe: true })
  onTestFinished(async () => {
    await database.close()
    await fresh.drop()
    await paper.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  const start = async (env: Record<string, string>) => {
    const told: string[] = []
    const settings = readSettings({
      ...{ PORT: '0', DATA_DIR: dataDir, DATABASE_URL: fresh.url, STARTER_TOPICS: 'off', FETCH_ALLOW: paper.host },
      ...env,
    })
    const service = await startService(settings, pino({ level: 'silent' }), {
      database: { allowUnsafe: true },
      tell: (line) => void told.push(line),
    })
    return { told: told.filter((line) => line.includes('FETCH_CONTACT')), stop: () => service.stop() }
  }
  const withoutFeeds = await start({})
  await withoutFeeds.stop()
  expect(withoutFeeds.told).toEqual([])

  await addFeeds(
    database.prisma,
    [{ url: paper.feedUrl, title: null, sourceName: 'P', homepage: paper.url, chosenMinutes: null, dailyCap: 9 }],
    LOCAL_PRINCIPAL.id,
  )
  const leavesItToOthers = await start({ COLLECT_AT_ONCE: '0' })
  await leavesItToOthers.stop()
  expect(leavesItToOthers.told).toEqual([])
  expect(paper.asked).toEqual([])

  const withContact = await start({ FETCH_CONTACT: 'desk@harbour.example' })
  await expect.poll(() => paper.asked).not.toEqual([])
  await withContact.stop()
  expect(withContact.told).toEqual([])
  expect(paper.asked[0]?.headers['user-agent']).toBe(`Onrecord/${VERSION} (+desk@harbour.example)`)

  const without = await start({})
  await without.stop()
  expect(without.told).toEqual([
    'FETCH_CONTACT is not set, so publishers cannot reach who asks them: set it to a mail or web address of yours',
  ])
  expect(userAgentWith(null)).toBe(`Onrecord/${VERSION}`)
})
