import { execFileSync, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { type Contestant, DOCUMENT, type Field, type Happening, monotonicMs, ownInstant, textOf } from './contestant.ts'

const FOLDER = fileURLToPath(new URL('peers/', import.meta.url))

export const PEERS = ['raw-ws', 'apollo', 'mercurius', 'yoga', 'postgraphile']

/** The peers are of no use to anybody but this bench: they are installed here, the first time. */
export function installPeers(): void {
  if (existsSync(`${FOLDER}node_modules`)) return
  process.stdout.write('Installing the peers\n')
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

export async function startPeer(name: string, field: Field): Promise<Contestant> {
  const databaseUrl = name === 'postgraphile' ? await ownDatabase(field.databaseUrl) : field.databaseUrl
  const child = fork(`${FOLDER}${name}.js`, {
    env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: databaseUrl },
    execArgv: [],
  })
  const answered = <Key extends string>(key: Key) =>
    new Promise<number>((resolve, reject) => {
      child.once('message', (message: Record<Key, number>) => resolve(message[key]))
      child.once('exit', () => reject(new Error(`${name} has ended`)))
    })
  const port = await answered('port')
  child.setMaxListeners(0)
  const database = name === 'postgraphile' ? new pg.Client(databaseUrl) : null
  await database?.connect()
  return {
    name,
    port,
    pid: child.pid ?? 0,
    subscription(client, topic) {
      const filter = {
        topics: [`bench-${topic}`],
        ...(field.hasOwnVariables ? { ingestedAfter: ownInstant(client) } : {}),
      }
      return JSON.stringify({ query: name === 'postgraphile' ? FLAT : DOCUMENT, variables: { filter } })
    },
    async publish(happenings) {
      const events = happenings.map((one) => ({
        topics: one.topics.map((topic) => `bench-${topic}`),
        event: eventOf(one),
      }))
      if (database === null) {
        const published = answered('published')
        child.send({ events })
        return published
      }
      const notices = events.flatMap(({ topics, event }) =>
        topics.map((topic) => [`statements:${topic}`, event] as const),
      )
      const at = monotonicMs()
      await database.query('SELECT pg_notify(c, e) FROM unnest($1::text[], $2::text[]) AS n(c, e)', [
        notices.map(([channel]) => channel),
        notices.map(([, event]) => JSON.stringify(event)),
      ])
      return at
    },
    async stop() {
      await database?.end()
      child.kill()
    },
  }
}

/** PostGraphile makes a type of every table it finds, and the service's have the names of ours. */
async function ownDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client(serverUrl)
  await client.connect()
  await client.query('CREATE DATABASE bench_peer')
  await client.end()
  const url = new URL(serverUrl)
  url.pathname = '/bench_peer'
  return url.href
}

/** As the service sends it. */
function eventOf({ mark }: Happening) {
  const place = `eyJ2IjoxLCJlIjoiMDE5OSIsInAi${String(mark).padStart(8, '0')}LCJzIjoiMTIzNDU2Nzg5MCJ9`
  return {
    __typename: 'StatementIngested',
    cursor: `${place}b`,
    previous: `${place}a`,
    committedAt: '2026-03-01T12:00:00.000Z',
    kind: 'INGESTED',
    effect: 'ENTERED',
    was: {
      text: textOf(mark),
      form: 'DIRECT',
      actor: { id: 'QWN0b3I6MDE5OTAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDA', name: 'Actor' },
    },
    statement: { id: 'U3RhdGVtZW50OjAxOTkwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAw' },
  }
}

// PostGraphile has the same fields on one type.
const FLAT = /* GraphQL */ `
  subscription Follow($filter: StatementFilter) {
    statementEvents(filter: $filter) {
      __typename cursor previous committedAt kind effect
      was { text form actor { id name } }
      statement { id }
    }
  }
`
