import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hideUnquoted, keepQuotations } from '../../../src/domain/compose/kept-text.ts'
import type { Span } from '../../../src/domain/language/span.ts'
import type { ExtractedReport } from '../../../src/domain/statement/report.ts'

/** A report of these parts of a text, whose speaker and occasion are named elsewhere. */
function reportOf(text: string, parts: Span[], named: Span | null = null, occasion: Span | null = null) {
  const report: ExtractedReport = {
    parts,
    text: parts.map(({ start, end }) => text.slice(start, end)).join(' '),
    form: 'DIRECT',
    act: null,
    cue: null,
    speaker: named && {
      asWritten: 'he',
      span: named,
      name: 'Ada Quill',
      kind: 'PERSON',
      surnameOnly: false,
      describedAs: null,
      office: text.slice(named.start, named.end),
      officeSpan: named,
    },
    saidAt: null,
    chain: [],
    addressee: null,
    addresseeSpan: null,
    occasion: occasion && text.slice(occasion.start, occasion.end),
    occasionSpan: occasion,
    context: { before: '', after: '' },
    confidence: 0.9,
  }
  return report
}

const cut = (text: string, { start, end }: Span) => text.slice(start, end)

const piece = fc.oneof(
  fc.constantFrom(
    'The ports stay open, ',
    'said Ada Quill. ',
    '\n\n',
    '港は開いている。',
    'x'.repeat(700),
    'harbour '.repeat(120),
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)
const TEXT = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => `${pieces.join('')}.`)
const WITH_REPORTS = TEXT.chain((text) => {
  const span = fc
    .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 90 }))
    .map(([start, length]): Span => ({ start, end: Math.min(text.length, start + length) }))
  const report = fc
    .tuple(fc.array(span, { minLength: 1, maxLength: 2 }), fc.option(span), fc.option(span))
    .map(([parts, named, occasion]) => reportOf(text, parts, named, occasion))
  return fc.record({ text: fc.constant(text), reports: fc.array(report, { maxLength: 4 }) })
})

test('every report’s words, speaker, office and occasion are found at their new places', () => {
  fc.assert(
    fc.property(WITH_REPORTS, ({ text, reports }) => {
      const kept = keepQuotations(text, reports, [])
      expect(kept.reports.length).toBe(reports.length)
      for (const [index, was] of reports.entries()) {
        const now = kept.reports[index]
        expect(now?.parts.map((part) => cut(kept.text, part))).toEqual(was.parts.map((part) => cut(text, part)))
        expect(now?.text).toBe(was.text)
        if (was.speaker?.officeSpan) expect(cut(kept.text, now?.speaker?.officeSpan as Span)).toBe(was.speaker.office)
        if (was.occasionSpan) expect(cut(kept.text, now?.occasionSpan as Span)).toBe(was.occasion)
      }
      expect(kept.isWhole).toBe(kept.text === text)
    }),
    { numRuns: 500 },
  )
})

test('nothing further than 600 characters from a quotation is kept, but what names its speaker', () => {
  fc.assert(
    fc.property(WITH_REPORTS, ({ text, reports }) => {
      const bare = reports.map((report) => ({ ...report, speaker: null, occasionSpan: null }))
      const most = bare.flatMap(({ parts }) => parts).reduce((sum, { start, end }) => sum + end - start + 1_200, 0)
      const marks = bare.flatMap(({ parts }) => parts).length + 1
      // What is shorter than twenty characters stays where it stands between two that are kept.
      expect(keepQuotations(text, bare, []).text.length).toBeLessThanOrEqual(Math.max(most + marks * 20, 20))
    }),
    { numRuns: 500 },
  )
})

test('for readers of a whole text, places stay the same and no character of what is left out is shown', () => {
  fc.assert(
    fc.property(WITH_REPORTS, ({ text, reports }) => {
      const spans = reports.flatMap(({ parts }) => parts)
      const shown = hideUnquoted(text, spans)
      expect(shown.length).toBe(text.length)
      for (const span of spans) expect(cut(shown, span)).toBe(cut(text, span))
      for (let at = 0; at < text.length; at++) {
        const isNear = spans.some(({ start, end }) => at >= start - 620 && at < end + 620)
        if (!isNear && text.length > 20) expect(' \n[…]').toContain(shown.charAt(at))
      }
    }),
    { numRuns: 200 },
  )
})

test('it says where something is left out, at words and between paragraphs', () => {
  const far = 'The harbour lies still. '.repeat(60)
  const text = `${far}\n\n“The ports stay open,” Ada Quill said. ${far}`
  const start = text.indexOf('The ports')
  const kept = keepQuotations(text, [reportOf(text, [{ start, end: start + 'The ports stay open,'.length }])], [])
  expect(kept.isWhole).toBe(false)
  expect(kept.text).toMatch(/^\[…\] (?:The|harbour|lies|still\.) /)
  expect(kept.text).toMatch(/ (?:The|harbour|lies|still\.) \[…\]$/)
  const at = kept.text.indexOf('The ports')
  expect(at).toBeGreaterThan(550)
  expect(at).toBeLessThanOrEqual(600 + '[…] “'.length)
})

test('a text without words apart keeps 600 characters as well, and cuts none in half', () => {
  const text = `${'港'.repeat(2_000)}「港は開いている」${'😀'.repeat(2_000)}`
  const start = text.indexOf('港は')
  const kept = keepQuotations(text, [reportOf(text, [{ start, end: start + 7 }])], [])
  expect(kept.text).toBe(`[…] ${text.slice(start - 600, start + 7)}」${'😀'.repeat(299)} […]`)
})

test('an article that quotes nobody keeps nothing, and a short one all of it', () => {
  expect(keepQuotations('The harbour lies still. '.repeat(9), [], []).text).toBe('[…]')
  expect(keepQuotations('Still.', [], [])).toEqual({ text: 'Still.', reports: [], isWhole: true })
  const text = '“The ports stay open,” Ada Quill said on Monday.'
  expect(keepQuotations(text, [reportOf(text, [{ start: 1, end: 20 }])], []).isWhole).toBe(true)
})

test('places that an earlier text had do no harm', () => {
  const text = `“The ports stay open,” Ada Quill said. ${'The harbour lies still. '.repeat(90)}`
  const was = reportOf(text, [{ start: 1, end: 20 }], { start: 90_000, end: 90_010 }, { start: 80_000, end: 80_001 })
  const [now] = keepQuotations(text, [was], []).reports
  expect(now?.parts).toEqual([{ start: 1, end: 20 }])
  expect(now?.occasionSpan).toBeNull()
  expect(now?.speaker?.span).toEqual({ start: 1, end: 1 })
})

test('two megabytes with 5,000 quotations take less than a second', () => {
  const sentence = `“The ports stay open,” Ada Quill said. ${'x'.repeat(360)} `
  const text = sentence.repeat(5_000)
  const reports = Array.from({ length: 5_000 }, (_, index) => {
    const start = index * sentence.length + 1
    return reportOf(text, [{ start, end: start + 20 }], { start: start + 22, end: start + 31 })
  })
  const began = performance.now()
  keepQuotations(text, reports, [])
  keepQuotations(
    text,
    reports.map((report) => ({ ...report, parts: [] })),
    [],
  )
  hideUnquoted(
    text,
    reports.filter((_, index) => index % 9 === 0).flatMap(({ parts }) => parts),
  )
  expect(performance.now() - began).toBeLessThan(1_000)
})
