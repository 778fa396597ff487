/**
 * Words from outside (an article, a page, a service) as they may stand in a line for people: control characters, which
 * could move the cursor, fill the clipboard or turn the line round, become spaces. The joiners of Persian, Hindi and
 * emoji stay.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => (JOINERS.has(character) ? character : ' '))
}

/** U+200C and U+200D. */
const JOINERS = new Set(['\u200c', '\u200d'])
