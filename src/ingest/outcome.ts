import type { Problem } from '../domain/given/given-text.ts'

export type IngestOutcome = 'NEW' | 'UNCHANGED' | 'REVISED'

/** What became of a submission. Expected failures are values. */
export type IngestResult =
  | { kind: 'ingested'; articleId: string; outcome: IngestOutcome; statementIds: string[] }
  | { kind: 'invalid'; problems: Problem[] }
  | { kind: 'conflict'; message: string }
