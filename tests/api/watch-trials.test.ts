import { expect, test } from 'vitest'
import { refuseTooBroad, WatchTooBroad } from '../../src/api/previews/too-broad.ts'
import { openDesk } from '../world/desk.ts'

test('a new watch is tried as a query is, within its limit of time, and not as a mutation writes', async () => {
  const desk = await openDesk()
  try {
    for (const place of ['north', 'south', 'west'])
      await desk.archive.statement({ text: `The harbour of the ${place}.` })
    await desk.archive.number()
    const writer = new Proxy(desk.context.writer, {
      get: () => {
        throw new Error('what writes was asked to try a filter')
      },
    })
    const condition = { kind: 'words', field: 'text', text: 'harbour' } as const
    const watch = { condition, tells: ['UTTERANCE'], silenceDays: null, burstMinutes: 0, isPaused: false } as const
    await expect(refuseTooBroad({ ...desk.context, writer, maxAlertsPerDay: 0 }, watch)).rejects.toThrow(WatchTooBroad)
    await refuseTooBroad({ ...desk.context, writer, maxAlertsPerDay: 10 }, watch)
  } finally {
    await desk.close()
  }
})
