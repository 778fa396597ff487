import { createReadStream } from 'node:fs'

/** Bytes that are not text. */
export class NotText extends Error {
  override readonly name = 'NotText'
}

/**
 * The lines of a file, "-" being standard input, each with its end: put together they are the file. A mark of byte order
 * is left out.
 *
 * @throws NotText where it is not UTF-8; the system's error where it cannot be read.
 */
export async function* readLines(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (bytes?: Buffer) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined })
    } catch (error) {
      throw new NotText('is not UTF-8: convert it first', { cause: error })
    }
  }
  // A line may come in a thousand pieces: joining each to what is there would copy it a thousand times.
  let pieces: string[] = []
  for await (const bytes of file === '-' ? process.stdin : createReadStream(file)) {
    const text = decoded(bytes as Buffer)
    let from = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      yield `${pieces.join('')}${text.slice(from, end + 1)}`
      pieces = []
      from = end + 1
    }
    if (from < text.length) pieces.push(text.slice(from))
  }
  const rest = `${pieces.join('')}${decoded()}`
  if (rest !== '') yield rest
}
