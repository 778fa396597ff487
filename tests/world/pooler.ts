import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chooseAccount } from '../../src/store/database/embedded/account.ts'
import { findProgram } from './programs.ts'
import { freePort } from './proxy.ts'
import { openFolder } from './service.ts'

export const PGBOUNCER = findProgram('pgbouncer')

export interface Pooler {
  /** The same database, through the pooler. */
  url: string
  stop(): Promise<void>
}

/** `extra`: lines of its configuration. */
export async function startPgbouncer(databaseUrl: string, mode: string, extra: string[] = []): Promise<Pooler> {
  if (PGBOUNCER === undefined) throw new Error('pgbouncer is not installed')
  const [folder, port, url] = [await openFolder(), await freePort(), new URL(databaseUrl)]
  const users = join(folder, 'users.txt')
  await writeFile(users, `"${url.username}" "${url.password}"\n`)
  const configuration = join(folder, 'pgbouncer.ini')
  await writeFile(
    configuration,
    [
      '[databases]',
      `* = host=${url.hostname} port=${url.port}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      `auth_type = plain`,
      `auth_file = ${users}`,
      `pool_mode = ${mode}`,
      'default_pool_size = 30',
      ...extra,
    ].join('\n'),
  )
  for (const file of [users, configuration]) await chmod(file, 0o644)
  const account = (await chooseAccount()) ?? {}
  const child = spawn(PGBOUNCER, [configuration], { stdio: ['ignore', 'ignore', 'pipe'], ...account })
  await untilReady(child)
  const through = new URL(databaseUrl)
  through.host = `127.0.0.1:${port}`
  return {
    url: through.href,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGQUIT')
      await gone
      await rm(folder, { recursive: true })
    },
  }
}

function untilReady({ stderr }: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    stderr?.on('data', (chunk) => {
      said += chunk
      if (/process up/.test(said)) resolve()
    })
    stderr?.on('end', () => reject(new Error(said)))
  })
}
