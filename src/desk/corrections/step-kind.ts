import type { StatementState } from '../../domain/compose/statement-state.ts'
import type { PlacedReport } from '../../store/decisions/placements.ts'
import type { DeskCorrectionKind, Prisma } from '../../store/prisma/client.ts'
import type { Steps } from './steps.ts'
import { type Locked, Refused } from './subject.ts'

type Tx = Prisma.TransactionClient
export type States = Map<string, StatementState>

/** All that a kind of step is: what it does to rows and in memory, and what undoes it. */
export interface StepKind<Step> {
  /** The statements that a step touches. */
  touches(step: Step): string[]
  /** Where it puts reports, which are found there again when their articles are edited. */
  places(step: Step): PlacedReport[]
  /** Does steps on the statements in hand, which are then written. Null here and below: there is nothing to do. */
  take: ((states: States, steps: readonly Step[], now: Date) => void) | null
  /** Does them in rows that statements are written by, before they are. */
  writeBefore: ((tx: Tx, steps: readonly Step[]) => Promise<void>) | null
  /** Does them in the other rows, after statements are written. */
  writeAfter: ((tx: Tx, steps: readonly Step[]) => Promise<void>) | null
  /** Whether a later correction built on steps, so that they cannot be undone before it. */
  isBuiltOn: ((tx: Tx, steps: readonly Step[]) => Promise<boolean>) | null
  /** Brings back, before steps are undone, what the steps back need. */
  revive: ((locked: Locked, steps: readonly Step[]) => Promise<void>) | null
  /** The steps back from where everything now is; `all` are those undone. */
  reverse: ((locked: Locked, steps: readonly Step[], all: Steps) => Partial<Steps>) | null
  /** Takes back, after steps are undone, what they had decided besides; `undone` is the kind of correction. */
  retract: ((tx: Tx, steps: readonly Step[], undone: DeskCorrectionKind) => Promise<void>) | null
}

/** A later correction stands in the way of an undo. */
export function builtOn(): Refused {
  return new Refused('correction', 'was built on by a later one: undo that first')
}
