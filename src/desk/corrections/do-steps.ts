import { composeReplies } from '../../ingest/statements/recompose.ts'
import { writeStates } from '../../ingest/statements/statement-writer.ts'
import { topicReader } from '../../store/catalogue/classification.ts'
import { savePlacements } from '../../store/decisions/placements.ts'
import { readActors } from '../../store/lookup/held-actors.ts'
import { builtOn } from './step-kind.ts'
import { eachKind } from './step-kinds.ts'
import { NO_STEPS, type Steps } from './steps.ts'
import type { Locked } from './subject.ts'

/** Does steps, and writes the statements they touch. Returns those that changed and stand. */
export async function doSteps(locked: Locked, steps: Steps, correctionId: string): Promise<string[]> {
  const { tx, states, now } = locked
  const kinds = eachKind(steps)
  for (const { kind, own } of kinds) kind.take?.(states, own, now)
  for (const { kind, own } of kinds) await kind.writeBefore?.(tx, own)
  const actorIds = [...states.values()].flatMap((state) => state.reports.flatMap((report) => report.actorId ?? []))
  const actors = await readActors(tx, actorIds)
  await writeStates(tx, [...states.values()], { actors, topics: await topicReader()(tx), now, cause: 'DESK' })
  for (const { kind, own } of kinds) await kind.writeAfter?.(tx, own)
  const placed = kinds.flatMap(({ kind, own }) => own.flatMap((step) => kind.places(step)))
  // Erased words have no digest any more.
  await savePlacements(
    tx,
    placed.filter(({ digest }) => digest !== ''),
    correctionId,
  )
  await composeReplies(tx, [...states.values()], now)
  return [...states.values()].filter((state) => state.reports.length > 0).map((state) => state.id)
}

/**
 * The steps that lead back from where everything now is. Statements and actors that were absorbed come to life.
 *
 * @throws Refused where a later correction built on the steps, or a statement of theirs was erased.
 */
export async function reverseSteps(locked: Locked, steps: Steps): Promise<Steps> {
  const kinds = eachKind(steps)
  for (const { kind, own } of kinds) if (await kind.isBuiltOn?.(locked.tx, own)) throw builtOn()
  for (const { kind, own } of kinds) await kind.revive?.(locked, own)
  const back = kinds.map(({ kind, own }) => kind.reverse?.(locked, own, steps) ?? {})
  return Object.assign({ ...NO_STEPS }, ...back)
}

/** The statements that steps touch. */
export function touchedBy(steps: Steps): string[] {
  return eachKind(steps).flatMap(({ kind, own }) => own.flatMap((step) => kind.touches(step)))
}
