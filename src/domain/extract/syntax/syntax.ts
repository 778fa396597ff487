// A sentence's grammar: for each of its tokens a part of speech, the token it depends on, and how.

import type { Token } from '../text/tokens.ts'
import { parsed, STEP_COUNT, TREE_RELATIONS } from './parser.ts'
import { RELATION_WEIGHTS, STEP_WEIGHTS, TAG_WEIGHTS } from './syntax-weights.ts'
import { tableFrom } from './table.ts'
import { PUNCT, tagged } from './tagger.ts'
import { unitsOf } from './units.ts'

/** Sentences of more words and marks are not prose; they have no grammar. */
const LONGEST = 300

export interface Syntax {
  /** Places in TAGS; for a quotation that of the word the others in it depend on. */
  tags: Uint8Array
  /** The token each depends on; the number of tokens for the root, and for each token of a sentence without grammar. */
  heads: Int16Array
  /** Places in TREE_RELATIONS. */
  relations: Uint8Array
}

const tagTable = tableFrom(TAG_WEIGHTS, PUNCT)
const stepTable = tableFrom(STEP_WEIGHTS, STEP_COUNT)
const relationTable = tableFrom(RELATION_WEIGHTS, TREE_RELATIONS.length)

/** Read once for each sentence, whoever asks. */
const known = new WeakMap<readonly Token[], Syntax>()

export function syntaxOf(text: string, row: readonly Token[]): Syntax {
  const before = known.get(row)
  if (before) return before
  const syntax = read(text, row)
  known.set(row, syntax)
  return syntax
}

function read(text: string, row: readonly Token[]): Syntax {
  const size = row.length
  const syntax = {
    tags: new Uint8Array(size).fill(PUNCT),
    heads: new Int16Array(size).fill(size),
    relations: new Uint8Array(size),
  }
  const units = unitsOf(text, row, LONGEST)
  if (units.length > LONGEST) return syntax
  const tags = tagged(units, tagTable)
  const tree = parsed(units, tags, stepTable, relationTable)
  units.forEach((unit, at) => {
    const head = tree.heads[at] ?? units.length
    const outer = units[head]?.token ?? size
    // Within a quotation the words hang on one another; the one that hangs outside stands for the quotation.
    if (outer === unit.token || (syntax.heads[unit.token] !== size && row[unit.token]?.quotation)) return
    syntax.tags[unit.token] = tags[at] ?? PUNCT
    syntax.heads[unit.token] = outer
    syntax.relations[unit.token] = tree.relations[at] ?? TREE_RELATIONS.length
  })
  return syntax
}
