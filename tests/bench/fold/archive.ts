import { stemOf } from '../../../src/domain/language/stem.ts'
import { openConnection } from '../../../src/store/database/connection.ts'
import { KEYED_BY } from '../../../src/store/lookup/folding-keys.ts'
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
    if (stemOf(word) === word) found.add(word)
  }
  return [...found]
}

/** Puts words, outlets and people on file. */
export async function prepareSeeding(url: string): Promise<void> {
  const client = await openConnection(url)
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
const CHUNK = 100_000

/** Brings the archive from so many statements to so many. A million take a few minutes. */
export async function grow(url: string, from: number, to: number): Promise<void> {
  const client = await openConnection(url)
  await client.query('SET session_replication_role = replica')
  await client.query("SET maintenance_work_mem = '512MB'")
  await client.query("SET temp_buffers = '256MB'")
  // An index is made much quicker than it grows: the one of the folding keys above all, which come in no order.
  const { rows: indexes } = await client.query<{ drop: string; make: string }>(
    `SELECT format('DROP INDEX %I', indexname) AS drop, indexdef AS make FROM pg_indexes i
     WHERE schemaname = 'public' AND tablename = ANY ($1) AND NOT EXISTS (
       SELECT FROM pg_constraint c WHERE c.conname = i.indexname)
     UNION ALL
     SELECT format('ALTER TABLE folding_keys DROP CONSTRAINT %I', conname),
       format('ALTER TABLE folding_keys ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
     FROM pg_constraint WHERE conrelid = 'folding_keys'::regclass AND contype = 'p' `,
    [GROWN],
  )
  for (const { drop } of indexes) await client.query(drop)
  for (let at = from; at < to; at += CHUNK) await seed(client, at, Math.min(to, at + CHUNK))
  for (const { make } of indexes) await client.query(make)
  await client.query(`VACUUM ANALYZE ${GROWN.join(', ')}`)
  await client.end()
}

// What ingest writes of a report by a known actor, without a time of speech, in an article of ten.
async function seed(client: Awaited<ReturnType<typeof openConnection>>, from: number, to: number): Promise<void> {
  await client.query('DROP TABLE IF EXISTS seed')
  const key = (actor: string, word: string) =>
    `('x' || encode(substr(sha256(convert_to(${actor}, 'UTF8') || '\\x00'::bytea || convert_to(${word}, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint`
  await client.query(`
    CREATE TEMP TABLE seed AS
    SELECT said.*, t.text, to_tsvector('english', t.text) AS vector,
      ARRAY(SELECT ${key('said.actor_id::text', 'w.word')} FROM unnest(said.words) AS w(word))
        || ARRAY(SELECT ${key("''", "said.words[i] || ' ' || said.words[i + 1]")}
          FROM generate_series(1, least(6, cardinality(said.words) - 1)) AS p(i)) AS keys
    FROM (
      SELECT n, md5('s' || n)::uuid AS id, md5('v' || n)::uuid AS version_id, md5('r' || n)::uuid AS report_id,
        md5('a' || n / 10)::uuid AS article_id, md5('o' || (n / 10) % 100)::uuid AS source_id,
        md5('p' || floor(${ACTORS} * power(random(), 2))::int)::uuid AS actor_id,
        date_trunc('milliseconds', timestamptz '2025-03-01' - random() * interval '730 days') AS at,
        (SELECT array_agg(DISTINCT w.word) FROM (
          SELECT floor(${WORDS} * power(random(), 3))::int AS n FROM generate_series(1, 14 + 0 * g.n)
        ) AS p JOIN bench_words w ON w.n = p.n) AS words
      FROM generate_series(${from}, ${to - 1}) AS g(n) OFFSET 0
    ) AS said, LATERAL (SELECT array_to_string(said.words, ' ') AS text OFFSET 0) AS t`)
  await client.query(`
    INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at)
    SELECT article_id, source_id, 'https://outlet.example/' || n, 1, at FROM seed WHERE n % 10 = 0`)
  await client.query(`
    INSERT INTO article_revisions (article_id, number, url, published_at, language, text, digest, ingested_at)
    SELECT article_id, 1, 'https://outlet.example/' || min(n), min(at), 'en',
      string_agg(text || ', somebody said. ' || repeat(words[1] || ' stood there. ', 20), E'\\n'), 'x', min(at)
    FROM seed GROUP BY article_id`)
  await client.query(`
    INSERT INTO statements (id, status, actor_id, text, form, ingested_at, said_as_written, said_derivation, version)
    SELECT id, 'CURRENT', actor_id, text, 'DIRECT', at, '{}', '{}', 1 FROM seed`)
  await client.query(`
    INSERT INTO statement_versions (id, statement_id, number, current, schema, text, form, actor_id, actor_ids, office_ids,
      topic_ids, source_ids, forms, languages, said_sort, ingested_at, configuration, words, context_words)
    SELECT version_id, id, 1, TRUE, 1, text, 'DIRECT', actor_id, ARRAY[actor_id], '{}', '{}',
      ARRAY[source_id], '{DIRECT}', '{en}', at, at, 'english', vector, vector FROM seed`)
  await client.query(`
    INSERT INTO reports (id, statement_id, article_id, revision, form, text, span_start, span_end, parts, context_before,
      context_after, cue, speaker, chain, confidence, actor_id, folding_keys, folding_time, keyed_by, ingested_at)
    SELECT report_id, id, article_id, 1, 'DIRECT', text, 700 * (n % 10), 700 * (n % 10) + 100,
      '[]', '', '', 'said', 'Somebody', '[]', 0.9, actor_id, keys, at, ${KEYED_BY}, at
    FROM seed`)
  await client.query(`
    INSERT INTO folding_keys (key, spoken_at, report_id)
    SELECT k.key, at, report_id FROM seed, unnest(keys) AS k(key)`)
}
