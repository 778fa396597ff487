import { createReadStream } from 'node:fs'

/** Bytes that are not text. */
export class NotText extends Error {
  override readonly name = 'NotText'
}

/** In UTF-16 code units. The longest article in JSON takes a sixth of it; what has no end would fill the memory. */
const LONGEST_LINE = 200 * 1024 * 1024

/**
 * The lines of a file, "-" being standard input.
 *
 * @throws NotText, as `linesOf`; the system's error where it cannot be read.
 */
export function readLines(file: string): AsyncGenerator<string> {
  return linesOf(file === '-' ? process.stdin : createReadStream(file))
}

/**
 * The lines of a text, each with its end: put together they are the text. A mark of byte order is left out.
 *
 * @throws NotText where it is not UTF-8, or a line is longer than 200 million characters.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch (error) {
      throw new NotText('is not UTF-8: convert it first', { cause: error })
    }
  }
  // A line may come in a thousand pieces: joining each to what is there would copy it a thousand times.
  let pieces: string[] = []
  let length = 0
  for await (const bytes of chunks) {
    const text = decoded(bytes)
    let from = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      yield `${pieces.join('')}${text.slice(from, end + 1)}`
      pieces = []
      length = 0
      from = end + 1
    }
    if (from < text.length) pieces.push(text.slice(from))
    length += text.length - from
    if (length > LONGEST_LINE) throw new NotText('has a line longer than 200 MB: give one article a line')
  }
  const rest = `${pieces.join('')}${decoded()}`
  if (rest !== '') yield rest
}
