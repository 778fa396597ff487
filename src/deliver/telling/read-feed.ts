import { atomFeed, FEED_SIZE, jsonFeed } from '../../domain/telling/feed-out.ts'
import { plainLine } from '../../domain/telling/plain-words.ts'
import { sheetOf } from '../../domain/telling/sheet.ts'
import { readFeedAt } from '../../store/deliveries/feed-addresses.ts'
import { readToldAlerts, type TellingParts } from './read-told.ts'

/** The feed at a secret address, as it is now; null where there is none. */
export async function readPrivateFeed(
  telling: TellingParts,
  { base, secret, format }: { base: string; secret: string; format: 'atom' | 'json' },
): Promise<string | null> {
  const feed = await readFeedAt(telling.prisma, secret, FEED_SIZE.items)
  if (feed === null) return null
  const told = await readToldAlerts(telling, { principalId: feed.ownerId, timeZone: feed.timeZone }, feed.alertIds)
  const sheet = sheetOf(told, { timeZone: feed.timeZone, size: FEED_SIZE, digest: null })
  const about = {
    id: feed.id,
    title: `Onrecord: ${plainLine(feed.name, 200)}`,
    self: `${base}/feeds/${secret}.${format}`,
    updated: told.at(-1)?.at ?? feed.createdAt,
  }
  return format === 'atom' ? atomFeed(sheet, about) : jsonFeed(sheet, about)
}
