import { v7 as uuid } from 'uuid'
import { type Entry, isChange, type JournalReader, type Position } from '../domain/journal/entry.ts'
import { burstOf } from '../domain/watch/burst.ts'
import { mutedBy } from '../domain/watch/mute.ts'
import { type AlertCandidate, createWatchIndex } from '../domain/watch/watch-index.ts'
import { inTransaction } from '../store/database/retry.ts'
import type { Prisma, PrismaClient } from '../store/prisma/client.ts'
import {
  insertAlerts,
  moveDecided,
  type NewAlert,
  type NewInboxItem,
  readBursts,
  readDecided,
  readTold,
} from '../store/watches/alerts.ts'
import { bringIntoForce } from '../store/watches/definitions.ts'
import { placeMute } from '../store/watches/mutes.ts'
import { readMutes, readRecipients } from '../store/watches/recipients.ts'
import { type Bursts, loadWatches, putWatch } from './load-watches.ts'

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
  const index = createWatchIndex()
  const bursts: Bursts = new Map()
  let place = await readDecided(prisma)
  await loadWatches(prisma, index, bursts)

  const decide = async (tx: Prisma.TransactionClient, entries: readonly Entry[]): Promise<void> => {
    const found = entries.flatMap((entry) => index.candidates(entry).map((candidate) => ({ entry, candidate })))
    if (found.length === 0) return
    const alerts = await withoutTold(tx, found)
    const recipients = await readRecipients(tx, [...new Set(alerts.map(({ watchId }) => watchId))])
    const mutes = await readMutes(tx, [...new Set([...recipients.values()].flat())], place)
    const items: NewInboxItem[] = []
    const rows: NewAlert[] = []
    await knowBursts(tx, alerts)
    for (const { entry, ...alert } of alerts) {
      const { watchId } = alert
      const burst = bursts.get(watchId)
      const burstAt = burstOf(entry.committedAt, burst?.began ?? null, burst?.minutes ?? 0)
      if (burst !== undefined) burst.began = burstAt
      const { position, statementId, committedAt: at } = entry
      const id = uuid()
      rows.push({ ...alert, id, position, statementId, at, burstAt })
      for (const principalId of recipients.get(watchId) ?? []) {
        const hiddenById = mutedBy(mutes.get(principalId) ?? [], watchId, entry)?.id ?? null
        items.push({ principalId, alertId: id, position, hiddenById })
      }
    }
    await insertAlerts(tx, rows, items)
  }
  const knowBursts = async (tx: Prisma.TransactionClient, alerts: readonly { watchId: string }[]): Promise<void> => {
    const unknown = [...new Set(alerts.map(({ watchId }) => watchId))].filter((id) => {
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
      const change = read.findIndex((recorded) => recorded.kind === 'WATCH_CHANGED')
      const batch = change === -1 ? read : read.slice(0, Math.max(1, change))
      const upTo: Position = batch.at(-1)?.position ?? place
      const entries = batch.filter((recorded): recorded is Entry => !isChange(recorded))
      const changed = change === 0 && isChange(first) ? first : null
      const inForce = await inTransaction(prisma, async (tx) => {
        if (!(await moveDecided(tx, place, upTo))) throw new DecidedElsewhere()
        if (changed !== null) {
          await placeMute(tx, changed.subjectId, changed.position)
          return await bringIntoForce(tx, changed.subjectId, changed.position)
        }
        await decide(tx, entries)
        return null
      })
      if (changed !== null) await putWatch(prisma, index, bursts, changed.subjectId, inForce)
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

type Found = { entry: Entry; candidate: AlertCandidate }
type Decided = Pick<AlertCandidate, 'watchId' | 'version' | 'kinds'> & { entry: Entry }

/** What is left to tell where an utterance was told before: also of entries before it in the same batch. */
async function withoutTold(tx: Prisma.TransactionClient, found: readonly Found[]): Promise<Decided[]> {
  const asked = found.flatMap(({ entry, candidate }) =>
    candidate.kindsIfTold === null ? [] : [{ watchId: candidate.watchId, statementId: entry.statementId }],
  )
  const told = await readTold(tx, asked)
  return found.flatMap(({ entry, candidate: { watchId, version, kinds: all, kindsIfTold } }) => {
    const key = `${watchId} ${entry.statementId}`
    const kinds = kindsIfTold !== null && told.has(key) ? kindsIfTold : all
    if (kinds.includes('UTTERANCE')) told.add(key)
    return kinds.length === 0 ? [] : [{ watchId, version, kinds, entry }]
  })
}
