import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readLocalAccess } from '../../../src/server/access/local-access.ts'
import { type Contestant, DOCUMENT, type Field, monotonicMs, ownInstant, textOf } from './contestant.ts'

/**
 * The service itself, as its own command runs it. Entries come as from another process of the same database: written
 * and numbered there, so that what is measured is reading the journal, matching, executing and sending.
 */
export async function startOnrecord(field: Field): Promise<Contestant> {
  const dataDir = await mkdtemp(join(tmpdir(), 'onrecord-bench-'))
  await chmod(dataDir, 0o755)
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: field.serviceDir, stdio: ['ignore', 'ignore', 'inherit'] })
  const child = spawn(process.execPath, [...field.serviceFlags, 'dist/main.js', 'serve'], {
    cwd: field.serviceDir,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      PORT: '0',
      DATA_DIR: dataDir,
      DATABASE_URL: field.databaseUrl,
      STARTER_TOPICS: 'off',
      LOG_LEVEL: 'error',
      MAX_SOCKETS_PER_PRINCIPAL: '1000000',
      // Its own looking-around would number half a burst before the rest is written, and quiet streams would speak.
      POLL_INTERVAL_MS: '600000',
      PROGRESS_INTERVAL_MS: '3600000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => child.kill('SIGKILL'))
  const url = await new Promise<string>((resolve, reject) => {
    let printed = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      const ready = /Ask +(\S+)/.exec(printed)?.[1]
      if (ready !== undefined) resolve(ready)
    })
    child.once('exit', () => reject(new Error(`onrecord has ended: ${printed}`)))
  })
  const access = await readLocalAccess(dataDir)
  if (access === null) throw new Error('the service has left no key')
  const writer = await openWriter(field)
  return {
    name: 'onrecord',
    port: Number(new URL(url).port),
    pid: child.pid ?? 0,
    credentials: { apiKey: access.key },
    subscription(client, topic) {
      const filter = {
        topics: [writer.topics[topic]],
        ...(field.hasOwnVariables ? { ingestedAfter: ownInstant(client) } : {}),
      }
      return JSON.stringify({ query: DOCUMENT, variables: { filter } })
    },
    async publish(happenings) {
      for (const { mark, topics } of happenings) await writer.write(textOf(mark), topics)
      const at = monotonicMs()
      await writer.number()
      return at
    },
    async stop() {
      await writer.close()
      // Gently: a profile asked for by its flags is written at the end.
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Writes with the code of the service under measure, since its schema may have moved on. */
async function openWriter({ serviceDir, databaseUrl, topics: count }: Field) {
  const load = <Module>(path: string) => import(pathToFileURL(join(serviceDir, path)).href) as Promise<Module>
  const { openDatabase } = await load<typeof import('../../../src/store/database/database.ts')>(
    'src/store/database/database.ts',
  )
  const { openArchive } = await load<typeof import('../../world/archive.ts')>('tests/world/archive.ts')
  const database = await openDatabase(databaseUrl, { allowUnsafe: true })
  const archive = openArchive(database.prisma)
  const topics: string[] = []
  for (let index = 0; index < count; index += 1) topics.push(await archive.topic(`bench ${index}`))
  const actorId = await archive.actor('Actor')
  const articleId = await archive.article()
  return {
    topics,
    async write(text: string, those: readonly number[]) {
      const topicIds = those.map((index) => topics[index] ?? '')
      await archive.statement({ text, actorId, topicIds, articleIds: [articleId] })
    },
    number: () => archive.number(),
    close: () => database.close(),
  }
}
