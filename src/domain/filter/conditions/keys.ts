import {
  DISCREPANCY_KINDS,
  DISCREPANCY_VERDICTS,
  type DiscrepancyKind,
  type DiscrepancyVerdict,
} from '../../statement/discrepancy-kind.ts'
import { REPLY_KINDS, REPLY_STATES, type ReplyKind, type ReplyState } from '../../statement/reply-kind.ts'

// Conditions on several properties of one thing: of one discrepancy its kind and its verdict. A document has a key for all
// that a condition may ask of each, `*` where it does not ask: so it is a list like others, and one look-up in an index.
// Keys are in the identities of streams: what they look like must never change.

const ANY = '*'
/** In how many steps confidence is told apart: 0.05 each. */
const STEPS = 20

export interface DiscrepanciesGiven {
  kinds?: DiscrepancyKind[] | null
  verdict?: DiscrepancyVerdict | null
}

export interface RepliesGiven {
  /** Names of actors. */
  to?: string[] | null
  kinds?: ReplyKind[] | null
  status?: ReplyState | null
  minConfidence?: number | null
}

/** What is asked of a reply that a statement makes, but for whom it answers. */
export interface ReplyTold {
  kind: ReplyKind
  status: ReplyState
  /** In [0, 1]. */
  confidence: number
}

export function discrepancyKeys({ kind, verdict }: { kind: DiscrepancyKind; verdict: DiscrepancyVerdict }): string[] {
  return product([kind, ANY], [verdict, ANY])
}

/** Any of these keys is what is asked for. */
export function discrepanciesAsked({ kinds, verdict }: DiscrepanciesGiven): string[] {
  return product(kinds ?? [ANY], [verdict ?? ANY])
}

/** `actorIds`: whom it answers, each with all ids it absorbed. */
export function replyKeys({ kind, status, confidence }: ReplyTold, actorIds: readonly string[]): string[] {
  return product([...actorIds, ANY], [kind, ANY], [status, ANY], [String(stepOf(confidence)), ANY])
}

/** Any of these keys is what is asked for. `to` are ids. */
export function repliesAsked({ to, kinds, status, minConfidence }: RepliesGiven): string[] {
  const steps = (from: number) => Array.from({ length: STEPS + 1 - from }, (_, index) => String(from + index))
  return product(
    to ?? [ANY],
    kinds ?? [ANY],
    [status ?? ANY],
    minConfidence == null ? [ANY] : steps(stepOf(minConfidence)),
  )
}

/** What was given, of keys that `discrepanciesAsked` made. */
export function discrepanciesAskedBy(keys: readonly string[]): DiscrepanciesGiven {
  const [kinds, verdicts] = factors(keys)
  return {
    ...(kinds === null ? {} : { kinds: DISCREPANCY_KINDS.filter((kind) => kinds?.includes(kind)) }),
    ...(verdicts === null
      ? {}
      : { verdict: DISCREPANCY_VERDICTS.find((verdict) => verdicts?.includes(verdict)) ?? null }),
  }
}

/** What was given, of keys that `repliesAsked` made; `to` are ids. */
export function repliesAskedBy(keys: readonly string[]): RepliesGiven {
  const [to, kinds, states, steps] = factors(keys)
  return {
    ...(to == null ? {} : { to }),
    ...(kinds == null ? {} : { kinds: REPLY_KINDS.filter((kind) => kinds.includes(kind)) }),
    ...(states == null ? {} : { status: REPLY_STATES.find((state) => states.includes(state)) ?? null }),
    ...(steps == null ? {} : { minConfidence: Math.min(...steps.map(Number)) / STEPS }),
  }
}

/** Whether it is one of the steps that confidence is told apart in. */
export function isStep(confidence: number): boolean {
  const step = confidence * STEPS
  return step >= 0 && step <= STEPS && Math.abs(step - Math.round(step)) < 1e-9
}

function stepOf(confidence: number): number {
  return Math.floor(confidence * STEPS + 1e-9)
}

/** Every choice of one part from each, with single spaces between. */
function product(first: readonly string[], ...others: (readonly string[])[]): string[] {
  return others.reduce<readonly string[]>(
    (keys, parts) => keys.flatMap((key) => parts.map((part) => `${key} ${part}`)),
    first,
  ) as string[]
}

/** The parts that keys have at each place; null where they are `*`. */
function factors(keys: readonly string[]): (string[] | null)[] {
  const parts = keys.map((key) => key.split(' '))
  return (parts[0] ?? []).map((_, place) => {
    const own = [...new Set(parts.map((key) => key[place] ?? ANY))].sort()
    return own.includes(ANY) ? null : own
  })
}
