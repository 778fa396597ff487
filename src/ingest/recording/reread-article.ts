import { EXTRACTOR_VERSION, ExtractionError, type Extractor } from '../../domain/extract/extractor.ts'
import { topicReader } from '../../store/catalogue/classification.ts'
import { holdTopics } from '../../store/catalogue/topics.ts'
import { retrying } from '../../store/database/retry.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'
import { holdUnreread, markRead, readKeptRevision } from '../../store/tables/rereading.ts'
import { plausible, recordReading } from './record-reading.ts'

/** Reads a kept article again. False: nothing was to be done, since it is gone, newer, or was read meanwhile. */
export type RereadArticle = (articleId: string) => Promise<boolean>

/**
 * Reads kept articles again with the extractor of this release, each in one transaction. Whatever changes is an entry
 * of kind REREAD. Decisions, merges and erasures are carried over as when an article is edited. A text that cannot be
 * read within the limits keeps the reports that it has.
 */
export function openRereader(prisma: PrismaClient, extractor: Extractor, reviewBelow: number): RereadArticle {
  const readTopics = topicReader()
  return async (articleId) => {
    const kept = await readKeptRevision(prisma, articleId)
    if (kept === null) return false
    const { text, publishedAt, language, timeZone, source } = kept
    const extraction = await extractor
      .extract({ text, publishedAt, language, timeZone, sourceName: source.name })
      .catch((error: unknown) => {
        if (error instanceof ExtractionError) return null
        throw error
      })
    return retrying(prisma, async (tx) => {
      // It may have been edited, erased or read by another process while it was being read here.
      if (!(await holdUnreread(tx, kept, EXTRACTOR_VERSION))) return false
      if (extraction !== null) {
        await holdTopics(tx)
        await recordReading(tx, {
          articleId,
          sourceId: source.id,
          sourceName: source.name,
          source,
          revision: kept.revision,
          text,
          language,
          timeZone,
          publishedAt,
          extractor: extraction.extractor,
          reports: plausible(extraction.reports),
          reviewBelow,
          topics: await readTopics(tx),
          now: new Date(),
          isReread: true,
        })
      }
      await markRead(tx, kept, extraction?.extractor ?? null, EXTRACTOR_VERSION)
      return true
    })
  }
}
