import { TIME_FIELDS, TIMES, type TimeField, timeOf } from '../filter/conditions/times.ts'
import type { StatementDocument } from '../journal/version.ts'
import { type AnchorLeaf, anchorOf } from './anchor.ts'
import { createInstants, type Instants } from './instants.ts'
import { createPostings } from './postings.ts'
import { ALL, ALWAYS, ANY, instantAt, type Node, nodeOf, opOf, restOf, sizeOfNode, TERM, TIME } from './program.ts'
import type { FilterGroup } from './programs.ts'
import type { Term, Terms } from './terms.ts'

/**
 * Where groups wait to be brought up by a document. An anchor is a node too: TERM, TIME, ALL of a TERM and its guard,
 * ANY of these, or ALWAYS.
 */
export interface Anchors {
  choose(program: Node): Node
  put(code: Int32Array | Node, at: number, group: FilterGroup): void
  take(code: Int32Array | Node, at: number, group: FilterGroup): void
  /** Calls with every group that the document may pass, some of them more than once. `seen` are its terms. */
  visit(seen: readonly Term[], document: StatementDocument, visit: (group: FilterGroup) => void): void
}

export function createAnchors(terms: Terms): Anchors {
  const postings = createPostings()
  const instants = TIME_FIELDS.map((field) => ({ field, groups: createInstants() }))
  // Those that need nothing to be there: `{}`, and what says only what must not be.
  const always = createPostings()

  const forLeaves = (code: Int32Array | Node, at: number, group: FilterGroup, what: 'add' | 'remove'): void => {
    const head = code[at] ?? 0
    switch (opOf(head)) {
      case TERM:
        postings[what](restOf(head), group, null)
        return
      case ALL:
        if (restOf(head) === 1) always[what](0, group, null)
        else postings[what](restOf(code[at + 1] ?? 0), group, restOf(code[at + 2] ?? 0))
        return
      case ANY: {
        const end = at + restOf(head)
        for (let leaf = at + 1; leaf < end; leaf += sizeOfNode(code[leaf] ?? 0)) forLeaves(code, leaf, group, what)
        return
      }
      case TIME:
        instants[code[at + 1] ?? 0]?.groups[what](instantAt(code, at), group)
        return
      default:
        throw new Error(`no group can wait at a node ${opOf(head)}`)
    }
  }
  return {
    choose(program) {
      // Of terms as likely, the one that fewer wait for.
      const anchor = anchorOf(program, 0, (term) => terms.frequency(term) * (1 + 1e-9 * postings.count(term)))
      if (anchor === null) return ALWAYS
      const nodes = anchor.leaves.map(leafNode)
      const [only] = nodes
      return only !== undefined && nodes.length === 1 ? only : nodeOf(ANY, ...nodes)
    },
    put: (code, at, group) => forLeaves(code, at, group, 'add'),
    take: (code, at, group) => forLeaves(code, at, group, 'remove'),
    visit(seen, document, visit) {
      for (const term of seen) postings.visit(term, terms.isSeen, visit)
      for (const { field, groups } of instants) visitInstants(field, groups, document, visit)
      always.visit(0, terms.isSeen, visit)
    },
  }
}

/** Of the groups that wait for a time, those that the document's may satisfy. */
function visitInstants(
  field: TimeField,
  groups: Instants,
  document: StatementDocument,
  visit: (group: FilterGroup) => void,
): void {
  const at = timeOf(field, document)
  if (at === null) return
  if (TIMES[field].compare === '>=') groups.visitUpTo(at, visit)
  else groups.visitFrom(at, visit)
}

function leafNode({ node, guard }: AnchorLeaf): Node {
  return guard === null || opOf(node[0] ?? 0) !== TERM ? node : nodeOf(ALL, node, [guard << 4])
}
