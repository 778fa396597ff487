import type { ExtractedReport } from '../../domain/statement/report.ts'
import type { SpeechAct } from '../../domain/statement/speech-act.ts'
import type { SpeechForm } from '../../domain/statement/statement.ts'

/** A report's part in the exchange format of quotation corpora; offsets are UTF-16 code units, the end is exclusive. */
export interface Quote {
  start: number
  end: number
  text: string
  type: 'direct' | 'indirect' | 'mixed'
  /** `resolved`: the fullest name the article gives, where the words at the quotation do not hold it already. */
  speaker: { text: string; start: number; end: number; resolved?: string } | null
  /** What the speaker does with the words; absent if unknown. */
  act?: SpeechAct
  cue?: string
  confidence: number
}

const TYPES: Readonly<Record<SpeechForm, Quote['type']>> = {
  DIRECT: 'direct',
  FRAGMENT: 'direct',
  MIXED: 'mixed',
  INDIRECT: 'indirect',
}

/** One quote for each part of a report. */
export function quotesOf(report: ExtractedReport, text: string): Quote[] {
  const { speaker } = report
  const isNamed = speaker?.asWritten.replace(/\s+/gu, ' ').includes(speaker.name) ?? false
  return report.parts.map(({ start, end }) => ({
    start,
    end,
    text: text.slice(start, end),
    type: TYPES[report.form],
    speaker: speaker && {
      text: speaker.asWritten,
      ...speaker.span,
      // Names are compared by their last word there, which "Jr." is not.
      ...(isNamed ? {} : { resolved: speaker.name.replace(/,? (?:Jr|Sr)\.?$/u, '') }),
    },
    ...(report.act === null ? {} : { act: report.act }),
    ...(report.cue === null ? {} : { cue: report.cue }),
    confidence: report.confidence,
  }))
}
