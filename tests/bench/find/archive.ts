import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { openConnection } from '../../../src/store/database/connection.ts'
import { migrate } from '../../../src/store/database/migrations.ts'
import { KEYED_BY } from '../../../src/store/lookup/folding-keys.ts'
import { seeded } from '../../world/seeded.ts'

// An archive that looks like one, made by SQL in minutes: made-up words, as frequent as in a language; speakers of whom
// a few speak all the time and most once; ten statements an article, some of them in many articles; two years. It is
// written as the release before this one kept it, and then brought up to date by the migrations, as a user's archive is.

/** The last migration of 0.3.0, whose tables the SQL below fills. */
const WRITTEN_FOR = '20261129040000_reread'
const MIGRATIONS = join(import.meta.dirname, '../../../prisma/migrations')

const WORDS = 20_000
const SYLLABLES = 'ba del fo gri hum jo kar lin mor nep ost pli quo rus sta tev ulm vor wex yar zin tak'.split(' ')
const CHUNK = 50_000
const FILLED = [
  'articles',
  'article_revisions',
  'statements',
  'statement_versions',
  'statement_topics',
  'reports',
].concat(['journal_entries', 'statement_links', 'actors', 'actor_aliases', 'actor_slugs', 'tenures', 'review_items'])

/** How many of each there are in an archive of so many statements. */
export function sizesOf(statements: number) {
  return { actors: statements / 10, offices: 500, topics: 200, sources: 300, articles: statements / 10 }
}

