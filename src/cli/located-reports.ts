// A quotation that somebody points at in an article, read as folding reads a report of our own: when it was said and
// through whom it came is what extraction finds at that place. Who else speaks in the article, nobody tells it.

import { extract } from '../domain/extract/extract.ts'
import type { Span } from '../domain/language/span.ts'
import { type FoldingReport, surroundings } from '../domain/same/prepared-report.ts'
import type { ArticleText, ExtractedReport } from '../domain/statement/report.ts'
import type { SpeechForm } from '../domain/statement/statement.ts'

export interface Located extends Span {
  form: SpeechForm
  /** Who is said to speak; null where nobody said. */
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
