import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentOf, isSmall, plainWords, wordsIn, writtenOut } from '../../../src/domain/language/tokens.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        'Harbour',
        'don’t',
        "ships'",
        'U.S.',
        'UN',
        '1,000',
        '$5bn',
        '40 %',
        'per cent',
        'naïve',
        'Secretary-General',
        '東京',
        '“',
        '”',
        '. ',
        ', ',
        ' – ',
        '\n',
        '2024',
        'ﬁn',
        'İzmir',
        '👍',
      ),
      { maxLength: 20 },
    )
    .map((pieces) => pieces.join(' ')),
)

test('the words of any text cover its letters and digits, in order and without overlaps, and slice back to themselves', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const words = wordsIn(text)
      let end = 0
      let left = ''
      for (const word of words) {
        expect(word.start).toBeGreaterThanOrEqual(end)
        expect(word.end).toBeGreaterThan(word.start)
        left += text.slice(end, word.start)
        end = word.end
        const [again, ...others] = wordsIn(text.slice(word.start, word.end))
        expect(others).toEqual([])
        expect(again).toEqual({ start: 0, end: word.end - word.start, key: word.key })
      }
      left += text.slice(end)
      expect(left).not.toMatch(/[\p{L}\p{Nd}]/u)
      expect(words.map(({ start, end }) => text.slice(start, end)).every((word) => word !== '')).toBe(true)
    }),
  )
})

test.each([
  ['The U.S. and the US', ['the', 'u.s', 'and', 'the', 'u.s']],
  ['He told us that the UN can’t', ['he', 'told', 'us', 'that', 'the', 'u.n', "can't"]],
  ['Naïve café-goers', ['naive', 'cafe', 'goers']],
  ['$1,000, 5% and 5 per cent', ['$1,000', '5%', 'and', '5', 'percent']],
  ['東京 speaks', ['東', '京', 'speaks']],
])('the words of "%s" are %j', (text, keys) => {
  expect(wordsIn(text).map(({ key }) => key)).toEqual(keys)
})

test.each([
  ["can't", ['can', 'not']],
  ['cannot', ['can', 'not']],
  ["won't", ['will', 'not']],
  ["didn't", ['did', 'not']],
  ["we'll", ['we', 'will']],
  ["they've", ['they', 'have']],
  ["isis's", ['isis']],
  ["o'brien", ['obrien']],
  ['harbour', ['harbour']],
])('"%s" written out is %j', (key, keys) => {
  expect(writtenOut(key)).toEqual(keys)
})

test('small words are small in their contractions, too, and a word that is small in another language only is not', () => {
  expect(['the', "we'll", "can't", 'cannot', 'said', 'nicht'].filter((key) => !isSmall(key))).toEqual([])
  expect(['war', 'die', 'hat', 'harbour', "norway's"].filter(isSmall)).toEqual([])
})

test('what a text is about is its words of weight by their stems', () => {
  expect([...contentOf('The ministers said that the harbours’ dues were falling')].sort()).toEqual(
    [...contentOf('Minister: harbor due falls')].sort(),
  )
})

test('however words are set, they are the same plain words', () => {
  expect(plainWords('“The  HARBOUR,” — 5 %!')).toBe('the harbour 5')
})

test('a mark that stands on nothing is not a word', () => {
  expect(wordsIn('\u2190\u0338 and \u0301').map(({ key }) => key)).toEqual(['and'])
  expect(wordsIn('e\u0301te\u0301').map(({ key }) => key)).toEqual(['ete'])
})
