import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { startService } from '../../src/service.ts'
import { readSettings } from '../../src/settings.ts'
import { COMMAND_LINE } from './command-line.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { authorized, handOutFrom } from './keys.ts'

/** A whole service in this process, on a fresh database and a free port. */
export interface RunningService {
  url: string
  socketUrl: string
  database: FreshDatabase
  /** What the log holds: a line of JSON each. */
  log: string[]
  /** Why it cannot go on: a command would end with it. */
  failures: Error[]
  /** The operator's key. */
  key: string
  /** As the operator, unless with another key; null: without one. */
  ask<Data = Record<string, unknown>>(query: string, variables?: object, key?: string | null): Promise<Answer<Data>>
  stop(): Promise<void>
}

export interface Answer<Data> {
  status: number
  data?: Data | null
  errors?: { message: string; extensions?: { code?: string } }[]
}

/** Settings are given as in the environment. `database`: another service's, which stays its own. */
export async function runService(env: Record<string, string> = {}, database?: FreshDatabase): Promise<RunningService> {
  const dataDir = await openFolder()
  const fresh = database ?? (await freshDatabase())
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) })
  const settings = readSettings({
    PORT: '0',
    DATA_DIR: dataDir,
    DATABASE_URL: fresh.url,
    STARTER_TOPICS: 'off',
    COLLECT_AT_ONCE: '0',
    SHUTDOWN_GRACE_MS: '2000',
    ...env,
  })
  const failures: Error[] = []
  const onFailure = (error: Error) => void failures.push(error)
  const service = await startService(settings, log, { database: { allowUnsafe: true }, onFailure })
  const url = `${service.url}/graphql`
  const key = await handOutFrom(dataDir)
  return {
    url,
    key,
    socketUrl: url.replace('http', 'ws'),
    database: fresh,
    log: lines,
    failures,
    ask: (query, variables, as) => ask(url, query, variables, as),
    async stop() {
      await service.stop()
      if (database === undefined) await fresh.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The command itself, as a child of this process. */
export interface Command {
  child: ChildProcess
  /** What it has printed so far, to people and to the log. */
  output(): string
  /** Resolves with the address once it says that it is ready; rejects with its output where it ends before. */
  ready: Promise<string>
  /** Its exit code; null where a signal ended it. */
  ended: Promise<number | null>
}

export function runCommand(words: string[], env: Record<string, string>): Command {
  const child = spawn(process.execPath, [...COMMAND_LINE, ...words], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let printed = ''
  running.add(child)
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child)
    return code as number | null
  })
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text
        const url = /Ask +(\S+)/.exec(printed)?.[1]
        if (url !== undefined) handOutFrom(env.DATA_DIR ?? '.onrecord').then(() => resolve(url), reject)
      })
    }
    ended.then((code) => reject(new Error(`ended with ${code}: ${printed}`)))
  })
  // Not every command gets ready, and not every test asks.
  ready.catch(() => undefined)
  return { child, output: () => printed, ready, ended }
}

const running = new Set<ChildProcess>()

/** Ends the commands that a test has left running because it failed. */
export async function killCommands(): Promise<void> {
  await Promise.all(
    [...running].map((child) => {
      const gone = once(child, 'close')
      child.kill('SIGKILL')
      return gone
    }),
  )
}

/** A data folder that the account of Postgres can enter too, where root runs the tests. */
export async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-'))
  await chmod(folder, 0o755)
  return folder
}

/** As the operator, unless with another key; null: without one. */
export async function ask<Data>(
  url: string,
  query: string,
  variables?: object,
  key?: string | null,
): Promise<Answer<Data>> {
  const credentials = key === undefined ? authorized(url) : key === null ? {} : { authorization: `Bearer ${key}` }
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...credentials },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, ...((await response.json()) as Omit<Answer<Data>, 'status'>) }
}

/** Makes a key to the service, of an admin unless said otherwise, which outlives the service. */
export async function makeKey(url: string, operatorKey: string, role = 'ADMIN'): Promise<string> {
  const create = `mutation { createKey(input: { principal: "${role}", role: ${role} }) { ... on CreateKeySuccess { key } } }`
  const { data } = await ask<{ createKey: { key: string } }>(url, create, {}, operatorKey)
  if (data == null) throw new Error(`no key can be made at ${url}`)
  return data.createKey.key
}
