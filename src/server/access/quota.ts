import type { Refusal } from './gate.ts'

/** Gives back what was taken; more than once is as good as once. */
export type Release = () => void

/** How many of something each holder has at a time. */
export interface Quota<Holder> {
  /** Whether it may take one more now. */
  hasPlace(holder: Holder): boolean
  /** Null where the holder has as many as it may. */
  take(holder: Holder): Release | null
}

export function openQuota<Holder>(most: number): Quota<Holder> {
  const taken = new Map<Holder, number>()
  const hasPlace = (holder: Holder) => (taken.get(holder) ?? 0) < most
  return {
    hasPlace,
    take(holder) {
      if (!hasPlace(holder)) return null
      taken.set(holder, (taken.get(holder) ?? 0) + 1)
      let isHeld = true
      return () => {
        if (!isHeld) return
        isHeld = false
        const left = (taken.get(holder) ?? 1) - 1
        if (left === 0) taken.delete(holder)
        else taken.set(holder, left)
      }
    },
  }
}

/** Why a principal may open no more, be it a socket or a stream over HTTP. */
export const TOO_MANY_STREAMS: Refusal = {
  status: 429,
  code: 'TOO_MANY_STREAMS',
  message: 'You have as many streams and sockets open as are allowed: close one first.',
}
