import type { Logger } from 'pino'
import type { AlertCounter } from './alerts/would-tell.ts'
import type { Extractor } from './domain/extract/extractor.ts'
import { openRefolder } from './ingest/again/refold-article.ts'
import { openRereader } from './ingest/again/reread-article.ts'
import type { Comparer } from './ingest/comparing/comparer.ts'
import type { Settings } from './settings.ts'
import { readOpenRefold } from './store/again/refolds.ts'
import { readOpenReread } from './store/again/rereads.ts'
import type { PrismaClient } from './store/prisma/client.ts'
import { hasDuePortraits } from './store/stories/portraits.ts'
import { keepUp } from './upkeep/chores.ts'
import { keepStories } from './upkeep/keep-stories.ts'
import { refoldOnFile } from './upkeep/refold.ts'
import { reread } from './upkeep/reread.ts'

interface Archive {
  prisma: PrismaClient
  reading: { extractor: Extractor; comparer: Comparer; reviewBelow: number }
  /** Called after what may have left entries for the journal. */
  committed(): void
  countAlerts: AlertCounter
  log: Logger
}

/** Finds the stories of articles; reads and folds again what is on file, where the command line asks for it. */
export function startAgain(
  { pollIntervalMs }: Settings,
  { prisma, reading, committed, countAlerts, log }: Archive,
  atEnd: (close: () => unknown) => void,
): void {
  const beside = { committed, countAlerts, log }
  const [readAgain, foldAgain] = [openRereader(prisma, reading), openRefolder(prisma, reading)]
  const chores = [
    {
      what: 'read kept articles again',
      isDue: async () => (await readOpenReread(prisma)) !== null,
      run: (signal: AbortSignal) => reread(prisma, readAgain, beside, signal),
    },
    {
      what: 'fold again what is on file',
      isDue: async () => (await readOpenRefold(prisma)) !== null,
      run: (signal: AbortSignal) => refoldOnFile(prisma, foldAgain, beside, signal),
    },
    {
      what: 'find the stories of articles',
      isDue: () => hasDuePortraits(prisma),
      run: (signal: AbortSignal) => keepStories(prisma, signal),
    },
  ]
  for (const chore of chores) {
    const upkeep = keepUp(chore, pollIntervalMs, log)
    atEnd(() => upkeep.stop())
  }
}
