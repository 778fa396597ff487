import { v7 as uuid } from 'uuid'
import {
  type Change,
  type Entry,
  isChange,
  type JournalReader,
  type Position,
  type Recorded,
} from '../domain/journal/entry.ts'
import { type DecidedAlert, decideBatch, type FoundAlert, findAll, inBurst } from '../domain/watch/decide-batch.ts'
import { mutedBy } from '../domain/watch/mute.ts'
import { ALL_SHARDS, type Shard, shardOf } from '../domain/watch/shard.ts'
import { toldOf } from '../domain/watch/told.ts'
import { placeAbsorption } from '../store/alerts/absorptions.ts'
import {
  insertAlerts,
  moveDecided,
  type NewAlert,
  type NewInboxItem,
  noteAlertGap,
  readBursts,
  readPlaces,
  readTold,
} from '../store/alerts/alerts.ts'
import { inTransaction } from '../store/database/retry.ts'
import type { Prisma, PrismaClient } from '../store/prisma/client.ts'
import type { WatchInForce } from '../store/watches/definitions.ts'
import { bringAndMove, bringIntoForce } from '../store/watches/into-force.ts'
import { placeMute } from '../store/watches/mutes.ts'
import { readMutes, readRecipients } from '../store/watches/recipients.ts'
import { decideHour, type HourAlert } from './decide-hour.ts'
import { noteFound, setClockOf } from './keep-clocks.ts'
import { openWatches } from './load-watches.ts'

// Alerts are decided in the order of the journal, those of each shard of watches by one process at a time. What is decided
// and how far it has come are written in one transaction: a process that dies has decided nothing, or all of a batch.

/** Decides which entries are alerts of which watches. */
export interface Matcher {
  /** Decides what the journal has after the place that was come to, in one batch; false where there is nothing. */
  decideNext(): Promise<boolean>
  /** Takes shards over, each at the place that it has come to. */
  take(shards: readonly Shard[]): Promise<void>
  /** Has nothing to do with these any more. */
  give(shards: readonly Shard[]): void
  readonly shards: readonly Shard[]
  /** Up to where it has decided all that it has. */
  readonly place: Position
  /** How many watches it has that are in force. */
  readonly size: number
}

const TOGETHER = 500
const BYTES_TOGETHER = 4_000_000
/** Of so many alerts a batch ends with its entry: thirty times as many take longer than a transaction may. */
const FOUND_TOGETHER = 10_000

/** Another process decides, or has decided, what this one was about to. */
export class DecidedElsewhere extends Error {
  override readonly name = 'DecidedElsewhere'
}

/**
 * Reads the watches of these shards that are in force, and goes on from where they had come to. Only good as long as no
 * other matcher has one of them: one that has throws DecidedElsewhere.
 */
