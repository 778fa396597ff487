/** When messages that were not taken are tried again. */
export interface BackOff {
  /** How long to wait after the n-th failed attempt, in ms, from 1. */
  waitMs(tries: number): number
  /** For how long a message is tried. After as long without a single one taken, its channel is paused. */
  giveUpMs: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** The last one again and again. */
const WAITS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR]

/** By how much a wait is longer or shorter, so that what failed together does not come back together. */
const JITTER = 0.2

/** Over 24 hours, first after seconds, then hours. `random`: 0 to 1. */
export function dayOfTries(random: () => number): BackOff {
  return {
    waitMs(tries) {
      const wait = WAITS[Math.min(tries, WAITS.length) - 1] ?? 5 * SECOND
      return wait * (1 - JITTER + 2 * JITTER * random())
    },
    giveUpMs: 24 * HOUR,
  }
}

/** For how long a channel rests after so many failures in a row, in ms. What is new has not failed, and is not to wait long. */
export function restAfter({ waitMs }: BackOff, failures: number, retryAfterMs: number): number {
  return Math.max(Math.min(waitMs(failures), LONGEST_REST_MS), Math.min(retryAfterMs, MOST_ASKED_MS))
}

const LONGEST_REST_MS = 5 * MINUTE

/**
 * In how many ms a message is tried again; null: not any more. The last attempt is when its time is up, however long the
 * wait before it would have been.
 */
export function nextTry(
  { waitMs, giveUpMs }: BackOff,
  { tries, triedForMs }: { tries: number; triedForMs: number },
  retryAfterMs = 0,
): number | null {
  if (triedForMs >= giveUpMs) return null
  const asked = Math.min(Math.max(waitMs(tries), retryAfterMs), MOST_ASKED_MS)
  return Math.min(asked, giveUpMs - triedForMs)
}

/** A receiver that asks to be left alone for longer is asked all the same. */
const MOST_ASKED_MS = 6 * HOUR
