import type { Problem } from '../../domain/statement/given-text.ts'

/** What became of a change that somebody made to what is on file. */
export type Saving = { kind: 'saved'; id: string } | Unsaved

export interface Unsaved {
  kind: 'invalid'
  problems: Problem[]
}

/** A change that is not made, for one reason; `path` is the input field. */
export function refuseSaving(path: string, message: string): Unsaved {
  return { kind: 'invalid', problems: [{ path, message }] }
}
