import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { type AuditKind, auditListing, readAudit } from '../../src/store/search/audit-listing.ts'
import { countRows, readPage } from '../../src/store/search/read-listing.ts'
import { openArchive } from '../world/archive.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { readingsOf } from '../world/plans.ts'

// What people did in years of work. The first of all, and nothing like it since, is the deletion of a topic.

const OF_EACH = 8_000
/** A page of 20, from the ends of four tables. */
const FEW_ROWS = 600

let fresh: FreshDatabase
let database: Database
let reportId: string

beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase(fresh.url, { allowUnsafe: true })
  const { prisma } = database
  const { id: statementId } = await openArchive(prisma).statement({})
  const report = await prisma.report.findFirstOrThrow({ where: { statementId } })
  reportId = report.id
  const all = `generate_series(1, ${OF_EACH}) AS n`
  const id = (kind: string) => `md5('${kind}' || n)::uuid`
  const at = `timestamptz '2024-01-01Z' + n * interval '1 hour'`
  await prisma.$executeRawUnsafe(`
    INSERT INTO audit_entries (id, kind, principal_id, at, subject_type, subject_id)
    SELECT ${id('a')}, CASE WHEN n = 1 THEN 'TOPIC_DELETED' ELSE 'ACTOR_CHANGED' END, '${LOCAL_PRINCIPAL.id}', ${at}, 'Actor',
      ${id('s')} FROM ${all}`)
  await prisma.$executeRawUnsafe(`
    INSERT INTO desk_corrections (id, kind, principal_id, reason, made_at, steps)
    SELECT ${id('c')}, 'MERGE_ACTORS', '${LOCAL_PRINCIPAL.id}', 'Misspelt.', ${at}, '{}' FROM ${all}`)
  await prisma.$executeRawUnsafe(`
    INSERT INTO corrections (id, kind, article_id, report_id, made_by, made_at, was)
    SELECT ${id('d')}, 'CONFIRMED', '${report.articleId}', '${reportId}', 'ada', ${at}, '{}' FROM ${all}`)
  // Replies are proposed by the thousand, and few are decided.
  await prisma.$transaction([
    prisma.$executeRawUnsafe('SET LOCAL session_replication_role = replica'),
    prisma.$executeRawUnsafe(`
      INSERT INTO statement_links (id, report_id, answered_report_id, kind, status, confidence, evidence, shared, proposed_at,
        decided_by_id, decided_at, decided_reason)
      SELECT ${id('l')}, ${id('r')}, ${id('t')}, 'ANSWERS', 'PENDING', 0.5, '[]', '{}', ${at},
        CASE WHEN n % 100 = 0 THEN '${LOCAL_PRINCIPAL.id}'::uuid END, CASE WHEN n % 100 = 0 THEN ${at} END, 'Seen.' FROM ${all}`),
  ])
  await prisma.$executeRawUnsafe('VACUUM ANALYZE')
}, 120_000)

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

const FIRST = { size: 20, fromEnd: false, after: null, before: null }
const HALF_WAY = ['2024-06-15T12:00:00.000Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff']

test.each<[string, AuditKind[] | null, Date | null]>([
  ['everything', null, null],
  ['everything since a day', null, new Date('2024-11-20Z')],
  ['everything since tomorrow', null, new Date('2034-01-01Z')],
  ['one rare kind', ['TOPIC_DELETED'], null],
  ['a kind that nobody did', ['ARTICLE_ERASED'], null],
  ['frequent kinds', ['ACTOR_CHANGED', 'CORRECTION'], null],
  ['a rare kind beside frequent ones', ['TOPIC_DELETED', 'REPORT_DECISION', 'REPLY_DECISION'], null],
])('a page of %s costs what its rows cost, at both ends and in between', async (_, kinds, since) => {
  const listing = auditListing(kinds, null, since, null)
  for (const request of [
    FIRST,
    { ...FIRST, fromEnd: true },
    { ...FIRST, after: HALF_WAY },
    { ...FIRST, before: HALF_WAY },
  ]) {
    const readings = await readingsOf(database.prisma, async (prisma) => {
      const { rows } = await readPage(prisma, listing, request)
      await readAudit(
        prisma,
        rows.map(({ id }) => id),
        null,
      )
    })
    expect(readings.flatMap(({ wholeTables }) => wholeTables.filter((table) => table !== 'principals'))).toEqual([])
    expect(readings.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(FEW_ROWS)
  }
})

test('pages of the audit follow each other without a gap, whatever table an entry is from', async () => {
  const listing = auditListing(['TOPIC_DELETED', 'REPORT_DECISION', 'CORRECTION', 'REPLY_DECISION'], null, null, null)
  const seen: string[] = []
  let request: Parameters<typeof readPage>[2] = { ...FIRST, size: 3_000 }
  for (;;) {
    const { rows, hasNext } = await readPage(database.prisma, listing, request)
    seen.push(...rows.map(({ id }) => id))
    const last = rows.at(-1)
    if (!hasNext || last === undefined) break
    request = { ...request, after: last.key }
  }
  expect(seen.length).toBe(1 + 2 * OF_EACH + OF_EACH / 100)
  expect(seen.length).toBe(await countRows(database.prisma, listing))
  const read = await readAudit(database.prisma, seen, null)
  const times = seen.map((id) => read.get(id)?.at.getTime() ?? 0)
  expect(times).toEqual([...times].sort((one, other) => other - one))
  expect(read.get(seen.at(-1) ?? '')?.kind).toBe('TOPIC_DELETED')
})

test('what was done to one thing is found among all that was done', async () => {
  const { rows } = await readPage(database.prisma, auditListing(null, reportId, null, null), FIRST)
  expect(rows.length).toBe(20)
  const [entry] = [...(await readAudit(database.prisma, [rows[0]?.id ?? ''], null)).values()]
  expect(entry).toMatchObject({ kind: 'REPORT_DECISION', by: 'ada', subjectId: reportId })
})
