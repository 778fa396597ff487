import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extract } from '../../../src/domain/extract/extract.ts'
import { article, reports } from './article.ts'

/** More by hand: MUTATIONS=100000 npx vitest run tests/domain/extract. */
const MUTATIONS = Number(process.env.MUTATIONS ?? 500)

const SCRAPS = [
  '“',
  '”',
  '"',
  "'",
  '’',
  '‘',
  '„',
  '«',
  '»',
  '「',
  '」',
  '\n',
  '\n\n',
  ' ',
  ', ',
  '. ',
  '? ',
  ': ',
  '—',
  '(',
  ')',
  'Lena Holt',
  'Holt',
  'he',
  'she',
  'the minister',
  'said',
  'told The Quay Times',
  'that',
  'according to',
  'the lock is safe',
  'on Tuesday',
  'April 8',
  'who',
  'and',
  'adding',
  'Mr.',
  'U.S.',
  "workers'",
  '😀',
  '\ud800',
  'é',
  '日本',
] as const

const text = fc.oneof(
  fc.array(fc.constantFrom(...SCRAPS), { maxLength: 60 }).map((scraps) => scraps.join(' ')),
  fc.array(fc.constantFrom(...SCRAPS), { maxLength: 60 }).map((scraps) => scraps.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

test('whatever the text, a report’s words are cut from it', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('en', 'de', 'und'), (words, language) => {
      for (const report of extract(article(words, { language }))) {
        expect(report.parts.length).toBeGreaterThan(0)
        expect(report.parts.map((part) => words.slice(part.start, part.end)).join(' ')).toBe(report.text)
        for (const span of [...report.parts, ...(report.speaker ? [report.speaker.span] : [])]) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(words.length)
        }
        expect(report.speaker ? words.slice(report.speaker.span.start, report.speaker.span.end) : null).toBe(
          report.speaker?.asWritten ?? null,
        )
        expect(report.confidence).toBeGreaterThan(0)
        expect(report.confidence).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 500 },
  )
})

test('reports come in the order of the text', () => {
  const starts = reports('“One,” said Lena Holt. Ole Brandt said that it rained. “Two,” she said, “three.”').map(
    (report) => report.parts[0]?.start ?? -1,
  )
  expect(starts).toEqual(starts.toSorted((a, b) => a - b))
})

test('the context is the article right around the words, its attribution included', () => {
  const [report] = reports('Rain fell. “It works,” Lena Holt said. The crew cheered. Night came.')
  expect(report?.context).toEqual({ before: 'Rain fell.', after: 'Lena Holt said. The crew cheered.' })
})

/** The samples, changed at random: characters deleted, doubled, swapped and thrown in. */
function mutated(sample: string, seed: number): string {
  let state = seed
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 8) % below
  }
  const from = random(sample.length)
  let words = sample.slice(from, from + 1_500)
  for (let change = random(12); change >= 0; change--) {
    const at = random(words.length + 1)
    const scrap = SCRAPS[random(SCRAPS.length)] ?? ''
    const cut = random(4) === 0 ? random(40) : 0
    words = words.slice(0, at) + (random(3) === 0 ? words.slice(at, at + 30) : scrap) + words.slice(at + cut)
  }
  return words
}

test('a damaged article never breaks the reading, nor its places', () => {
  const sample = readFileSync(new URL('../../../samples/coastline-review-reprint.txt', import.meta.url), 'utf8')
  for (let seed = 1; seed <= MUTATIONS; seed++) {
    const words = mutated(sample, seed)
    for (const report of reports(words)) {
      expect(report.parts.map((part) => words.slice(part.start, part.end)).join(' '), `seed ${seed}`).toBe(report.text)
      const { speaker } = report
      if (speaker) expect(words.slice(speaker.span.start, speaker.span.end), `seed ${seed}`).toBe(speaker.asWritten)
    }
  }
})

// On a busy machine the longest of these takes seconds; that they end is the point.
test.each([
  ['100,000 opening marks', '“'.repeat(100_000)],
  ['marks that open and never close', ' “a'.repeat(100_000)],
  ['paragraphs that never close', '“a\n'.repeat(100_000)],
  ['apostrophes', "'a's ".repeat(100_000)],
  ['one endless sentence', 'said Roe that he told them '.repeat(20_000)],
  ['333,000 paragraphs of a letter', 'a\n'.repeat(333_000)],
  ['deeply nested marks', '(“'.repeat(100_000) + '”)'.repeat(100_000)],
  ['nothing but speech verbs', 'said '.repeat(200_000)],
  ['one endless word', 'a'.repeat(500_000)],
  ['nothing but spaces', ' '.repeat(500_000)],
  ['half characters', '\ud800"\udc00" '.repeat(50_000)],
  [
    'thousands of namesakes',
    Array.from({ length: 10_000 }, (_, at) => `Minister A${at} Roe said that it rains. `).join(''),
  ],
])(
  'a hostile text is read to its end: %s',
  (_what, hostile) => {
    expect(() => reports(hostile)).not.toThrow()
  },
  60_000,
)
