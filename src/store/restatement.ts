import { v7 as uuid } from 'uuid'
import { readDocument } from '../domain/filter/evaluate.ts'
import type { EntryKind, StatementVersion } from '../domain/journal.ts'
import type { SaidAt } from '../domain/statement.ts'
import { topicsOf } from '../domain/topic.ts'
import { topicReader } from './classification.ts'
import { readCurrentVersions } from './journal.ts'
import { wordsOf } from './linguistics.ts'
import { Prisma, type Report, type Statement } from './prisma/client.ts'
import { insertPending, insertStatements, insertVersions, retractStatements, updateStatements } from './statements.ts'

/** What somebody knows of a statement beyond its reports' words. */
export interface Said {
  actorId: string | null
  officeId: string | null
  officeIds: string[]
  saidAt: SaidAt | null
  /** Where it stands when statements are ordered by time. */
  saidSort: Date
}

/**
 * Brings a statement to what its standing reports say after one of them was put right or dropped, and leaves the
 * entry for it: AMENDED, RETRACTED where none is left, nothing where nothing changed. `said` null: that is as it was.
 *
 * The statement's row must be locked, and topics held.
 */
export async function restate(
  tx: Prisma.TransactionClient,
  statementId: string,
  said: Said | null,
  now: Date,
): Promise<void> {
  const [old] = await readCurrentVersions(tx, Prisma.sql`v.statement_id = ${statementId}::uuid`, 1)
  if (old === undefined) throw new Error(`the statement ${statementId} has no current version`)
  const reports = await standing(tx, statementId)
  if (reports.length === 0) {
    await retractStatements(tx, [statementId])
    await insertPending(tx, [{ kind: 'RETRACTED', statementId, beforeId: old.id, afterId: null }], now)
    return
  }
  const version = await versionOf(tx, { ...old, id: uuid(), number: old.number + 1 }, reports, said)
  const kind = changeOf(old, version)
  if (kind === null) return
  const row = await tx.statement.findUniqueOrThrow({ where: { id: statementId } })
  const { text, form, actorId, officeId } = version
  const saidAt = said === null ? saidAtOf(row) : said.saidAt
  await updateStatements(tx, [{ id: statementId, text, form, actorId, officeId, saidAt, ingestedAt: row.ingestedAt }])
  await insertVersions(tx, [version])
  await insertPending(tx, [{ kind, statementId, beforeId: old.id, afterId: version.id }], now)
}

/**
 * Makes a report a statement of its own, since it is not what the statement's other reports report. Answers the new
 * statement's id; the old one is restated. Same conditions as `restate`.
 */
export async function separate(
  tx: Prisma.TransactionClient,
  report: { id: string; statementId: string },
  said: Said,
  now: Date,
): Promise<string> {
  const [old] = await readCurrentVersions(tx, Prisma.sql`v.statement_id = ${report.statementId}::uuid`, 1)
  if (old === undefined) throw new Error(`the statement ${report.statementId} has no current version`)
  const statementId = uuid()
  const own = (await standing(tx, report.statementId)).filter(({ id }) => id === report.id)
  const blank = { ...old, id: uuid(), statementId, number: 1, document: { ...old.document, ingestedAt: now } }
  const version = await versionOf(tx, blank, own, said)
  const { text, form, actorId, officeId } = version
  await insertStatements(tx, [{ id: statementId, text, form, actorId, officeId, saidAt: said.saidAt, ingestedAt: now }])
  await insertVersions(tx, [version])
  await tx.report.update({ where: { id: report.id }, data: { statementId } })
  await restate(tx, report.statementId, null, now)
  await insertPending(tx, [{ kind: 'INGESTED', statementId, beforeId: null, afterId: version.id }], now)
  return statementId
}

/** When a statement was said, as its row holds it; its calendar day is not kept. */
export function saidAtOf(row: Statement): SaidAt | null {
  const { saidEarliest: earliest, saidLatest: latest, saidPrecision: precision, saidTimeZone: timeZone } = row
  if (earliest === null || latest === null || precision === null || timeZone === null) return null
  const { saidAsWritten: asWritten, saidDerivation: derivation } = row
  return { earliest, latest, precision, date: null, timeZone, asWritten, derivation }
}

type StandingReport = Report & {
  article: { sourceId: string; revisions: { number: number; language: string }[] }
}

async function standing(tx: Prisma.TransactionClient, statementId: string): Promise<StandingReport[]> {
  return tx.report.findMany({
    where: { statementId, retractedAt: null },
    orderBy: [{ ingestedAt: 'asc' }, { id: 'asc' }],
    include: { article: { select: { sourceId: true, revisions: { select: { number: true, language: true } } } } },
  })
}

/** A version brought to what these reports say, in the words of the one it had, or else of the first. */
async function versionOf(
  tx: Prisma.TransactionClient,
  old: StatementVersion,
  reports: readonly StandingReport[],
  said: Said | null,
): Promise<StatementVersion> {
  const best = reports.find((report) => report.text === old.text) ?? reports[0]
  if (best === undefined) throw new Error(`the statement ${old.statementId} has no report`)
  const { configuration } = old.document
  const [words = '', contextWords = ''] = await wordsOf(tx, [
    { configuration, text: reports.map((report) => report.text).join('\n') },
    { configuration, text: reports.map(withContext).join('\n') },
  ])
  const { rules, broader } = await topicReader()(tx)
  const document = {
    ...old.document,
    ...(said === null
      ? {}
      : {
          actorIds: said.actorId === null ? [] : [said.actorId],
          officeIds: said.officeIds,
          saidEarliest: said.saidAt?.earliest ?? null,
          saidLatest: said.saidAt?.latest ?? null,
        }),
    sourceIds: distinct(reports.map((report) => report.article.sourceId)),
    forms: distinct(reports.map((report) => report.form)),
    languages: distinct(reports.flatMap(languagesOf)),
    words,
    contextWords,
  }
  document.topicIds = topicsOf(readDocument(document), rules, broader)
  return {
    ...old,
    text: best.text,
    form: best.form,
    actorId: said === null ? old.actorId : said.actorId,
    officeId: said === null ? old.officeId : said.officeId,
    saidSort: said === null ? old.saidSort : said.saidSort,
    document,
  }
}

function changeOf(before: StatementVersion, after: StatementVersion): EntryKind | null {
  const said = ({ text, form, actorId, officeId, document }: StatementVersion) =>
    JSON.stringify([text, form, actorId, officeId, document.saidEarliest, document.saidLatest])
  if (said(before) !== said(after)) return 'AMENDED'
  return JSON.stringify(before.document) === JSON.stringify(after.document) ? null : 'RECLASSIFIED'
}

function languagesOf({ article, revision }: StandingReport): string[] {
  return article.revisions.filter(({ number }) => number === revision).map(({ language }) => language)
}

function withContext(report: Report): string {
  return `${report.contextBefore}\n${report.text}\n${report.contextAfter}`
}

function distinct<Value extends string>(values: Value[]): Value[] {
  return [...new Set(values)].sort()
}
