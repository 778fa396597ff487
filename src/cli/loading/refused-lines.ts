import { appendFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** Keeps the lines of JSON that were refused, so that they can be mended and fed again. */
export interface RefusedLines {
  keep(line: string): void
  /** Where they are; null where none was refused. */
  file(): string | null
}

/** The file would be one that is read. */
class FileError extends Error {
  override readonly name = 'FileError'
}

/**
 * `named` is what the person calls the file, null for a name of its own in this folder. It is made with the first line;
 * an older one of a given name is replaced.
 *
 * @throws FileError where it is one of `inputs`.
 */
export function openRefusedLines(named: string | null, inputs: readonly string[], now: Date): RefusedLines {
  if (named !== null && inputs.some((input) => input !== '-' && resolve(input) === resolve(named)))
    throw new FileError(`${named} is read by this load: give --refused another name`)
  const file = named ?? `refused-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.jsonl`
  let hasBegun = false
  return {
    keep(line) {
      try {
        if (hasBegun) appendFileSync(file, `${line}\n`)
        else writeFileSync(file, `${line}\n`, { flag: named === null ? 'wx' : 'w' })
      } catch (error) {
        throw new FileError(
          `What was refused cannot be kept in ${file} (${(error as NodeJS.ErrnoException).code}): name another file with --refused`,
        )
      }
      hasBegun = true
    },
    file: () => (hasBegun ? file : null),
  }
}
