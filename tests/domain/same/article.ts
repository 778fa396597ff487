import { LocatedReports } from '../../../src/cli/reading/located-reports.ts'
import type { FoldingReport } from '../../../src/domain/same/prepared-report.ts'
import type { SpeechForm } from '../../../src/domain/statement/statement.ts'

/** A report as folding reads it; what is not told is unknown, but for a day of publication that all share. */
export function report(text: string, rest: Partial<FoldingReport> = {}): FoldingReport {
  return {
    text,
    form: 'DIRECT',
    act: null,
    speaker: 'Sigrún Valdal',
    cue: 'said',
    before: '',
    after: '',
    publishedAt: new Date('2025-05-13'),
    publisher: null,
    saidAt: null,
    chain: [],
    addressee: null,
    occasion: null,
    language: 'en',
    ...rest,
  }
}

/** The report of these words, read in their article as it is read when it comes in. */
export function reportIn(
  article: string,
  words: string,
  rest: { form?: SpeechForm; publishedAt?: string | null; speaker?: string; sourceName?: string } = {},
): FoldingReport {
  const start = article.indexOf(words)
  if (start === -1) throw new Error(`the article does not say "${words}"`)
  const { form = 'DIRECT', publishedAt = '2025-05-13', speaker = 'Sigrún Valdal', sourceName = 'Anchor Wire' } = rest
  const located = new LocatedReports({
    text: article,
    publishedAt: publishedAt === null ? null : new Date(publishedAt),
    language: 'en',
    timeZone: 'UTC',
    sourceName,
  })
  return located.at({ start, end: start + words.length, form, speaker })
}
