import type { Condition } from '../filter/filter.ts'

/**
 * What a watch may tell of. UTTERANCE: something new was said. REPORT: one more article carries it. ROOT: one more
 * publisher has it independently. CONFLICT: its reports now contradict each other. REPLY: it answers or denies
 * what another said, or turned out to. AMENDMENT: its words, speaker, office, time or act are others now, not only set otherwise or known better. EDIT: a publisher changed or
 * withdrew a quotation. SILENCE: nothing passed the filter for some days. SURGE: far more than usual did.
 */
export const ALERT_KINDS = [
  'UTTERANCE',
  'REPORT',
  'ROOT',
  'CONFLICT',
  'REPLY',
  'AMENDMENT',
  'EDIT',
  'SILENCE',
  'SURGE',
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** Kinds that are told when an hour ends. */
export const BY_THE_HOUR: readonly AlertKind[] = ['SILENCE', 'SURGE']

/** Whether a watch that tells this has to know the time. */
export function isTimed(tells: readonly AlertKind[]): boolean {
  return tells.some((kind) => BY_THE_HOUR.includes(kind))
}

/** What a watch asks for: one version of it, in force from a position of the journal on. */
export interface WatchDefinition {
  condition: Condition
  tells: readonly AlertKind[]
  /** After so many days without a match it tells of a silence; null where it does not. */
  silenceDays: number | null
  /** Alerts that come so soon after another are one burst, told together, in minutes; 0: each is told alone. */
  burstMinutes: number
}
