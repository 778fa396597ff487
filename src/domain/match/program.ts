import type { Condition, TimeField } from '../filter/filter.ts'
import type { WordQuery } from '../filter/text-query.ts'

// A filter as a program: its tree as a run of integers, so that a million of them are one array.
//
// A node is a head, `rest * 16 + op`, and what belongs to it. A TERM is its head alone, `rest` its number; for every
// other node `rest` is how many integers it has, the head counted. Nodes that mean the same in another order are
// written in one order, so that filters that are equal are equal runs.

/** Holds where the document has the term. */
export const TERM = 0
/** Its children: all of them hold. Without children it always holds. */
export const ALL = 1
/** Its children: any of them holds. Without children it never does. */
export const ANY = 2
/** Its child does not hold. */
export const NOT = 3
/** Distance, left, right: right ends so many words after left. */
export const PHRASE = 4
/** Block, bits, child: the document went through one of these text search configurations, and the child holds. */
export const READING = 5
/** Field (see TIME_FIELDS), and the instant in milliseconds as two halves. */
export const TIME = 6
/** How many independent roots at least. */
export const ROOTS = 7

export const TIME_FIELDS: readonly TimeField[] = ['saidAfter', 'saidBefore', 'ingestedAfter', 'ingestedBefore']

/** A node of its own, before it is written into the one array. */
export type Node = number[]

export const ALWAYS: Node = [(1 << 4) | ALL]
export const NEVER: Node = [(1 << 4) | ANY]

export const opOf = (head: number): number => head & 15
export const restOf = (head: number): number => head >>> 4
/** How many integers the node with this head has. */
export const sizeOf = (head: number): number => ((head & 15) === TERM ? 1 : head >>> 4)

export function termNode(term: number): Node {
  return [(term << 4) | TERM]
}

export function nodeOf(op: number, ...parts: number[][]): Node {
  const node = [0]
  for (const part of parts) for (const value of part) node.push(value)
  node[0] = (node.length << 4) | op
  return node
}

/** ALL or ANY of the nodes: flat, in one order, without repeats, and without what cannot change the answer. */
export function combine(op: typeof ALL | typeof ANY, nodes: readonly Node[]): Node {
  const absorbing = op === ALL ? ANY : ALL
  const parts: Node[] = []
  for (const node of nodes) {
    const head = node[0] ?? 0
    if (node.length === 1 && opOf(head) === absorbing) return node
    if (opOf(head) === op) parts.push(...childrenOf(node))
    else parts.push(node)
  }
  const [only] = parts
  if (only !== undefined && parts.length === 1) return only
  parts.sort(inOrder)
  return nodeOf(op, ...parts.filter((part, index) => index === 0 || inOrder(part, parts[index - 1] ?? []) !== 0))
}

/** The node that holds where this one does not; NOT goes inward, where it hides no condition that must hold. */
export function negate(node: Node): Node {
  const op = opOf(node[0] ?? 0)
  if (op === NOT) return node.slice(1)
  if (op === ALL) return combine(ANY, childrenOf(node).map(negate))
  if (op === ANY) return combine(ALL, childrenOf(node).map(negate))
  return nodeOf(NOT, node)
}

export function timeNode(condition: Extract<Condition, { kind: 'time' }>): Node {
  const at = Date.parse(condition.at)
  // No instant is before, at or after one that cannot be read.
  if (Number.isNaN(at)) return NEVER
  return nodeOf(TIME, [TIME_FIELDS.indexOf(condition.field), Math.floor(at / 2 ** 32), at | 0])
}

/** The instant of the TIME node at this place, in milliseconds. */
export function instantAt(program: Int32Array | Node, at: number): number {
  return (program[at + 2] ?? 0) * 2 ** 32 + ((program[at + 3] ?? 0) >>> 0)
}

export function queryNode(query: WordQuery, termOf: (lexeme: string) => number): Node {
  switch (query.op) {
    case 'word':
      return termNode(termOf(query.word))
    case 'not':
      return negate(queryNode(query.of, termOf))
    case 'and':
      return combine(ALL, [queryNode(query.left, termOf), queryNode(query.right, termOf)])
    case 'or':
      return combine(ANY, [queryNode(query.left, termOf), queryNode(query.right, termOf)])
    case 'phrase':
      return nodeOf(PHRASE, [query.distance], queryNode(query.left, termOf), queryNode(query.right, termOf))
  }
}

/** Calls with every term of the node at `at`, as often as it stands there. */
export function visitTerms(program: Int32Array | Node, at: number, visit: (term: number) => void): void {
  const head = program[at] ?? 0
  const op = opOf(head)
  if (op === TERM) visit(restOf(head))
  else if (op !== TIME && op !== ROOTS) {
    const end = at + restOf(head)
    for (let child = firstChild(op, at); child < end; child += sizeOf(program[child] ?? 0))
      visitTerms(program, child, visit)
  }
}

/** Where the first child of a node at `at` begins. */
export function firstChild(op: number, at: number): number {
  return op === PHRASE ? at + 2 : op === READING ? at + 3 : at + 1
}

export function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (let at = firstChild(opOf(node[0] ?? 0), 0); at < node.length; ) {
    const size = sizeOf(node[at] ?? 0)
    children.push(node.slice(at, at + size))
    at += size
  }
  return children
}

function inOrder(left: Node, right: Node): number {
  for (let at = 0; at < left.length && at < right.length; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
