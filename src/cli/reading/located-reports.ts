// A quotation given by its place in an article, prepared as folding prepares a report of our own. When it was said and
// through whom it came is what extraction finds at that place.

import { extract } from '../../domain/extract/extract.ts'
import type { Span } from '../../domain/language/span.ts'
import { type FoldingReport, surroundings } from '../../domain/same/prepared-report.ts'
import type { ArticleText, ExtractedReport } from '../../domain/statement/report.ts'
import type { SpeechForm } from '../../domain/statement/statement.ts'

export interface Located extends Span {
  form: SpeechForm
  /** The speaker, as given; null if none was given. */
  speaker: string | null
}

/** An article whose quotations can be asked for by their place. */
export class LocatedReports {
  readonly #article: ArticleText
  readonly #reports: ExtractedReport[]

  constructor(article: ArticleText) {
    this.#article = article
    this.#reports = extract(article)
  }

  at({ start, end, form, speaker }: Located): FoldingReport {
    const { text, publishedAt, language, sourceName } = this.#article
    const found = this.#nearest({ start, end })
    return {
      text: text.slice(start, end),
      form,
      act: found?.act ?? null,
      speaker,
      cue: found?.cue ?? null,
      ...surroundings(text, [{ start, end }]),
      publishedAt,
      publisher: sourceName,
      saidAt: found?.saidAt ?? null,
      chain: found?.chain ?? [],
      addressee: found?.addressee ?? null,
      occasion: found?.occasion ?? null,
      language,
    }
  }

  /** The report of ours that shares most characters with the span. */
  #nearest(span: Span): ExtractedReport | null {
    let most = 0
    let best: ExtractedReport | null = null
    for (const report of this.#reports) {
      const shared = report.parts.reduce(
        (sum, part) => sum + Math.max(0, Math.min(part.end, span.end) - Math.max(part.start, span.start)),
        0,
      )
      if (shared > most) {
        most = shared
        best = report
      }
    }
    return best
  }
}
