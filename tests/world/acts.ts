import type { Extractor } from '../../src/domain/extract/extractor.ts'
import type { ExtractedReport } from '../../src/domain/statement/report.ts'
import type { SpeechAct } from '../../src/domain/statement/speech-act.ts'

const BY_CUE: Readonly<Record<string, SpeechAct | null>> = {
  denied: 'DENIES',
  asked: 'ASKS',
  blamed: 'BLAMES',
  claimed: null,
}

/** Reads acts off the cue alone, and none from "claimed": what is tested is what becomes of acts, however they are read. */
export function withActs(extractor: Extractor): Extractor {
  const told = (report: ExtractedReport) => {
    const act = BY_CUE[report.cue ?? '']
    return { ...report, act: act === undefined ? ('ASSERTS' as const) : act }
  }
  return {
    async extract(article) {
      const extraction = await extractor.extract(article)
      return { ...extraction, reports: extraction.reports.map(told) }
    },
    close: () => extractor.close(),
  }
}
