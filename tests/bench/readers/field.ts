import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readLocalAccess } from '../../../src/server/access/local-access.ts'
import { type Embedded, startEmbedded } from '../../../src/store/database/embedded/embedded.ts'
import { openPress, type Press } from '../../world/press.ts'
import type { Counted } from './statements.ts'

/** A Postgres of its own, and what is measured on it. */
export interface Field {
  press: Press
  /** Starts one more service on it, as its own command runs it. Settings are given as in the environment. */
  serve(env?: Record<string, string>): Promise<BenchService>
  close(): Promise<void>
}

export interface BenchService {
  port: number
  key: string
  url: string
  pid: number
  /** SQL statements since this was last asked. */
  statements(): Promise<Counted>
}

/** `characters`: about how long the statements are that entries tell of. */
export async function openField(characters: number): Promise<Field> {
  const dataDir = await folder()
  const embedded: Embedded = await startEmbedded({
    dataDir,
    onUnexpectedExit(error) {
      throw error
    },
  })
  const children: ChildProcess[] = []
  process.once('exit', () => {
    for (const child of children) child.kill('SIGKILL')
  })
  const folders = [dataDir]
  const serve: Field['serve'] = async (env = {}) => {
    const own = await folder()
    folders.push(own)
    const counting = resolve(import.meta.dirname, 'statements.ts')
    const child = spawn(process.execPath, ['--import', 'tsx', '--import', counting, 'src/main.ts', 'serve'], {
      cwd: resolve(import.meta.dirname, '../../..'),
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        PORT: '0',
        DATA_DIR: own,
        DATABASE_URL: embedded.url,
        STARTER_TOPICS: 'off',
        LOG_LEVEL: 'error',
        MAX_SOCKETS_PER_PRINCIPAL: '1000000',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    children.push(child)
    const url = await new Promise<string>((give, reject) => {
      let printed = ''
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        printed += text
        const ready = /Ask +(\S+)/.exec(printed)?.[1]
        if (ready !== undefined) give(ready)
      })
      child.once('exit', () => reject(new Error(`the service has ended: ${printed}`)))
    })
    const access = await readLocalAccess(own)
    if (access === null) throw new Error('the service has left no key')
    return {
      port: Number(new URL(url).port),
      key: access.key,
      url,
      pid: child.pid ?? 0,
      async statements() {
        const answer = once(child, 'message')
        child.send('statements')
        return (await answer)[0] as Counted
      },
    }
  }
  // It makes the tables.
  const first = await serve()
  const press = await openPress(embedded.url, characters)
  return {
    press,
    serve: async (env) => (env === undefined && children.length === 1 ? first : serve(env)),
    async close() {
      await press.close()
      for (const child of children) child.kill('SIGKILL')
      await embedded.stop()
      for (const path of folders) await rm(path, { recursive: true, force: true })
    },
  }
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'onrecord-bench-'))
  await chmod(path, 0o755)
  return path
}
