import { expect, test } from 'vitest'
import { TREE_RELATIONS } from '../../../src/domain/extract/syntax/parser.ts'
import { type Syntax, syntaxOf } from '../../../src/domain/extract/syntax/syntax.ts'
import { TAGS } from '../../../src/domain/extract/syntax/tagger.ts'
import { sentences } from '../../../src/domain/extract/text/sentences.ts'
import type { Token } from '../../../src/domain/extract/text/tokens.ts'

function read(text: string): { row: Token[]; syntax: Syntax; at: (word: string) => number } {
  const row = sentences(text)[0]?.tokens ?? []
  return { row, syntax: syntaxOf(text, row), at: (word) => row.findIndex((token) => token.text === word) }
}

test('a word has the part of speech it has in its sentence', () => {
  const { row, syntax } = read('The company wanted to report the new plans to them.')
  const tags = row.slice(0, -1).map((_, at) => TAGS[syntax.tags[at] ?? 0])
  expect(tags).toEqual(['DT', 'NN', 'VBD', 'TO', 'VB', 'DT', 'JJ', 'NNS', 'IN', 'PRP'])
})

test('a clause hangs on the verb that governs it, and its subject on its own verb', () => {
  const { syntax, at } = read('The mayor said that the bridge would open in May.')
  expect(syntax.heads[at('open')]).toBe(at('said'))
  expect(syntax.heads[at('mayor')]).toBe(at('said'))
  expect(syntax.heads[at('bridge')]).toBe(at('open'))
  expect(TREE_RELATIONS[syntax.relations[at('bridge')] ?? 0]).toBe('nsubj')
})

test('a quotation hangs on its sentence as its words do', () => {
  const { row, syntax, at } = read('She called the plan “a waste of money” on Tuesday.')
  const quotation = row.findIndex((token) => token.kind === 'quotation')
  expect(syntax.heads[quotation]).toBe(at('called'))
})

test('a sentence too long to be prose has no grammar', () => {
  const { row, syntax } = read(
    `She said${' “the tide rose and it fell again on the way to the lock and the old harbour”'.repeat(40)}.`,
  )
  expect(syntax.heads.every((head) => head === row.length)).toBe(true)
})
