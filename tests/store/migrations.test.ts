import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openConnection } from '../../src/store/database/connection.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { currentEpochs } from '../../src/store/database/epochs.ts'
import { migrate } from '../../src/store/database/migrations.ts'
import { forgetOldEntries } from '../../src/store/feeds/old-entries.ts'
import { recordChange } from '../../src/store/journal/changes.ts'
import { sequence } from '../../src/store/journal/sequencer.ts'
import { emptyDatabase } from '../world/database.ts'

const TALES = { '1_tales': 'CREATE TABLE tales (id int PRIMARY KEY);', '2_title': 'ALTER TABLE tales ADD title text;' }

async function database(options = '') {
  const { url, drop } = await emptyDatabase(options)
  const client = await openConnection(url)
  onTestFinished(async () => {
    await client.end()
    await drop()
  })
  return { url, query: async (sql: string) => (await client.query(sql)).rows }
}

async function folderOf(migrations: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-migrations-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await write(folder, migrations)
  return folder
}

/** The migrations that came before this one, as a release of then had them. */
async function migrationsBefore(name: string): Promise<string> {
  const all = (await readdir('prisma/migrations', { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const before = all.map((entry) => entry.name).filter((one) => one < name)
  const texts = before.map((one) => readFile(join('prisma/migrations', one, 'migration.sql'), 'utf8'))
  const contents = await Promise.all(texts)
  return folderOf(Object.fromEntries(before.map((one, index) => [one, contents[index] ?? ''])))
}

/** A statement of three versions, the last of them current, with reports; `retracted` ones are not live any more. */
function statementReported(reports: { confidence: number; retracted?: boolean }[]): string {
  const id = (number: number) => `00000000-0000-7000-8000-00000000000${number}`
  const version = (number: number, isCurrent: boolean) => `
    INSERT INTO statement_versions (id, statement_id, number, current, schema, text, form, actor_ids, office_ids, topic_ids,
        source_ids, forms, languages, said_sort, ingested_at, configuration, words, context_words)
      VALUES ('${id(number)}', '${id(7)}', ${number}, ${isCurrent}, 1, 'Words', 'DIRECT', '{}', '{}', '{}', '{}', '{DIRECT}',
        '{en}', now(), now(), 'english', '', '');`
  const report = ({ confidence, retracted = false }: { confidence: number; retracted?: boolean }, index: number) => `
    INSERT INTO reports (id, statement_id, article_id, revision, form, text, span_start, span_end, parts, context_before,
        context_after, chain, confidence, ingested_at, retracted_at)
      VALUES ('${id(index)}', '${id(7)}', '${id(7)}', 1, 'DIRECT', 'Words', 0, 5, '[]', '', '', '[]', ${confidence}, now(),
        ${retracted ? 'now()' : 'NULL'});`
  return `
    INSERT INTO sources (id, slug, identity, name, time_zone, created_at) VALUES ('${id(7)}', 's', 's', 'S', 'UTC', now());
    INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at) VALUES ('${id(7)}', '${id(7)}', 'u', 1, now());
    INSERT INTO statements (id, status, text, form, ingested_at, version)
      VALUES ('${id(7)}', 'CURRENT', 'Words', 'DIRECT', now(), 3);
    ${version(1, false)} ${version(2, false)} ${version(3, true)} ${reports.map(report).join('')}`
}

async function write(folder: string, migrations: Record<string, string>): Promise<void> {
  await writeFile(join(folder, 'migration_lock.toml'), 'provider = "postgresql"')
  for (const [name, sql] of Object.entries(migrations)) {
    await mkdir(join(folder, name), { recursive: true })
    await writeFile(join(folder, name, 'migration.sql'), sql)
  }
}

test('an empty database gets the tables of this program', async () => {
  const { url, query } = await database()
  expect(await migrate(url)).toContain('20261122000000_start')
  expect(await query('SELECT count(*)::int AS count FROM statements')).toEqual([{ count: 0 }])
})

test('whoever starts on a database of an older version hears how many migrations come, before they begin', async () => {
  const { url } = await database()
  const heard: number[] = []
  await migrate(url, await folderOf({ '1_tales': TALES['1_tales'] }), (count) => heard.push(count))
  expect(heard).toEqual([])
  const failing = await folderOf({ ...TALES, '3_broken': 'SELECT nothing' })
  await expect(migrate(url, failing, (count) => heard.push(count))).rejects.toThrow('3_broken')
  expect(heard).toEqual([2])
})

test('a database that has articles from before reviews gets them, and its reports wait for nobody', async () => {
  const { url, query } = await database()
  const start = await readFile('prisma/migrations/20261122000000_start/migration.sql', 'utf8')
  await migrate(url, await folderOf({ '20261122000000_start': start }))
  const id = '00000000-0000-7000-8000-000000000007'
  await query(`
    INSERT INTO sources (id, slug, identity, name, time_zone, created_at) VALUES ('${id}', 's', 's', 'S', 'UTC', now());
    INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at) VALUES ('${id}', '${id}', 'u', 1, now());
    INSERT INTO article_revisions (article_id, number, url, language, text, digest, ingested_at)
      VALUES ('${id}', 1, 'u', 'en', 'Words.', 'd', now());
    INSERT INTO statements (id, status, text, form, ingested_at, version) VALUES ('${id}', 'CURRENT', 'Words', 'DIRECT', now(), 1);
    INSERT INTO reports (id, statement_id, article_id, revision, form, text, span_start, span_end, parts, context_before,
        context_after, chain, confidence, ingested_at)
      VALUES ('${id}', '${id}', '${id}', 1, 'DIRECT', 'Words', 0, 5, '[]', '', '', '[]', 0.1, now())`)
  await migrate(url)
  expect(await query('SELECT extractor, reviewed_at FROM reports')).toEqual([{ extractor: 'RULES', reviewed_at: null }])
  expect(await query('SELECT extractor FROM article_revisions')).toEqual([{ extractor: 'RULES' }])
  expect(await query('SELECT count(*)::int AS count FROM review_items')).toEqual([{ count: 0 }])
})

test('of a database from before folding each report knows who spoke and when, as its statement did', async () => {
  const { url, query } = await database()
  const start = await readFile('prisma/migrations/20261122000000_start/migration.sql', 'utf8')
  await migrate(url, await folderOf({ '20261122000000_start': start }))
  const id = '00000000-0000-7000-8000-000000000007'
  await query(`
    INSERT INTO sources (id, slug, identity, name, time_zone, created_at) VALUES ('${id}', 's', 's', 'S', 'UTC', now());
    INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at) VALUES ('${id}', '${id}', 'u', 1, now());
    INSERT INTO actors (id, slug, name, kind, created_at) VALUES ('${id}', 'quill', 'Quill', 'PERSON', now());
    INSERT INTO statements (id, status, actor_id, text, form, ingested_at, said_earliest, said_latest, said_precision,
        said_time_zone, version)
      VALUES ('${id}', 'CURRENT', '${id}', 'Words', 'DIRECT', now(), '2025-03-04Z', '2025-03-05Z', 'DAY', 'UTC', 1);
    INSERT INTO reports (id, statement_id, article_id, revision, form, text, span_start, span_end, parts, context_before,
        context_after, chain, confidence, ingested_at)
      VALUES ('${id}', '${id}', '${id}', 1, 'DIRECT', 'Words', 0, 5, '[]', '', '', '[]', 0.9, now())`)
  await migrate(url)
  expect(
    await query('SELECT actor_id, said_precision, said_time_zone, said_as_written, keyed_by FROM reports'),
  ).toEqual([{ actor_id: id, said_precision: 'DAY', said_time_zone: 'UTC', said_as_written: [], keyed_by: 0 }])
})

test('of a database from before confidence was kept, current versions have that of their surest live report', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261128040000_confidence_and_review'))
  await query(statementReported([{ confidence: 0.4 }, { confidence: 0.8 }, { confidence: 0.9, retracted: true }]))
  await migrate(url)
  const versions = await query('SELECT number, confidence FROM statement_versions ORDER BY number')
  expect(versions.map((version) => version.confidence)).toEqual([null, null, 0.8])
})

test('of a database from before reviews could be asked for, current versions know whether a live report waits', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261128040000_confidence_and_review'))
  await query(statementReported([{ confidence: 0.4 }, { confidence: 0.3, retracted: true }]))
  await query(`INSERT INTO review_items (id, reason, report_id, queued_at, settled_at)
    SELECT id, 'LOW_CONFIDENCE', id, now(), CASE WHEN retracted_at IS NULL THEN now() END FROM reports`)
  await migrate(url)
  const versions = await query('SELECT needs_review FROM statement_versions ORDER BY number')
  expect(versions.map((version) => version.needs_review)).toEqual([null, null, false])

  const waiting = await database()
  await migrate(waiting.url, await migrationsBefore('20261128040000_confidence_and_review'))
  await waiting.query(statementReported([{ confidence: 0.4 }, { confidence: 0.9 }]))
  await waiting.query(`INSERT INTO review_items (id, reason, report_id, queued_at)
    SELECT id, 'LOW_CONFIDENCE', id, now() FROM reports WHERE confidence < 0.5`)
  await migrate(waiting.url)
  const [current] = await waiting.query('SELECT needs_review FROM statement_versions WHERE current')
  expect(current).toEqual({ needs_review: true })
})

test('of a database from before speech acts nothing has an act, and no version says that there is none', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261129010000_speech_acts'))
  await query(statementReported([{ confidence: 0.9 }]))
  await migrate(url)
  const read =
    'SELECT s.act, r.act AS reported, v.act AS current, v.acts FROM statements s, reports r, statement_versions v'
  expect(await query(`${read} WHERE v.current`)).toEqual([{ act: null, reported: null, current: null, acts: [] }])
})

