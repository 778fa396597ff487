import { LRUCache } from 'lru-cache'
import { countKills, forgetKills, noteKill } from '../../store/feeds/poison-pages.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'

/** What is known of pages that stop their reader, by the SHA-256 of their HTML. */
export interface PoisonNotes {
  /** How often it stopped its reader. */
  count(digest: string): Promise<number>
  /** Counts one time more, and answers how often it was by now. */
  note(kill: { digest: string; url: string; error: string }): Promise<number>
  /** It was read after all. */
  forget(digest: string): Promise<void>
}

/** In the database: for all processes, and after a restart. */
export function keptNotes(prisma: PrismaClient): PoisonNotes {
  return {
    count: (digest) => countKills(prisma, digest),
    note: (kill) => noteKill(prisma, kill),
    forget: (digest) => forgetKills(prisma, digest),
  }
}

const MOST_REMEMBERED = 1_000

/** For where there is no database: as long as the reader is open. */
export function passingNotes(): PoisonNotes {
  const kills = new LRUCache<string, number>({ max: MOST_REMEMBERED })
  return {
    count: async (digest) => kills.get(digest) ?? 0,
    async note({ digest }) {
      const now = (kills.get(digest) ?? 0) + 1
      kills.set(digest, now)
      return now
    },
    async forget(digest) {
      kills.delete(digest)
    },
  }
}
