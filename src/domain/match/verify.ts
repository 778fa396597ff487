import { WordsError } from '../filter/text-query.ts'
import type { StatementDocument } from '../journal/version.ts'
import { ALL, ANY, instantAt, NOT, opOf, PHRASE, READING, ROOTS, restOf, sizeOf, TERM, TIME_FIELDS } from './program.ts'
import type { ConfigurationBit, Terms } from './terms.ts'

/** The document in hand, as programs ask about it. */
export interface Sight {
  terms: Terms
  configuration: ConfigurationBit | null
  document: StatementDocument
}

/** Whether the node at `at` holds for the document in hand: `passes`, over a program. */
export function holds(program: Int32Array, at: number, sight: Sight): boolean {
  const head = program[at] ?? 0
  switch (opOf(head)) {
    case TERM:
      return sight.terms.isSeen(restOf(head))
    case ALL: {
      const end = at + restOf(head)
      for (let child = at + 1; child < end; child += sizeOf(program[child] ?? 0)) {
        if (!holds(program, child, sight)) return false
      }
      return true
    }
    case ANY: {
      const end = at + restOf(head)
      for (let child = at + 1; child < end; child += sizeOf(program[child] ?? 0)) {
        if (holds(program, child, sight)) return true
      }
      return false
    }
    case NOT:
      return !holds(program, at + 1, sight)
    case PHRASE:
      return hasTerms(program, at, sight.terms) && places(program, at, sight.terms).positions.length > 0
    case READING: {
      const { configuration } = sight
      if (configuration === null || configuration.block !== program[at + 1]) return false
      return ((program[at + 2] ?? 0) & configuration.bit) !== 0 && holds(program, at + 3, sight)
    }
    case ROOTS: {
      const { independentRoots } = sight.document
      return independentRoots !== null && independentRoots >= (program[at + 1] ?? 0)
    }
    default:
      return holdsAt(program, at, sight.document)
  }
}

function holdsAt(program: Int32Array, at: number, document: StatementDocument): boolean {
  const instant = instantAt(program, at)
  switch (TIME_FIELDS[program[at + 1] ?? 0]) {
    case 'saidAfter':
      return document.saidEarliest !== null && document.saidEarliest.getTime() >= instant
    case 'saidBefore':
      return document.saidLatest !== null && document.saidLatest.getTime() <= instant
    case 'ingestedAfter':
      return document.ingestedAt.getTime() >= instant
    default:
      return document.ingestedAt.getTime() < instant
  }
}

/** False where a word is missing that a phrase needs: most phrases fall here, before any position is read. */
function hasTerms(program: Int32Array, at: number, terms: Terms): boolean {
  const head = program[at] ?? 0
  if (opOf(head) === TERM) return terms.isSeen(restOf(head))
  if (opOf(head) !== PHRASE) return true
  const right = at + 2 + sizeOf(program[at + 2] ?? 0)
  return hasTerms(program, at + 2, terms) && hasTerms(program, right, terms)
}

/** Where a phrase ends, and how many words before that it begins. */
interface Places {
  positions: readonly number[]
  width: number
}

// The same steps as in filter/words.ts.
function places(program: Int32Array, at: number, terms: Terms): Places {
  const head = program[at] ?? 0
  switch (opOf(head)) {
    case TERM:
      return { positions: terms.positions(restOf(head)), width: 0 }
    case PHRASE: {
      const distance = program[at + 1] ?? 0
      const left = places(program, at + 2, terms)
      const right = places(program, at + 2 + sizeOf(program[at + 2] ?? 0), terms)
      const ends = new Set(left.positions.map((position) => position + distance + right.width))
      return {
        positions: right.positions.filter((position) => ends.has(position)),
        width: left.width + distance + right.width,
      }
    }
    case ANY: {
      const positions = new Set<number>()
      let width = 0
      const end = at + restOf(head)
      for (let child = at + 1; child < end; child += sizeOf(program[child] ?? 0)) {
        const one = places(program, child, terms)
        for (const position of one.positions) positions.add(position)
        width = Math.max(width, one.width)
      }
      return { positions: [...positions].sort((a, b) => a - b), width }
    }
    default:
      throw new WordsError('a phrase holds words, phrases and OR only')
  }
}
