import { openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { isObject } from './given-articles.ts'

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
 * @throws FileError where `named` is one of `inputs`.
 */
export function openRefusedLines(named: string | null, inputs: readonly string[]): RefusedLines {
  if (named !== null && inputs.some((input) => isSame(input, named)))
    throw new FileError(`${named} is read by this load: give --refused another name`)
  const file = named ?? nameFor(inputs)
  let there: Kept | null = null
  let descriptor: number | null = null
  return {
    keep(line, input) {
      try {
        // Not before something is refused: the file may be one that cannot be read.
        there ??= articlesIn(file)
        const key = keyOf(line)
        const count = there.lines.get(key) ?? 0
        if (count > 0) there.lines.set(key, count - 1)
        // What is fed again stands there, and is read as it grows.
        if (count > 0 || isSame(input, file)) return
        // Opened once: what reads a pipe takes the first end for the last.
        descriptor ??= openSync(file, 'a')
        writeSync(descriptor, `${there.before}${line}\n`)
        there.before = ''
      } catch (error) {
        throw unkept(file, error)
      }
    },
    file: () => (there === null ? null : file),
  }
}

/** Of lines that are fed again, the file they are in. */
function nameFor(inputs: readonly string[]): string {
  const [first = '-'] = inputs
  if (inputs.length === 1 && /^refused-.*\.jsonl$/.test(basename(first))) return first
  const file = basename(first.replace(/^(https?:[^?#]*).*$/i, '$1').replace(/\.gz$/i, ''))
  const name = first === '-' ? 'stdin' : basename(file, extname(file))
  return `refused-${name}${inputs.length > 1 ? '-and-others' : ''}.jsonl`
}

interface Kept {
  /** How many lines of each article. */
  lines: Map<string, number>
  /** What ends the last line, if it has no end. */
  before: string
}

/** Of what is not a file, such as a pipe, nothing is read. */
function articlesIn(file: string): Kept {
  const lines = new Map<string, number>()
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return { lines, before: '' }
  const text = readFileSync(file, 'utf8')
  for (const line of text.split('\n')) if (line.trim() !== '') lines.set(keyOf(line), (lines.get(keyOf(line)) ?? 0) + 1)
  return { lines, before: text === '' || text.endsWith('\n') ? '' : '\n' }
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
