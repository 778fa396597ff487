import { namesAnswered } from '../../domain/replies/names.ts'
import { foldingKeys, foldingPhrases } from '../../domain/same/folding-keys.ts'
import type { FoldingReport } from '../../domain/same/prepared-report.ts'
import { type AnswerKeys, saveAnswerKeys } from '../../store/lookup/answer-keys.ts'
import { dropKeys, foldingKeysOf, saveKeys } from '../../store/lookup/folding-keys.ts'
import {
  type ReportKeys,
  type ReportToKey,
  readReportsToKey,
  setFoldingKeys,
} from '../../store/lookup/keyed-reports.ts'
import type { Prisma } from '../../store/prisma/client.ts'

/** Keys these reports by today's rules and the actors they now have, and by whom they may answer. */
export async function rekeyReports(tx: Prisma.TransactionClient, reportIds: string[]): Promise<void> {
  await dropKeys(tx, reportIds)
  const rows = await readReportsToKey(tx, reportIds)
  await setFoldingKeys(tx, rows.map(keysOf))
  await saveKeys(tx, reportIds)
  await saveAnswerKeys(tx, reportIds, rows.filter(({ isLive }) => isLive).map(answerKeysOf))
}

function answerKeysOf({ id, text, speaker, saidEarliest, publishedAt, ...row }: ReportToKey): AnswerKeys {
  const context = { before: row.contextBefore, after: row.contextAfter }
  return { reportId: id, at: saidEarliest ?? publishedAt, names: namesAnswered({ text, context, speaker }) }
}

function keysOf({ id, actorId, isLive, saidEarliest, ...row }: ReportToKey): ReportKeys {
  const { text, form, speaker, chain, language, publishedAt } = row
  // What keys do not look at is not read.
  const unread = { act: null, cue: null, before: '', after: '', publisher: null, saidAt: null }
  const apart = { addressee: null, occasion: null }
  const report: FoldingReport = { text, form, speaker, chain, language, publishedAt, ...unread, ...apart }
  const keys = isLive ? foldingKeysOf(actorId, { words: foldingKeys(report), phrases: foldingPhrases(report) }) : []
  return { id, keys, at: publishedAt ?? saidEarliest }
}
