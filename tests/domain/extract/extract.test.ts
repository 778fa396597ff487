import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extract } from '../../../src/domain/extract/extract.ts'
import { article, reports } from './article.ts'

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
