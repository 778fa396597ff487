import { v7 as uuid } from 'uuid'
import type { LiveReport, ReportAnswer } from '../../domain/compose/compose.ts'
import type { Span } from '../../domain/language/span.ts'
import { foldingKeysOf, KEYED_BY } from '../../store/lookup/folding-keys.ts'
import type { ReportRow } from '../../store/tables/reports.ts'
import type { ReadReport } from './identify-reports.ts'

/** What the revision adds to each of its reports. */
export interface RevisionOf {
  articleId: string
  sourceId: string
  /** As it is on file. */
  source: { name: string; homepage: string | null }
  /** Whose text it is, if its dateline says. */
  agency: string | null
  revision: number
  language: string
  /** IANA name of the zone the article is read in. */
  timeZone: string
  publishedAt: Date | null
  /** Whether an editor has to look at the report. */
  isWaiting(report: { parts: readonly Span[]; speaker: string | null }): boolean
  now: Date
}

/** A report as it is kept: a known one by its id, in its statement, else a new one. */
export function reportRowOf(
  read: ReadReport,
  known: { id: string; statementId: string; ingestedAt: Date } | { statementId: string },
  { articleId, revision, now }: RevisionOf,
): ReportRow {
  const { extracted, actorId, officeId, officeIds, words, phrases, foldingTime } = read
  const { form, act, text, parts, context, cue, chain, confidence, saidAt } = extracted
  const { addressee, addresseeSpan, occasion, occasionSpan } = extracted
  return {
    id: 'id' in known ? known.id : uuid(),
    statementId: known.statementId,
    articleId,
    revision,
    form,
    act,
    text,
    parts,
    context,
    cue,
    describedAs: extracted.speaker?.describedAs ?? null,
    speaker: extracted.speaker?.name ?? null,
    chain,
    confidence,
    actorId,
    officeId,
    officeIds,
    saidAt,
    addressee,
    addresseeSpan,
    occasion,
    occasionSpan,
    foldingKeys: foldingKeysOf(actorId, { words, phrases }),
    foldingTime: foldingTime?.earliest ?? null,
    keyedBy: KEYED_BY,
    ingestedAt: 'id' in known ? known.ingestedAt : now,
  }
}

/** The same as its statement is made of it. */
export function liveReportOf(row: ReportRow, revision: RevisionOf, answers: ReportAnswer[]): LiveReport {
  const { sourceId, source, agency, language, timeZone, publishedAt } = revision
  const waitsForReview = revision.isWaiting(row)
  return { ...row, waitsForReview, answers, sourceId, source, agency, language, timeZone, publishedAt }
}