test('a process of the version before can still write while speech acts are added', async () => {
  const { url, query } = await database()
  await migrate(url)
  await query(statementReported([{ confidence: 0.9 }]))
  expect(await query('SELECT act, acts FROM statement_versions WHERE current')).toEqual([{ act: null, acts: [] }])
})

test('of a database from before slugs followed names, every slug leads to its actor, and none was chosen', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261129030000_actor_slugs'))
  const [one, other] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']
  await query(`INSERT INTO actors (id, slug, name, kind, created_at) VALUES
    ('${one}', 'quill', 'Ada Quill', 'PERSON', now()), ('${other}', 'quill-2', 'Bo Quill', 'PERSON', now())`)
  await migrate(url)
  expect(await query('SELECT slug, slug_pinned FROM actors ORDER BY slug')).toEqual([
    { slug: 'quill', slug_pinned: false },
    { slug: 'quill-2', slug_pinned: false },
  ])
  // An earlier release that still runs gives slugs too, and knows nothing of this.
  await query(`UPDATE actors SET slug = 'ada-quill' WHERE id = '${one}'`)
  expect(await query('SELECT slug, actor_id FROM actor_slugs ORDER BY slug')).toEqual([
    { slug: 'ada-quill', actor_id: one },
    { slug: 'quill', actor_id: one },
    { slug: 'quill-2', actor_id: other },
  ])
  await expect(query(`UPDATE actors SET slug = 'quill' WHERE id = '${other}'`)).rejects.toThrow(
    'leads to another actor',
  )
})

