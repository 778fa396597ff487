import type { Refusal } from './gate.ts'

/** Gives back what was taken; more than once is as good as once. */
export type Release = () => void

/** How many of something each holder has at a time. */
export interface Quota<Holder> {
  /** Null where the holder has as many as it may. */
  take(holder: Holder): Release | null
}

export function openQuota<Holder>(most: number): Quota<Holder> {
  const taken = new Map<Holder, number>()
  return {
    take(holder) {
      const had = taken.get(holder) ?? 0
      if (had >= most) return null
      taken.set(holder, had + 1)
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
