import { TIME_FIELDS, type TimeLeaf } from '../filter/conditions/times.ts'
import { operandOf, VALUE_KINDS, type ValueLeaf } from '../filter/conditions/values.ts'
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
/** Kind (see VALUE_KINDS), and the operand as the two halves of a floating-point number. */
export const VALUE = 7

export type Op =
  | typeof TERM
  | typeof ALL
  | typeof ANY
  | typeof NOT
  | typeof PHRASE
  | typeof READING
  | typeof TIME
  | typeof VALUE

/** After how many integers a node's first child begins; null where it has no children. */
const FIRST_CHILD: Record<Op, number | null> = {
  [TERM]: null,
  [ALL]: 1,
  [ANY]: 1,
  [NOT]: 1,
  [PHRASE]: 2,
  [READING]: 3,
  [TIME]: null,
  [VALUE]: null,
}

/** A node of its own, before it is written into the one array. */
export type Node = number[]

export const ALWAYS: Node = [(1 << 4) | ALL]
const NEVER: Node = [(1 << 4) | ANY]

/** Heads are made by `nodeOf` alone, so that they hold no other number. */
export const opOf = (head: number): Op => (head & 15) as Op
export const restOf = (head: number): number => head >>> 4
/** How many integers the node with this head has. */
export const sizeOfNode = (head: number): number => ((head & 15) === TERM ? 1 : head >>> 4)

export function termNode(term: number): Node {
  return [(term << 4) | TERM]
}

export function nodeOf(op: Op, ...parts: number[][]): Node {
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

export function timeNode(condition: TimeLeaf): Node {
  const at = Date.parse(condition.at)
  // No instant is before, at or after one that cannot be read.
  if (Number.isNaN(at)) return NEVER
  return nodeOf(TIME, [TIME_FIELDS.indexOf(condition.field), Math.floor(at / 2 ** 32), at | 0])
}

/** The instant of the TIME node at this place, in milliseconds. */
export function instantAt(program: Int32Array | Node, at: number): number {
  return (program[at + 2] ?? 0) * 2 ** 32 + ((program[at + 3] ?? 0) >>> 0)
}

const halves = new DataView(new ArrayBuffer(8))

export function valueNode(condition: ValueLeaf): Node {
  halves.setFloat64(0, operandOf(condition))
  return nodeOf(VALUE, [VALUE_KINDS.indexOf(condition.kind), halves.getInt32(0), halves.getInt32(4)])
}

/** The operand of the VALUE node at this place. */
export function operandAt(program: Int32Array | Node, at: number): number {
  halves.setInt32(0, program[at + 2] ?? 0)
  halves.setInt32(4, program[at + 3] ?? 0)
  return halves.getFloat64(0)
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
  if (opOf(head) === TERM) visit(restOf(head))
  const end = at + sizeOfNode(head)
  for (let child = firstChild(program, at); child < end; child += sizeOfNode(program[child] ?? 0))
    visitTerms(program, child, visit)
}

/** Where the first child of the node at `at` begins: at its end, where it has none. */
export function firstChild(program: Int32Array | Node, at: number): number {
  const head = program[at] ?? 0
  return at + (FIRST_CHILD[opOf(head)] ?? sizeOfNode(head))
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (let at = firstChild(node, 0); at < node.length; ) {
    const size = sizeOfNode(node[at] ?? 0)
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
