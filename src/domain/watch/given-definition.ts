import type { Problem } from '../given/given-text.ts'
import { ALERT_KINDS, type AlertKind, type WatchDefinition } from './definition.ts'

/** How long a silence may be that a watch waits for, in days. */
export const MOST_SILENCE_DAYS = 365
/** How long a burst may be, in minutes: a day. */
export const MOST_BURST_MINUTES = 1_440

/** The kinds that were asked for, each once and in the order of ALERT_KINDS. */
export function orderedKinds(given: readonly AlertKind[]): AlertKind[] {
  return ALERT_KINDS.filter((kind) => given.includes(kind))
}

/** A definition after a change; what is absent of that stays. A watch that tells of silences no more needs no days for it. */
export function changedDefinition<Definition extends WatchDefinition>(
  before: Definition,
  change: Partial<Definition>,
): Definition {
  const after = { ...before, ...change }
  const isOfSilence = after.tells.includes('SILENCE')
  return change.silenceDays === undefined && !isOfSilence ? { ...after, silenceDays: null } : after
}

/** What is wrong with what a watch is to tell, and when. */
export function problemsOfDefinition({
  tells,
  silenceDays,
  burstMinutes,
}: Omit<WatchDefinition, 'condition'>): Problem[] {
  const problems: Problem[] = []
  const refuse = (path: string, message: string) => problems.push({ path, message })
  if (tells.length === 0) refuse('tells', 'is an empty list: name at least one kind, or pause the watch')
  const isOfSilence = tells.includes('SILENCE')
  if (isOfSilence && silenceDays === null)
    refuse('silenceDays', 'is missing: `tells` has SILENCE, so say after how many days without a match')
  if (!isOfSilence && silenceDays !== null)
    refuse('silenceDays', 'is given, but `tells` does not have SILENCE: add it, or leave the days out')
  if (silenceDays !== null && (silenceDays < 1 || silenceDays > MOST_SILENCE_DAYS))
    refuse('silenceDays', `is not from 1 to ${MOST_SILENCE_DAYS}`)
  if (burstMinutes < 0 || burstMinutes > MOST_BURST_MINUTES)
    refuse('burstMinutes', `is not from 0 to ${MOST_BURST_MINUTES}, which is a day`)
  return problems
}