export async function openMatcher(
  prisma: PrismaClient,
  journal: JournalReader,
  shards: readonly Shard[] = ALL_SHARDS,
): Promise<Matcher> {
  const watches = await openWatches(prisma)
  const { index, bursts } = watches
  // All watches are one index, whose shards may be at different places for a while: then those that are behind are decided
  // alone, until they have come up.
  const places = new Map<Shard, Position>()

  const take = async (taken: readonly Shard[]): Promise<void> => {
    for (const [shard, place] of await readPlaces(prisma, taken)) places.set(shard, place)
    await watches.read(taken)
  }
  const leastPlace = (): Position => Math.min(...places.values())
  const decide = async (tx: Prisma.TransactionClient, found: readonly FoundAlert[], place: Position): Promise<void> => {
    if (found.length === 0) return
    await noteFound(tx, found)
    const asked = found.flatMap(({ entry: { statementId }, candidate: { watchId, kindsIfTold } }) =>
      kindsIfTold === null ? [] : [{ watchId, statementId }],
    )
    const told = toldOf(await readTold(tx, asked, place))
    const watchIds = [...new Set(found.map(({ candidate }) => candidate.watchId))]
    await knowBursts(tx, watchIds)
    await tell(tx, place, decideBatch(found, told, bursts))
  }
  const decideAtHour = async (
    tx: Prisma.TransactionClient,
    hour: Change,
    { place, behind }: Stretch,
  ): Promise<void> => {
    const decided = await decideHour(tx, hour, behind)
    await knowBursts(tx, [...new Set(decided.map(({ watchId }) => watchId))])
    const burstAt = (watchId: string) => inBurst(bursts, watchId, hour.committedAt)
    await tell(
      tx,
      place,
      decided.map((alert) => ({ ...alert, entry: hour, burstAt: burstAt(alert.watchId) })),
    )
  }
  const tell = async (tx: Prisma.TransactionClient, place: Position, told: readonly ToldAlert[]): Promise<void> => {
    if (told.length === 0) return
    const watchIds = [...new Set(told.map(({ watchId }) => watchId))]
    const recipients = await readRecipients(tx, watchIds)
    const mutes = await readMutes(tx, [...new Set([...recipients.values()].flat())], place)
    const items: NewInboxItem[] = []
    const rows = told.map(({ entry, watchId, baseline = null, ...alert }): NewAlert => {
      const { position, statementId, committedAt: at } = entry
      const id = uuid()
      for (const principalId of recipients.get(watchId) ?? []) {
        const hiddenById = mutedBy(mutes.get(principalId) ?? [], watchId, entry)?.id ?? null
        items.push({ principalId, alertId: id, position, hiddenById })
      }
      return { ...alert, watchId, id, position, statementId, at, baseline }
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

  await take(shards)
  return {
    async decideNext() {
      if (places.size === 0) return false
      const place = leastPlace()
      const behind = [...places.keys()].filter((shard) => places.get(shard) === place)
      // No further than the next ones are.
      const most = Math.min(...[...places.values()].filter((other) => other > place))
      const isBehind = (watchId: string) =>
        behind.length === ALL_SHARDS.length || places.get(shardOf(watchId)) === place
      const stretch = { place, behind, isBehind }
      const near = (await readNext(journal, place, Math.min(TOGETHER, most - place))).filter(
        ({ position }) => position <= most,
      )
      const first = near[0]
      if (first === undefined && most === Number.POSITIVE_INFINITY) return false
      // What is decided together is decided by the same watches: up to the next change of one.
      const at = near.findIndex(decidesAnew)
      const together = at === -1 ? near : near.slice(0, Math.max(1, at))
      const change = at === 0 && first !== undefined && isChange(first) ? first : null
      await watches.prepareFor(together.filter(isEntry))
      const { batch, found } = findSome(index, together, isBehind)
      // Where retention took what is between them, they are where the next ones are.
      const upTo: Position = batch.at(-1)?.position ?? most
      const nearest = first?.position ?? most + 1
      const atOnce = await bringAtOnce(prisma, nearest === place + 1 ? change : null, stretch)
      const inForce =
        atOnce !== null
          ? atOnce.watch
          : await inTransaction(prisma, async (tx) => {
              if (!(await moveDecided(tx, behind, place, upTo))) throw new DecidedElsewhere()
              if (nearest > place + 1) await noteAlertGap(tx, place + 1, nearest - 1)
              if (change?.kind === 'HOUR_PASSED') await decideAtHour(tx, change, stretch)
              else if (change !== null) return await bringAbout(tx, change, isBehind(change.subjectId))
              await decide(tx, found, place)
              return null
            })
      if (change?.kind === 'WATCH_CHANGED' && isBehind(change.subjectId)) await watches.put(change.subjectId, inForce)
      for (const shard of behind) places.set(shard, upTo)
      return true
    },
    take,
    give(given) {
      for (const shard of given) places.delete(shard)
      watches.drop(given)
    },
    get shards() {
      return [...places.keys()]
    },
    get place() {
      return leastPlace()
    },
    get size() {
      return index.size
    },
  }
}

/** Shards that are at one place of the journal, behind which no other is. */
interface Stretch {
  place: Position
  behind: readonly Shard[]
  isBehind(watchId: string): boolean
}

/** What the next batch is of: what is decided by itself is read by itself. */
async function readNext(journal: JournalReader, after: Position, limit: number): Promise<Recorded[]> {
  const next = await journal.next(after)
  if (next === null) return []
  if (next !== 'ENTRY' && decidesAnew(next)) return [next]
  return await journal.read(after, limit, { mostBytes: BYTES_TOGETHER })
}

/** Brings a change of a watch into force in one round trip; null where there is more to do than that, and nothing is done. */
async function bringAtOnce(
  prisma: PrismaClient,
  change: Change | null,
  { place: from, behind: shards, isBehind }: Stretch,
): Promise<{ watch: WatchInForce | null } | null> {
  if (change?.kind !== 'WATCH_CHANGED' || !isBehind(change.subjectId)) return null
  const brought = await bringAndMove(prisma, change.subjectId, { shards, from, to: change.position })
  if (brought === 'ELSEWHERE') throw new DecidedElsewhere()
  return brought === 'TIMED' ? null : brought
}

/**
 * Notes where a change is in the journal. Returns the definition that it brings into force, if it does. `isOwn`: whether
 * the watch, if it is one, is decided here.
 */
async function bringAbout(tx: Prisma.TransactionClient, change: Change, isOwn: boolean): Promise<WatchInForce | null> {
  const { kind, subjectId, position } = change
  if (kind === 'STATEMENT_ABSORBED') await placeAbsorption(tx, subjectId, position)
  else if (kind !== 'WATCH_CHANGED' || !isOwn) await placeMute(tx, subjectId, position)
  if (kind !== 'WATCH_CHANGED' || !isOwn) return null
  const { watch, hasClock } = await bringIntoForce(tx, subjectId, position)
  await setClockOf(tx, change, watch, hasClock)
  return watch
}

/**
 * What watches of shards that are behind would tell of the first of these, as many as are written in one go: where many
 * broad watches tell of everything, few.
 */
function findSome(
  index: Parameters<typeof findAll>[0],
  together: readonly Recorded[],
  isBehind: Stretch['isBehind'],
): { batch: readonly Recorded[]; found: FoundAlert[] } {
  const found: FoundAlert[] = []
  for (const [place, recorded] of together.entries()) {
    if (!isEntry(recorded)) continue
    for (const one of findAll(index, [recorded])) if (isBehind(one.candidate.watchId)) found.push(one)
    if (found.length >= FOUND_TOGETHER) return { batch: together.slice(0, place + 1), found }
  }
  return { batch: together, found }
}

function isEntry(recorded: Recorded): recorded is Entry {
  return !isChange(recorded)
}

/** What is told of an entry, or of an hour. */
type ToldAlert = Omit<DecidedAlert, 'entry'> & { entry: Recorded; baseline?: HourAlert['baseline'] }

/** What comes after it is decided differently, or it is decided by itself. */
function decidesAnew({ kind }: Recorded): boolean {
  return kind === 'WATCH_CHANGED' || kind === 'STATEMENT_ABSORBED' || kind === 'HOUR_PASSED'
}
