import { NOT_HAD_REASONS, type NotHadReason } from '../../domain/feed/standing.ts'

/** What is said of a page's text, which was had. */
const READ_AND_LEFT: ReadonlySet<NotHadReason> = new Set<NotHadReason>([
  'TOO_SHORT',
  'NO_TEXT',
  'LANGUAGE_NOT_READ',
  'INGEST_REFUSED',
  'BAD_RESPONSE',
  'SET_ASIDE',
])

/** Why a page was not taken, as a sentence. */
export function notTaken(reason: NotHadReason, message: string | null): string {
  const how = READ_AND_LEFT.has(reason) ? 'Fetched, and not taken' : 'Not fetched'
  return sentence(`${how}: ${why(reason)}`, message)
}

/** Why something is not on file, in the middle of a sentence. */
export function why(reason: NotHadReason): string {
  const text = NOT_HAD_REASONS[reason]
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}

/** A sentence with what more is to be said, where there is something. */
export function sentence(text: string, more: string | null): string {
  if (more === null || more.trim() === '') return text
  const sentenceOfItsOwn = more.replace(/^the /, 'The ')
  return `${text} ${/[.!?]$/.test(more) ? sentenceOfItsOwn : `${sentenceOfItsOwn}.`}`
}

/** "1 statement", "2 statements". */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

/** "2025-06-10T09:05Z": nothing turns on the second. */
export function minute(at: Date): string {
  return `${at.toISOString().slice(0, 16)}Z`
}

/** Why an article was refused that was handed in, or not had that was asked for by hand, as a sentence. */
export function refused(reason: NotHadReason, message: string | null): string {
  const isHandedIn = READ_AND_LEFT.has(reason) || reason === 'TOO_LARGE'
  return sentence(
    `${isHandedIn ? 'Handed in, and refused' : 'Asked for by hand, and not had'}: ${why(reason)}`,
    message,
  )
}
