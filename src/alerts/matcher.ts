import { v7 as uuid } from 'uuid'
import {
  type Change,
  type Entry,
  isChange,
  type JournalReader,
  type Position,
  type Recorded,
} from '../domain/journal/entry.ts'
import { decideBatch, findAll } from '../domain/watch/decide-batch.ts'
import { mutedBy } from '../domain/watch/mute.ts'
import { toldOf } from '../domain/watch/told.ts'
import { inTransaction } from '../store/database/retry.ts'
import type { Prisma, PrismaClient } from '../store/prisma/client.ts'
import { placeAbsorption } from '../store/watches/absorptions.ts'
import {
  insertAlerts,
  moveDecided,
  type NewAlert,
  type NewInboxItem,
  readBursts,
  readDecided,
  readTold,
} from '../store/watches/alerts.ts'
import { bringIntoForce, type WatchInForce } from '../store/watches/definitions.ts'
import { placeMute } from '../store/watches/mutes.ts'
import { readMutes, readRecipients } from '../store/watches/recipients.ts'
import { loadWatches } from './load-watches.ts'

// Alerts are decided in the order of the journal, by one process at a time. What is decided and how far it has come
// are written in one transaction: a process that dies has decided nothing, or all of a batch.

/** Decides which entries are alerts of which watches. */
export interface Matcher {
  /** Decides what the journal has after the place that was come to, in one batch; false where there is nothing. */
  decideNext(): Promise<boolean>
  /** Up to where it has decided. */
  readonly place: Position
  /** How many watches are in force. */
  readonly size: number
}

const TOGETHER = 500
const BYTES_TOGETHER = 4_000_000

/** Another process decides, or has decided, what this one was about to. */
export class DecidedElsewhere extends Error {
  override readonly name = 'DecidedElsewhere'
}

/**
 * Reads all watches that are in force, and goes on from the place that was come to. Only good as long as no other
 * matcher is at work: one that is throws DecidedElsewhere.
 */
export async function openMatcher(prisma: PrismaClient, journal: JournalReader): Promise<Matcher> {
  let place = await readDecided(prisma)
  const watches = await loadWatches(prisma)
  const { index, bursts } = watches

  const decide = async (tx: Prisma.TransactionClient, entries: readonly Entry[]): Promise<void> => {
    const found = findAll(index, entries)
    if (found.length === 0) return
    const asked = found.flatMap(({ entry: { statementId }, candidate: { watchId, kindsIfTold } }) =>
      kindsIfTold === null ? [] : [{ watchId, statementId }],
    )
    const told = toldOf(await readTold(tx, asked, place))
    const watchIds = [...new Set(found.map(({ candidate }) => candidate.watchId))]
    await knowBursts(tx, watchIds)
    const recipients = await readRecipients(tx, watchIds)
    const mutes = await readMutes(tx, [...new Set([...recipients.values()].flat())], place)
    const items: NewInboxItem[] = []
    const rows = decideBatch(found, told, bursts).map(({ entry, watchId, ...alert }): NewAlert => {
      const { position, statementId, committedAt: at } = entry
      const id = uuid()
      for (const principalId of recipients.get(watchId) ?? []) {
        const hiddenById = mutedBy(mutes.get(principalId) ?? [], watchId, entry)?.id ?? null
        items.push({ principalId, alertId: id, position, hiddenById })
      }
      return { ...alert, watchId, id, position, statementId, at }
    })
    await insertAlerts(tx, rows, items)
  }
  const knowBursts = async (tx: Prisma.TransactionClient, watchIds: readonly string[]): Promise<void> => {
    const unknown = watchIds.filter((id) => {
      const burst = bursts.get(id)
      return burst !== undefined && burst.began === null
    })
    for (const [watchId, began] of await readBursts(tx, unknown)) {
      const burst = bursts.get(watchId)
      if (burst !== undefined) burst.began = began
    }
  }

  return {
    async decideNext() {
      const read = await journal.read(place, TOGETHER, { mostBytes: BYTES_TOGETHER })
      const first = read[0]
      if (first === undefined) return false
      // What is decided together is decided by the same watches: up to the next change of one.
      const at = read.findIndex(decidesAnew)
      const batch = at === -1 ? read : read.slice(0, Math.max(1, at))
      const upTo: Position = batch.at(-1)?.position ?? place
      const entries = batch.filter((recorded): recorded is Entry => !isChange(recorded))
      const change = at === 0 && isChange(first) ? first : null
      await watches.prepareFor(entries)
      const inForce = await inTransaction(prisma, async (tx) => {
        if (!(await moveDecided(tx, place, upTo))) throw new DecidedElsewhere()
        if (change !== null) return await bringAbout(tx, change)
        await decide(tx, entries)
        return null
      })
      if (change?.kind === 'WATCH_CHANGED') await watches.put(change.subjectId, inForce)
      place = upTo
      return true
    },
    get place() {
      return place
    },
    get size() {
      return index.size
    },
  }
}

/** Notes where a change is in the journal. Returns the definition that it brings into force, if it does. */
async function bringAbout(
  tx: Prisma.TransactionClient,
  { kind, subjectId, position }: Change,
): Promise<WatchInForce | null> {
  if (kind === 'STATEMENT_ABSORBED') await placeAbsorption(tx, subjectId, position)
  else await placeMute(tx, subjectId, position)
  return kind === 'WATCH_CHANGED' ? await bringIntoForce(tx, subjectId, position) : null
}

/** What comes after it is decided differently. */
function decidesAnew({ kind }: Recorded): boolean {
  return kind === 'WATCH_CHANGED' || kind === 'STATEMENT_ABSORBED'
}