/** Words of three syllables, none twice, the same each time. */
export function vocabulary(): string[] {
  const random = seeded(7)
  const found = new Set<string>()
  while (found.size < WORDS) {
    found.add(Array.from({ length: 4 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join(''))
  }
  return [...found]
}

/** The id that row `n` of a kind has; later rows have later ids, as with UUIDs of version 7. */
const ID = `CREATE FUNCTION bench_id(kind text, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (lpad(to_hex(1600000000000 + n), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid
  FROM (SELECT md5(kind || n) AS h) AS hashed $$`

/** Fills an empty database and brings it to today's schema. */
export async function writeArchive(url: string, statements: number, tell: (line: string) => void): Promise<void> {
  await migrateTo(url, WRITTEN_FOR)
  const client = await openConnection(url)
  try {
    await client.query(`SET session_replication_role = replica; SET max_parallel_workers_per_gather = 0;
      SET maintenance_work_mem = '512MB'; SET work_mem = '64MB'; SELECT setseed(0.42)`)
    await writeCatalogue(client, statements)
    // An index is made much quicker than it grows.
    const { rows: indexes } = await client.query<{ drop: string; make: string }>(
      `SELECT format('DROP INDEX %I', indexname) AS drop, indexdef AS make FROM pg_indexes
       WHERE schemaname = 'public' AND tablename = ANY ($1)
         AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)`,
      [FILLED],
    )
    for (const { drop } of indexes) await client.query(drop)
    for (let from = 0; from < statements; from += CHUNK) {
      await writeStatements(client, from, Math.min(statements, from + CHUNK), statements)
      tell(`${Math.min(statements, from + CHUNK)} of ${statements} statements`)
    }
    for (const { make } of indexes) await client.query(make)
    await client.query(`UPDATE journal_head SET position = ${statements}`)
    tell('indexes made')
  } finally {
    await client.end()
  }
  await migrate(url)
  const after = await openConnection(url)
  await after.query('VACUUM ANALYZE')
  await after.end()
}

async function migrateTo(url: string, last: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-migrations-'))
  for (const name of await readdir(MIGRATIONS)) {
    if (name <= last) await cp(join(MIGRATIONS, name), join(folder, name), { recursive: true })
  }
  await migrate(url, folder)
  await rm(folder, { recursive: true })
}

async function writeCatalogue(client: pg.Client, statements: number): Promise<void> {
  const { actors, offices, topics, sources } = sizesOf(statements)
  await client.query(ID)
  await client.query('CREATE TABLE bench_words (n int PRIMARY KEY, word text)')
  await client.query(
    'INSERT INTO bench_words SELECT n - 1, word FROM unnest($1::text[]) WITH ORDINALITY AS w(word, n)',
    [vocabulary()],
  )
  await client.query(`
    INSERT INTO sources (id, slug, identity, name, homepage, time_zone, created_at)
    SELECT bench_id('source', k), 'outlet-' || k, 'outlet' || k || '.example', 'Outlet ' || k,
      'https://outlet' || k || '.example', 'UTC', now() FROM generate_series(0, ${sources - 1}) AS k`)
  // A first name of a few hundred, and a surname of many: "Fogri Balinostmor".
  await client.query(`
    INSERT INTO actors (id, slug, name, kind, created_at)
    SELECT bench_id('actor', k), lower(first.word || '-' || last.word || '-' || k), initcap(left(first.word, 5)) || ' ' || initcap(last.word),
      CASE WHEN k % 10 = 0 THEN 'INSTITUTION' ELSE 'PERSON' END::"ActorKind", now()
    FROM generate_series(0, ${actors - 1}) AS k JOIN bench_words first ON first.n = k * 7 % 400
      JOIN bench_words last ON last.n = k * 13 % ${WORDS}`)
  await client.query(
    'INSERT INTO actor_aliases (actor_id, alias, folded) SELECT id, name, lower(name) FROM actors ON CONFLICT DO NOTHING',
  )
  await client.query('INSERT INTO actor_slugs (slug, actor_id) SELECT slug, id FROM actors')
  await client.query(`
    INSERT INTO offices (id, slug, name, aliases, folded, created_at)
    SELECT bench_id('office', k), 'office-' || k, 'Office of ' || word, '{}', ARRAY['office of ' || word], now()
    FROM generate_series(0, ${offices - 1}) AS k JOIN bench_words ON n = k`)
  await client.query(`
    INSERT INTO tenures (id, office_id, actor_id, "from", until)
    SELECT bench_id('tenure', k), bench_id('office', k % ${offices}), bench_id('actor', k), '2024-01-01', NULL
    FROM generate_series(0, ${Math.min(actors, 5_000) - 1}) AS k`)
  await client.query(`
    INSERT INTO topics (id, slug, name, rule, version, classified_version, created_at)
    SELECT bench_id('topic', k), 'topic-' || k, 'Topic ' || k, '{"kind": "any", "of": []}', 1, 1, now()
    FROM generate_series(0, ${topics - 1}) AS k`)
}

async function writeStatements(client: pg.Client, from: number, to: number, statements: number): Promise<void> {
  const { actors, offices, topics, sources, articles } = sizesOf(statements)
  await client.query('DROP TABLE IF EXISTS said')
  await client.query(`
    CREATE TEMP TABLE said AS
    SELECT told.*, to_tsvector(told.configuration::regconfig, told.text) AS words,
      to_tsvector(told.configuration::regconfig, told.text || ' ' || told.around) AS context_words
    FROM (
      SELECT n, bench_id('statement', n) AS id, bench_id('version', n) AS version_id,
        bench_id('actor', floor(${actors} * power(random(), 3))::bigint) AS actor_id,
        CASE WHEN random() < 0.3 THEN bench_id('office', floor(${offices} * power(random(), 2))::bigint) END AS office_id,
        ARRAY(SELECT DISTINCT bench_id('topic', floor(${topics} * power(random(), 2))::bigint)
          FROM generate_series(1, 3 + 0 * g.n)) AS topic_ids,
        (SELECT string_agg(w.word, ' ') FROM (
          SELECT floor(${WORDS} * power(random(), 4))::int AS n FROM generate_series(1, 22 + 0 * g.n)) AS p
          JOIN bench_words w ON w.n = p.n) AS text,
        (SELECT string_agg(w.word, ' ') FROM (
          SELECT floor(${WORDS} * power(random(), 4))::int AS n FROM generate_series(1, 20 + 0 * g.n)) AS p
          JOIN bench_words w ON w.n = p.n) AS around,
        (ARRAY['english', 'english', 'english', 'german', 'french'])[1 + g.n / 10 % 5] AS configuration,
        (ARRAY['en', 'en', 'en', 'de', 'fr'])[1 + g.n / 10 % 5] AS language,
        (ARRAY['DIRECT', 'DIRECT', 'INDIRECT', 'INDIRECT', 'INDIRECT', 'MIXED', 'FRAGMENT'])[1 + g.n % 7] AS form,
        (ARRAY['ASSERTS', 'ASSERTS', 'ASSERTS', 'ASSERTS', 'DENIES', 'URGES', 'ASKS', 'PRAISES'])[1 + g.n % 8] AS act,
        1 + floor(14 * power(random(), 12))::int AS reports,
        date_trunc('milliseconds', timestamptz '2024-10-01' + g.n * (interval '730 days' / ${statements})) AS at,
        CASE WHEN random() < 0.15 THEN timestamptz '2024-09-30' + g.n * (interval '730 days' / ${statements}) END AS said_at,
        0.3 + 0.7 * random() AS confidence
      FROM generate_series(${from}, ${to - 1}) AS g(n) OFFSET 0
    ) AS told`)
  await client.query(`
    INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at)
    SELECT bench_id('article', n / 10), bench_id('source', n / 10 % ${sources}), 'https://outlet.example/' || n / 10, 1, at
    FROM said WHERE n % 10 = 0`)
  await client.query(`
    INSERT INTO article_revisions (article_id, number, url, title, byline, published_at, language, text, digest, ingested_at)
    SELECT bench_id('article', n / 10), 1, 'https://outlet.example/' || n / 10, left(min(text), 60), 'By ' || initcap(left(min(text), 12)),
      min(at) - interval '5 hours', min(language), string_agg(text || ' ' || around, E'\\n'), 'x', min(at)
    FROM said GROUP BY n / 10`)
  // Its own article, and others that came before.
  await client.query('DROP TABLE IF EXISTS told')
  await client.query(`
    CREATE TEMP TABLE told AS
    SELECT said.*, r, bench_id('report', 16 * n + r) AS report_id,
      CASE WHEN r = 0 THEN n / 10 ELSE floor(random() * least(n / 10, ${articles - 1}))::bigint END AS article
    FROM said, generate_series(0, said.reports - 1) AS r`)
  await client.query(`
    INSERT INTO reports (id, statement_id, article_id, revision, form, act, text, span_start, span_end, parts,
      context_before, context_after, cue, speaker, chain, confidence, actor_id, office_id, said_earliest, said_latest,
      said_precision, keyed_by, ingested_at)
    SELECT report_id, id, bench_id('article', article), 1, form::"SpeechForm", act::"SpeechAct", text, 200 * (n % 10), 200 * (n % 10) + 150,
      '[]', left(around, 40), right(around, 40), 'said', 'Somebody', '[]', confidence, actor_id, office_id, said_at, said_at + interval '1 day',
      CASE WHEN said_at IS NOT NULL THEN 'DAY'::"TimePrecision" END, ${KEYED_BY}, at + r * interval '1 millisecond'
    FROM told`)
  await client.query(`
    INSERT INTO statements (id, status, actor_id, office_id, text, form, act, ingested_at, said_earliest, said_latest,
      said_precision, said_as_written, said_derivation, version)
    SELECT id, 'CURRENT', actor_id, office_id, text, form::"SpeechForm", act::"SpeechAct", at, said_at, said_at + interval '1 day',
      CASE WHEN said_at IS NOT NULL THEN 'DAY'::"TimePrecision" END, '{}', '{}', 1 FROM said`)
  await client.query(`
    INSERT INTO statement_versions (id, statement_id, number, current, schema, text, form, act, actor_id, office_id, actor_ids,
      office_ids, topic_ids, source_ids, forms, acts, languages, said_earliest, said_latest, said_sort, ingested_at,
      independent_roots, confidence, needs_review, configuration, words, context_words)
    SELECT s.version_id, s.id, 1, TRUE, 1, s.text, s.form::"SpeechForm", s.act::"SpeechAct", s.actor_id, s.office_id, ARRAY[s.actor_id],
      CASE WHEN s.office_id IS NULL THEN '{}' ELSE ARRAY[s.office_id] END, s.topic_ids, t.source_ids, ARRAY[s.form], ARRAY[s.act],
      ARRAY[s.language], s.said_at, s.said_at + interval '1 day', COALESCE(s.said_at, s.at - interval '5 hours'), s.at,
      cardinality(t.source_ids), s.confidence, s.confidence < 0.5, s.configuration, s.words, s.context_words
    FROM said s JOIN (
      SELECT id, array_agg(DISTINCT bench_id('source', article % ${sources})) AS source_ids FROM told GROUP BY id
    ) t ON t.id = s.id ORDER BY s.n`)
  await client.query(`
    INSERT INTO statement_topics (statement_id, topic_id, ingested_at, said_sort)
    SELECT id, topic_id, at, COALESCE(said_at, at - interval '5 hours') FROM said, unnest(topic_ids) AS t(topic_id)`)
  await client.query(`
    INSERT INTO review_items (id, reason, report_id, queued_at)
    SELECT bench_id('item', 16 * n + r), 'LOW_CONFIDENCE', report_id, at FROM told WHERE confidence < 0.32 AND r = 0`)
  // One in fifty answers what was said some statements before.
  await client.query(`
    INSERT INTO statement_links (id, report_id, answered_report_id, kind, status, confidence, evidence, shared, proposed_at)
    SELECT bench_id('link', n), bench_id('report', 16 * n), bench_id('report', 16 * (n - 7)), 'ANSWERS', 'PENDING', 0.8,
      '[]', '{}', at FROM said WHERE n % 50 = 0 AND n > 100`)
  await client.query(`
    INSERT INTO journal_entries (position, kind, statement_id, after_id, committed_at)
    SELECT n + 1, 'INGESTED', id, version_id, at FROM said`)
}
