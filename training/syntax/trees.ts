// Treebanks (CoNLL-U, gzipped) as the tagger and the parser read text: our tokens, each with one tag and one head.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { TREE_RELATIONS } from '../../src/domain/extract/syntax/parser.ts'
import { PUNCT, TAGS } from '../../src/domain/extract/syntax/tagger.ts'
import { type Unit, unitsOf } from '../../src/domain/extract/syntax/units.ts'
import { tokens } from '../../src/domain/extract/text/tokens.ts'

export interface GoldTree {
  units: Unit[]
  tags: Uint8Array
  /** The number of units for the root. */
  heads: Int16Array
  relations: Uint8Array
}

interface Word {
  start: number
  tag: string
  head: number
  relation: string
}

export function goldTrees(folder: string, name: string): GoldTree[] {
  const text = gunzipSync(readFileSync(join(folder, 'trees', `${name}.conllu.gz`))).toString('utf8')
  return text.split('\n\n').flatMap((block) => {
    const tree = treeOf(block.split('\n'))
    return tree && tree.units.length > 1 ? [tree] : []
  })
}

function treeOf(lines: readonly string[]): GoldTree | null {
  const words: Word[] = []
  let text = ''
  // Words written as one ("don't") have their own line before them, which tells whether a space follows.
  let joinedUntil = 0
  let spaceAfterJoined = ''
  for (const line of lines) {
    const cells = line.split('\t')
    if (line.startsWith('#') || cells.length < 8) continue
    const id = cells[0] ?? ''
    const space = (cells[9] ?? '').includes('SpaceAfter=No') ? '' : ' '
    if (id.includes('-')) {
      joinedUntil = Number(id.split('-')[1])
      spaceAfterJoined = space
      continue
    }
    if (id.includes('.')) continue
    const number = Number(id)
    words.push({ start: text.length, tag: cells[4] ?? '', head: Number(cells[6]) - 1, relation: cells[7] ?? '' })
    text += cells[1] ?? ''
    text += number < joinedUntil ? '' : number === joinedUntil ? spaceAfterJoined : space
  }
  if (words.length === 0) return null
  const row = tokens(text, { start: 0, end: text.length }, [])
  const units = unitsOf(text, row)
  const unitOf = (word: number): number => {
    const start = words[word]?.start ?? -1
    return units.findIndex(({ token }) => (row[token]?.start ?? 0) <= start && start < (row[token]?.end ?? 0))
  }
  const owners = words.map((_, word) => unitOf(word))
  const tree = {
    units,
    tags: new Uint8Array(units.length).fill(PUNCT),
    heads: new Int16Array(units.length),
    relations: new Uint8Array(units.length),
  }
  const hosts = (word: number): number => {
    // A word of a mark that we leave out passes its dependents on to its own head.
    for (let at = word, depth = 0; at >= 0 && depth < words.length; at = words[at]?.head ?? -1, depth++)
      if ((owners[at] ?? -1) >= 0) return owners[at] ?? -1
    return units.length
  }
  units.forEach((unit, at) => {
    const own = words.flatMap((_, word) => (owners[word] === at ? [word] : []))
    const outer = own.find((word) => hosts(words[word]?.head ?? -1) !== at)
    const main = words[outer ?? own[0] ?? -1]
    if (!main) {
      // A mark that the treebank has as part of the one before, "...".
      tree.heads[at] = Math.max(0, at - 1)
      return
    }
    tree.heads[at] = main.head < 0 ? units.length : hosts(main.head)
    if (tree.heads[at] === at) tree.heads[at] = units.length
    tree.relations[at] = relationOf(main.relation)
    if (unit.isWord)
      tree.tags[at] = tagOf(
        own.map((word) => words[word]?.tag ?? ''),
        main.tag,
      )
  })
  return isTree(tree.heads) ? tree : null
}

function isTree(heads: Int16Array): boolean {
  return heads.every((_, from) => {
    let at = from
    for (let steps = 0; steps <= heads.length; steps++) {
      if (at >= heads.length) return true
      at = heads[at] ?? heads.length
    }
    return false
  })
}

const TAG_NAMES: readonly string[] = TAGS
const ALIKE: Readonly<Record<string, string>> = {
  NNPS: 'NNP',
  RBR: 'JJR',
  RBS: 'JJR',
  JJS: 'JJR',
  PDT: 'DT',
  WP$: 'WP',
  $: 'CD',
} // prettier-ignore

function tagOf(own: readonly string[], main: string): number {
  let tag = ALIKE[main] ?? main
  if (own.length > 1) {
    const rest = own.slice(1)
    if (rest.includes('POS')) tag = tag.startsWith('NNP') ? 'NNPPOS' : 'NNPOS'
    else if (/^(?:PRP|EX|WP|DT|WDT|WRB)$/u.test(own[0] ?? '') && rest.some((one) => /^(?:VB|MD)/u.test(one)))
      tag = 'PRPV'
  }
  const found = TAG_NAMES.indexOf(tag)
  return found === -1 || found === PUNCT ? TAG_NAMES.indexOf('X') : found
}

const RELATION_NAMES: readonly string[] = TREE_RELATIONS

function relationOf(relation: string): number {
  const plain = relation.split(':')[0] ?? ''
  const name = { csubj: 'nsubj', iobj: 'obj', cop: 'aux', dislocated: 'obj' }[plain] ?? plain
  return Math.max(0, RELATION_NAMES.indexOf(name))
}
