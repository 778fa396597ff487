import { extract } from '../../../src/domain/extract/extract.ts'
import type { ArticleText, ExtractedReport } from '../../../src/domain/statement/report.ts'

/** An article of the invented Harbour Gazette, published on a Thursday morning in Berlin. */
export function article(text: string, rest: Partial<ArticleText> = {}): ArticleText {
  const publishedAt = new Date('2025-04-10T08:00:00Z')
  return { text, publishedAt, language: 'en', timeZone: 'Europe/Berlin', sourceName: 'Harbour Gazette', ...rest }
}

export function reports(text: string, rest: Partial<ArticleText> = {}): ExtractedReport[] {
  return extract(article(text, rest))
}

/** What a reader would note down: the words and who said them. */
export function noted(text: string, rest: Partial<ArticleText> = {}): [words: string, speaker: string | null][] {
  return reports(text, rest).map((report) => [report.text, report.speaker?.name ?? null])
}
