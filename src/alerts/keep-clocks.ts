import type { Change, Entry } from '../domain/journal/entry.ts'
import { isTimed } from '../domain/watch/definition.ts'
import type { AlertCandidate } from '../domain/watch/watch-index.ts'
import { noteHeard, setClock } from '../store/alerts/clocks.ts'
import type { Prisma } from '../store/prisma/client.ts'
import { prepareFilter } from '../store/search/linguistics.ts'
import type { WatchInForce } from '../store/watches/definitions.ts'

/** Notes what watches that tell of silences or surges heard with these entries, whether they tell of them or not. */
export async function noteFound(
  tx: Prisma.TransactionClient,
  found: readonly { entry: Entry; candidate: AlertCandidate }[],
): Promise<void> {
  const heard = found.filter(({ candidate }) => candidate.isHeard)
  await noteHeard(
    tx,
    heard.map(({ entry: { committedAt: at, after }, candidate: { watchId } }) => {
      return { watchId, at, sourceId: after?.document.sourceIds[0] ?? null }
    }),
  )
}

/** Begins, goes on or ends to note what a watch hears, where its definition changed. Null: it was deleted. `hasClock`: whether it is noted so far. */
export async function setClockOf(
  tx: Prisma.TransactionClient,
  { subjectId, position, committedAt: at }: Change,
  watch: WatchInForce | null,
  hasClock: boolean,
): Promise<void> {
  const asked = watch !== null && !watch.isPaused && isTimed(watch.tells) ? watch : null
  if (asked === null && !hasClock) return
  const clock =
    asked === null
      ? null
      : {
          version: asked.version,
          silenceDays: asked.tells.includes('SILENCE') ? asked.silenceDays : null,
          isSurging: asked.tells.includes('SURGE'),
          filter: await prepareFilter(tx, asked.condition),
        }
  await setClock(tx, subjectId, clock, { position, at })
}
