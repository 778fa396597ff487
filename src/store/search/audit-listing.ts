import type { AuditedKind } from '../decisions/audit.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import type { Listing } from './listing.ts'

// What people did, from all tables that tell of it, in one list.

export const AUDIT_KINDS = [
  'TOPIC_CREATED',
  'TOPIC_CHANGED',
  'TOPIC_DELETED',
  'ACTOR_CREATED',
  'ACTOR_CHANGED',
  'OFFICE_CREATED',
  'OFFICE_CHANGED',
  'SOURCE_CHANGED',
  'STATEMENT_ERASED',
  'ARTICLE_ERASED',
  'WATCH_SHARED',
  'WATCH_HANDED_OVER',
  'WATCH_DELETED',
  'CORRECTION',
  'REPORT_DECISION',
  'REPLY_DECISION',
] as const satisfies readonly (AuditedKind | 'CORRECTION' | 'REPORT_DECISION' | 'REPLY_DECISION')[]
export type AuditKind = (typeof AUDIT_KINDS)[number]

/** One change that a person made. */
export interface AuditRow {
  id: string
  kind: AuditKind
  at: Date
  by: string
  reason: string | null
  subjectType: string
  subjectId: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** Where is told what has no entry of its own in `audit_entries`. */
const ELSEWHERE = {
  CORRECTION: Prisma.sql`SELECT id, made_at AS at, id AS subject_id FROM desk_corrections`,
  REPORT_DECISION: Prisma.sql`SELECT id, made_at AS at, report_id AS subject_id FROM corrections`,
  REPLY_DECISION: Prisma.sql`SELECT id, decided_at AS at, id AS subject_id FROM statement_links WHERE decided_at IS NOT NULL`,
} satisfies Record<Exclude<AuditKind, AuditedKind>, Prisma.Sql>

/** The tables that tell of these kinds. Each kind of `audit_entries` is one, so that few entries are found among many. */
function tablesOf(kinds: readonly AuditKind[] | null, seerId: string | null): Prisma.Sql[] {
  const entries = Prisma.sql`SELECT id, at, subject_id FROM audit_entries a WHERE ${isShownTo(seerId)}`
  if (kinds === null) return [entries, ...Object.values(ELSEWHERE)]
  return [...new Set(kinds)].map((kind) =>
    kind in ELSEWHERE ? ELSEWHERE[kind as keyof typeof ELSEWHERE] : Prisma.sql`${entries} AND kind = ${kind}`,
  )
}

/** What became of watches is told to who did it alone, since a watch may be private. Null: to one who may see all. */
function isShownTo(seerId: string | null): Prisma.Sql {
  if (seerId === null) return Prisma.sql`TRUE`
  return Prisma.sql`(a.subject_type <> 'Watch' OR a.principal_id = ${seerId}::uuid)`
}

/** What people did, the newest first. Null: everything, of everything, ever, to one who may see all. */
export function auditListing(
  kinds: readonly AuditKind[] | null,
  subjectId: string | null,
  since: Date | null,
  seerId: string | null,
): Listing {
  const tables = tablesOf(kinds, seerId)
  const where = [
    Prisma.sql`TRUE`,
    ...(subjectId === null ? [] : [Prisma.sql`r.subject_id = ${subjectId}::uuid`]),
    ...(since === null ? [] : [Prisma.sql`r.at >= ${since}::timestamptz`]),
  ]
  return {
    name: 'audit',
    from: Prisma.sql`(${Prisma.join(tables, ' UNION ALL ')}) r`,
    parts: tables.map((table) => Prisma.sql`(${table}) r`),
    where: Prisma.join(where, ' AND '),
    id: Prisma.sql`r.id`,
    key: [
      { column: Prisma.sql`r.at`, kind: 'instant' },
      { column: Prisma.sql`r.id`, kind: 'uuid' },
    ],
    descending: true,
  }
}

/** The rows of a page, by their ids. `seerId` as in `auditListing`. */
export async function readAudit(
  prisma: PrismaClient,
  ids: readonly string[],
  seerId: string | null,
): Promise<Map<string, AuditRow>> {
  if (ids.length === 0) return new Map()
  const asked = [...ids]
  const rows = await prisma.$queryRaw<AuditRow[]>`
    SELECT r.id::text AS id, r.kind, r.at, r.by, r.reason, r.subject_type AS "subjectType",
      r.subject_id::text AS "subjectId", r.before, r.after
    FROM (
      SELECT a.id, a.kind, a.at, p.name AS by, a.reason, a.subject_type, a.subject_id, a.before, a.after
      FROM audit_entries a JOIN principals p ON p.id = a.principal_id WHERE a.id = ANY (${asked}::uuid[]) AND ${isShownTo(seerId)}
      UNION ALL
      SELECT c.id, 'CORRECTION', c.made_at, p.name, c.reason, 'DeskCorrection', c.id, NULL, NULL
      FROM desk_corrections c JOIN principals p ON p.id = c.principal_id WHERE c.id = ANY (${asked}::uuid[])
      UNION ALL
      SELECT d.id, 'REPORT_DECISION', d.made_at, d.made_by, d.reason, 'Report', d.report_id, NULL, NULL
      FROM corrections d WHERE d.id = ANY (${asked}::uuid[])
      UNION ALL
      SELECT l.id, 'REPLY_DECISION', l.decided_at, p.name, l.decided_reason, 'Reply', l.id, NULL, NULL
      FROM statement_links l JOIN principals p ON p.id = l.decided_by_id
      WHERE l.decided_at IS NOT NULL AND l.id = ANY (${asked}::uuid[])
    ) AS r`
  return new Map(rows.map((row) => [row.id, row]))
}
