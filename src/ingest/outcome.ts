import type { Problem } from '../domain/given/given-text.ts'
import type { PageFault } from '../domain/page/page-shape.ts'

export type IngestOutcome = 'NEW' | 'UNCHANGED' | 'REVISED'

/** What became of a submission. Expected failures are values. */
export type IngestResult =
  | { kind: 'ingested'; articleId: string; outcome: IngestOutcome; statementIds: string[] }
  /** `fault`: what is wrong with its page, where that is why. */
  | { kind: 'invalid'; problems: Problem[]; fault?: PageFault }
  | { kind: 'conflict'; message: string }

/** What an article would bring, if it were taken in. */
export interface TriedArticle {
  kind: 'tried'
  outcome: IngestOutcome
  /** How many statements are in it. */
  statements: number
  /** How many alerts each watch would give, by its id. */
  wouldTell: ReadonlyMap<string, number>
}

/** What else can become of what the service fetched by itself. */
export type CollectedResult =
  | IngestResult
  /** It is on file at another address of its source. */
  | { kind: 'twin'; articleId: string; url: string; statementIds: string[] }
  /** The address leads to another article than it did. */
  | { kind: 'elsewhere' }

/** Undoes the transaction that it is thrown in. */
export class ArticleTried extends Error {
  override readonly name = 'ArticleTried'

  readonly tried: TriedArticle

  constructor(result: CollectedResult, wouldTell: TriedArticle['wouldTell']) {
    super('a trial is undone')
    const { outcome, statementIds } =
      result.kind === 'ingested' ? result : ({ outcome: 'UNCHANGED', statementIds: [] } as const)
    this.tried = { kind: 'tried', outcome, statements: statementIds.length, wouldTell }
  }
}
