// How large an answer gets depends on what is on file, which no cost of a document foretells. So it is counted before it
// is written: what is too large is never made a text, and its bytes wait for nobody.

/** Whether a value has more than `most` bytes as JSON in UTF-8. Counts no further than that. */
export function isLargerThan(value: unknown, most: number): boolean {
  let left = most
  const uncounted: unknown[] = [value]
  while (uncounted.length > 0) {
    const next = uncounted.pop()
    if (Array.isArray(next)) {
      left -= next.length + 1
      for (const item of next) uncounted.push(item)
    } else if (isPlainObject(next)) {
      left -= 2
      for (const key of Object.keys(next)) {
        left -= sizeOf(key) + 2
        uncounted.push(next[key])
      }
    } else left -= sizeOf(next)
    if (left < 0) return true
  }
  return false
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !('toJSON' in value)
}

/** Escapes are counted too: a text of control characters is six times as long. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string' && value.length > LONGEST_WRITTEN) return sizeInPieces(value)
  return Buffer.byteLength(JSON.stringify(value) ?? '')
}

/** A longer text is counted in pieces, so that it is not in memory twice. */
const LONGEST_WRITTEN = 100_000

function sizeInPieces(text: string): number {
  let bytes = 2
  for (let at = 0; at < text.length; at += LONGEST_WRITTEN)
    bytes += Buffer.byteLength(JSON.stringify(text.slice(at, at + LONGEST_WRITTEN))) - 2
  return bytes
}
