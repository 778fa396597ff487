import type { WordsLeaf } from '../filter/conditions/words.ts'
import type { TextQueries } from '../filter/evaluate.ts'
import type { Condition } from '../filter/filter.ts'
import type { WordQuery } from '../filter/text-query.ts'
import {
  ALL,
  ANY,
  combine,
  type Node,
  negate,
  nodeOf,
  queryNode,
  READING,
  termNode,
  timeNode,
  valueNode,
} from './program.ts'
import type { Terms } from './terms.ts'

/** The filter as a program (see program.ts). `queries` holds every text of the condition. */
export function compile(condition: Condition, queries: TextQueries, terms: Terms): Node {
  switch (condition.kind) {
    case 'all':
      return combine(
        ALL,
        condition.of.map((part) => compile(part, queries, terms)),
      )
    case 'any':
      return combine(
        ANY,
        condition.of.map((part) => compile(part, queries, terms)),
      )
    case 'not':
      return negate(compile(condition.of, queries, terms))
    case 'list':
      return combine(
        ANY,
        condition.values.map((value) => termNode(terms.find(condition.field, value))),
      )
    case 'words':
      return readings(condition, queries, terms)
    case 'time':
      return timeNode(condition)
    default:
      return valueNode(condition)
  }
}

// Most configurations read a text alike: one node for each reading that differs, with the configurations it is for.
function readings(condition: WordsLeaf, queries: TextQueries, terms: Terms): Node {
  const differing = new Map<string, { block: number; bits: number; query: Node }>()
  // Configurations that read it alike may share one query, which is compiled once.
  const nodes = new Map<WordQuery, { node: Node; joined: string }>()
  const compiled = (query: WordQuery) => {
    const node = queryNode(query, (lexeme) => terms.find(condition.field, lexeme))
    const made = { node, joined: node.join() }
    nodes.set(query, made)
    return made
  }
  for (const [name, query] of queries.get(condition.text) ?? []) {
    if (query === null) continue
    const { block, bit } = terms.configuration(name)
    const { node, joined } = nodes.get(query) ?? compiled(query)
    const key = `${block}:${joined}`
    const reading = differing.get(key)
    if (reading === undefined) differing.set(key, { block, bits: bit, query: node })
    else reading.bits |= bit
  }
  return combine(
    ANY,
    [...differing.values()].map(({ block, bits, query }) => nodeOf(READING, [block, bits], query)),
  )
}
