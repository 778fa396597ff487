import { once } from 'node:events'
import { EXTRACTOR_VERSION, ExtractionError, type Extractor } from '../../domain/extract/extractor.ts'
import { rightsFrom } from '../../domain/rights/rights.ts'
import {
  countRereadEntries,
  holdUnreread,
  type KeptRevision,
  markRead,
  type RereadChanges,
  readKeptRevision,
} from '../../store/again/rereads.ts'
import { topicReader } from '../../store/catalogue/classification.ts'
import { holdTopics } from '../../store/catalogue/topics.ts'
import { readClock } from '../../store/database/clock.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import type { Comparer } from '../comparing/comparer.ts'
import { MAX_REPORTS, plausible, recordReading } from '../recording/record-reading.ts'

/**
 * Reads a kept article again. False: there was nothing to read any more, or it changed meanwhile. `finish` is called last
 * in the same transaction; what it throws undoes the reading. The signal ends the reading of the text alone. `isAsked`:
 * watches tell of what changes.
 *
 * @throws Unreadable, and whatever else went wrong: the article keeps its reports.
 */
export type RereadArticle = (
  articleId: string,
  finish: (tx: Prisma.TransactionClient, changes: RereadChanges) => Promise<void>,
  signal: AbortSignal,
  isAsked?: boolean,
) => Promise<boolean>

/** The extractor of this release does not read the article as it was read before. */
class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

/**
 * Reads kept articles again with the extractor of this release, each in one transaction. Whatever changes is an entry
 * of kind REREAD. Decisions, merges and erasures are carried over as when an article is edited, and what people have
 * handled keeps its words and its speaker.
 */
export function openRereader(
  prisma: PrismaClient,
  { extractor, comparer, reviewBelow }: { extractor: Extractor; comparer: Comparer; reviewBelow: number },
): RereadArticle {
  const readTopics = topicReader()
  return async (articleId, finish, signal, isAsked = false) => {
    const kept = await readKeptRevision(prisma, articleId)
    if (kept === null) return false
    // Outside of the transaction: this takes its time, and locks would wait for it.
    const { extractor: by, reports } = await unlessAborted(signal, read(extractor, kept))
    await readTopics.ahead(prisma)
    return comparer.beside(prisma, async (tx, verdicts) => {
      if (!(await holdUnreread(tx, kept, EXTRACTOR_VERSION))) return false
      await holdTopics(tx)
      await recordReading(tx, {
        ...kept,
        sourceId: kept.source.id,
        sourceName: kept.source.name,
        extractor: by,
        reports,
        reviewBelow,
        topics: await readTopics(tx),
        now: await readClock(tx),
        cameInAt: kept.ingestedAt,
        insert: null,
        keepText: 'FULL',
        isBackfill: false,
        isAsked,
        verdicts,
      })
      await markRead(tx, kept, by, EXTRACTOR_VERSION)
      await finish(tx, await countRereadEntries(tx))
      return true
    })
  }
}

async function read(extractor: Extractor, kept: KeptRevision) {
  const extraction = await extractor
    .extract({
      ...kept,
      sourceName: kept.source.name,
      isRefusedToModels: !rightsFrom(kept.reasons).mayUseAsAiInput,
    })
    .catch((error: unknown): never => {
      throw error instanceof ExtractionError ? new Unreadable(`the article ${error.message}`) : error
    })
  // The rules stand in for a model that does not answer. What a model has read is better than that.
  if (kept.extractor === 'LLM' && extraction.extractor !== 'LLM')
    throw new Unreadable('a language model has read the article, and none does now')
  const reports = plausible(extraction.reports)
  if (reports.length > MAX_REPORTS) throw new Unreadable(`the article has more than ${MAX_REPORTS} quotations`)
  return { extractor: extraction.extractor, reports }
}

/** A long text takes long to read: who stops the service does not wait for that. */
async function unlessAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  signal.throwIfAborted()
  const done = new AbortController()
  const aborted = once(signal, 'abort', { signal: done.signal }).then(() => signal.throwIfAborted())
  try {
    return (await Promise.race([work, aborted])) as Result
  } finally {
    done.abort()
  }
}