test('of a database from before look-ups, names on file are found by their words, and statements are counted', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261130040000_find_by_name'))
  const id = '00000000-0000-7000-8000-000000000005'
  await query(statementReported([{ confidence: 0.9 }]))
  await query(`INSERT INTO actors (id, slug, slug_pinned, name, kind, created_at)
    VALUES ('${id}', 'keeper', true, 'Una O’Brien', 'PERSON', now())`)
  await query(`INSERT INTO actor_aliases (actor_id, alias, folded) VALUES ('${id}', 'Una O’Brien', 'una o''brien')`)
  await query(`UPDATE statement_versions SET actor_ids = ARRAY['${id}'::uuid]`)
  await migrate(url)
  expect(await query(`SELECT actor_id FROM actor_aliases WHERE words @@ name_query('un bri')`)).toEqual([
    { actor_id: id },
  ])
  expect(await query(`SELECT actor_id FROM actor_slugs WHERE words @@ name_query('keep')`)).toEqual([{ actor_id: id }])
  // Of three versions one is current; a chore adds up what is noted.
  expect(await query('SELECT owner_id, change FROM statement_count_changes')).toEqual([{ owner_id: id, change: 1 }])
  expect(await query('SELECT entered, nobody_since FROM actors')).toEqual([{ entered: true, nobody_since: null }])
})

test('of a database from before publication was kept, every version is dated by the reports that stood then', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261130010000_published'))
  const own = '00000000-0000-7000-8000-000000000007'
  const second = (number: number) => `00000000-${(number * 1000).toString(16).padStart(4, '0')}-7000-8000-000000000000`
  const at = (number: number) => `to_timestamp(${number})`
  const article = (number: number, published: string, retracted: string) => `
    INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at)
      VALUES ('${second(number)}', '${own}', 'u${number}', 1, ${at(number)});
    INSERT INTO article_revisions (article_id, number, url, language, text, digest, published_at, ingested_at)
      VALUES ('${second(number)}', 1, 'u', 'en', 'Words.', 'd${number}', ${published}, ${at(number)});
    INSERT INTO reports (id, statement_id, article_id, revision, form, text, span_start, span_end, parts, context_before,
        context_after, chain, confidence, ingested_at, retracted_at)
      VALUES ('${second(number)}', '${own}', '${second(number)}', 1, 'DIRECT', 'Words', 0, 5, '[]', '', '', '[]', 1,
        ${at(number)}, ${retracted});`
  const version = (number: number, isCurrent: boolean) => `
    INSERT INTO statement_versions (id, statement_id, number, current, schema, text, form, actor_ids, office_ids, topic_ids,
        source_ids, forms, languages, said_sort, ingested_at, configuration, words, context_words)
      VALUES ('${second(number)}', '${own}', ${number}, ${isCurrent}, 1, 'Words', 'DIRECT', '{}', '{}', '{}', '{}', '{DIRECT}',
        '{en}', now(), now(), 'english', '', '');`
  await query(`
    INSERT INTO sources (id, slug, identity, name, time_zone, created_at) VALUES ('${own}', 's', 's', 'S', 'UTC', now());
    INSERT INTO statements (id, status, text, form, ingested_at, version)
      VALUES ('${own}', 'CURRENT', 'Words', 'DIRECT', now(), 4);
    ${article(1, 'NULL', 'NULL')} ${article(2, "'2025-03-05Z'", 'NULL')} ${article(3, "'2025-03-03Z'", at(4))}
    ${[1, 2, 3, 4].map((number) => version(number, number === 4)).join('')}`)
  await migrate(url)
  const dates = [null, new Date('2025-03-05Z'), new Date('2025-03-03Z'), new Date('2025-03-05Z')]
  expect(await query('SELECT published_at FROM statement_versions ORDER BY number')).toEqual(
    dates.map((date) => ({ published_at: date })),
  )
  expect(await query('SELECT published_at FROM statements')).toEqual([{ published_at: new Date('2025-03-05Z') }])
  // What filters ask for is known of the current version; what the service has to work out is left to it.
  const read = 'SELECT named, report_count, revised, discrepancies, replies FROM statement_versions'
  expect(await query(`${read} WHERE current`)).toEqual([
    { named: false, report_count: 2, revised: false, discrepancies: null, replies: [] },
  ])
  expect(await query(`${read} WHERE number = 1`)).toEqual([
    { named: false, report_count: null, revised: null, discrepancies: null, replies: null },
  ])
})

