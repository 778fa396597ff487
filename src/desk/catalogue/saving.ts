import type { Problem } from '../../domain/statement/given-text.ts'

/** The result of a change to an actor, office or topic. */
export type Saving = { kind: 'saved'; id: string } | Unsaved

export interface Unsaved {
  kind: 'invalid'
  problems: Problem[]
}

/** A change that is not made, for one reason; `path` is the input field. */
export function refuseSaving(path: string, message: string): Unsaved {
  return { kind: 'invalid', problems: [{ path, message }] }
}
