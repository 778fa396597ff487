import { extract } from '../../domain/extract/extract.ts'
import type { ArticleText, ExtractedReport } from '../../domain/statement/report.ts'

/** Runs in a worker (see rules.ts): a megabyte of text takes seconds, and sockets must not wait for them. */
export default function extractReports(article: ArticleText): ExtractedReport[] {
  return extract(article)
}
