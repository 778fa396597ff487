import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Bus } from './bus.ts'

const MAX_WAIT_MS = 5_000

/**
 * Hints by Postgres NOTIFY, which reach every process of the database.
 *
 * `open` opens a connection that survives its errors. Keeps one of its own, because LISTEN belongs to a session and a
 * pool would lose it. A lost connection is made again, after a pause that grows to 5 s. A half-open one is found by TCP
 * keep-alive; until then the listeners poll.
 */
export function postgresBus(open: () => Promise<pg.Client>, log: Logger): Bus {
  const listeners = new Map<string, Set<() => void>>()
  const greeters = new Set<() => void>()
  const stopping = new AbortController()
  let client: pg.Client | null = null
  /** On the client: one after the other, as it answers. */
  let listenTo: ((channel: string) => Promise<unknown>) | null = null

  const heardOn = (channel: string) => {
    for (const heard of listeners.get(channel) ?? []) heard()
  }

  const connected = async (): Promise<void> => {
    const fresh = await open()
    const ended = new Promise<void>((resolve) => {
      fresh.on('error', () => resolve())
      fresh.on('end', () => resolve())
    })
    fresh.on('notification', (message) => heardOn(message.channel))
    try {
      // `close` was called while there was no client to end yet.
      if (stopping.signal.aborted) return
      client = fresh
      let last: Promise<unknown> = Promise.resolve()
      listenTo = (channel) => {
        last = last.then(() => fresh.query(`LISTEN ${pg.escapeIdentifier(channel)}`))
        return last
      }
      await Promise.all([...listeners.keys()].map(listenTo))
      for (const heard of greeters) heard()
      for (const channel of listeners.keys()) heardOn(channel)
      await ended
    } finally {
      client = null
      listenTo = null
      await fresh.end().catch(() => undefined) // it is broken already; nothing to say
    }
  }

  const run = async (): Promise<void> => {
    for (let failures = 0; !stopping.signal.aborted; failures += 1) {
      const began = Date.now()
      await connected().catch((error: Error) => log.warn({ error: error.message }, 'cannot listen to Postgres'))
      if (Date.now() - began > MAX_WAIT_MS) failures = 0
      const waitMs = Math.min(MAX_WAIT_MS, 50 * 2 ** failures)
      await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined) // woken to stop
    }
  }
  let running: Promise<void> | null = null

  return {
    listen(channel, heard) {
      const known = listeners.get(channel)
      if (known !== undefined) {
        known.add(heard)
        return
      }
      listeners.set(channel, new Set([heard]))
      // A failure here ends the connection, and the next one listens to every channel.
      listenTo?.(channel).catch(() => undefined)
      running ??= run()
    },
    connected(heard) {
      greeters.add(heard)
    },
    async close() {
      stopping.abort()
      listeners.clear()
      greeters.clear()
      await client?.end()
      await running
    },
  }
}
