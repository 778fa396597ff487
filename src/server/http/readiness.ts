/** How long a health check waits for the database, in ms. */
const READY_WITHIN_MS = 2_000
/** How long an answer counts, in ms: several programs may ask, and each answer is a write. */
const COUNTS_FOR_MS = 1_000

/**
 * Makes what health checks ask. They need no key, so all who ask at a time share one check, and however many there are,
 * the database is asked once. It rejects with the fault, or where there is no answer within 2 s.
 */
export function shareCheck(check: () => Promise<void>): () => Promise<void> {
  let asking: Promise<void> | null = null
  let readyUntil = Number.NEGATIVE_INFINITY
  // One that hangs is not joined by another.
  const ask = (): Promise<void> =>
    check()
      .then(() => {
        readyUntil = performance.now() + COUNTS_FOR_MS
      })
      .finally(() => {
        asking = null
      })
  return async () => {
    if (performance.now() < readyUntil) return
    asking ??= ask()
    await within(READY_WITHIN_MS, asking)
  }
}

async function within(limitMs: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
