import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

// Whose Sunday an article means: its source's, else its own.

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

let count = 0

async function sunday(publishedTime: string, source: { timeZone?: string } = {}) {
  count += 1
  const outlet = { name: `Outlet ${count}`, homepage: `https://outlet${count}.example`, ...source }
  const { articleId } = await room.published({
    source: outlet,
    url: `${outlet.homepage}/1`,
    html: `<html lang="en"><head><meta property="article:published_time" content="${publishedTime}"></head><body><article>
      <h1>The lock</h1><p>“The lock will open in the first week of autumn,” Ada Quill said on Sunday in Port Ellis.</p>
      <p>It was closed in spring, when the water fell below the second of its three gates, and has been dry ever since.</p>
      </article></body></html>`,
  })
  const { saidEarliest, saidTimeZone } = await room.database.prisma.report.findFirstOrThrow({ where: { articleId } })
  const revision = await room.database.prisma.articleRevision.findFirstOrThrow({ where: { articleId } })
  const { timeZone } = await room.database.prisma.source.findFirstOrThrow({ where: { name: outlet.name } })
  return { saidEarliest, saidTimeZone, own: revision.timeZone, source: timeZone }
}

test.each([
  ['2025-05-11T21:30:00+09:00', '2025-05-10T15:00:00.000Z', 'Etc/GMT-9'],
  ['2025-05-12T01:30:00+05:30', '2025-05-10T18:30:00.000Z', 'Asia/Kolkata'],
])('a page published %s means its own Sunday, where its source has no zone', async (publishedTime, earliest, zone) => {
  expect(await sunday(publishedTime)).toEqual({
    saidEarliest: new Date(earliest),
    saidTimeZone: zone,
    own: zone,
    // The next article may be from somewhere else.
    source: 'UTC',
  })
})

test('the zone of the source counts before the page’s', async () => {
  expect(await sunday('2025-05-11T21:30:00+09:00', { timeZone: 'Europe/Oslo' })).toEqual({
    saidEarliest: new Date('2025-05-10T22:00:00.000Z'),
    saidTimeZone: 'Europe/Oslo',
    own: null,
    source: 'Europe/Oslo',
  })
})

test('a page that tells its time in UTC says nothing of where it is from', async () => {
  expect(await sunday('2025-05-11T12:30:00Z')).toMatchObject({ saidTimeZone: 'UTC', own: null })
})