test('in a database from before epochs knew their server the last one ends with its last entry, and stays known', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261130030000_lives'))
  await query(`
    INSERT INTO epochs (id, first_position, system_identifier, database_oid, timeline, journal_oid, opened_at)
    SELECT 'before', 1, system_identifier::text, (SELECT oid FROM pg_database WHERE datname = current_database()), 1,
      'journal_entries'::regclass::oid, now() FROM pg_control_system();
    UPDATE journal_head SET position = 7`)
  await migrate(url)
  const { prisma, close } = await openDatabase(url, { allowUnsafe: true })
  onTestFinished(close)
  expect(await currentEpochs(prisma)).toEqual([{ id: 'before', firstPosition: 1 }])
  await recordChange(prisma, 'KEY_CHANGED', '00000000-0000-7000-8000-000000000001')
  await sequence(prisma)
  const opened = { id: expect.stringMatching(/^[\w-]{8}$/), firstPosition: 8 }
  expect(await currentEpochs(prisma)).toEqual([{ id: 'before', firstPosition: 1 }, opened])
})

test('of a database from before texts of pages were cut, long titles and bylines are, and others stay', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261130060000_cut_texts'))
  const id = '00000000-0000-7000-8000-000000000007'
  await query(`
    INSERT INTO sources (id, slug, identity, name, time_zone, created_at) VALUES ('${id}', 's', 's', 'S', 'UTC', now());
    INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at) VALUES ('${id}', '${id}', 'u', 1, now())`)
  const titles = ['ü'.repeat(1_000), 'ü'.repeat(5_000_000), null]
  for (const [index, title] of titles.entries())
    await query(`
      INSERT INTO article_revisions (article_id, number, url, title, byline, language, text, digest, ingested_at)
        VALUES ('${id}', ${index + 1}, 'u', ${title === null ? 'NULL' : `'${title}'`}, repeat('a', ${500 + index}), 'en', '', '', now())`)
  await migrate(url)
  expect(await query('SELECT title, byline FROM article_revisions ORDER BY number')).toEqual([
    { title: titles[0], byline: 'a'.repeat(500) },
    { title: `${'ü'.repeat(999)}…`, byline: `${'a'.repeat(499)}…` },
    { title: null, byline: `${'a'.repeat(499)}…` },
  ])
})

test('migrations are applied in the order of their names, once', async () => {
  const { url, query } = await database()
  const folder = await folderOf(TALES)
  expect(await migrate(url, folder)).toEqual(['1_tales', '2_title'])
  expect(await migrate(url, folder)).toEqual([])
  await write(folder, { '3_more': 'INSERT INTO tales VALUES (1)' })
  expect(await migrate(url, folder)).toEqual(['3_more'])
  expect(await query('SELECT * FROM tales')).toEqual([{ id: 1, title: null }])
})

test("what was applied is on record in the way of Prisma's command line", async () => {
  const { url, query } = await database()
  const folder = await folderOf(TALES)
  await migrate(url, folder)
  const checksums = await Promise.all(
    Object.keys(TALES).map(async (name) =>
      createHash('sha256')
        .update(await readFile(join(folder, name, 'migration.sql')))
        .digest('hex'),
    ),
  )
  expect(
    await query(
      `SELECT migration_name, checksum, logs, rolled_back_at, applied_steps_count, finished_at >= started_at AS finished
       FROM _prisma_migrations ORDER BY started_at`,
    ),
  ).toEqual(
    Object.keys(TALES).map((name, index) => ({
      migration_name: name,
      checksum: checksums[index],
      logs: null,
      rolled_back_at: null,
      applied_steps_count: 1,
      finished: true,
    })),
  )
})

test('of several processes that start at once each finds the database migrated', async () => {
  const { url, query } = await database()
  const folder = await folderOf({ ...TALES, '3_row': 'SELECT pg_sleep(0.2); INSERT INTO tales VALUES (1)' })
  const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url, folder)))
  expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 0, 3])
  expect(await query('SELECT id FROM tales')).toEqual([{ id: 1 }])
})

