// npm run bench -- stories [--articles 100000] [--found 300]: what it costs to find the story of an article that comes in,
// in CPU of this process and of Postgres, with so many articles on file (each with some ten statements: 100,000 articles
// are a million statements). They are made up: words that tell much and little, 140 articles a day,
// one in three of them of one of five events of its day.

import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openConnection } from '../../src/store/database/connection.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { startEmbedded } from '../../src/store/database/embedded/embedded.ts'
import { findCluster } from '../../src/store/database/embedded/home.ts'
import { findPostmaster } from '../../src/store/database/embedded/postmaster.ts'
import { migrate } from '../../src/store/database/migrations.ts'
import { keepStories } from '../../src/upkeep/keep-stories.ts'
import { seeded } from '../world/seeded.ts'
import { cpuSecondsOfAll } from './fanout/cost.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { articles: { type: 'string', default: '100000' }, found: { type: 'string', default: '300' } },
})
const [articles, found] = [Number(values.articles), Number(values.found)]
const DAY_MS = 86_400_000
const PER_DAY = 140

const folder = join(tmpdir(), `onrecord-bench-stories-${process.pid}`)
const random = seeded(11)
const say = (line: string) => process.stdout.write(`${line}\n`)

/** Words that telling ones are of: the first are of many articles, as names of a country are, and the last of hardly any. */
const WORDS = 200_000
const wordOf = (draw: () => number) => Math.floor(WORDS ** (0.35 + 0.65 * draw()))

/** Sixty words as a portrait has them. Of an event half of them are its own. */
function portraitOf(event: number): { word: number; weight: number }[] {
  const own = seeded(event)
  const told = new Set<number>()
  while (told.size < 30) told.add(wordOf(own))
  while (told.size < 60) told.add(wordOf(random))
  const weighed = [...told].map((word) => ({
    word,
    weight: Math.fround((1 + Math.log(1 + 5 * random())) * Math.log(word)),
  }))
  return weighed.sort((a, b) => b.weight - a.weight)
}

const idOf = (kind: number, index: number) =>
  `${(1_600_000_000_000 + index).toString(16).padStart(12, '0').slice(0, 8)}-${(1_600_000_000_000 + index).toString(16).padStart(12, '0').slice(8)}-7${kind}00-8000-${index.toString(16).padStart(12, '0')}`

const server = await startEmbedded({
  dataDir: folder,
  onUnexpectedExit: (error) => process.emit('uncaughtException', error),
})
const cluster = await findCluster(folder)
const postmaster = cluster === null ? null : await findPostmaster(cluster)
if (postmaster === null) throw new Error(`no Postgres runs in ${folder}`)
await migrate(server.url)
const database = await openDatabase(server.url)
const client = await openConnection(server.url)
try {
  await client.query('SET session_replication_role = replica')
  await client.query(`INSERT INTO sources (id, slug, identity, name, time_zone, created_at)
    SELECT ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 's' || n, 's' || n, 'S' || n, 'UTC', now()
    FROM generate_series(0, 299) n`)
  const began = Date.UTC(2024, 0, 1)
  for (let at = 0; at < articles + found; at += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, articles + found - at) }, (_, index) => {
      const number = at + index
      const isNew = number >= articles
      // The new ones are of the last day. Every third is of one of five events of its day.
      const day = Math.floor(Math.min(number, articles - 1) / PER_DAY)
      const event = number % 3 === 0 ? 1_000_000 + day * 5 + Math.floor(random() * 5) : 2_000_000 + number
      const told = portraitOf(event)
      const published = new Date(began + day * DAY_MS + Math.floor(random() * DAY_MS)).toISOString()
      const source = `00000000-0000-7000-8000-${String(Math.floor(random() * 300)).padStart(12, '0')}`
      return { id: idOf(1, number), source, published, isNew, told }
    })
    await client.query(
      `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb)
        AS g(id uuid, source uuid, published timestamptz, words int[], weights real[], new boolean)
      ), made AS (
        INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at) SELECT id, source, id::text, 1, published FROM given
      ), portrayed AS (
        INSERT INTO story_portraits (article_id, source_id, at, language, words, weights, due)
        SELECT id, source, published, 'en', words, weights, new FROM given
      ), placed AS (
        INSERT INTO story_articles (article_id, source_id, at, looked_up_by) SELECT id, source, published, words[1:16] FROM given WHERE NOT new
      )
      INSERT INTO story_words (word, at, article_id)
      SELECT w, published, id FROM given, unnest(words[1:16]) AS w WHERE NOT new ON CONFLICT DO NOTHING`,
      [
        JSON.stringify(
          rows.map(({ id, source, published, isNew, told }) => ({
            id,
            source,
            published,
            new: isNew,
            words: told.map((one) => one.word),
            weights: told.map(({ weight }) => weight),
          })),
        ),
      ],
    )
  }
  await client.query('SET session_replication_role = DEFAULT')
  await client.query('VACUUM (ANALYZE)')
  const before = { own: process.cpuUsage(), postgres: cpuSecondsOfAll(postmaster.pid) }
  await keepStories(database.prisma, new AbortController().signal)
  const { user, system } = process.cpuUsage(before.own)
  const postgres = cpuSecondsOfAll(postmaster.pid) - before.postgres
  const { rows } =
    await client.query(`SELECT (SELECT count(*) FROM story_words) AS words, (SELECT count(*) FROM story_links) AS links,
    (SELECT count(*) FROM stories WHERE article_count > 0) AS stories,
    pg_size_pretty(pg_total_relation_size('story_words') + pg_total_relation_size('story_portraits')
      + pg_total_relation_size('story_articles')) AS size`)
  const [kept] = rows
  say(`${articles} articles on file (${kept.size}), ${found} come in: ${kept.links} links, ${kept.stories} stories`)
  say(
    `of each: ${((user + system) / 1000 / found).toFixed(2)} ms of this process, ${((1000 * postgres) / found).toFixed(2)} ms of Postgres`,
  )
} finally {
  await client.end()
  await database.close()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
