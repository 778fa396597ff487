import { setTimeout as pause } from 'node:timers/promises'
import { ServiceUnreachable } from '../service-call.ts'
import type { IngestDesk } from './ingest-desk.ts'

/** How long a service may be away, once it has answered: a restart that migrates takes minutes. */
const PATIENCE_MS = 10 * 60_000
const AGAIN_MS = 500

/** The load was ended by a signal while it waited. */
class LoadEnded extends Error {
  override readonly name = 'LoadEnded'
}

/**
 * A desk that waits for a service that went away, and submits again what it was given meanwhile: that is taken in once,
 * since an article that is there already is unchanged. A service that never answered is not waited for.
 */
export function patientDesk(desk: IngestDesk, tell: (line: string) => void, signal: AbortSignal): IngestDesk {
  let hasAnswered = false
  let awaySince: number | null = null
  return {
    async ingest(submission) {
      for (;;) {
        try {
          const answer = await desk.ingest(submission)
          if (awaySince !== null) tell('-- connected again')
          hasAnswered = true
          awaySince = null
          return answer
        } catch (error) {
          if (!(error instanceof ServiceUnreachable) || !hasAnswered) throw error
          if (signal.aborted) throw new LoadEnded('the load was ended while the service was away')
          if (awaySince === null) tell('-- the service does not answer; waiting for it')
          awaySince ??= Date.now()
          if (Date.now() - awaySince > PATIENCE_MS) throw error
        }
        await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined) // what comes next says that it was ended
      }
    },
  }
}