test('an index is built concurrently while another process waits for its turn', async () => {
  const { url, query } = await database()
  const folder = await folderOf({
    ...TALES,
    '3_index': '-- without transaction\nCREATE INDEX CONCURRENTLY tales_title ON tales (title)',
  })
  await Promise.all([migrate(url, folder), migrate(url, folder)])
  expect(await query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'tales_title'::regclass")).toEqual([
    { indisvalid: true },
  ])
  expect(await query('SELECT count(*)::int AS count FROM _prisma_migrations WHERE finished_at IS NULL')).toEqual([
    { count: 0 },
  ])
})

test('a migration that fails is undone and can be tried again', async () => {
  const { url, query } = await database()
  const folder = await folderOf({ ...TALES, '3_bad': 'INSERT INTO tales VALUES (1); SELECT 1/0' })
  await expect(migrate(url, folder)).rejects.toMatchObject({
    name: 'MigrationError',
    message: 'The migration 3_bad failed and was undone: division by zero',
  })
  expect(await query('SELECT * FROM tales')).toEqual([])
  await write(folder, { '3_bad': 'INSERT INTO tales VALUES (2)' })
  expect(await migrate(url, folder)).toEqual(['3_bad'])
})

test.each(['C', 'C.UTF-8'])(
  'with the characters of %s, capitals on file are found by small letters',
  async (locale) => {
    const { url, query } = await database(`ENCODING UTF8 LOCALE '${locale}' LOCALE_PROVIDER libc`)
    await migrate(url, await migrationsBefore('20261130060001'))
    await query(statementReported([{ confidence: 1 }]))
    await query(`UPDATE statement_versions SET words = to_tsvector('simple', 'ÉCOLE École L''Été we''ll'),
    context_words = to_tsvector('simple', 'Ода')`)
    await migrate(url)
    expect(await query('SELECT words::text AS words, context_words::text AS context FROM statement_versions')).toEqual(
      Array(3).fill({ words: "'l':3 'll':6 'we':5 'école':1,2 'été':4", context: "'ода':1" }),
    )
  },
)

test('a migration that failed halfway stops every start until a person has mended it', async () => {
  const { url } = await database()
  const folder = await folderOf({
    ...TALES,
    '3_bad': '-- without transaction\nCREATE INDEX CONCURRENTLY i ON nosuch (x)',
  })
  await expect(migrate(url, folder)).rejects.toThrow(
    'The migration 3_bad failed and may have left something behind: relation "nosuch" does not exist',
  )
  await expect(migrate(url, folder)).rejects.toMatchObject({
    name: 'MigrationError',
    message: expect.stringMatching(/^The migration 3_bad failed halfway: .*prisma migrate resolve/),
  })
})

test('a migration that was rolled back by hand is applied again', async () => {
  const { url, query } = await database()
  const folder = await folderOf({
    ...TALES,
    '3_bad': '-- without transaction\nCREATE INDEX CONCURRENTLY i ON nosuch (x)',
  })
  await expect(migrate(url, folder)).rejects.toThrow()
  await query('UPDATE _prisma_migrations SET rolled_back_at = now() WHERE finished_at IS NULL')
  await write(folder, { '3_bad': '-- without transaction\nCREATE INDEX CONCURRENTLY i ON tales (title)' })
  expect(await migrate(url, folder)).toEqual(['3_bad'])
})

test('a migration edited after it was applied is refused', async () => {
  const { url } = await database()
  const folder = await folderOf(TALES)
  await migrate(url, folder)
  await write(folder, { '1_tales': 'CREATE TABLE tales (id bigint PRIMARY KEY);' })
  await expect(migrate(url, folder)).rejects.toThrow(/^The migration 1_tales was edited after it had been applied/)
})

test('line ends of another system are no edit', async () => {
  const { url } = await database()
  const folder = await folderOf({ '1_tales': 'CREATE TABLE tales (\n  id int\n);\n' })
  await migrate(url, folder)
  await write(folder, { '1_tales': 'CREATE TABLE tales (\r\n  id int\r\n);\r\n' })
  expect(await migrate(url, folder)).toEqual([])
})

test('a database newer than the program is refused', async () => {
  const { url } = await database()
  await migrate(url, await folderOf({ ...TALES, '3_future': 'SELECT 1' }))
  await expect(migrate(url, await folderOf(TALES))).rejects.toThrow(
    'A newer Onrecord has used this database (it has the migration 3_future, which this version does not know): start that version, or a newer one',
  )
})

test('a program without its migrations says so instead of finding nothing to do', async () => {
  const { url } = await database()
  await expect(migrate(url, '/nosuch')).rejects.toThrow('Cannot read the migrations in /nosuch (ENOENT)')
  await expect(migrate(url, await folderOf({}))).rejects.toThrow(/^No migrations in /)
})

