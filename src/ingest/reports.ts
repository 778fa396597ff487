import { v7 as uuid } from 'uuid'
import type { ExtractedReport } from '../domain/extract/report.ts'
import { readDocument } from '../domain/filter/evaluate.ts'
import type { EntryKind, StatementVersion } from '../domain/journal.ts'
import { reconcile } from '../domain/revision.ts'
import { topicsOf } from '../domain/topic.ts'
import type { Topics } from '../store/classification.ts'
import { digestOf, erasedFrom } from '../store/erasure.ts'
import { type Identified, identifySpeakers } from '../store/identification.ts'
import { readCurrentVersions } from '../store/journal.ts'
import { configurationOf, wordsOf } from '../store/linguistics.ts'
import { Prisma } from '../store/prisma/client.ts'
import {
  insertPending,
  insertStatements,
  insertVersions,
  type PendingRow,
  type ReportRow,
  retractStatements,
  type StatementRow,
  saveReports,
  updateStatements,
} from '../store/statements.ts'

/** A revision's reports and what is needed to make statements of them. */
export interface RevisionReports {
  articleId: string
  sourceId: string
  revision: number
  language: string
  publishedAt: Date | null
  reports: ExtractedReport[]
  topics: Topics
  now: Date
}

/**
 * Makes the statements of an article's newest revision, and what happened to them: said, reworded, or withdrawn.
 * Answers the statements it carries, in the order of the text.
 *
 * A statement has one report as long as reports are not folded, so an edited report amends its statement, and one
 * that is gone retracts it.
 */
export async function recordReports(tx: Prisma.TransactionClient, revision: RevisionReports): Promise<string[]> {
  const { now } = revision
  const erased = await erasedFrom(tx, revision.articleId)
  const reports = revision.reports.filter((report) => !erased.has(digestOf(report.text)))
  const states = await statesOf(tx, { ...revision, reports })
  const olds = revision.revision === 1 ? [] : await lockOldReports(tx, revision.articleId)
  const { kept, amended, retracted, added } = reconcile(olds, states)
  const pending: PendingRow[] = []

  const versions: StatementVersion[] = []
  const updated: StatementRow[] = []
  const saved: ReportRow[] = []
  for (const { old, now: state } of [...kept, ...amended]) {
    const { statementId } = old
    saved.push({ ...state.report, id: old.id, statementId })
    const kind = changeOf(old.version, state.version)
    if (kind === null) continue
    const version = {
      ...state.version,
      id: uuid(),
      statementId,
      number: old.version.number + 1,
      document: { ...state.version.document, ingestedAt: old.version.document.ingestedAt },
    }
    versions.push(version)
    updated.push({ ...state.statement, id: statementId })
    pending.push({ kind, statementId, beforeId: old.version.id, afterId: version.id })
  }
  for (const { statementId, version } of retracted)
    pending.push({ kind: 'RETRACTED', statementId, beforeId: version.id, afterId: null })
  for (const { statement, version, report } of added) {
    versions.push(version)
    saved.push(report)
    pending.push({ kind: 'INGESTED', statementId: statement.id, beforeId: null, afterId: version.id })
  }

  await insertStatements(
    tx,
    added.map((state) => state.statement),
  )
  await updateStatements(tx, updated)
  await retractStatements(
    tx,
    retracted.map((old) => old.statementId),
  )
  if (retracted.length > 0)
    await tx.report.updateMany({ where: { id: { in: retracted.map((old) => old.id) } }, data: { retractedAt: now } })
  await insertVersions(tx, versions)
  await saveReports(tx, saved)
  await insertPending(tx, pending, now)
  return saved.sort((a, b) => (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0)).map((report) => report.statementId)
}

/** A report with the statement it makes. */
interface State {
  text: string
  speaker: string | null
  statement: StatementRow
  version: StatementVersion
  report: ReportRow
}

