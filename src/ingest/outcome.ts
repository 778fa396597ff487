import type { Problem } from '../domain/given/given-text.ts'
import type { PageFault } from '../domain/page/page-shape.ts'

export type IngestOutcome = 'NEW' | 'UNCHANGED' | 'REVISED'

/** What became of a submission. Expected failures are values. */
export type IngestResult =
  | { kind: 'ingested'; articleId: string; outcome: IngestOutcome; statementIds: string[] }
  /** `fault`: what is wrong with its page, where that is why. */
  | { kind: 'invalid'; problems: Problem[]; fault?: PageFault }
  | { kind: 'conflict'; message: string }
