import type { ArticleText, ExtractedReport } from '../statement/report.ts'

/** Who read an article: the rules with their learned scorer, or a language model. */
export type ExtractorName = 'RULES' | 'LLM'

/** Of the extractor in this release. Raise it when the same text gives other reports than before: articles read earlier can then be read again. */
export const EXTRACTOR_VERSION = 5

/** An article's reports in the order of its text, and whose they are. */
interface Extraction {
  extractor: ExtractorName
  reports: ExtractedReport[]
}

/** A text that could not be read within the limits. The message says what to do, after the field's name. */
export class ExtractionError extends Error {
  override readonly name = 'ExtractionError'
}

/**
 * Reads articles for who said what.
 *
 * Promises: the caller's thread is never held up; every part of a report cuts its very words out of the text; an end
 * comes within a limit of its own, whatever the text.
 */
export interface Extractor {
  /** @throws ExtractionError for a text that it cannot read within its limits. */
  extract(article: ArticleText): Promise<Extraction>
  /** Ends what is under way. */
  close(): Promise<void>
}