test('a database of before feeds gets their tables, and an article that goes leaves the item that led to it', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261201010001_feeds'))
  await query(statementReported([{ confidence: 0.9 }]))
  expect(await migrate(url)).toContain('20261201010001_feeds')
  const id = '00000000-0000-7000-8000-000000000007'
  await query(`
    INSERT INTO feeds (id, url, source_name, homepage, added_by_id, created_at, daily_cap, due_at)
      VALUES ('${id}', 'u', 'S', 'h', '00000000-0000-7000-8000-000000000001', now(), 5, now());
    INSERT INTO feed_entries (id, feed_id, key, words, came_at, first_seen_at, last_seen_at, outcome, article_id)
      VALUES ('${id}', '${id}', 'k', 'w', now(), now(), now(), 'INGESTED', '${id}');
    DELETE FROM reports; DELETE FROM articles WHERE id = '${id}'`)
  expect(await query('SELECT outcome, article_id FROM feed_entries')).toEqual([
    { outcome: 'INGESTED', article_id: null },
  ])
  await query('DELETE FROM feeds')
  expect(await query('SELECT FROM feed_entries')).toEqual([])
})

test('of a database from before rights every text counts as whole, nothing as refused, and no source as decided about', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261201030001_rights'))
  await query(statementReported([{ confidence: 0.9 }]))
  const id = '00000000-0000-7000-8000-000000000007'
  const revision = (number: number) => `
    INSERT INTO article_revisions (article_id, number, url, language, text, digest, ingested_at)
      VALUES ('${id}', ${number}, 'u', 'en', 'Words of ${number}.', 'd${number}', now());`
  await query(revision(1) + revision(2))
  const fileOf = async (table: string) =>
    (await query(`SELECT pg_relation_filenode('${table}') AS file`))[0]?.file as number
  const before = [await fileOf('article_revisions'), await fileOf('sources')]

  expect(await migrate(url)).toContain('20261201030001_rights')
  expect(await query('SELECT number, text, kept, reasons FROM article_revisions ORDER BY number')).toEqual(
    [1, 2].map((number) => ({ number, text: `Words of ${number}.`, kept: 'FULL', reasons: [] })),
  )
  expect(await query('SELECT keep_text FROM sources')).toEqual([{ keep_text: null }])
  // Neither table was rewritten, so nothing waits for it.
  expect([await fileOf('article_revisions'), await fileOf('sources')]).toEqual(before)
  // A process of the version before writes as it did.
  await query(revision(3))
  expect(await query('SELECT kept, reasons FROM article_revisions WHERE number = 3')).toEqual([
    { kept: 'FULL', reasons: [] },
  ])
  await query(`UPDATE sources SET keep_text = 'QUOTATIONS'; UPDATE article_revisions SET kept = 'QUOTATIONS'`)
  await expect(query(`UPDATE sources SET keep_text = 'NONE'`)).rejects.toThrow('TextKept')
})

test('items that were on file before feeds said anything of rights say nothing', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261201090001_said_by_feeds'))
  const id = '00000000-0000-7000-8000-000000000007'
  await query(`
    INSERT INTO feeds (id, url, source_name, homepage, added_by_id, created_at, daily_cap, due_at)
      VALUES ('${id}', 'u', 'S', 'h', '00000000-0000-7000-8000-000000000001', now(), 5, now());
    INSERT INTO feed_entries (id, feed_id, key, words, came_at, first_seen_at, last_seen_at, outcome)
      VALUES ('${id}', '${id}', 'k', 'w', now(), now(), now(), 'WAITING')`)
  expect(await migrate(url)).toContain('20261201090001_said_by_feeds')
  expect(await query('SELECT outcome, said FROM feed_entries')).toEqual([{ outcome: 'WAITING', said: null }])
  expect(await query('SELECT FROM site_rights')).toEqual([])
})

test('a database of before set-aside pages gets their table, and the outcome of items that led to one', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261201070001_poison_pages'))
  expect(await migrate(url)).toContain('20261201070001_poison_pages')
  const page = "gen_random_uuid(), 'digest', 'u', 1, 'out of memory', now(), now()"
  await query(`INSERT INTO poison_pages (id, digest, url, kills, last_error, first_at, last_at) VALUES (${page})`)
  await expect(query(`INSERT INTO poison_pages VALUES (${page})`)).rejects.toThrow(/poison_pages_digest_key/)
  expect(await query(`SELECT 'SET_ASIDE'::"EntryOutcome" AS outcome`)).toEqual([{ outcome: 'SET_ASIDE' }])
})

test('a database of before explanations gets a table of notes, and its feeds forget nothing before they are read again', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261201040001_explain'))
  const id = '00000000-0000-7000-8000-000000000007'
  await query(`
    INSERT INTO principals (id, name, role, created_at) VALUES ('${id}', 'p', 'EDITOR', now());
    INSERT INTO feeds (id, url, source_name, homepage, added_by_id, created_at, daily_cap, due_at)
      VALUES ('${id}', 'u', 'S', 'h', '${id}', now(), 5, now());
    INSERT INTO feed_entries (id, feed_id, key, words, came_at, first_seen_at, last_seen_at, outcome)
      VALUES ('${id}', '${id}', 'k', 'w', now(), '2020-01-01', '2020-01-01', 'ROBOTS')`)
  expect(await migrate(url)).toContain('20261201040001_explain')
  expect(await query('SELECT FROM address_notes')).toEqual([])
  const { prisma, close } = await openDatabase(url, { allowUnsafe: true })
  onTestFinished(close)
  const forget = () => forgetOldEntries(prisma, 86_400_000, new AbortController().signal)
  expect(await forget()).toBe(0)
  await query('UPDATE feeds SET last_read_at = now()')
  expect(await forget()).toBe(1)
})

