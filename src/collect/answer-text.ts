import { decodeText } from '../fetch/charset.ts'
import type { Fetched } from '../fetch/fetched.ts'

/** The text of an answer. */
export function textOfAnswer({ body, headers }: Pick<Fetched, 'body' | 'headers'>): string {
  return decodeText(body, headers.get('content-type')).text
}
