import type { Attribution, Placement } from '../../store/decisions/placements.ts'
import type { ClaimMove } from '../../store/tables/tenure-claims.ts'

// What a correction does, small enough to be done backwards. Nothing in it holds an article's words.

/** A report, by what finds it again when its article is edited. */
interface Of {
  reportId: string
  articleId: string
  /** Of its words (see `digestOf`). */
  digest: string
  /** What somebody had decided about it before; null where nobody had. */
  placed: (Placement & { correctionId: string }) | null
}

/** A report that goes from one statement to another. */
export interface Move extends Of {
  from: string
  to: string
}

/** A report that is given to another speaker. */
export interface Reattribution extends Of {
  /** Whose report it is. */
  statementId: string
  from: Attribution
  to: Attribution
}

/** A report that stays in its statement, which nobody had said before. */
export interface Stay {
  articleId: string
  digest: string
  statementId: string
}

export interface Steps {
  moves: Move[]
  reattributions: Reattribution[]
  /** Statements that are absorbed. */
  absorbed: { id: string; into: string }[]
  /** Statements made for reports that leave theirs: undone, they are absorbed by what they came from. */
  made: { id: string; from: string }[]
  /** Statements that are not one, with the reports that stay where they are. Absent in steps of before that was known. */
  apart?: { one: string; other: string; reports: Stay[] }[]
  /** Statements that may be one since their actors are, and were not proposed before. Absent in older steps. */
  proposed?: { one: string; other: string }[]
  /** Actors that are absorbed. */
  actors: { id: string; into: string }[]
  /** Names that go from one actor to another, folded. */
  aliases: { from: string; to: string; folded: string }[]
  /** What articles claim about the tenures of an actor that is another one. Absent in steps of before that was kept. */
  claims?: ClaimMove[]
}

export const NO_STEPS: Steps = { moves: [], reattributions: [], absorbed: [], made: [], actors: [], aliases: [] }

/** All statements that the steps touch. */
export function statementsIn({ moves, reattributions, absorbed, made, apart = [] }: Steps): string[] {
  return [
    ...reattributions.map(({ statementId }) => statementId),
    ...moves.flatMap(({ from, to }) => [from, to]),
    ...absorbed.flatMap(({ id, into }) => [id, into]),
    ...made.flatMap(({ id, from }) => [id, from]),
    ...apart.flatMap(({ one, other }) => [one, other]),
  ]
}
