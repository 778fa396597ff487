import { existsSync, readFileSync } from 'node:fs'

/**
 * What people type to call this program: npx finds it in a checkout, and in the image it is on the path. Messages name
 * the command that works where they are read.
 */
export const PROGRAM = existsSync(new URL('../src/main.ts', import.meta.url)) ? 'npx onrecord' : 'onrecord'

/** The release, as the package says it. The same place from src/ and from dist/. */
export const { version: VERSION } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** What publishers are told with every request: who asks, and where a person can be reached. `contact`: FETCH_CONTACT. */
export function userAgentWith(contact: string | null): string {
  return `Onrecord/${VERSION}${contact === null ? '' : ` (+${contact})`}`
}

/** A line that says what a missing FETCH_CONTACT means, for those who are about to ask publishers. */
export function contactMissing({ fetchContact }: { fetchContact: string | null }): string[] {
  if (fetchContact !== null) return []
  return [
    'FETCH_CONTACT is not set, so publishers cannot reach who asks them: set it to a mail or web address of yours',
  ]
}
