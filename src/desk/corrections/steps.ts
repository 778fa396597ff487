import type { ActorKind } from '../../domain/language/actor-kind.ts'
import type { Naming } from '../../store/catalogue/actors.ts'
import type { Attribution, KeptPlacement } from '../../store/decisions/placements.ts'
import type { ClaimMove } from '../../store/tables/tenure-claims.ts'

// What a correction does, small enough to be done backwards. It is kept with the correction as JSON; nothing in it holds
// an article's words. What each kind of step means is in step-kinds.ts.

/** A report, by what finds it again when its article is edited. */
interface PlacedBefore {
  reportId: string
  articleId: string
  /** Of its words (see `digestOf`); empty once they were erased. */
  digest: string
  /** What an editor decided about it before; null if nothing, or if its words were erased. */
  placed: KeptPlacement | null
}

/** A report that goes from one statement to another. */
export interface MoveStep extends PlacedBefore {
  from: string
  to: string
}

/** A report that is given to another speaker. */
export interface Reattribution extends PlacedBefore {
  /** Whose report it is. */
  statementId: string
  from: Attribution
  to: Attribution
}

/** A report that stays in its statement. Before this correction, no editor had said that it must. */
interface Stay {
  articleId: string
  digest: string
  statementId: string
}

/** An actor that is absorbed. */
export interface ActorStep {
  id: string
  into: string
  /** Who both were when they were merged, for people to read; merges of before 0.3 do not say. */
  was?: { id: ActorThen; into: ActorThen }
}

/** An actor that gets another name. */
export interface NamingStep {
  id: string
  from: Naming
  to: Naming
}

/** An actor as it was called at some time. */
export interface ActorThen {
  id: string
  slug: string
  name: string
  kind: ActorKind
}

export interface Steps {
  actors: ActorStep[]
  /** Actors that are none, with those they absorbed. */
  gone: { ids: string[] }[]
  /** Actors known by a surname alone, whose full name is that of one they absorb. */
  named: NamingStep[]
  /** Statements that are absorbed. */
  absorbed: { id: string; into: string }[]
  moves: MoveStep[]
  reattributions: Reattribution[]
  /** Statements made for reports that leave theirs: undone, they are absorbed by what they came from. */
  made: { id: string; from: string }[]
  /** Statements that are not one, with the reports that stay where they are. */
  apart: { one: string; other: string; reports: Stay[] }[]
  /** Actors that are not one. */
  actorsApart: { one: string; other: string }[]
  /** Statements that may be one since their actors are, and were not proposed before. */
  proposed: { one: string; other: string }[]
  /** Names that go from one actor to another, folded. */
  aliases: { from: string; to: string; folded: string }[]
  /** What articles claim about the tenures of an actor that is another one. */
  claims: ClaimMove[]
}

export const NO_STEPS: Steps = {
  actors: [],
  gone: [],
  named: [],
  absorbed: [],
  moves: [],
  reattributions: [],
  made: [],
  apart: [],
  actorsApart: [],
  proposed: [],
  aliases: [],
  claims: [],
}

/** Steps as they were kept: those of before a kind of step was known have none of it. */
export function readSteps(kept: unknown): Steps {
  return { ...NO_STEPS, ...(kept as Partial<Steps>) }
}
