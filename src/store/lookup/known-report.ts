import type { FoldingReport } from '../../domain/same/prepared-report.ts'
import { type SaidAtColumns, saidAtFrom } from '../../domain/statement/said-at.ts'
import type { SpeechAct } from '../../domain/statement/speech-act.ts'
import type { ChainLink, SpeechForm } from '../../domain/statement/statement.ts'

// Apart from the SQL that reads it: what compares reports in other threads needs no database.

/** A known report as rows tell it. */
export interface KnownRow extends SaidAtColumns {
  reportId: string
  text: string
  form: SpeechForm
  act: SpeechAct | null
  speaker: string | null
  cue: string | null
  publishedAt: Date | null
  publisher: string
  chain: ChainLink[]
  addressee: string | null
  occasion: string | null
  language: string
}

/** The report, without what stands around it: see `readSurroundings`. */
export function knownReportOf(row: KnownRow): FoldingReport {
  const { text, form, act, speaker, cue, publishedAt, publisher, chain, addressee, occasion, language } = row
  const said = { text, form, act, speaker, cue, before: '', after: '', saidAt: saidAtFrom(row) }
  return { ...said, publishedAt, publisher, chain, addressee, occasion, language }
}

/** A known report with what stands around it, and the state of its rows. */
export interface WholeReport {
  reportId: string
  /** Differs from before if anything that a verdict depends on was written since. */
  stamp: string
  report: FoldingReport
}

/** What `readWhole` has read. */
export function wholeReportsOf(json: string): WholeReport[] {
  type Row = KnownRow & { stamp: string; before: string; after: string }
  return (JSON.parse(json) as Row[]).map((row) => {
    const dated = {
      ...row,
      publishedAt: dateOf(row.publishedAt),
      saidEarliest: dateOf(row.saidEarliest),
      saidLatest: dateOf(row.saidLatest),
    }
    const { reportId, stamp, before, after } = row
    return { reportId, stamp, report: { ...knownReportOf(dated), before, after } }
  })
}

// JSON has no dates.
function dateOf(written: Date | string | null): Date | null {
  return written === null ? null : new Date(written)
}
