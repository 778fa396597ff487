/** A moment at which work is given up. */
export interface Deadline {
  signal: AbortSignal
  /** To be called when the work has ended. */
  clear(): void
}

/**
 * Aborts after `timeoutMs`, or when `closing` does. `AbortSignal.any` of a timeout would say the same, but in Node 20 nothing
 * holds such a signal: it may be collected as garbage, and then never aborts.
 */
export function openDeadline(timeoutMs: number, closing: AbortSignal): Deadline {
  const controller = new AbortController()
  const abort = () => controller.abort()
  const timer = setTimeout(abort, timeoutMs)
  closing.addEventListener('abort', abort)
  if (closing.aborted) abort()
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer)
      closing.removeEventListener('abort', abort)
    },
  }
}

/** What a work comes to, or a rejection with the code ETIMEDOUT as soon as `signal` aborts. */
export function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(Object.assign(new Error('given up'), { code: 'ETIMEDOUT' }))
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })
}
