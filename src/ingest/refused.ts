import type { EntryOutcome } from '../domain/feed/outcomes.ts'
import type { Problem } from '../domain/given/given-text.ts'
import type { PageFault } from '../domain/page/page-shape.ts'

/** The reason for which an article is counted that was not taken in. `fault`: its page's, where that is why. */
export function outcomeOfFault(fault: PageFault | undefined): EntryOutcome {
  if (fault === 'POISON') return 'SET_ASIDE'
  return fault === 'NO_TEXT' || fault === 'TOO_LARGE' ? fault : 'INGEST_REFUSED'
}

/** All that is wrong with a submission, for a person who asks later. */
export function inOneLine(problems: readonly Problem[]): string {
  return problems.map(({ path, message }) => `${path}: ${message}`).join('; ')
}
