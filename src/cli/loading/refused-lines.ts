import { appendFileSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { isObject } from './given-articles.ts'
import { readLines } from './read-lines.ts'

/** Keeps the lines of JSON that were refused, so that they can be mended and fed again. */
export interface RefusedLines {
  /** `input` is the file that the line comes from. */
  keep(line: string, input: string): void
  /** Where they are; null where none was refused. */
  file(): string | null
}

/** The file would be one that is read, or cannot be written. */
class FileError extends Error {
  override readonly name = 'FileError'
}

/**
 * `named` is what the person calls the file; null for a name in this folder that is the same whenever these inputs are
 * loaded. What is in the file already stays, since somebody may have mended it, and is not added again.
 *
 * @throws FileError where `named` is one of `inputs`, or the file cannot be read.
 */
export async function openRefusedLines(named: string | null, inputs: readonly string[]): Promise<RefusedLines> {
  if (named !== null && inputs.some((input) => isSame(input, named)))
    throw new FileError(`${named} is read by this load: give --refused another name`)
  const file = named ?? nameFor(inputs)
  const { there, isLineOpen } = await articlesThere(file)
  let before = isLineOpen ? '\n' : ''
  let isUsed = false
  return {
    keep(line, input) {
      isUsed = true
      const key = keyOf(line)
      const count = there.get(key) ?? 0
      if (count > 0) there.set(key, count - 1)
      // What is fed again stands there, and is read as it grows.
      if (count > 0 || isSame(input, file)) return
      try {
        appendFileSync(file, `${before}${line}\n`)
        before = ''
      } catch (error) {
        throw unkept(file, error)
      }
    },
    file: () => (isUsed ? file : null),
  }
}

/** Of lines that are fed again, the file they are in. */
function nameFor(inputs: readonly string[]): string {
  const [first = '-'] = inputs
  if (inputs.length === 1 && /^refused-.*\.jsonl$/.test(basename(first))) return first
  const name = first === '-' ? 'stdin' : basename(first, extname(first))
  return `refused-${name}${inputs.length > 1 ? '-and-others' : ''}.jsonl`
}

/** How many lines of each article a file has, and whether the last one has no end. */
async function articlesThere(file: string): Promise<{ there: Map<string, number>; isLineOpen: boolean }> {
  const there = new Map<string, number>()
  let isLineOpen = false
  try {
    for await (const line of readLines(file)) {
      isLineOpen = !line.endsWith('\n')
      if (line.trim() !== '') there.set(keyOf(line), (there.get(keyOf(line)) ?? 0) + 1)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unkept(file, error)
  }
  return { there, isLineOpen }
}

/** An article is known by its address, however it was mended; what is not JSON by what it is. */
function keyOf(line: string): string {
  try {
    const value: unknown = JSON.parse(line)
    if (isObject(value) && typeof value.url === 'string') return value.url
  } catch {
    // It was refused for that.
  }
  return line.trim()
}

function isSame(input: string, file: string): boolean {
  return input !== '-' && resolve(input) === resolve(file)
}

function unkept(file: string, error: unknown): FileError {
  const { code, message } = error as NodeJS.ErrnoException
  return new FileError(
    `What was refused cannot be kept in ${file} (${code ?? message}): name another file with --refused`,
  )
}
