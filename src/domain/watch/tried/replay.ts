import type { Change, Entry, Position, Recorded } from '../../journal/entry.ts'
import { type Bursts, type DecidedAlert, decideBatch, inBurst, type ToldBefore } from '../decide-batch.ts'
import type { AlertKind } from '../definition.ts'
import type { HourBaseline } from '../hours/baseline.ts'
import { type Mute, mutedBy } from '../mute.ts'
import { createWatchIndex, type WatchIndex } from '../watch-index.ts'
import { candidateOf, type Doubt, type DoubtfulEntry, perhapsTold } from './doubt.ts'
import { type AbsorptionSpan, familyAt } from './families.ts'
import type { TriedDefinition } from './tried-definition.ts'

// One watch, decided again over entries that are kept, by the very functions that decide live. What was taken out of the
// journal since, or was never in it, is not guessed: such an entry is in doubt, and so is what depends on it.

export interface TriedAlert extends Omit<DecidedAlert, 'burstAt' | 'entry'> {
  /** The end of an hour for a silence or a surge. */
  entry: Recorded
  /** What a silence or a surge is measured against; null: it is of an entry. */
  baseline: HourBaseline | null
  /** Null where it depends on an entry in doubt. */
  burstAt: Date | null
  /** The mute that hides it from the one who asks. */
  hiddenById: string | null
}

/** A silence or a surge, told at the end of an hour: where the journal has none, between two places. */
export interface HourTold {
  position: Position
  at: Date
  version: number
  kinds: readonly AlertKind[]
  baseline: HourBaseline
}

/** What is known of the time before the first entry, and beside the entries. */
export interface ReplayStart {
  watchId: string
  /** In the order of their places. */
  definitions: readonly TriedDefinition[]
  /** When the newest burst began; null where there was none. */
  began: Date | null
  /** Where earlier entries would matter and are not kept: when the first one came that is. Null: nothing is missing. */
  knownFrom: Date | null
  /** One of a statement names that alone: what absorbed it is asked of the absorptions. */
  mutes: readonly Mute[]
  /** What it told by the hour, and what of that is in doubt, in the order of the journal. */
  hours: readonly (HourTold | DoubtfulEntry)[]
}

/** What is known besides, of the statements of some entries. */
interface Ground {
  /** Statements that the watch told of before the first entry of the replay. */
  told: readonly string[]
  absorptions: readonly AbsorptionSpan[]
  /** Versions that words around them were taken out of. */
  thinned: ReadonlySet<string>
}

export interface Replay {
  /** Decides the next entries, in the order of the journal: all of which a side passes, and all that may be in doubt. */
  decide(entries: readonly Entry[], ground: Ground): { alerts: TriedAlert[]; doubtful: DoubtfulEntry[] }
  /** Decides what is left up to a place, after the last entry. */
  end(upTo: Position): { alerts: TriedAlert[]; doubtful: DoubtfulEntry[] }
}

/** An hour is of no subject. */
const NOTHING = '00000000-0000-0000-0000-000000000000'

