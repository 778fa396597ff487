import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { readLocalAccess } from '../../../src/server/access/local-access.ts'
import { cpuSecondsOfAll } from '../fanout/cost.ts'
import { startServiceProcess } from '../service-process.ts'

/** The service on an archive, as its own command runs it, and what its answers cost. */
export interface MeasuredService {
  ask(query: string, variables?: object): Promise<AnswerTold>
  /** Waits until it does nothing by itself any more, such as sort an archive into topics anew. */
  settle(): Promise<void>
  /** Asked until warm, then measured: CPU of one answer in milliseconds. */
  measure(query: string, variables?: object): Promise<Cost>
  stop(): Promise<void>
}

export interface AnswerTold {
  data?: unknown
  errors?: { message: string; extensions?: { code?: string; cost?: number } }[]
  /** What the service itself says that it costs. */
  extensions?: { cost?: { total: number } }
}

interface Cost {
  serviceMs: number
  postgresMs: number
  answer: AnswerTold
}

/** How often something is asked before it is measured, and how often then: dear things not so often. */
const WARM_UP = 3
const LEAST_MEASURED = 3
const MEASURED_MS = 500
/** CPU of a second in which a service only looks whether there is something to do. */
const IDLE_MS = 60

/** `postmaster`: the first process of the Postgres that `databaseUrl` is in. */
export async function startMeasured(databaseUrl: string, postmaster: number): Promise<MeasuredService> {
  const { child, pid, dataDir, stop } = await startServiceProcess(databaseUrl)
  const url = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const ready = /Ask +(\S+)/.exec(printed)?.[1]
      if (ready !== undefined) resolve(ready)
    })
    child.once('exit', () => reject(new Error(`the service has ended: ${printed}`)))
  })
  const access = await readLocalAccess(dataDir)
  if (access === null) throw new Error('the service has left no key')
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${access.key}` }
  const cpu = cpuOf(pid, postmaster, new URL(databaseUrl).pathname.slice(1))

  const ask = async (query: string, variables?: object): Promise<AnswerTold> => {
    const body = JSON.stringify({ query, variables, extensions: { cost: true } })
    const response = await fetch(url, { method: 'POST', headers, body })
    return (await response.json()) as AnswerTold
  }
  return {
    ask,
    async settle() {
      for (let busyMs = Number.POSITIVE_INFINITY; busyMs > IDLE_MS; ) {
        const before = cpu()
        await pause(1_000)
        const after = cpu()
        busyMs = after.service - before.service + after.postgres - before.postgres
      }
    },
    async measure(query, variables) {
      const begun = performance.now()
      for (let times = 0; times < WARM_UP && performance.now() - begun < MEASURED_MS; times += 1)
        await ask(query, variables)
      const before = cpu()
      const since = performance.now()
      let times = 0
      let answer: AnswerTold = {}
      while (times < LEAST_MEASURED || performance.now() - since < MEASURED_MS) {
        answer = await ask(query, variables)
        times += 1
      }
      const after = cpu()
      return {
        serviceMs: (after.service - before.service) / times,
        postgresMs: (after.postgres - before.postgres) / times,
        answer,
      }
    },
    stop,
  }
}

/** CPU so far, in milliseconds, of the service and of Postgres's sessions in one database. */
function cpuOf(service: number, postmaster: number, database: string) {
  return () => ({ service: 1000 * cpuSecondsOfAll(service), postgres: postgresMs(postmaster, database) })
}

/** Of the sessions that there are, and of all processes of this Postgres that have ended, to 10 ms. */
export function postgresMs(postmaster: number, database: string): number {
  let total = 10 * endedTicks(postmaster)
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const line = readIfThere(`/proc/${pid}/cmdline`)
    if (!line.startsWith('postgres:') || !line.includes(` ${database} `)) continue
    // Another Postgres may have a database of that name.
    if (!new RegExp(`^PPid:\\s+${postmaster}$`, 'm').test(readIfThere(`/proc/${pid}/status`))) continue
    total += Number(readIfThere(`/proc/${pid}/schedstat`).split(' ')[0] || 0) / 1e6
  }
  return total
}

function endedTicks(pid: number): number {
  const [, rest = ''] = readIfThere(`/proc/${pid}/stat`).split(') ')
  const fields = rest.split(' ')
  return Number(fields[13] ?? 0) + Number(fields[14] ?? 0)
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
