import type { PrismaClient } from '../../src/store/prisma/client.ts'

/** How statements of a crowd are spread, as SQL of the number `n` of a statement, from 0; the newest has the highest. */
export const CROWD = {
  /** Says little, and long ago. */
  rareActor: '00000000-0000-7000-8000-0000000000a0',
  /** Says half of all. */
  frequentActor: '00000000-0000-7000-8000-0000000000a1',
  rareOffice: '00000000-0000-7000-8000-0000000000b0',
  /** Anybody else: some hundreds of statements each. */
  actor: (index: number) => `00000000-0000-7000-8000-00000000${(0xc000 + index).toString(16)}`,
  actors: 200,
}

/**
 * Fills an empty database with statements, as many as are told, by a few SQL statements: each of one article, spread over
 * three years in the order in which they came. What is rare (an actor, an office, a language, a form, three roots) came early.
 */
export async function crowd(prisma: PrismaClient, count: number): Promise<void> {
  const run = (sql: string) => prisma.$executeRawUnsafe(sql)
  const actor = (n: string) =>
    `('00000000-0000-7000-8000-00000000' || to_hex(${0xc000} + ${n} % ${CROWD.actors}))::uuid`
  await run(`INSERT INTO actors (id, slug, name, kind, created_at)
    SELECT id, 'actor-' || row_number() OVER (), 'Actor', 'PERSON', now() FROM (
      SELECT ${actor('n')} AS id FROM generate_series(0, ${CROWD.actors - 1}) AS g(n)
      UNION SELECT '${CROWD.rareActor}' UNION SELECT '${CROWD.frequentActor}') AS a`)
  await run(
    `INSERT INTO offices (id, slug, name, created_at) VALUES ('${CROWD.rareOffice}', 'office', 'Office', now())`,
  )
  await run(`CREATE TEMP TABLE crowded AS SELECT n, md5('s' || n)::uuid AS id,
      timestamptz '2023-01-01Z' + n * interval '3 years' / ${count} AS ingested_at,
      timestamptz '2023-01-01Z' + n * interval '3 years' / ${count} - interval '1 hour' AS published_at,
      CASE WHEN n % 7 = 0 THEN timestamptz '2023-01-01Z' + n * interval '3 years' / ${count} - interval '1 day' END AS said,
      CASE WHEN n < 10 THEN '${CROWD.rareActor}' WHEN n % 2 = 0 THEN '${CROWD.frequentActor}' ELSE ${actor('n')} END::uuid AS actor,
      to_tsvector('english', 'harbour ' || n || ' words' || n % 100) AS words
    FROM generate_series(0, ${count - 1}) AS g(n)`)
  await run(`INSERT INTO statements (id, status, actor_id, text, form, ingested_at, said_as_written, said_derivation, version)
    SELECT id, 'CURRENT', actor, 'Words', 'DIRECT', ingested_at, '{}', '{}', 1 FROM crowded`)
  await run(`INSERT INTO statement_versions (id, statement_id, number, current, schema, text, form, actor_id, actor_ids, office_ids,
      topic_ids, source_ids, forms, languages, said_earliest, said_latest, said_sort, published_at, ingested_at,
      independent_roots, confidence, needs_review, named, revised, report_count, discrepancies, replies, configuration, words, context_words)
    SELECT md5('v' || n)::uuid, id, 1, TRUE, 1, 'Words', 'DIRECT', actor, ARRAY[actor],
      CASE WHEN n < 10 THEN ARRAY['${CROWD.rareOffice}'::uuid] ELSE '{}' END, ARRAY[md5('t' || n % 20)::uuid],
      ARRAY[md5('o' || n % 50)::uuid], CASE WHEN n % 2 = 0 THEN ARRAY['DIRECT'] WHEN n < 200 THEN ARRAY['FRAGMENT'] ELSE ARRAY['INDIRECT'] END,
      CASE WHEN n < 100 THEN ARRAY['fi'] ELSE ARRAY['en'] END, said, said + interval '1 day', COALESCE(said, published_at),
      published_at, ingested_at, CASE WHEN n < 60 THEN 3 WHEN n % 20 = 0 THEN 2 ELSE 1 END, 0.5 + (n % 50) / 100.0, n < 50,
      n >= 40, n < 30, CASE WHEN n < 20 THEN 3 ELSE 1 END,
      CASE WHEN n < 60 THEN ARRAY['DATE CONFLICT', 'DATE *', '* CONFLICT', '* *'] ELSE '{}' END,
      CASE WHEN n < 70 THEN ARRAY['* * * *'] ELSE '{}' END,
      'english', words, words
    FROM crowded`)
  await run('DROP TABLE crowded')
  await run('VACUUM ANALYZE')
}
