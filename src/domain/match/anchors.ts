import type { StatementDocument } from '../statement.ts'
import { anchorOf } from './anchor.ts'
import { createInstants } from './instants.ts'
import { createPostings } from './postings.ts'
import { ALL, ALWAYS, ANY, combine, instantAt, type Node, opOf, restOf, sizeOf, TERM, TIME_FIELDS } from './program.ts'
import type { Group } from './programs.ts'
import type { Term, Terms } from './terms.ts'

/** Where groups wait to be brought up by a document. An anchor is a node: ANY of TERM and TIME nodes, or ALWAYS. */
export interface Anchors {
  choose(program: Node): Node
  put(code: Int32Array | Node, at: number, group: Group): void
  take(code: Int32Array | Node, at: number, group: Group): void
  /** Calls with every group that the document may pass, some of them more than once. `seen` are its terms. */
  visit(seen: readonly Term[], document: StatementDocument, visit: (group: Group) => void): void
}

export function createAnchors(terms: Terms): Anchors {
  const postings = createPostings()
  const instants = TIME_FIELDS.map(createInstants)
  const [saidAfter, saidBefore, ingestedAfter, ingestedBefore] = instants
  // Those that need nothing to be there: `{}`, and what says only what must not be.
  const always = createPostings()

  const forLeaves = (code: Int32Array | Node, at: number, group: Group, what: 'add' | 'remove'): void => {
    const head = code[at] ?? 0
    const op = opOf(head)
    if (op === TERM) postings[what](restOf(head), group)
    else if (op === ALL) always[what](0, group)
    else if (op === ANY) {
      const end = at + restOf(head)
      for (let leaf = at + 1; leaf < end; leaf += sizeOf(code[leaf] ?? 0)) forLeaves(code, leaf, group, what)
    } else instants[code[at + 1] ?? 0]?.[what](instantAt(code, at), group)
  }
  return {
    choose(program) {
      // Of terms as likely, the one that fewer wait for.
      const anchor = anchorOf(program, 0, (term) => terms.frequency(term) * (1 + 1e-9 * postings.count(term)))
      return anchor === null ? ALWAYS : combine(ANY, anchor.leaves)
    },
    put: (code, at, group) => forLeaves(code, at, group, 'add'),
    take: (code, at, group) => forLeaves(code, at, group, 'remove'),
    visit(seen, document, visit) {
      for (const term of seen) postings.visit(term, visit)
      const { saidEarliest, saidLatest, ingestedAt } = document
      if (saidEarliest !== null) saidAfter?.visitUpTo(saidEarliest.getTime(), visit)
      if (saidLatest !== null) saidBefore?.visitFrom(saidLatest.getTime(), visit)
      ingestedAfter?.visitUpTo(ingestedAt.getTime(), visit)
      ingestedBefore?.visitFrom(ingestedAt.getTime(), visit)
      always.visit(0, visit)
    },
  }
}