test('a database of before shared turns gets their table, and a host that was never asked is free', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261201080001_host_turns'))
  expect(await migrate(url)).toContain('20261201080001_host_turns')
  await query("INSERT INTO host_turns (host, free_at) VALUES ('paper.example', now())")
  expect(await query('SELECT turn, held_until, booked_at, gap_ms, failures, trouble FROM host_turns')).toEqual([
    { turn: null, held_until: null, booked_at: null, gap_ms: 0, failures: 0, trouble: null },
  ])
  await expect(query("INSERT INTO host_turns (host, free_at) VALUES ('paper.example', now())")).rejects.toThrow(
    'unique',
  )
})

test('feeds that were on file before they could say when they have nothing new have said nothing', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261201080002_skipped_hours'))
  const id = '00000000-0000-7000-8000-000000000007'
  await query(`INSERT INTO feeds (id, url, source_name, homepage, added_by_id, created_at, daily_cap, due_at)
    VALUES ('${id}', 'u', 'S', 'h', '00000000-0000-7000-8000-000000000001', now(), 5, now())`)
  expect(await migrate(url)).toContain('20261201080002_skipped_hours')
  expect(await query('SELECT skipped_hours FROM feeds')).toEqual([{ skipped_hours: [] }])
})

test('a database of before edits keeps its revisions, without what their pages said of changes, and addresses go with articles', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261201050001_edits'))
  await query(statementReported([{ confidence: 0.9 }]))
  await query(`
    INSERT INTO article_revisions (article_id, number, url, language, text, digest, ingested_at)
    SELECT id, 1, 'https://a.example/1', 'en', 'Words', 'd', now() FROM articles`)
  expect(await migrate(url)).toContain('20261201050001_edits')
  expect(await query('SELECT modified_at, words FROM article_revisions')).toEqual([{ modified_at: null, words: null }])
  await query(`
    INSERT INTO article_addresses (source_id, address, article_id) SELECT source_id, 'a.example/1', id FROM articles;
    INSERT INTO page_checks (article_id, url, host, since) SELECT id, 'https://a.example/1', 'a.example', now() FROM articles;
    DELETE FROM reports; DELETE FROM article_revisions; DELETE FROM articles`)
  expect(await query('SELECT FROM article_addresses UNION ALL SELECT FROM page_checks')).toEqual([])
})

test('alerts that were in an inbox before bursts are in the burst of their watch, or stand alone', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261202040001_inbox'))
  const id = (number: number) => `00000000-0000-7000-8000-00000000010${number}`
  const watch = (number: number, minutes: number) => `
    INSERT INTO watches (id, owner_id, name, created_at) VALUES ('${id(number)}', '${id(0)}', 'w${number}', now());
    INSERT INTO watch_definitions (watch_id, version, condition, tells, burst_minutes, author_id, created_at)
      VALUES ('${id(number)}', 1, '{}', '{}', ${minutes}, '${id(0)}', now());
    INSERT INTO alerts (id, watch_id, position, version, kinds, at, burst_at)
      VALUES ('${id(number + 2)}', '${id(number)}', ${number}, 1, '{}', '2026-01-02', '2026-01-01');
    INSERT INTO inbox_items (principal_id, alert_id, position) VALUES ('${id(0)}', '${id(number + 2)}', ${number});`
  await query(`INSERT INTO principals (id, name, role, created_at) VALUES ('${id(0)}', 'p', 'READER', now())`)
  await query(`${watch(1, 30)} ${watch(2, 0)}`)
  await migrate(url)
  const items = await query('SELECT watch_id, burst_at IS NULL AS alone FROM inbox_items ORDER BY position')
  expect(items).toEqual([
    { watch_id: id(1), alone: false },
    { watch_id: id(2), alone: true },
  ])
})

test('alerts go on from the one place that there was, in every shard, for the languages of which statements have come', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261202090001_alert_configurations'))
  await query('UPDATE alerts_decided SET position = 41')
  expect(await migrate(url)).toContain('20261202090002_alert_shards')
  expect(await query('SELECT count(*)::int AS shards, max(position)::int AS place FROM alert_shards')).toEqual([
    { shards: 16, place: 41 },
  ])
  await query('UPDATE alert_shards SET position = 40 WHERE shard = 7')
  expect(await query('SELECT position::int FROM alerts_decided')).toEqual([{ position: 40 }])
  expect(await query('SELECT name FROM alert_configurations ORDER BY name')).toEqual([
    { name: 'english' },
    { name: 'simple' },
  ])
})