export function openReplay({ watchId, definitions, began, knownFrom, mutes, hours }: ReplayStart): Replay {
  const inForce = definitions.map((definition) => ({ definition, index: indexOf(watchId, definition) }))
  const told = new Set<string>()
  const inDoubt = new Set<string>()
  let burst = began
  let nextHour = 0
  // A burst is known again once nothing that may be an alert is near enough to have begun it.
  let lastInDoubt = knownFrom

  const doubted = (entry: Entry, doubt: Doubt, kinds: readonly AlertKind[]): DoubtfulEntry => {
    const { position, committedAt: at, statementId } = entry
    lastInDoubt = at
    if (kinds.includes('UTTERANCE')) inDoubt.add(statementId)
    return { position, at, doubt }
  }
  const mayBeTold = (family: ReadonlySet<string>, { before, after }: Entry): boolean => {
    const ingestedAt = (after ?? before)?.document.ingestedAt
    const isFromBefore = knownFrom !== null && ingestedAt !== undefined && ingestedAt <= knownFrom
    return isFromBefore || [...family].some((id) => inDoubt.has(id))
  }
  // A mute of a statement goes on for what has absorbed it.
  const mutesOn = (family: ReadonlySet<string>, { statementId }: Entry): Mute[] =>
    mutes.map((mute) => {
      const isOfFamily = mute.subject === 'STATEMENT' && mute.subjectIds.some((id) => family.has(id))
      return isOfFamily ? { ...mute, subjectIds: [statementId] } : mute
    })
  const decideOne = (entry: Entry, { absorptions, thinned }: Ground): TriedAlert | DoubtfulEntry | null => {
    const { position, statementId, committedAt: at } = entry
    const own = inForce.findLast(({ definition }) => definition.from < position)
    if (own === undefined || own.definition.isPaused) return null
    const { definition, index } = own
    const emptied = perhapsTold(entry, definition.tells)
    if (emptied.length > 0) return doubted(entry, 'ERASED', emptied)
    const found = candidateOf(entry, definition, index, thinned)
    if (found === null) return null
    const { kinds, kindsIfTold } = found.candidate
    if (found.isInDoubt) return doubted(entry, 'CONTEXT_ERASED', kinds)
    if (entry.cause === null) return doubted(entry, 'CAUSE_NOT_KEPT', kinds)
    const family = familyAt(absorptions, statementId, position)
    const before: ToldBefore = {
      has: () => [...family].some((id) => told.has(id)),
      add: () => told.add(statementId),
    }
    if (kindsIfTold !== null && !before.has(watchId, statementId) && mayBeTold(family, entry))
      return doubted(entry, 'TOLD_NOT_KNOWN', kinds)
    const [alert] = decideBatch([{ entry, candidate: { ...found.candidate, watchId } }], before, burstsOf(definition))
    if (alert === undefined) return null
    const burstAt = knownBurst(at, alert.burstAt, definition)
    return {
      ...alert,
      baseline: null,
      burstAt,
      hiddenById: mutedBy(mutesOn(family, entry), watchId, entry)?.id ?? null,
    }
  }
  const burstsOf = ({ burstMinutes: minutes }: TriedDefinition): Bursts =>
    new Map([[watchId, { minutes, began: burst }]])
  /** When the burst began that an alert is part of; null where something in doubt may have begun it. */
  const knownBurst = (at: Date, began: Date, { burstMinutes }: TriedDefinition): Date | null => {
    burst = began
    const isKnown = lastInDoubt === null || at.getTime() >= lastInDoubt.getTime() + burstMinutes * 60_000
    lastInDoubt = isKnown ? null : at
    return isKnown ? began : null
  }
  const decideHour = (hour: HourTold | DoubtfulEntry): TriedAlert | DoubtfulEntry | null => {
    const { position, at } = hour
    if ('doubt' in hour) {
      lastInDoubt = at
      return hour
    }
    const own = inForce.findLast(({ definition }) => definition.from < position)
    if (own === undefined) return null
    const { version, kinds, baseline } = hour
    const none = { statementId: null, before: null, after: null }
    const entry: Change = { position, kind: 'HOUR_PASSED', subjectId: NOTHING, committedAt: at, ...none }
    const burstAt = knownBurst(at, inBurst(burstsOf(own.definition), watchId, at), own.definition)
    const hiddenById = mutedBy(mutes, watchId, entry)?.id ?? null
    return { watchId, version, kinds, entry, baseline, burstAt, hiddenById }
  }
  const hoursUpTo = (position: Position): (TriedAlert | DoubtfulEntry)[] => {
    const first = nextHour
    while ((hours[nextHour]?.position ?? Number.POSITIVE_INFINITY) < position) nextHour += 1
    return hours.slice(first, nextHour).flatMap((hour) => decideHour(hour) ?? [])
  }
  const parted = (decided: readonly (TriedAlert | DoubtfulEntry)[]) => ({
    alerts: decided.filter((one): one is TriedAlert => 'kinds' in one),
    doubtful: decided.filter((one): one is DoubtfulEntry => 'doubt' in one),
  })

  return {
    decide(entries, ground) {
      for (const id of ground.told) told.add(id)
      return parted(
        entries.flatMap((entry) => [...hoursUpTo(entry.position), ...[decideOne(entry, ground) ?? []].flat()]),
      )
    },
    end: (upTo) => parted(hoursUpTo(upTo)),
  }
}

function indexOf(watchId: string, { version, condition, tells, queries }: TriedDefinition): WatchIndex {
  const index = createWatchIndex()
  index.put({ watchId, version, condition, tells, queries })
  return index
}
