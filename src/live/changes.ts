import { setTimeout as sleep } from 'node:timers/promises'
import { type Change, isChange } from '../domain/journal/entry.ts'
import type { Hub } from './hub.ts'

const READ_AT_ONCE = 200
const LOOK_EVERY_MS = 60_000
const TRY_AGAIN_MS = 100

/**
 * Calls `apply` for every change that this process reads past, in order, from where its hub is now: whatever a process
 * holds in memory is brought up to date so. `apply` throws nothing.
 */
export function watchChanges(hub: Hub, apply: (change: Change) => void): { stop(): Promise<void> } {
  const stopping = new AbortController()
  let position = hub.head
  const readOn = async (): Promise<void> => {
    if (!(await hub.grown(position, LOOK_EVERY_MS, stopping.signal))) stopping.abort()
    if (stopping.signal.aborted || hub.head === position) return
    const { entries, upTo } = await hub.read(position, READ_AT_ONCE)
    for (const recorded of entries) if (isChange(recorded)) apply(recorded)
    position = upTo
  }
  const watch = async (): Promise<void> => {
    // From memory nothing fails; where the place has left it, the database may be away for a while.
    while (!stopping.signal.aborted) await readOn().catch(() => sleep(TRY_AGAIN_MS))
  }
  const running = watch()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}
