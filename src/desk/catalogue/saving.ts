import type { Problem } from '../../domain/given/given-text.ts'
import type { NameCandidate } from '../../domain/given/name-candidate.ts'

/** The result of a change to an actor, office or topic. */
export type Saving = { kind: 'saved'; id: string } | Unsaved

export interface Unsaved {
  kind: 'invalid'
  problems: Problem[]
}

/** A change that is not made, for one reason; `path` is the input field. `candidates`: whom a name in it may mean. */
export function refuseSaving(path: string, message: string, candidates: readonly NameCandidate[] = []): Unsaved {
  return { kind: 'invalid', problems: [{ path, message, candidates }] }
}
