// Postgres does the linguistics on both sides: it turns what people typed into a tsquery, and a text into a tsvector.
// Here the two are only read and compared, by the rules of Postgres's own TS_execute, so that a text condition means
// the same in memory as in SQL.

/** A tsquery. `phrase` holds where `right` ends `distance` words after `left`. */
export type WordQuery =
  | { op: 'word'; word: string }
  | { op: 'not'; of: WordQuery }
  | { op: 'and' | 'or'; left: WordQuery; right: WordQuery }
  | { op: 'phrase'; left: WordQuery; right: WordQuery; distance: number }

/** Lexemes of a text with their positions, ascending. */
export type Words = ReadonlyMap<string, readonly number[]>

/** A tsquery or tsvector that is not in Postgres's notation: a fault of ours, not of a user. */
export class WordsError extends Error {
  override readonly name = 'WordsError'
}

/** Reads a tsvector as Postgres prints it: `'fleet':3,7 'island':1A`. */
export function readWords(vector: string): Words {
  const words = new Map<string, number[]>()
  let at = 0
  while (at < vector.length) {
    if (vector[at] === ' ') {
      at += 1
      continue
    }
    const { word, end } = readLexeme(vector, at)
    at = end
    const positions: number[] = []
    while (vector[at] === ':' || vector[at] === ',') {
      const start = ++at
      while (isDigit(vector, at)) at += 1
      positions.push(Number(vector.slice(start, at)))
      while (/[A-D]/.test(vector[at] ?? '')) at += 1
    }
    words.set(word, positions)
  }
  return words
}

/** Reads a tsquery as Postgres prints it; null for the empty one, which nothing satisfies. */
export function readQuery(text: string): WordQuery | null {
  let at = 0
  const skip = () => {
    while (text[at] === ' ') at += 1
  }
  const either = (): WordQuery => {
    let left = both()
    for (skip(); text[at] === '|'; skip()) {
      at += 1
      left = { op: 'or', left, right: both() }
    }
    return left
  }
  const both = (): WordQuery => {
    let left = phrase()
    for (skip(); text[at] === '&'; skip()) {
      at += 1
      left = { op: 'and', left, right: phrase() }
    }
    return left
  }
  const phrase = (): WordQuery => {
    let left = unary()
    for (skip(); text[at] === '<'; skip()) {
      const end = text.indexOf('>', at)
      const step = text.slice(at + 1, end)
      at = end + 1
      left = { op: 'phrase', left, right: unary(), distance: step === '-' ? 1 : Number(step) }
    }
    return left
  }
  const unary = (): WordQuery => {
    skip()
    if (text[at] === '!') {
      at += 1
      return { op: 'not', of: unary() }
    }
    if (text[at] === '(') {
      at += 1
      const inner = either()
      skip()
      if (text[at] !== ')') throw new WordsError(`")" is missing at ${at} of ${text}`)
      at += 1
      return inner
    }
    const { word, end } = readLexeme(text, at)
    at = end
    return { op: 'word', word }
  }
  if (text.trim() === '') return null
  const query = either()
  if (at !== text.length) throw new WordsError(`unexpected "${text.slice(at)}" at ${at} of ${text}`)
  return query
}

/** Whether the words satisfy the query. */
export function satisfies(query: WordQuery | null, words: Words): boolean {
  if (query === null) return false
  switch (query.op) {
    case 'word':
      return words.has(query.word)
    case 'not':
      return !satisfies(query.of, words)
    case 'and':
      return satisfies(query.left, words) && satisfies(query.right, words)
    case 'or':
      return satisfies(query.left, words) || satisfies(query.right, words)
    case 'phrase':
      return places(query, words).positions.length > 0
  }
}

/** Where a phrase ends, and how many words before that it begins. */
export interface Places {
  positions: readonly number[]
  width: number
}

/**
 * Where a phrase is of which the right side ends `distance` words after the left one, as TS_phrase_execute does it
 * (src/backend/utils/adt/tsvector_op.c): the left side must end `distance` words before the right side begins.
 */
export function phrasePlaces(left: Places, right: Places, distance: number): Places {
  const ends = new Set(left.positions.map((position) => position + distance + right.width))
  return {
    positions: right.positions.filter((position) => ends.has(position)),
    width: left.width + distance + right.width,
  }
}

/** Where any of these is. */
export function eitherPlace(parts: readonly Places[]): Places {
  return {
    positions: [...new Set(parts.flatMap((part) => part.positions))].sort((a, b) => a - b),
    width: Math.max(0, ...parts.map((part) => part.width)),
  }
}

function places(query: WordQuery, words: Words): Places {
  switch (query.op) {
    case 'word':
      return { positions: words.get(query.word) ?? [], width: 0 }
    case 'phrase':
      return phrasePlaces(places(query.left, words), places(query.right, words), query.distance)
    case 'or':
      return eitherPlace([places(query.left, words), places(query.right, words)])
    default:
      // websearch_to_tsquery puts neither AND nor NOT inside a phrase.
      throw new WordsError(`a phrase cannot hold ${query.op}`)
  }
}

function readLexeme(text: string, start: number): { word: string; end: number } {
  if (text[start] !== "'") throw new WordsError(`a lexeme must begin at ${start} of ${text.slice(0, 200)}`)
  let word = ''
  let at = start + 1
  for (;;) {
    const character = text[at]
    if (character === undefined) throw new WordsError(`a lexeme has no end, from ${start} of ${text.slice(0, 200)}`)
    if (character === "'" || character === '\\') {
      if (text[at + 1] !== character) break
      at += 1
    }
    word += character
    at += 1
  }
  return { word, end: at + 1 }
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}
