import { setTimeout as sleep } from 'node:timers/promises'
import { openConnection } from '../../src/store/database/connection.ts'
import { seeded } from '../world/seeded.ts'
import { faultsOf, strikeUntil } from './faults.ts'
import { type Follower, KINDS, startFollower, type Told } from './followers.ts'
import { startPostgres } from './postgres.ts'
import { type ServiceProcess, startProcess } from './process.ts'
import { startWriter, type Writer } from './writers.ts'

export interface RoundOptions {
  seed: number
  /** How long things are broken. */
  seconds: number
  followers: number
  processes: number
  writers: number
  /** What runs the command line, like ["dist/main.js"]. */
  program: string[]
  /** What a person waiting may want to know. */
  tell?(line: string): void
}

/** What happened, in numbers. All of `wrong` must be empty. */
export interface Round {
  seed: number
  entries: number
  deliveries: number
  /** Repeats under the same cursor, to consumers. */
  repeatsToConsumers: number
  acknowledged: number
  callsRepeated: number
  kills: number
  gentleStops: number
  failedStarts: number
  faults: Record<string, number>
  wrong: string[]
}

const SETTLE_WITHIN_MS = 120_000

/** Breaks everything for a while, lets it come to rest, and compares what each follower was told with the journal. */
export async function runRound(options: RoundOptions): Promise<Round> {
  const random = seeded(options.seed)
  const began = Date.now()
  const say = (what: string) => options.tell?.(`${((Date.now() - began) / 1000).toFixed(1)} s  ${what}`)
  const postgres = await startPostgres()
  const processes: ServiceProcess[] = []
  const followers: Follower[] = []
  const writers: Writer[] = []
  try {
    // The first makes the tables.
    for (let index = 0; index < options.processes; index += 1) {
      processes.push(await startProcess(postgres.url, options.program))
      await processes[index]?.ready()
    }
    const turn = seeded(options.seed + 1)
    const urls = () => processes[Math.floor(turn() * processes.length)]?.url ?? ''
    for (let index = 0; index < options.followers; index += 1) {
      const kind = KINDS[index % KINDS.length] ?? 'WebSocket'
      const word = [null, 'red', 'blue'][Math.floor(index / KINDS.length) % 3] ?? null
      followers.push(startFollower(kind, index, word, urls))
    }
    for (let index = 0; index < options.writers; index += 1)
      writers.push(startWriter(`writer${index}`, urls, seeded(options.seed + 2 + index)))

    say('everything runs')
    const until = Date.now() + options.seconds * 1000
    const faults = await strikeUntil(() => Date.now() > until, faultsOf(postgres, processes, random), random)
    say('no more faults')
    await Promise.all(processes.map((process) => process.ready()))
    say('all services are there')
    await Promise.all(writers.map((writer) => writer.stop()))
    say('all writers are answered')
    const journal = await settled(postgres.directUrl(), followers)
    say('everybody has come to the end')
    const wrong = [
      ...followers.flatMap((follower) => problemsOf(follower, journal)),
      ...writers.flatMap(({ problems }) => problems),
      ...processes.flatMap(({ figures }) => figures.unexpectedExits),
      ...(await uncommitted(postgres.directUrl(), writers)),
    ]
    const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
    return {
      seed: options.seed,
      entries: journal.length,
      deliveries: sum(followers.map(({ told }) => told.length)),
      repeatsToConsumers: sum(followers.map(({ repeats }) => repeats)),
      acknowledged: sum(writers.map(({ acknowledged }) => acknowledged.length)),
      callsRepeated: sum(writers.map(({ repeats }) => repeats)),
      kills: sum(processes.map(({ figures }) => figures.kills)),
      gentleStops: sum(processes.map(({ figures }) => figures.gentleStops)),
      failedStarts: sum(processes.map(({ figures }) => figures.failedStarts)),
      faults,
      wrong,
    }
  } finally {
    for (const follower of followers) follower.stop()
    await Promise.all(processes.map((process) => process.stop()))
    await postgres.stop()
  }
}

