import { setTimeout as pause } from 'node:timers/promises'
import { ServiceUnreachable } from '../service-call.ts'
import type { IngestDesk } from './ingest-desk.ts'

/** How long a service may be away, once it has answered: a restart that migrates takes minutes. */
const PATIENCE_MS = 10 * 60_000
const AGAIN_MS = 500
/** What is over before it could be read is not told. */
const QUIET_MS = 1_000

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
  let isTold = false
  const patiently = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      const began = Date.now()
      try {
        const answer = await ask()
        hasAnswered = true
        // What was sent before says nothing: a service that stops still answers it.
        if (awaySince !== null && began > awaySince) {
          if (isTold) tell('-- connected again')
          awaySince = null
          isTold = false
        }
        return answer
      } catch (error) {
        if (!(error instanceof ServiceUnreachable) || !hasAnswered) throw error
        if (signal.aborted) throw new LoadEnded('The load was ended while the service was away')
        awaySince ??= Date.now()
        const awayMs = Date.now() - awaySince
        if (awayMs > PATIENCE_MS) throw error
        if (awayMs > QUIET_MS && !isTold) {
          tell('-- the service does not answer; waiting for it')
          isTold = true
        }
      }
      await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined) // what comes next says that it was ended
    }
  }
  return {
    ingest: (submission, collected) => patiently(() => desk.ingest(submission, collected)),
    tryOut: (submission, collected) => patiently(() => desk.tryOut(submission, collected)),
    takenAt: (url) => patiently(() => desk.takenAt(url)),
    noteNotHad: (url, reason, message) => patiently(() => desk.noteNotHad(url, reason, message)),
  }
}
