// An article that is read again has the same text, but its reports may have other edges and speakers, or be missing. What
// people put into a statement, or said to answer another, they saw as it was.

import type { Decided } from '../decision.ts'
import type { ExtractedReport } from '../report.ts'
import { isWithin, overlap, SAME_PLACE } from './report-place.ts'

/**
 * What was read now, with the reports that people have handled as they were: their words and their speaker. One that is
 * not found any more stays. `handled` are of the same text. In the order of the text.
 */
export function keepHandled(read: readonly Decided[], handled: readonly ExtractedReport[]): Decided[] {
  let all = [...read]
  for (const was of handled) {
    const found = nearest(all, was)
    const { parts, text, form, speaker, chain } = was
    const report =
      found === null ? was : { ...found.report, act: was.act ?? found.report.act, parts, text, form, speaker, chain }
    // What is read now as two was one to those who handled it.
    const others = all.filter((one) => one !== found && !isPieceOf(one.report, was))
    all = [...others, { report, reviewedAt: found?.reviewedAt ?? null }]
  }
  return all.sort((a, b) => startOf(a.report) - startOf(b.report))
}

/** What was read at the same place, by the same speaker if two people have said the same words together. */
function nearest(read: readonly Decided[], was: ExtractedReport): Decided | null {
  const isHis = ({ report }: Decided) => report.speaker?.name === was.speaker?.name
  const there = read
    .map((one) => ({ one, shared: overlap(one.report.parts, was.parts) }))
    .filter(({ shared }) => shared >= SAME_PLACE)
    .sort((a, b) => Number(isHis(b.one)) - Number(isHis(a.one)) || b.shared - a.shared)
  return there[0]?.one ?? null
}

function isPieceOf({ parts }: ExtractedReport, was: ExtractedReport): boolean {
  return isWithin(parts, was.parts) && overlap(parts, was.parts) < SAME_PLACE
}

function startOf({ parts }: ExtractedReport): number {
  return parts[0]?.start ?? 0
}
