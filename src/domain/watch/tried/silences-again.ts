import { isSilence } from '../hours/silence.ts'
import type { Doubt } from './doubt.ts'

/** When something passed last, as far as it is known, and whether its silence was told. */
export interface SaidLast {
  least: Date
  most: Date
  isSilent: boolean
  /** Why it is not sure. Null: it is, if nothing else may be true. */
  doubt: Doubt | null
}

/** Decides the silences of a watch again. Where it is not known what it heard, it keeps all that may be true. */
export interface SilencesAgain {
  /** Something new passed, at the latest then. */
  hear(last: Date): void
  /** Something may have passed, between two instants. */
  perhapsHear(time: { first: Date; last: Date }, doubt: Doubt): void
  /** Whether a silence may be told at an instant, if something else came in. */
  isWaiting(at: Date, days: number): boolean
  /** What is told at the end of an hour: a silence, or that it is not known; null: nothing. */
  end(at: Date, days: number, lastOtherAt: Date | null): { since: Date } | { doubt: Doubt } | null
}

export function openSilences(begun: readonly SaidLast[]): SilencesAgain {
  let all = begun.map((one) => ({ ...one }))
  const later = (one: Date, other: Date) => (one > other ? one : other)
  return {
    hear(last) {
      const raised = all.map(({ least, most }) => ({ least: later(least, last), most: later(most, last) }))
      const least = raised.reduce((at, one) => (one.least < at ? one.least : at), raised[0]?.least ?? last)
      const most = raised.reduce((at, one) => later(at, one.most), last)
      all = [{ least, most, isSilent: false, doubt: least < most ? (all[0]?.doubt ?? null) : null }]
    },
    perhapsHear({ first, last }, doubt) {
      all.push({ least: first, most: last, isSilent: false, doubt })
    },
    isWaiting: (at, days) =>
      all.some(({ least, isSilent }) => !isSilent && isSilence(at, { saidAt: least, days, lastOtherAt: at })),
    end(at, days, lastOtherAt) {
      const told = all.filter(({ least, isSilent }) => !isSilent && isSilence(at, { saidAt: least, days, lastOtherAt }))
      for (const one of told) one.isSilent = isSilence(at, { saidAt: one.most, days, lastOtherAt })
      const [one] = told
      if (one === undefined) return null
      const isSure = all.length === 1 && one.least.getTime() === one.most.getTime()
      return isSure ? { since: one.least } : { doubt: all.findLast(({ doubt }) => doubt !== null)?.doubt ?? 'ERASED' }
    },
  }
}
