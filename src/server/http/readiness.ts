/** How long a health check waits for the database, in ms. */
const READY_WITHIN_MS = 2_000

/**
 * Makes what health checks ask. They need no key, so all who ask at a time share one check, and however many there are,
 * the database is asked once. It rejects with the fault, or where there is no answer within 2 s.
 */
export function shareCheck(check: () => Promise<void>): () => Promise<void> {
  let asking: Promise<void> | null = null
  return () => {
    asking ??= within(READY_WITHIN_MS, check()).finally(() => {
      asking = null
    })
    return asking
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
