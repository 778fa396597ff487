import { TIME_FIELDS, timeHolds } from '../filter/conditions/times.ts'
import { VALUE_KINDS, valueHolds } from '../filter/conditions/values.ts'
import { eitherPlace, type Places, phrasePlaces, WordsError } from '../filter/text-query.ts'
import type { StatementDocument } from '../journal/version.ts'
import {
  ALL,
  ANY,
  instantAt,
  NOT,
  operandAt,
  opOf,
  PHRASE,
  READING,
  restOf,
  sizeOfNode,
  TERM,
  TIME,
  VALUE,
} from './program.ts'
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
      for (let child = at + 1; child < end; child += sizeOfNode(program[child] ?? 0)) {
        if (!holds(program, child, sight)) return false
      }
      return true
    }
    case ANY: {
      const end = at + restOf(head)
      for (let child = at + 1; child < end; child += sizeOfNode(program[child] ?? 0)) {
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
    case TIME: {
      const field = TIME_FIELDS[program[at + 1] ?? -1]
      return field !== undefined && timeHolds(field, instantAt(program, at), sight.document)
    }
    case VALUE: {
      const kind = VALUE_KINDS[program[at + 1] ?? -1]
      return kind !== undefined && valueHolds(kind, operandAt(program, at), sight.document)
    }
  }
}

/** False where a word is missing that a phrase needs: most phrases fall here, before any position is read. */
function hasTerms(program: Int32Array, at: number, terms: Terms): boolean {
  const head = program[at] ?? 0
  if (opOf(head) === TERM) return terms.isSeen(restOf(head))
  if (opOf(head) !== PHRASE) return true
  const right = at + 2 + sizeOfNode(program[at + 2] ?? 0)
  return hasTerms(program, at + 2, terms) && hasTerms(program, right, terms)
}

/** Where the words of the phrase at `at` end. */
function places(program: Int32Array, at: number, terms: Terms): Places {
  const head = program[at] ?? 0
  switch (opOf(head)) {
    case TERM:
      return { positions: terms.positions(restOf(head)), width: 0 }
    case PHRASE: {
      const left = places(program, at + 2, terms)
      const right = places(program, at + 2 + sizeOfNode(program[at + 2] ?? 0), terms)
      return phrasePlaces(left, right, program[at + 1] ?? 0)
    }
    case ANY: {
      const parts: Places[] = []
      const end = at + restOf(head)
      for (let child = at + 1; child < end; child += sizeOfNode(program[child] ?? 0))
        parts.push(places(program, child, terms))
      return eitherPlace(parts)
    }
    default:
      throw new WordsError('a phrase holds words, phrases and OR only')
  }
}
