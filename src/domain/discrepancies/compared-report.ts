import type { LiveReport } from '../compose/compose.ts'
import type { DateBounds } from '../compose/date-clues.ts'
import { kindOfName } from '../language/bodies.ts'
import type { ComparedReport } from './discrepancy.ts'

/** A report of a statement, with the name of its office as it is on file; null if it has none. */
export type ReportOfOffice = Omit<LiveReport, 'answers'> & { office: string | null }

/** A report as it is compared with the others. */
export function toComparedReport(report: ReportOfOffice): ComparedReport {
  const { speaker, describedAs, language, saidAt, publishedAt, timeZone } = report
  return {
    id: report.id,
    articleId: report.articleId,
    form: report.form,
    text: report.text,
    chain: report.chain,
    context: report.context,
    language,
    speaker:
      speaker === null
        ? null
        : { name: speaker, isPerson: kindOfName(speaker) === null, office: findOffice(report), describedAs },
    saidAt,
    publishedAt,
    timeZone,
  }
}

// An office that is known only from the actor's tenure is not in the article, so it cannot disagree with another report.
function findOffice({ office, text, context }: ReportOfOffice): string | null {
  return office !== null && [context.before, context.after, text].some((shown) => shown.includes(office))
    ? office
    : null
}

/** When the statement of these reports can have been made: in the time in which its speaker held its office, if any. */
export function findBounds(
  reports: readonly Pick<LiveReport, 'ingestedAt'>[],
  held: { from: Date | null; until: Date | null },
): DateBounds {
  const latest = reports.map((report) => report.ingestedAt).sort((a, b) => a.getTime() - b.getTime())[0] ?? null
  const { from, until } = held
  return { notBefore: from, notAfter: until && latest && until < latest ? until : latest }
}