/** The journal, once it grows no more and everybody has come to its end, or has had time to. */
async function settled(url: string, followers: Follower[]): Promise<Recorded[]> {
  const client = await openConnection(url, { name: 'chaos' })
  const giveUpAt = Date.now() + SETTLE_WITHIN_MS
  try {
    for (;;) {
      const { rows } = await client.query<{ head: string; pending: boolean }>(
        'SELECT position AS head, EXISTS (SELECT FROM pending_entries) AS pending FROM journal_head',
      )
      const head = Number(rows[0]?.head)
      const isDone = rows[0]?.pending === false && followers.every(({ position }) => position >= head)
      if (isDone || Date.now() > giveUpAt) break
      await sleep(200)
    }
    // What a filter by a word looks at is what all reports of a statement say, not its own text alone.
    const { rows } = await client.query<{
      position: string
      kind: string
      text: string | null
      words: string
      wordsBefore: string
    }>(
      `SELECT e.position, e.kind::text AS kind, COALESCE(a.text, b.text) AS text,
         COALESCE(a.words::text, '') AS words, COALESCE(b.words::text, '') AS "wordsBefore" FROM journal_entries e
       LEFT JOIN statement_versions a ON a.id = e.after_id LEFT JOIN statement_versions b ON b.id = e.before_id
       -- The key that its clients come with was made on it, too.
       WHERE e.change_id IS NULL ORDER BY e.position`,
    )
    return rows.map((row) => ({ ...row, position: Number(row.position) }))
  } finally {
    await client.end()
  }
}

/** An entry with the words of the statement then and before, as Postgres keeps them. */
interface Recorded extends Told {
  words: string
  wordsBefore: string
}

function problemsOf({ name, word, told, problems }: Follower, journal: Recorded[]): string[] {
  // Whoever was told what it said before is told that it says something else now.
  const isFor = (words: string) => word === null || words.includes(`'${word}'`)
  const expected = journal
    .filter(({ words, wordsBefore }) => isFor(words) || isFor(wordsBefore))
    .map(({ position, kind, text }) => ({ position, kind, text }))
  const wrong = problems.map((problem) => `${name}: ${problem}`)
  const has = new Set(told.map(({ position }) => position))
  const lost = expected.filter(({ position }) => !has.has(position))
  if (lost.length > 0) wrong.push(`${name}: lost ${lost.length}, the first at ${lost[0]?.position}`)
  if (has.size < told.length) wrong.push(`${name}: repeated ${told.length - has.size}`)
  if (told.some(({ position }, index) => index > 0 && position <= (told[index - 1]?.position ?? 0)))
    wrong.push(`${name}: out of order`)
  if (wrong.length === 0 && JSON.stringify(told) !== JSON.stringify(expected)) {
    const at = told.findIndex((one, index) => JSON.stringify(one) !== JSON.stringify(expected[index]))
    wrong.push(`${name}: told ${JSON.stringify(told[at])}, and not ${JSON.stringify(expected[at])}`)
  }
  return wrong
}

/** What a writer was told is in and is not, or is there twice. */
async function uncommitted(url: string, writers: Writer[]): Promise<string[]> {
  const client = await openConnection(url, { name: 'chaos' })
  try {
    const { rows } = await client.query<{ url: string; text: string }>('SELECT url, text FROM article_revisions')
    const kept = rows.map((row) => `${row.url} ${row.text}`)
    const counts = new Map<string, number>()
    for (const one of kept) counts.set(one, (counts.get(one) ?? 0) + 1)
    const wanted = writers.flatMap(({ acknowledged }) => acknowledged.map((one) => `${one.url} ${one.text}`))
    return wanted
      .filter((one) => counts.get(one) !== 1)
      .map((one) => `acknowledged, and there ${counts.get(one) ?? 0} times: ${one}`)
  } finally {
    await client.end()
  }
}
