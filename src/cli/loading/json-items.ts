import { isObject } from './given-articles.ts'
import { NotText } from './read-lines.ts'

/** One value of a JSON file, as it stands there, or why it cannot be read. */
export type JsonItem = {
  /** Counted from 1: of the line, or in the array. */
  number: number
  /** ":3" for a line, "#3" in an array, "" for a file that is one article. */
  place: string
  raw: string
} & ({ value: unknown } | { problem: string })

/** A file of JSON: one article a line, so that it need not be held in memory, or something else, whole. */
type Shape = { kind: 'lines'; lines: AsyncIterable<string> } | { kind: 'whole'; content: string }

/** In UTF-16 code units, of what is not one article a line, and so must be held whole. */
const MOST_WHOLE = 200 * 1024 * 1024

/** Begins like JSON: an object, or an array of them. */
export function isJson(start: string): boolean {
  return /^\s*(\{|\[\s*(\{|\]|$))/.test(start)
}

/**
 * The articles in JSON: one a line, the items of an array, or a single object. A file in which a line cannot be read is
 * still one of lines, if others can.
 */
export async function* jsonItems(lines: AsyncIterable<string>): AsyncGenerator<JsonItem> {
  const shape = await shapeOf(lines)
  if (shape.kind === 'lines') return yield* itemsOfLines(shape.lines)
  const { content } = shape
  const parsed = parse(content)
  if ('problem' in parsed) {
    if (isOfLines(content.split('\n'))) yield* itemsOfLines(each(content.split('\n')))
    else yield { number: 1, place: '', raw: content, ...parsed }
  } else if (Array.isArray(parsed.value)) {
    for (const [index, value] of parsed.value.entries())
      yield { number: index + 1, place: `#${index + 1}`, raw: JSON.stringify(value), value }
  } else yield { number: 1, place: '', raw: JSON.stringify(parsed.value), value: parsed.value }
}

/** How many articles `jsonItems` will find. */
export async function countJsonItems(lines: AsyncIterable<string>): Promise<number> {
  const shape = await shapeOf(lines)
  let count = 0
  if (shape.kind === 'lines') for await (const line of shape.lines) count += line.trim() === '' ? 0 : 1
  else for await (const _ of jsonItems(each([shape.content]))) count += 1
  return count
}

async function shapeOf(lines: AsyncIterable<string>): Promise<Shape> {
  const iterator = lines[Symbol.asyncIterator]()
  const seen: string[] = []
  let length = 0
  const rest = { [Symbol.asyncIterator]: () => iterator }
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    seen.push(next.value)
    if (next.value.trim() === '') continue
    const first = parse(next.value)
    if ('value' in first && isObject(first.value)) return { kind: 'lines', lines: both(seen, rest) }
    break
  }
  // Not "for await", which would end what is to be read on.
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    seen.push(next.value)
    length += next.value.length
    if (length <= MOST_WHOLE) continue
    // One article a line, of which the first was damaged.
    if (isOfLines(seen)) return { kind: 'lines', lines: both(seen, rest) }
    throw new NotText('is one value of JSON larger than 200 MB: make JSON lines of it')
  }
  return { kind: 'whole', content: seen.join('') }
}

async function* itemsOfLines(lines: AsyncIterable<string>): AsyncGenerator<JsonItem> {
  let number = 0
  for await (const line of lines) {
    number += 1
    const raw = line.trim()
    if (raw !== '') yield { number, place: `:${number}`, raw, ...parse(raw) }
  }
}

function isOfLines(lines: readonly string[]): boolean {
  return lines.some((line) => {
    const parsed = parse(line)
    return 'value' in parsed && isObject(parsed.value)
  })
}

function parse(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { problem: `is not JSON: ${(error as Error).message}` }
  }
}

async function* both(first: readonly string[], rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield* first
  yield* rest
}

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}
