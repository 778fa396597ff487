import type { Epoch, Position } from '../../domain/journal/entry.ts'
import { readEpochs } from '../database/epochs.ts'
import type { PrismaClient } from '../prisma/client.ts'

/** The database went back in time, or became another one, under a running service. */
class DatabaseReplaced extends Error {
  override readonly name = 'DatabaseReplaced'

  constructor() {
    super('The database was restored or failed over: start Onrecord again, so that no client is told the wrong entries')
  }
}

/**
 * The epochs that a process knows, and how far it has read: enough to tell that entries it has read are gone.
 *
 * What a process holds in memory, and the cursors that it has given out, belong to the entries that it has read. Where
 * those are gone, to start again is the one way to be sure of everything, and clients come back with cursors that tell.
 */
export interface KnownEpochs {
  /** Ascending. The same array for ever: others come to hold when entries of theirs are read. */
  readonly all: readonly Epoch[]
  /** The newest position that was read. Taken before a question is sent, it is what the answer must reach. */
  readonly newest: Position
  /**
   * What was read: up to which position, and which epoch was the newest then, null if none. Resolves once that epoch is
   * known.
   *
   * @throws DatabaseReplaced, also ever after.
   */
  read(upTo: Position, lastEpoch: string | null): Promise<void>
  /** Looks at the database itself: `head` was read after `newest` was `atLeast`. @throws DatabaseReplaced */
  expectHead(head: Position, atLeast: Position): void
}

/** `onReplaced` is called once, when it is noticed. */
export function openKnownEpochs(prisma: PrismaClient, onReplaced: (error: Error) => void): KnownEpochs {
  const all: Epoch[] = []
  let newest: Position = 0
  let replaced: DatabaseReplaced | null = null

  const giveUp = (): never => {
    if (replaced === null) {
      replaced = new DatabaseReplaced()
      onReplaced(replaced)
    }
    throw replaced
  }
  const adopt = (onFile: readonly Epoch[]): void => {
    const known = new Set(all.map(({ id }) => id))
    // An answer that was overtaken.
    if (onFile.length <= all.length && onFile.every(({ id }) => known.has(id))) return
    const isLost = all.some(({ id }) => !onFile.some((epoch) => epoch.id === id))
    const added = onFile.filter(({ id }) => !known.has(id))
    // Epochs begin after the head. One that begins where this process has read entries has taken their places.
    if (isLost || (all.length > 0 && added.some(({ firstPosition }) => firstPosition <= newest))) giveUp()
    all.splice(0, all.length, ...onFile)
  }
  return {
    all,
    get newest() {
      return newest
    },
    async read(upTo, lastEpoch) {
      if (replaced !== null) giveUp()
      if (lastEpoch !== null && lastEpoch !== all.at(-1)?.id) adopt(await readEpochs(prisma))
      newest = Math.max(newest, upTo)
    },
    expectHead(head, atLeast) {
      if (replaced !== null || head < atLeast) giveUp()
    },
  }
}
