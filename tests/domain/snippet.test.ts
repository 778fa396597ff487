import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutSnippet, type SnippetPart } from '../../src/domain/filter/snippet.ts'

/** Words in brackets are hits. */
function partsOf(text: string): SnippetPart[] {
  return text
    .split(/(\[[^\]]*\])/)
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece.replace(/[[\]]/g, ''), hit: piece.startsWith('[') }))
}

const shownOf = (parts: readonly SnippetPart[]) => parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

const REST = 'The council met on the quay and spoke of nets and ropes at length. '
const LONG = 'of the old wooden kind that our fathers built '

test('a text of 300 characters is shown whole, with its hits', () => {
  const text = `No [ferry] ${'goes '.repeat(58)}`.slice(0, 300)
  expect(shownOf(cutSnippet(partsOf(text)))).toBe(text)
})

test('a fragment is a whole sentence, and its cuts are marked', () => {
  const text = `${REST.repeat(6)}Not a single [ferry] is safe, said Mr. Roe in haste. ${REST.repeat(6)}`
  expect(shownOf(cutSnippet(partsOf(text)))).toBe('… Not a single [ferry] is safe, said Mr. Roe in haste. …')
})

test('an abbreviation does not begin a sentence, nor does a short word', () => {
  const text = `${REST.repeat(6)}Not even Mr. Roe or Gen. Poe of the U.S. Navy says that the [ferry] is safely moored. ${REST.repeat(6)}`
  expect(shownOf(cutSnippet(partsOf(text)))).toMatch(/^… Not even Mr\. Roe .*moored\. …$/)
})

test('in an endless sentence a fragment does not begin within seven words of a negation', () => {
  for (let words = 1; words < 80; words += 1) {
    const text = `${'It is said by many in town that '.repeat(20)}no ${'very '.repeat(words)}old [ferry] ${LONG.repeat(12)}`
    const shown = shownOf(cutSnippet(partsOf(text)))
    expect(shown).toMatch(/^… .*\[ferry\].* …$/)
    const hidden = text.slice(0, text.indexOf(shown.slice(2, shown.indexOf('['))))
    expect(hidden.trim().split(' ').slice(-7), shown).not.toContain('no')
  }
})

test('two fragments show as many of the words as they can', () => {
  const text = `${REST.repeat(6)}A [ferry] sails away. ${REST.repeat(6)}No [ferry] carries the [mail] today. ${REST.repeat(6)}The [docks] are never closed. ${REST.repeat(6)}`
  expect(shownOf(cutSnippet(partsOf(text)))).toBe(
    '… No [ferry] carries the [mail] today. … The [docks] are never closed. …',
  )
})

test('a long text without a hit shows its beginning', () => {
  const shown = shownOf(cutSnippet([{ text: REST.repeat(12), hit: false }]))
  expect(shown).toMatch(/^The council met .*at length\. …$/s)
})

test('a snippet shows nothing that is not there, hides no hit without a mark, and cuts no character in two', () => {
  const piece = fc.oneof(
    fc.constantFrom('No ', 'ferry. ', 'Sold! ', ' ', 'nicht ', '船。', '🛳️', '”', '\n'),
    fc.string({ unit: 'grapheme', maxLength: 30 }),
  )
  const parts = fc.array(fc.record({ text: piece.filter((text) => text !== ''), hit: fc.boolean() }), {
    maxLength: 120,
  })
  fc.assert(
    fc.property(parts, (given) => {
      const text = given.map((part) => part.text).join('')
      const shown = cutSnippet(given)
      const all = shown.map((part) => part.text).join('')
      if (text.length <= 300) return all === text
      expect(all.isWellFormed()).toBe(true)
      let at = 0
      for (const fragment of all.split(/^… | … | …$/)) {
        const place = text.indexOf(fragment, at)
        if (place < 0) return text.includes('…')
        at = place + fragment.length
      }
      return true
    }),
    { numRuns: 500 },
  )
})