async function statesOf(tx: Prisma.TransactionClient, revision: RevisionReports): Promise<State[]> {
  const { reports, topics } = revision
  const spoken = reports.flatMap((report) => (report.speaker === null ? [] : [{ report, speaker: report.speaker }]))
  const found = await identifySpeakers(
    tx,
    spoken.map(({ report, speaker }) => ({
      name: speaker.name,
      kind: speaker.kind,
      surnameOnly: speaker.surnameOnly,
      office: speaker.office,
      spokenAt: report.saidAt?.earliest ?? revision.publishedAt,
    })),
    revision.now,
  )
  const identified = new Map(spoken.map(({ report }, index) => [report, found[index]]))
  const configuration = configurationOf(revision.language)
  const texts = reports.flatMap((report) => [
    report.text,
    `${report.context.before}\n${report.text}\n${report.context.after}`,
  ])
  const words = await wordsOf(
    tx,
    texts.map((text) => ({ configuration, text })),
  )
  return reports.map((report, index) => {
    const state = stateOf(report, identified.get(report), revision, configuration, {
      words: words[2 * index] ?? '',
      contextWords: words[2 * index + 1] ?? '',
    })
    state.version.document.topicIds = topicsOf(readDocument(state.version.document), topics.rules, topics.broader)
    return state
  })
}

function stateOf(
  report: ExtractedReport,
  who: Identified | undefined,
  revision: RevisionReports,
  configuration: string,
  words: { words: string; contextWords: string },
): State {
  const statementId = uuid()
  const { form, text, saidAt } = report
  const actorId = who?.actorId ?? null
  const officeId = who?.officeId ?? null
  return {
    text,
    speaker: actorId,
    statement: { id: statementId, actorId, officeId, text, form, saidAt, ingestedAt: revision.now },
    version: {
      id: uuid(),
      statementId,
      number: 1,
      text,
      form,
      actorId,
      officeId,
      saidSort: saidAt?.earliest ?? revision.publishedAt ?? revision.now,
      document: {
        schema: 1,
        actorIds: actorId === null ? [] : [actorId],
        officeIds: who?.officeIds ?? [],
        topicIds: [],
        sourceIds: [revision.sourceId],
        forms: [form],
        languages: [revision.language],
        saidEarliest: saidAt?.earliest ?? null,
        saidLatest: saidAt?.latest ?? null,
        ingestedAt: revision.now,
        configuration,
        ...words,
      },
    },
    report: {
      id: uuid(),
      statementId,
      articleId: revision.articleId,
      revision: revision.revision,
      form,
      text,
      parts: report.parts,
      context: report.context,
      cue: report.cue,
      describedAs: report.speaker?.describedAs ?? null,
      speaker: report.speaker?.name ?? null,
      chain: report.chain,
      confidence: report.confidence,
      ingestedAt: revision.now,
    },
  }
}

interface OldReport {
  id: string
  statementId: string
  text: string
  speaker: string | null
  version: StatementVersion
}

async function lockOldReports(tx: Prisma.TransactionClient, articleId: string): Promise<OldReport[]> {
  const rows = await tx.$queryRaw<{ id: string; statement_id: string; text: string }[]>`
    SELECT r.id, r.statement_id, r.text FROM reports r JOIN statements s ON s.id = r.statement_id
    WHERE r.article_id = ${articleId}::uuid AND r.retracted_at IS NULL AND s.status = 'CURRENT'
    ORDER BY s.id FOR UPDATE OF s`
  const ids = rows.map((row) => row.statement_id)
  const versions = await readCurrentVersions(tx, Prisma.sql`v.statement_id = ANY (${ids}::uuid[])`, ids.length)
  const current = new Map(versions.map((version) => [version.statementId, version]))
  return rows.flatMap((row) => {
    const version = current.get(row.statement_id)
    if (version === undefined) return []
    return [{ id: row.id, statementId: row.statement_id, text: row.text, speaker: version.actorId, version }]
  })
}

/** What became of a statement between two versions; null where nothing did. */
function changeOf(before: StatementVersion, after: StatementVersion): EntryKind | null {
  const said = (version: StatementVersion) => {
    const { text, form, actorId, officeId, document } = version
    return JSON.stringify([text, form, actorId, officeId, document.saidEarliest, document.saidLatest])
  }
  const found = ({ document: { ingestedAt: _, ...document } }: StatementVersion) => JSON.stringify(document)
  if (said(before) !== said(after)) return 'AMENDED'
  // The words are the same but not the text around them: that corrects what finds the statement, and is no news.
  return found(before) === found(after) ? null : 'RECLASSIFIED'
}