test('outlets at ports of this machine stay what they are, and have their port from then on', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261203020003_ports_of_sources'))
  for (const [identity, homepage] of [
    ['127.0.0.1', 'http://127.0.0.1:4000'],
    ['[::1]', 'http://[::1]:4000/paper'],
    ['localhost', 'https://localhost'],
    ['paper.example', 'https://paper.example:8443'],
    ['name:paper', null],
  ])
    await query(`INSERT INTO sources (id, slug, identity, name, homepage, time_zone, created_at)
      VALUES (gen_random_uuid(), gen_random_uuid()::text, '${identity}', 'Paper', ${homepage === null ? 'NULL' : `'${homepage}'`}, 'UTC', now())`)
  await migrate(url)
  expect(await query('SELECT identity FROM sources ORDER BY homepage NULLS LAST')).toEqual([
    { identity: '127.0.0.1:4000' },
    { identity: '[::1]:4000' },
    { identity: 'localhost' },
    { identity: 'paper.example' },
    { identity: 'name:paper' },
  ])
})

test('an archive of before refolds has room for one at a time', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261203060001_refolds'))
  expect(await migrate(url)).toContain('20261203060001_refolds')
  const ask = () =>
    query(`INSERT INTO refolds (id, per_minute, dry_run, alerts, requested_at, due_at)
      VALUES (gen_random_uuid(), 60, false, false, now(), now())`)
  await ask()
  await expect(ask()).rejects.toThrow('refolds_one_at_a_time')
  await query('UPDATE refolds SET finished_at = now()')
  await ask()
  expect(await query('SELECT count(*)::int AS asked FROM refolds')).toEqual([{ asked: 2 }])
})

test('every article of an archive of before stories is to be looked at, but for erased ones', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261203060002_stories'))
  const id = (number: number) => `00000000-0000-7000-8000-00000000020${number}`
  await query(`
    INSERT INTO sources (id, slug, identity, name, time_zone, created_at) VALUES ('${id(0)}', 's', 's', 'S', 'UTC', now());
    INSERT INTO articles (id, source_id, canonical_url, revision, ingested_at, erased_at) VALUES
      ('${id(1)}', '${id(0)}', 'a', 1, now(), NULL), ('${id(2)}', '${id(0)}', 'b', 1, now(), now());`)
  expect(await migrate(url)).toContain('20261203060002_stories')
  expect(await query('SELECT article_id, words, due FROM story_portraits')).toEqual([
    { article_id: id(1), words: null, due: true },
  ])
})

test('replies that were proposed before they were measured wait for an editor, and what was decided stands', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261203050001_unsure_replies'))
  await query(statementReported([{ confidence: 0.9 }, { confidence: 0.9 }, { confidence: 0.9 }]))
  const [first, second, third] = (await query('SELECT id FROM reports ORDER BY id')).map(({ id }) => id)
  const link = (from: unknown, to: unknown, status: string) =>
    query(`INSERT INTO statement_links (id, report_id, answered_report_id, kind, status, confidence, evidence, shared, proposed_at)
      VALUES (gen_random_uuid(), '${from}', '${to}', 'WALKS_BACK', '${status}', 0.9, '[]', '{}', now())`)
  await link(first, second, 'PENDING')
  await link(first, third, 'ACCEPTED')
  await query(`UPDATE statement_versions SET replies = '{"* WALKS_BACK * *"}'`)
  expect(await migrate(url)).toContain('20261203050001_unsure_replies')
  expect(await query('SELECT status, confidence FROM statement_links ORDER BY confidence')).toEqual([
    { status: 'PENDING', confidence: 0.5 },
    { status: 'ACCEPTED', confidence: 0.9 },
  ])
  // Composed again in the background.
  expect(await query('SELECT replies FROM statement_versions WHERE current')).toEqual([{ replies: null }])
})

test('what was pending before the database numbered by itself is numbered by it, once, and its epoch goes on', async () => {
  const { url, query } = await database()
  await migrate(url, await migrationsBefore('20261203010001_numbering'))
  const leave = `INSERT INTO pending_entries (kind, change_id, subject_id, written_at)
    VALUES ('TOPIC_CHANGED', gen_random_uuid(), gen_random_uuid(), now())`
  await query(leave)
  await query(leave)
  expect(await migrate(url)).toEqual(expect.arrayContaining(['20261203010001_numbering', '20261203010002_sorted_news']))
  const number = (epoch: string) =>
    query(`SELECT moved::int, head::int FROM number_pending_entries(1, 1000, '${epoch}', 'a_channel')`)
  expect(await number('first')).toEqual([{ moved: 2, head: 2 }])
  expect(await number('second')).toEqual([])
  await query(leave)
  expect(await number('third')).toEqual([{ moved: 1, head: 3 }])
  expect(await query('SELECT position::int FROM journal_entries ORDER BY position')).toEqual(
    [1, 2, 3].map((position) => ({ position })),
  )
  expect(await query('SELECT id, first_position::int AS first FROM epochs')).toEqual([{ id: 'first', first: 1 }])
})
