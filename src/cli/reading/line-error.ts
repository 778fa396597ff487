import { z } from 'zod'

/** A line of JSON lines that cannot be read. The message names the line and what is wrong. */
export class LineError extends Error {
  override readonly name = 'LineError'

  constructor(line: number, what: string, cause: unknown) {
    super(`line ${line} is not ${what === 'article' ? 'an' : 'a'} ${what}: ${reasonOf(cause)}`, { cause })
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof z.ZodError)) return cause instanceof Error ? cause.message : String(cause)
  return cause.issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length === 0 ? message : `"${path.join('.')}": ${message}`))
    .join('; ')
}
