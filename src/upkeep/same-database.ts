import type { Logger } from 'pino'
import type { Epoch } from '../domain/journal/entry.ts'
import { currentEpochs } from '../store/database/epochs.ts'
import type { PrismaClient } from '../store/prisma/client.ts'

/** The database went back in time, or became another one, under a running service. */
class DatabaseReplaced extends Error {
  override readonly name = 'DatabaseReplaced'

  constructor() {
    super('The database was restored or failed over: start Onrecord again, so that no client is told the wrong entries')
  }
}

/**
 * Checks that the database still lives the life that it had at the start, of these epochs; where it does not,
 * `onReplaced` gets an error. Call it whenever a connection is reopened.
 *
 * What this process holds in memory, and the cursors it gives out, belong to that life. To start again is the one way
 * to be sure of everything, and clients come back with cursors that tell.
 */
export async function expectSameDatabase(
  prisma: PrismaClient,
  epochs: readonly Epoch[],
  onReplaced: (error: Error) => void,
  log: Logger,
): Promise<void> {
  try {
    const now = await currentEpochs(prisma)
    if (now.at(-1)?.id !== epochs.at(-1)?.id) onReplaced(new DatabaseReplaced())
  } catch (error) {
    log.warn({ err: error }, 'cannot tell whether the database is the same; the next connection tries again')
  }
}
