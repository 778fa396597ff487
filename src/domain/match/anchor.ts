import { ALL, ANY, firstChild, type Node, opOf, PHRASE, READING, restOf, sizeOf, TERM, TIME } from './program.ts'

/** Something that a document must have or be, one way or another, to pass a filter: TERM and TIME nodes. */
export interface Anchor {
  leaves: Node[]
  /** What share of documents is likely to have one of them, summed. */
  cost: number
}

/** Live entries are newer than most instants: nearly all of them pass a range. */
const TIME_COST = 0.95

/**
 * The cheapest set of leaves of which one must hold for the node at `at` to hold; null where there is none, since
 * nothing must be there for a NOT to hold. Without leaves the node never holds.
 */
export function anchorOf(program: Node, at: number, frequency: (term: number) => number): Anchor | null {
  const head = program[at] ?? 0
  const op = opOf(head)
  switch (op) {
    case TERM:
      return { leaves: [[head]], cost: frequency(restOf(head)) }
    case TIME:
      return { leaves: [program.slice(at, at + sizeOf(head))], cost: TIME_COST }
    case ALL:
    case PHRASE:
    case READING: {
      let best: Anchor | null = null
      for (const anchor of anchorsOfChildren(program, at, frequency)) {
        if (anchor !== null && (best === null || anchor.cost < best.cost)) best = anchor
      }
      return best
    }
    case ANY: {
      const leaves = new Map<string, Node>()
      let cost = 0
      for (const anchor of anchorsOfChildren(program, at, frequency)) {
        if (anchor === null) return null
        cost += anchor.cost
        for (const leaf of anchor.leaves) leaves.set(leaf.join(), leaf)
      }
      return { leaves: [...leaves.values()], cost }
    }
    default:
      return null
  }
}

function* anchorsOfChildren(program: Node, at: number, frequency: (term: number) => number): Generator<Anchor | null> {
  const head = program[at] ?? 0
  const end = at + restOf(head)
  for (let child = firstChild(opOf(head), at); child < end; child += sizeOf(program[child] ?? 0))
    yield anchorOf(program, child, frequency)
}
