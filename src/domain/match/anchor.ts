import {
  ALL,
  ANY,
  firstChild,
  NOT,
  type Node,
  opOf,
  PHRASE,
  READING,
  restOf,
  sizeOfNode,
  TERM,
  TIME,
  VALUE,
} from './program.ts'

/** Something that a document must have or be, one way or another, to pass a filter. */
export interface Anchor {
  leaves: AnchorLeaf[]
  /** What share of documents is likely to have one of the leaves: their sum, where several can be met at once. */
  cost: number
}

export interface AnchorLeaf {
  /** A TERM or TIME node. */
  node: Node
  /** A term that must be there too where the filter passes by this leaf; null if there is none. */
  guard: number | null
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
      return { leaves: [{ node: [head], guard: null }], cost: frequency(restOf(head)) }
    case TIME:
      return { leaves: [{ node: program.slice(at, at + sizeOfNode(head)), guard: null }], cost: TIME_COST }
    case ALL:
    case PHRASE:
    case READING:
      return cheapest(anchorsOfChildren(program, at, frequency))
    case ANY: {
      const anchors = anchorsOfChildren(program, at, frequency)
      if (anchors.length < placesOfChildren(program, at).length) return null
      const leaves = new Map<string, AnchorLeaf>()
      for (const anchor of anchors) for (const leaf of anchor.leaves) leaves.set(`${leaf.node} ${leaf.guard}`, leaf)
      const costs = anchors.map(({ cost }) => cost)
      // A document has gone through one configuration: of the readings of a text only one can be met.
      const areReadings = placesOfChildren(program, at).every((child) => opOf(program[child] ?? 0) === READING)
      const cost = areReadings ? Math.max(0, ...costs) : costs.reduce((sum, one) => sum + one, 0)
      return { leaves: [...leaves.values()], cost }
    }
    // What a document has none of, or a value that most have, brings nothing up.
    case NOT:
    case VALUE:
      return null
  }
}

/** Of anchors that must all hold: the cheapest, guarded by the next cheapest that is one term. */
function cheapest(anchors: Anchor[]): Anchor | null {
  const [best, ...others] = anchors.sort((left, right) => left.cost - right.cost)
  if (best === undefined) return null
  const guard = others.map(onlyTerm).find((term) => term !== null) ?? null
  if (guard === null) return best
  return { cost: best.cost, leaves: best.leaves.map((leaf) => (leaf.guard === null ? { ...leaf, guard } : leaf)) }
}

function onlyTerm({ leaves: [leaf, another] }: Anchor): number | null {
  const head = leaf?.node[0] ?? 0
  return leaf === undefined || another !== undefined || opOf(head) !== TERM ? null : restOf(head)
}

function anchorsOfChildren(program: Node, at: number, frequency: (term: number) => number): Anchor[] {
  return placesOfChildren(program, at)
    .map((child) => anchorOf(program, child, frequency))
    .filter((anchor) => anchor !== null)
}

function placesOfChildren(program: Node, at: number): number[] {
  const head = program[at] ?? 0
  const end = at + sizeOfNode(head)
  const places: number[] = []
  for (let child = firstChild(program, at); child < end; child += sizeOfNode(program[child] ?? 0)) places.push(child)
  return places
}
