import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cable, cableTo } from '../world/cable.ts'
import { handOut, handOutFrom } from '../world/keys.ts'
import { makeKey, openFolder } from '../world/service.ts'

/** A service process that is started anew whenever it has ended, as a supervisor would, and what befell it. */
export interface ServiceProcess {
  /** Where clients reach it, through a cable. */
  url: string
  cable: Cable
  /** Past the cable. */
  directUrl: string
  figures: Figures
  /** Whether it answers. */
  isReady(): boolean
  ready(): Promise<void>
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>
  /** SIGTERM. Resolves when it is gone. */
  stopGently(): Promise<void>
  pause(): void
  resume(): void
  /** Its clock is this far off from now on; false where its clock cannot be set. */
  setClock(offsetSeconds: number): Promise<boolean>
  stop(): Promise<void>
}

interface Figures {
  kills: number
  gentleStops: number
  pauses: number
  /** Ended before it was ready, as it should where the database is away. */
  failedStarts: number
  /** Ended without being told to, or not as it should. */
  unexpectedExits: string[]
}

/** By database: one key that stands on all its services and outlives each of them, which the operator's does not. */
const keys = new Map<string, Promise<string>>()

const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1'

/** `program`: what runs the command line, like ["dist/main.js"]. */
export async function startProcess(databaseUrl: string, program: string[]): Promise<ServiceProcess> {
  const dataDir = await openFolder()
  const clock = join(dataDir, 'clock')
  await writeFile(clock, '+0\n')
  const hasClock = existsSync(FAKETIME)
  const port = await freePort()
  const cable = await cableTo(port)
  const figures: Figures = { kills: 0, gentleStops: 0, pauses: 0, failedStarts: 0, unexpectedExits: [] }
  let child: ChildProcess | null = null
  let isReady = false
  let isOver = false
  let expected: 'kill' | 'stop' | null = null

  const directUrl = `http://127.0.0.1:${port}/graphql`
  const handOutKey = async (): Promise<void> => {
    const made = keys.get(databaseUrl) ?? makeKey(directUrl, await handOutFrom(dataDir))
    keys.set(databaseUrl, made)
    for (const to of [directUrl, `http://127.0.0.1:${cable.port}`]) handOut(to, await made)
  }

  const run = async (): Promise<void> => {
    expected = null
    child = spawn(process.execPath, [...program, 'serve'], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        DATABASE_URL: databaseUrl,
        DATA_DIR: dataDir,
        PORT: String(port),
        STARTER_TOPICS: 'off',
        LOG_LEVEL: process.env.CHAOS_LOG === undefined ? 'fatal' : 'warn',
        GRAPHIQL: 'off',
        POLL_INTERVAL_MS: '200',
        PROGRESS_INTERVAL_MS: '500',
        HEARTBEAT_INTERVAL_MS: '1000',
        SHUTDOWN_GRACE_MS: '3000',
        ...(hasClock
          ? {
              LD_PRELOAD: FAKETIME,
              FAKETIME_TIMESTAMP_FILE: clock,
              FAKETIME_CACHE_DURATION: '1',
              FAKETIME_DONT_FAKE_MONOTONIC: '1',
            }
          : {}),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const { stdout, stderr } = child
    let printed = ''
    let isAnnounced = false
    for (const stream of [stdout, stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        if (process.env.CHAOS_LOG !== undefined) appendFileSync(process.env.CHAOS_LOG, text)
        printed = (printed + text).slice(-4_000)
        if (!isReady && !isAnnounced && printed.includes('Onrecord is ready')) {
          isAnnounced = true
          handOutKey().then(
            () => {
              isReady = child !== null
            },
            // It was struck down before it could make the key: the next run makes it.
            () => keys.delete(databaseUrl),
          )
        }
      })
    }
    const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
    const wasReady = isReady
    isReady = false
    child = null
    if (expected === 'kill' || isOver) return
    if (expected === 'stop' && code === 0) return
    if (!wasReady && code === 1) figures.failedStarts += 1
    else figures.unexpectedExits.push(`${expected ?? 'running'}: code ${code}, signal ${signal}: ${printed}`)
  }
  // Whoever is interrupted leaves nothing behind.
  const endWithUs = () => void child?.kill('SIGKILL')
  process.once('exit', endWithUs)
  const supervise = (async () => {
    while (!isOver) {
      await run()
      if (!isOver) await sleep(100)
    }
  })()
  const end = async (how: 'kill' | 'stop'): Promise<void> => {
    const dying = child
    if (dying === null) return
    expected = how
    const gone = once(dying, 'close')
    dying.kill('SIGCONT')
    dying.kill(how === 'kill' ? 'SIGKILL' : 'SIGTERM')
    await gone
  }

  return {
    url: `http://127.0.0.1:${cable.port}/graphql`,
    directUrl,
    cable,
    figures,
    isReady: () => isReady,
    async ready() {
      while (!isReady) await sleep(20)
    },
    async kill() {
      if (isReady) figures.kills += 1
      await end('kill')
    },
    async stopGently() {
      if (!isReady) return
      figures.gentleStops += 1
      await end('stop')
    },
    pause() {
      figures.pauses += 1
      child?.kill('SIGSTOP')
    },
    resume: () => void child?.kill('SIGCONT'),
    async setClock(offsetSeconds) {
      await writeFile(clock, `${offsetSeconds < 0 ? '' : '+'}${offsetSeconds}\n`)
      return hasClock
    },
    async stop() {
      isOver = true
      process.off('exit', endWithUs)
      await end('kill')
      await supervise
      await cable.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port')
  return address.port
}
