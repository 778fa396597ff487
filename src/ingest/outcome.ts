import type { Problem } from '../domain/given/given-text.ts'
import type { PageFault } from '../domain/page/page-shape.ts'

export type IngestOutcome = 'NEW' | 'UNCHANGED' | 'REVISED'

/** What became of a submission. Expected failures are values. */
export type IngestResult =
  | { kind: 'ingested'; articleId: string; outcome: IngestOutcome; statementIds: string[] }
  /** `fault`: what is wrong with its page, where that is why. */
  | { kind: 'invalid'; problems: Problem[]; fault?: PageFault }
  | { kind: 'conflict'; message: string }

/** What else can become of what the service fetched by itself. */
export type CollectedResult =
  | IngestResult
  /** It is on file at another address of its source. */
  | { kind: 'twin'; articleId: string; url: string; statementIds: string[] }
  /** The address leads to another article than it did. */
  | { kind: 'elsewhere' }
