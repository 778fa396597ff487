import type { NameCandidate } from './name-candidate.ts'

/** What is wrong with an input, in its field `path` ("source.homepage"); the message goes on from the field's name. */
export interface Problem {
  path: string
  message: string
  /** Whom a name may mean, where it is refused since they are several. */
  candidates?: readonly NameCandidate[]
}

/** Whether a text can be kept: Postgres takes neither a NUL character nor half a surrogate pair. */
export function isCleanText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

/** What is said of a text that is not clean, after the name of its field. */
export const UNCLEAN_TEXT = 'contains a NUL character or invalid Unicode: send valid text'

/** A text of at most `most` UTF-16 code units; a longer one is cut, which it shows by its last character. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  // Not in the middle of a character.
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

/**
 * What is wrong with a text that may have `most` UTF-16 code units, to be said after the name of its field; null where
 * nothing is. An empty text is fine.
 */
export function findTextProblem(text: string, most: number): string | null {
  if (!isCleanText(text)) return UNCLEAN_TEXT
  return text.length > most ? `is longer than ${most} characters` : null
}
