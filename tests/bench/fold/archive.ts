import { stem } from '../../../src/domain/fold/words.ts'
import { connect } from '../../../src/store/connection.ts'
import { seeded } from '../../world/seeded.ts'

// An archive made by SQL: made-up words, the frequent ones as frequent as in a language; two thousand people, of whom
// some speak all the time; two years.

const WORDS = 8_000
export const ACTORS = 2_000
const SYLLABLES = 'ba del fo gri hum jo kar lin mor nep ost pli quo rus sta tev ulm vor wex yar zin tak'.split(' ')

/** Words that are their own stems, so that SQL can key by them. */
function vocabulary(): string[] {
  const random = seeded(7)
  const found = new Set<string>()
  while (found.size < WORDS) {
    const word = Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('')
    if (stem(word) === word) found.add(word)
  }
  return [...found]
}

/** Puts words, outlets and people on file. */
export async function prepareSeeding(url: string): Promise<void> {
  const client = await connect(url)
  await client.query('CREATE TABLE bench_words (n int PRIMARY KEY, word text)')
  const words = vocabulary()
  await client.query(
    'INSERT INTO bench_words SELECT n - 1, word FROM unnest($1::text[]) WITH ORDINALITY AS w(word, n)',
    [words],
  )
  await client.query(`
    INSERT INTO sources (id, slug, identity, name, time_zone, created_at)
    SELECT md5('o' || k)::uuid, 'outlet-' || k, 'outlet' || k || '.example', 'Outlet ' || k, 'UTC', now()
    FROM generate_series(0, 99) AS k`)
  await client.query(`
    INSERT INTO actors (id, slug, name, kind, created_at)
    SELECT md5('p' || k)::uuid, 'person-' || k, 'Person Number' || k, 'PERSON', now()
    FROM generate_series(0, ${ACTORS - 1}) AS k`)
  await client.query(`
    INSERT INTO actor_aliases (actor_id, alias, folded)
    SELECT md5('p' || k)::uuid, 'Person Number' || k, 'person number' || k FROM generate_series(0, ${ACTORS - 1}) AS k`)
  await client.end()
}

const GROWN = ['articles', 'article_revisions', 'statements', 'statement_versions', 'reports', 'folding_keys']

/** Brings the archive from so many statements to so many. */
export async function grow(url: string, from: number, to: number): Promise<void> {
  const client = await connect(url)
  await client.query('SET session_replication_role = replica')
  await client.query("SET maintenance_work_mem = '512MB'")
  // An index is made much quicker than it grows.
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes i
     WHERE schemaname = 'public' AND tablename = ANY ($1) AND NOT EXISTS (
       SELECT FROM pg_constraint c WHERE c.conname = i.indexname)`,
    [GROWN],
  )
  for (const { name } of indexes) await client.query(`DROP INDEX "${name}"`)
  for (let at = from; at < to; at += 50_000) await seed(client, at, Math.min(to, at + 50_000))
  for (const { definition } of indexes) await client.query(definition)
  await client.query(`VACUUM ANALYZE ${GROWN.join(', ')}`)
  await client.end()
}

async function seed(client: Awaited<ReturnType<typeof connect>>, from: number, to: number): Promise<void> {
  await client.query('DROP TABLE IF EXISTS seed')
  await client.query(`
    CREATE TEMP TABLE seed AS
    SELECT n, md5('s' || n)::uuid AS id, md5('v' || n)::uuid AS version_id, md5('r' || n)::uuid AS report_id,
      md5('a' || n / 10)::uuid AS article_id, md5('o' || (n / 10) % 100)::uuid AS source_id,
      md5('p' || floor(${ACTORS} * power(random(), 2))::int)::uuid AS actor_id,
      date_trunc('milliseconds', timestamptz '2025-03-01' - random() * interval '730 days') AS at,
      (SELECT array_agg(DISTINCT w.word) FROM (
        SELECT floor((SELECT count(*) FROM bench_words) * power(random(), 3))::int AS n FROM generate_series(1, 14 + 0 * g.n)
      ) AS p JOIN bench_words w ON w.n = p.n) AS words
    FROM generate_series(${from}, ${to - 1}) AS g(n)`)
  await client.query(`
    INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at)
    SELECT article_id, source_id, 'https://outlet.example/' || n, 1, at FROM seed WHERE n % 10 = 0`)
  await client.query(`
    INSERT INTO article_revisions (article_id, number, url, published_at, language, text, digest, ingested_at)
    SELECT article_id, 1, 'https://outlet.example/' || min(n), min(at), 'en',
      string_agg(array_to_string(words, ' ') || ', somebody said. ' || repeat(words[1] || ' stood there. ', 20), E'\\n'), 'x', min(at)
    FROM seed GROUP BY article_id`)
  await client.query(`
    INSERT INTO statements (id, status, actor_id, text, form, ingested_at, said_as_written, said_derivation, version)
    SELECT id, 'CURRENT', actor_id, array_to_string(words, ' '), 'DIRECT', at, '{}', '{}', 1 FROM seed`)
  await client.query(`
    INSERT INTO statement_versions (id, statement_id, number, current, schema, text, form, actor_id, actor_ids, office_ids,
      topic_ids, source_ids, forms, languages, said_sort, ingested_at, configuration, words, context_words)
    SELECT version_id, id, 1, TRUE, 1, array_to_string(words, ' '), 'DIRECT', actor_id, ARRAY[actor_id], '{}', '{}',
      ARRAY[source_id], '{DIRECT}', '{en}', at, at, 'english', to_tsvector('english', array_to_string(words, ' ')),
      to_tsvector('english', array_to_string(words, ' ')) FROM seed`)
  const key = `('x' || encode(substr(sha256(convert_to(actor_id::text, 'UTF8') || '\\x00'::bytea || convert_to(w.word, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint`
  await client.query(`
    INSERT INTO reports (id, statement_id, article_id, revision, form, text, span_start, span_end, parts, context_before,
      context_after, cue, speaker, chain, confidence, actor_id, folding_keys, folding_time, keyed_by, ingested_at)
    SELECT report_id, id, article_id, 1, 'DIRECT', array_to_string(words, ' '), 700 * (n % 10), 700 * (n % 10) + 100,
      '[]', '', '', 'said', 'Somebody', '[]', 0.9, actor_id, ARRAY(SELECT ${key} FROM unnest(words) AS w(word)), at, 1, at
    FROM seed`)
  await client.query(`
    INSERT INTO folding_keys (key, spoken_at, report_id)
    SELECT k.key, r.folding_time, r.id FROM seed JOIN reports r ON r.id = seed.report_id, unnest(r.folding_keys) AS k(key)
    ON CONFLICT DO NOTHING`)
}
