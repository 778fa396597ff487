import { EXTRACTOR_VERSION, ExtractionError, type Extractor } from '../../domain/extract/extractor.ts'
import { topicReader } from '../../store/catalogue/classification.ts'
import { holdTopics } from '../../store/catalogue/topics.ts'
import { retrying } from '../../store/database/retry.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { holdUnreread, markRead, readKeptRevision } from '../../store/tables/rereads.ts'
import { plausible, recordReading } from './record-reading.ts'

/** What else is done in the transaction in which an article is read again. */
export interface AroundReread {
  /** First: false leaves the article as it is. */
  begin(tx: Prisma.TransactionClient): Promise<boolean>
  /** Last. What it throws undoes everything. `isRead`: false where nothing was to be read any more. */
  end(tx: Prisma.TransactionClient, isRead: boolean): Promise<void>
}

export type RereadArticle = (articleId: string, around: AroundReread) => Promise<void>

/**
 * Reads kept articles again with the extractor of this release, each in one transaction. Whatever changes is an entry
 * of kind REREAD. Decisions, merges and erasures are carried over as when an article is edited. A text that cannot be
 * read within the limits keeps the reports that it has.
 */
export function openRereader(prisma: PrismaClient, extractor: Extractor, reviewBelow: number): RereadArticle {
  const readTopics = topicReader()
  return async (articleId, { begin, end }) => {
    const kept = await readKeptRevision(prisma, articleId)
    const extraction =
      kept === null
        ? null
        : await extractor.extract({ ...kept, sourceName: kept.source.name }).catch((error: unknown) => {
            if (error instanceof ExtractionError) return null
            throw error
          })
    await retrying(prisma, async (tx) => {
      if (!(await begin(tx))) return
      // It may have been edited, erased or read by another process while it was being read here.
      const isHeld = kept !== null && (await holdUnreread(tx, kept, EXTRACTOR_VERSION))
      if (!isHeld) return end(tx, false)
      if (extraction !== null) {
        await holdTopics(tx)
        await recordReading(tx, {
          articleId,
          sourceId: kept.source.id,
          sourceName: kept.source.name,
          source: kept.source,
          revision: kept.revision,
          text: kept.text,
          language: kept.language,
          timeZone: kept.timeZone,
          publishedAt: kept.publishedAt,
          extractor: extraction.extractor,
          reports: plausible(extraction.reports),
          reviewBelow,
          topics: await readTopics(tx),
          now: new Date(),
          isReread: true,
        })
      }
      await markRead(tx, kept, extraction?.extractor ?? null, EXTRACTOR_VERSION)
      await end(tx, true)
    })
  }
}
