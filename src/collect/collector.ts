import type { Logger } from 'pino'
import type { Fetcher } from '../fetch/fetched.ts'
import type { IngestCollected } from '../ingest/ingest.ts'
import type { Outage } from '../jobs/outage.ts'
import type { PrismaClient } from '../store/prisma/client.ts'
import type { FeedReader } from './feed-reader.ts'

/** What collecting takes. */
export interface Collecting {
  prisma: PrismaClient
  fetcher: Fetcher
  feeds: FeedReader
  ingest: IngestCollected
  /** Primary subtags of the languages in which statements are found; null: all. */
  languages: readonly string[] | null
  /** Whether pages of articles on file are looked at again for edits. */
  recheckPages: boolean
  /** In [0, 1): parts feeds that were added together. */
  spread(): number
  /** Aborted when the process ends: what failed since then has not failed. */
  stopping: AbortSignal
  outage: Outage
  log: Logger
}

/** How long a job waits for its turn at a host, before it leaves its place to another one and is done later. */
export const TURN_PATIENCE_MS = 5_000

/** The process ends: what was in hand is left to another one. */
export class Stopping extends Error {
  override readonly name = 'Stopping'

  constructor() {
    super('the process ends; another one, or this one later, does this job')
  }
}
