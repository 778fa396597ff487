import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** A service on a database, as its own command runs it. */
export interface ServiceProcess {
  child: ChildProcessByStdio<null, Readable, null>
  pid: number
  dataDir: string
  /** Ends it, and takes its data folder away. */
  stop(): Promise<void>
}

export async function startServiceProcess(databaseUrl: string): Promise<ServiceProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'onrecord-bench-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      STARTER_TOPICS: 'off',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  return {
    child,
    pid: child.pid ?? 0,
    dataDir,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      process.off('exit', kill)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
