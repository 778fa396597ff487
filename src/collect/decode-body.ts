import type { Fetched } from '../fetch/fetched.ts'

/** The text of an answer, by its byte order mark, its header, or what its first bytes say of themselves. */
export function decodeBody({ body, headers }: Pick<Fetched, 'body' | 'headers'>): string {
  const header = /charset\s*=\s*"?([\w:-]+)/i.exec(headers.get('content-type') ?? '')?.[1]
  const start = body.subarray(0, 1_024).toString('latin1')
  const own =
    /<\?xml[^>]*\bencoding\s*=\s*["']([\w:-]+)/i.exec(start)?.[1] ??
    /<meta[^>]+charset\s*=\s*["']?([\w:-]+)/i.exec(start)?.[1]
  const marked =
    body[0] === 0xff && body[1] === 0xfe ? 'utf-16le' : body[0] === 0xfe && body[1] === 0xff ? 'utf-16be' : undefined
  for (const label of [marked, header, own]) {
    if (label === undefined) continue
    try {
      return new TextDecoder(label).decode(body)
    } catch {
      // There is no such encoding: what comes next may know better.
    }
  }
  return new TextDecoder().decode(body)
}
