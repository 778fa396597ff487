import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepHandled } from '../../src/domain/statement/again/handled.ts'
import type { ExtractedReport } from '../../src/domain/statement/report.ts'
import { reports } from './extract/article.ts'

const TEXT = '“The mole will hold until spring, whatever the tide does,” Ada Quill said. It was late.'
const [WHOLE] = reports(TEXT)

/** The report of the text, with other edges or another speaker. */
function reading(words: string, name = 'Ada Quill'): ExtractedReport {
  if (WHOLE?.speaker == null) throw new Error('the text is not read as it was')
  const start = TEXT.indexOf(words)
  const speaker = { ...WHOLE.speaker, name }
  return { ...WHOLE, text: words, parts: [{ start, end: start + words.length }], speaker }
}

const SPRING = reading('The mole will hold until spring')
const kept = (read: ExtractedReport[], handled: ExtractedReport[]) =>
  keepHandled(
    read.map((report) => ({ report, reviewedAt: null })),
    handled,
  ).map(({ report }) => [report.text, report.speaker?.name])

test('a handled report that is read with other edges, or as another one’s, stays as it was', () => {
  expect(kept([reading('mole will hold until spring, whatever')], [SPRING])).toEqual([[SPRING.text, 'Ada Quill']])
  expect(kept([reading(SPRING.text, 'Cora Finch')], [SPRING])).toEqual([[SPRING.text, 'Ada Quill']])
})

test('a handled report that is not found any more stays, at its place', () => {
  expect(kept([reading('It was late')], [SPRING])).toEqual([
    [SPRING.text, 'Ada Quill'],
    ['It was late', 'Ada Quill'],
  ])
})

test('what is read now as pieces of a handled report is not told beside it', () => {
  const whole = reading('The mole will hold until spring, whatever the tide does')
  const pieces = [reading('The mole will hold'), reading('until spring'), reading('whatever the tide does')]
  expect(kept(pieces, [whole])).toEqual([[whole.text, 'Ada Quill']])
})

test('of two who said words together, the one who was handled stays, and so does the other', () => {
  const both = [reading(SPRING.text, 'Bela Storr'), SPRING]
  expect(kept(both, [SPRING]).sort()).toEqual(kept(both, []).sort())
})

test('whatever is read, each handled report is there once, and what lies elsewhere is not touched', () => {
  const span = fc
    .tuple(fc.nat(TEXT.length - 2), fc.integer({ min: 1, max: 30 }))
    .map(([start, length]) => reading(TEXT.slice(start, Math.min(TEXT.length, start + length))))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), (read) => {
      const all = kept(read, [SPRING])
      expect(all.filter(([text]) => text === SPRING.text)).toHaveLength(1)
      const end = SPRING.parts[0]?.end ?? 0
      for (const report of read)
        if ((report.parts[0]?.start ?? 0) > end) expect(all.map(([text]) => text)).toContain(report.text)
    }),
  )
})
