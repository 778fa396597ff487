import { namesAnswered } from '../domain/replies/names.ts'
import { foldingKeys } from '../domain/same/folding-keys.ts'
import type { FoldingReport } from '../domain/same/prepared-report.ts'
import type { ChainLink, SpeechForm } from '../domain/statement/statement.ts'
import { retrying } from '../store/database/retry.ts'
import { type AnswerKeys, saveAnswerKeys } from '../store/lookup/answer-keys.ts'
import { dropKeys, KEYED_BY, keyOf, saveKeys } from '../store/lookup/folding-keys.ts'
import type { Prisma, PrismaClient } from '../store/prisma/client.ts'
import { json } from '../store/tables/statements.ts'

/** Reports keyed in one transaction. */
const BATCH = 200

/** Whether reports are looked up by other rules than today's: those from before folding, or from before an upgrade. */
export async function isRekeyingDue(prisma: PrismaClient): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ due: boolean }[]>`
    SELECT EXISTS (SELECT FROM reports WHERE keyed_by < ${KEYED_BY} OR keyed_by > ${KEYED_BY}) AS due`
  return row?.due ?? false
}

/**
 * Keys reports by today's rules, so that new ones find them. Safe to stop at any moment, and to run on several
 * processes at once. Statements stay as they are: what was told apart before folding is not folded afterwards.
 */
export async function rekey(prisma: PrismaClient, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const count = await retrying(prisma, async (tx) => {
      const rows = await tx.$queryRaw<{ id: string }[]>`
        SELECT r.id::text AS id FROM reports r WHERE r.keyed_by < ${KEYED_BY} OR r.keyed_by > ${KEYED_BY}
        LIMIT ${BATCH} FOR UPDATE OF r SKIP LOCKED`
      await rekeyReports(
        tx,
        rows.map((row) => row.id),
      )
      return rows.length
    })
    if (count < BATCH) return
  }
}

interface Row {
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

/** Keys these reports by today's rules and the actors they now have, and by whom they may answer. */
export async function rekeyReports(tx: Prisma.TransactionClient, reportIds: string[]): Promise<void> {
  await dropKeys(tx, reportIds)
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id::text AS id, r.text, r.form::text AS form, r.speaker, r.chain, v.language,
      r.context_before AS "contextBefore", r.context_after AS "contextAfter", v.published_at AS "publishedAt", r.said_earliest AS "saidEarliest",
      CASE WHEN r.retracted_at IS NULL THEN r.actor_id::text END AS "actorId", r.retracted_at IS NULL AS "isLive"
    FROM reports r JOIN article_revisions v ON v.article_id = r.article_id AND v.number = r.revision
    WHERE r.id = ANY (${reportIds}::uuid[])`
  await tx.$executeRaw`
    UPDATE reports r SET folding_keys = k.keys, folding_time = k.at, keyed_by = ${KEYED_BY}
    FROM jsonb_to_recordset(${json(rows.map(keyed))}::jsonb) AS k(id uuid, keys bigint[], at timestamptz)
    WHERE r.id = k.id`
  await saveKeys(tx, reportIds)
  await saveAnswerKeys(tx, reportIds, rows.filter(({ isLive }) => isLive).map(answerKeyed))
}

function answerKeyed({ id, text, speaker, saidEarliest, publishedAt, ...row }: Row): AnswerKeys {
  const context = { before: row.contextBefore, after: row.contextAfter }
  return { reportId: id, at: saidEarliest ?? publishedAt, names: namesAnswered({ text, context, speaker }) }
}

function keyed({ id, actorId, saidEarliest, ...row }: Row) {
  const { text, form, speaker, chain, language, publishedAt } = row
  const unread = { cue: null, before: '', after: '', publisher: null, saidAt: null, addressee: null, occasion: null }
  const report: FoldingReport = { text, form, speaker, chain, language, publishedAt, ...unread }
  const keys = actorId === null ? [] : foldingKeys(report).map((word) => keyOf(actorId, word))
  return { id, keys, at: saidEarliest ?? publishedAt }
}
