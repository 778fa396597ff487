import { FAILURE } from '../asking/ask.ts'
import type { Reach } from '../remote-service.ts'
import { callService } from '../service-call.ts'

/** Tells the service how far a named reader has come, so that it goes on from there after a restart of its own. */
export interface Acknowledging {
  /** Of an event that may come again, because its acknowledgement was not there yet when the line broke. */
  isKnown(cursor: string): boolean
  /** The event was printed. */
  printed(cursor: string): void
  /** Resolves when the service knows everything that was printed, or does not answer. */
  settled(): Promise<void>
}

const ACKNOWLEDGE = `mutation ($input: AcknowledgeInput!) { acknowledge(input: $input) { ${FAILURE} } }`

/** One acknowledgement at a time, each of the newest event: earlier ones are in it. */
export function acknowledging(consumer: string, reach: () => Promise<Reach>): Acknowledging {
  let newest: string | null = null
  let sending: Promise<void> | null = null
  const unsettled = new Set<string>()
  const send = async () => {
    while (newest !== null) {
      const cursor = newest
      newest = null
      const before = [...unsettled]
      try {
        await callService(await reach(), ACKNOWLEDGE, { input: { consumer, cursor } })
        for (const one of before) unsettled.delete(one)
      } catch {
        // The service is away: the next event is acknowledged in place of this one, and what comes again is known.
        return
      }
    }
  }
  return {
    isKnown: (cursor) => unsettled.has(cursor),
    printed(cursor) {
      unsettled.add(cursor)
      newest = cursor
      sending ??= send().finally(() => {
        sending = null
      })
    },
    settled: async () => void (await sending),
  }
}
