import { LIST_FIELDS, type ListField, likelyShare, valuesOf } from '../filter/conditions/lists.ts'
import { WORDS, WORDS_FIELDS, type WordsField } from '../filter/conditions/words.ts'
import type { ReadDocument } from '../filter/evaluate.ts'
import { createIntegers } from './integers.ts'

/** What a condition can ask a document to have: a value of a list, or a lexeme of its words. */
type TermField = ListField | WordsField

/** A field and a value that a filter asks for, as a number. When no filter asks for it any more, the number is reused. */
export type Term = number

/** A text search configuration's place in sets of 32: bit `bit` of set `block`. */
export interface ConfigurationBit {
  block: number
  bit: number
}

/** All terms that filters ask for, and which of them the document in hand has. */
export interface Terms {
  /** The term's number, a new one if need be. It is kept while it is retained as often as released. */
  find(field: TermField, value: string): Term
  retain(term: Term): void
  release(term: Term): void
  configuration(name: string): ConfigurationBit
  /** Takes a document in hand: answers those of its terms that filters ask for, each once, good until the next. */
  see(read: ReadDocument): readonly Term[]
  isSeen(term: Term): boolean
  /** Where a lexeme stands in the document in hand. */
  positions(term: Term): readonly number[]
  /** The configuration of the document in hand; null where no filter knows it. */
  seenConfiguration(): ConfigurationBit | null
  /** What share of documents is likely to have it. */
  frequency(term: Term): number
}

/** How many documents the guess of a field's `likely` is worth. */
const GUESS_WEIGHT = 200

const FIELDS: readonly TermField[] = [...LIST_FIELDS, ...WORDS_FIELDS]
const GUESSES = new Map<TermField | undefined, number>([
  ...LIST_FIELDS.map((field) => [field, likelyShare(field)] as const),
  ...WORDS_FIELDS.map((field) => [field, WORDS[field].likely] as const),
])
const NO_POSITIONS: readonly number[] = []
const LAST_SIGHT = 2_147_483_647

export function createTerms(): Terms {
  const known = Object.fromEntries(FIELDS.map((field) => [field, new Map<string, Term>()])) as Record<
    TermField,
    Map<string, Term>
  >
  const names: string[] = []
  const fields = createIntegers()
  const uses = createIntegers()
  // Documents seen with the term, and all documents seen when it became known.
  const sightings = createIntegers()
  const since = createIntegers()
  // The document in hand is sight number `sight`: a term it has carries that number, so nothing needs clearing.
  const sights = createIntegers()
  let sight = 0
  let documents = 0
  const free: Term[] = []
  const configurations = new Map<string, ConfigurationBit>()
  let inHand: ReadDocument | null = null
  let seen: Term[] = []

  const notice = (term: Term | undefined): void => {
    if (term === undefined || sights.array[term] === sight) return
    sights.set(term, sight)
    sightings.set(term, (sightings.array[term] ?? 0) + 1)
    seen.push(term)
  }
  const noticeAll = (field: TermField, values: () => Iterable<string>): void => {
    const terms = known[field]
    if (terms.size > 0) for (const value of values()) notice(terms.get(value))
  }
  return {
    find(field, value) {
      const existing = known[field].get(value)
      if (existing !== undefined) return existing
      let term = free.pop()
      if (term === undefined) {
        term = names.length
        for (const list of [fields, uses, sightings, since, sights]) list.push(0)
      }
      names[term] = value
      fields.set(term, FIELDS.indexOf(field))
      uses.set(term, 0)
      sightings.set(term, 0)
      since.set(term, documents)
      sights.set(term, 0)
      known[field].set(value, term)
      return term
    },
    retain(term) {
      uses.set(term, (uses.array[term] ?? 0) + 1)
    },
    release(term) {
      const left = (uses.array[term] ?? 0) - 1
      uses.set(term, left)
      if (left > 0) return
      const field = FIELDS[fields.array[term] ?? 0]
      if (field !== undefined) known[field].delete(names[term] ?? '')
      names[term] = ''
      free.push(term)
    },
    configuration(name) {
      const number = configurations.size
      const bit = configurations.get(name) ?? { block: number >>> 5, bit: 1 << (number & 31) }
      configurations.set(name, bit)
      return bit
    },
    see(read) {
      inHand = read
      documents += 1
      seen = []
      if (sight === LAST_SIGHT) {
        sights.array.fill(0)
        sight = 0
      }
      sight += 1
      for (const field of LIST_FIELDS) noticeAll(field, () => valuesOf(read.document, field))
      for (const field of WORDS_FIELDS) noticeAll(field, () => read.in(field).keys())
      return seen
    },
    isSeen: (term) => sights.array[term] === sight,
    positions(term) {
      const own = FIELDS[fields.array[term] ?? 0]
      const field = WORDS_FIELDS.find((one) => one === own)
      return field === undefined ? NO_POSITIONS : (inHand?.in(field).get(names[term] ?? '') ?? NO_POSITIONS)
    },
    seenConfiguration: () => (inHand === null ? null : (configurations.get(inHand.document.configuration) ?? null)),
    frequency(term) {
      const field = FIELDS[fields.array[term] ?? 0]
      const guess = GUESSES.get(field) ?? 1
      const watched = documents - (since.array[term] ?? 0)
      return ((sightings.array[term] ?? 0) + guess * GUESS_WEIGHT) / (watched + GUESS_WEIGHT)
    },
  }
}
