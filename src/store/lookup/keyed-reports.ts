import type { ChainLink, SpeechForm } from '../../domain/statement/statement.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import { json } from '../tables/columns.ts'
import { KEYED_BY } from './folding-keys.ts'

/** A report with all that its keys are made of. */
export interface ReportToKey {
  id: string
  text: string
  form: SpeechForm
  speaker: string | null
  chain: ChainLink[]
  contextBefore: string
  contextAfter: string
  language: string
  publishedAt: Date | null
  saidEarliest: Date | null
  /** Null for what its article dropped, too: nothing is folded into that. */
  actorId: string | null
  isLive: boolean
}

/** Where a report is to be looked up. */
export interface ReportKeys {
  id: string
  /** In decimal. */
  keys: string[]
  /** When it was published, else said; null if unknown. */
  at: Date | null
}

/** Whether reports are keyed by other rules than today's: those from before folding, or from before an upgrade. */
export async function hasReportsKeyedOtherwise(prisma: PrismaClient): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ due: boolean }[]>`
    SELECT EXISTS (SELECT FROM reports WHERE keyed_by < ${KEYED_BY} OR keyed_by > ${KEYED_BY}) AS due`
  return row?.due ?? false
}

/** No id comes after it. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/**
 * Locks so many reports that are keyed by other rules than today's, without those that another process has locked. The
 * newest first, of those that came before the report of the id `before`; null: of all.
 */
export async function lockReportsKeyedOtherwise(
  tx: Prisma.TransactionClient,
  { before, limit }: { before: string | null; limit: number },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT r.id::text AS id FROM reports r
    WHERE (r.keyed_by < ${KEYED_BY} OR r.keyed_by > ${KEYED_BY}) AND r.id < ${before ?? LAST_ID}::uuid
    ORDER BY r.id DESC LIMIT ${limit} FOR UPDATE OF r SKIP LOCKED`
  return rows.map((row) => row.id)
}

export async function readReportsToKey(
  tx: Prisma.TransactionClient,
  reportIds: readonly string[],
): Promise<ReportToKey[]> {
  return tx.$queryRaw<ReportToKey[]>`
    SELECT r.id::text AS id, r.text, r.form::text AS form, r.speaker, r.chain, v.language,
      r.context_before AS "contextBefore", r.context_after AS "contextAfter", v.published_at AS "publishedAt", r.said_earliest AS "saidEarliest",
      CASE WHEN r.retracted_at IS NULL THEN r.actor_id::text END AS "actorId", r.retracted_at IS NULL AS "isLive"
    FROM reports r JOIN article_revisions v ON v.article_id = r.article_id AND v.number = r.revision
    WHERE r.id = ANY (${[...reportIds]}::uuid[])`
}

/** Writes on reports where they are looked up, by today's rules. */
export async function setFoldingKeys(tx: Prisma.TransactionClient, rows: readonly ReportKeys[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE reports r SET folding_keys = k.keys, folding_time = k.at, keyed_by = ${KEYED_BY}
    FROM jsonb_to_recordset(${json([...rows])}::jsonb) AS k(id uuid, keys bigint[], at timestamptz)
    WHERE r.id = k.id`
}
