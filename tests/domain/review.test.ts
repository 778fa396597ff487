import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extract } from '../../src/domain/extract/extract.ts'
import {
  corrected,
  type DecisionKind,
  type ReportChange,
  type ReportDecision,
  replay,
} from '../../src/domain/statement/decision.ts'
import type { ExtractedReport } from '../../src/domain/statement/report.ts'

const read = (text: string): ExtractedReport[] =>
  extract({ text, publishedAt: null, language: 'en', timeZone: 'UTC', sourceName: 'The Harbour Times' })

/** The report of a text that has these words. */
function reportOf(text: string, words: string): ExtractedReport {
  const found = read(text).find((report) => report.text.includes(words))
  if (found === undefined) throw new Error(`nothing like "${words}" is reported`)
  return found
}

const decided = (kind: DecisionKind, was: ExtractedReport, change: ReportChange = {}): ReportDecision => ({
  kind,
  madeAt: new Date('2025-03-01T12:00:00Z'),
  was,
  change,
})

const ORME = { name: 'Max Orme', kind: 'PERSON', surnameOnly: false } as const
const told = (text: string, decisions: ReportDecision[]) =>
  replay(text, read(text), decisions).map(({ report, reviewedAt }) => ({
    text: report.text,
    speaker: report.speaker?.name ?? null,
    confidence: report.confidence,
    isReviewed: reviewedAt !== null,
  }))

const TEXT = [
  'The harbour council met at noon.',
  '“We will keep the strait open,” Ada Quill said.',
  '“The lighthouse is not for sale,” Ada Quill said. The meeting ended.',
].join('\n\n')
const OPEN = reportOf(TEXT, 'strait open')

test('without decisions an article’s reports are as extraction found them', () => {
  expect(replay(TEXT, read(TEXT), [])).toEqual(read(TEXT).map((report) => ({ report, reviewedAt: null })))
})

test('a rejected report does not come back, wherever its words stand after an edit', () => {
  const edited = `Corrected at noon.\n\n${TEXT}`
  expect(told(edited, [decided('REJECTED', OPEN)]).map(({ text }) => text)).toEqual(['The lighthouse is not for sale'])
})

test('words that were rejected as one’s are reported when another says them in an edited text', () => {
  const edited = TEXT.replace(
    '“We will keep the strait open,” Ada Quill said.',
    'It was a busy day. “We will keep the strait open,” Max Orme told the council.',
  ).replace('The harbour council met at noon.', 'The council met.')
  expect(told(edited, [decided('REJECTED', OPEN)])[0]).toMatchObject({ speaker: 'Max Orme', isReviewed: false })
})

test('a confirmed report stays confirmed while words and speaker are the same', () => {
  const [first] = told(`Corrected at noon.\n\n${TEXT}`, [decided('CONFIRMED', OPEN)])
  expect(first).toMatchObject({ text: OPEN.text, confidence: 1, isReviewed: true })
})

test('a confirmed report whose words were edited is one that nobody has looked at', () => {
  const edited = TEXT.replace('keep the strait open', 'keep the narrow strait open')
  const [first] = told(edited, [decided('CONFIRMED', OPEN)])
  expect(first).toMatchObject({ text: 'We will keep the narrow strait open', isReviewed: false })
  expect(first?.confidence).toBeLessThan(1)
})

test('a corrected speaker is found again by the words, and keeps on through a rewording, unreviewed', () => {
  const decision = decided('CORRECTED', OPEN, { speaker: ORME })
  expect(told(`News.\n\n${TEXT}`, [decision])[0]).toMatchObject({
    speaker: 'Max Orme',
    confidence: 1,
    isReviewed: true,
  })
  const edited = TEXT.replace('keep the strait open', 'keep the narrow strait open')
  expect(told(edited, [decision])[0]).toMatchObject({ speaker: 'Max Orme', isReviewed: false })
})

test('an edit that names another speaker is news, and beats the correction', () => {
  const edited = TEXT.replace(
    '“We will keep the strait open,” Ada Quill said.',
    '“We will keep the strait open,” Lea Pell told the council, to applause.',
  ).replace('met at noon', 'met again')
  expect(told(edited, [decided('CORRECTED', OPEN, { speaker: ORME })])[0]).toMatchObject({
    speaker: 'Lea Pell',
    isReviewed: false,
  })
})

test('a speaker taken off stays off', () => {
  const [{ report } = { report: OPEN }] = replay(TEXT, read(TEXT), [decided('CORRECTED', OPEN, { speaker: null })])
  expect(report.speaker).toBeNull()
  expect(report.chain.map((link) => link.role)).toEqual(['ARTICLE'])
})

test('corrected words are found where the edited text has them', () => {
  const words = {
    parts: [{ start: OPEN.parts[0]?.start ?? 0, end: (OPEN.parts[0]?.start ?? 0) + 7 }],
    texts: ['We will'],
  }
  const edited = `A long line that was added at the top.\n\n${TEXT}`
  const [first] = replay(edited, read(edited), [decided('CORRECTED', OPEN, { words })])
  expect(first?.report.text).toBe('We will')
  const [part] = first?.report.parts ?? []
  expect(edited.slice(part?.start, part?.end)).toBe('We will')
})

test('decisions about one report are made again one after the other', () => {
  const first = decided('CORRECTED', OPEN, { speaker: ORME })
  const now = corrected(OPEN, first.change, TEXT)
  expect(told(TEXT, [first, decided('REJECTED', now)]).map(({ text }) => text)).toEqual([
    'The lighthouse is not for sale',
  ])
})

test('what somebody stood by stays when extraction misses it, unless it was rejected after', () => {
  const missed = read(TEXT).filter((report) => report.text !== OPEN.text)
  const again = (decisions: ReportDecision[]) => replay(TEXT, missed, decisions).map(({ report }) => report.text)
  expect(again([decided('CONFIRMED', OPEN)])).toEqual([OPEN.text, 'The lighthouse is not for sale'])
  expect(again([decided('CORRECTED', OPEN, { speaker: ORME })])).toEqual([OPEN.text, 'The lighthouse is not for sale'])
  expect(again([decided('CONFIRMED', OPEN), decided('REJECTED', OPEN)])).toEqual(['The lighthouse is not for sale'])
  expect(again([decided('REJECTED', OPEN)])).toEqual(['The lighthouse is not for sale'])
  const dropped = TEXT.replace('“We will keep the strait open,” Ada Quill said.', 'Nothing was decided.')
  expect(told(dropped, [decided('CONFIRMED', OPEN)]).map(({ text }) => text)).toEqual([
    'The lighthouse is not for sale',
  ])
})

test('extraction that finds other words at the place, or another speaker, changes nothing that somebody stood by', () => {
  const [part] = OPEN.parts
  const longer = { ...OPEN, parts: [{ start: part?.start ?? 0, end: (part?.end ?? 0) + 1 }], text: `${OPEN.text},` }
  const shorter = { ...OPEN, parts: [{ start: (part?.start ?? 0) + 3, end: part?.end ?? 0 }], text: OPEN.text.slice(3) }
  const elses = { ...OPEN, speaker: OPEN.speaker && { ...OPEN.speaker, name: 'Lea Pell' } }
  for (const found of [longer, shorter, elses]) {
    const [{ report, reviewedAt } = { report: found, reviewedAt: null }] = replay(
      TEXT,
      [found],
      [decided('CONFIRMED', OPEN)],
    )
    expect(report).toMatchObject({ speaker: { name: 'Ada Quill' }, confidence: 1 })
    expect(report.text.replace(',', '')).toBe(OPEN.text)
    expect(reviewedAt).not.toBeNull()
    expect(replay(TEXT, [found], [decided('REJECTED', OPEN)])).toEqual([])
  }
})

test('whatever is decided and edited, every report cuts its words out of the text, in order', () => {
  const lines = [
    '“We sail,” Ada Quill said.',
    '“No,” Max Orme said.',
    '“We sail,” Lea Pell said.',
    'He said that the storm had passed.',
    'It rained. “Yes.”',
    '“We sail,” he said, “at noon.”',
  ]
  const article = fc.array(fc.constantFrom(...lines), { minLength: 1, maxLength: 8 }).map((own) => own.join('\n\n'))
  const choice = fc.record({
    place: fc.nat(20),
    kind: fc.constantFrom<DecisionKind>('CONFIRMED', 'CORRECTED', 'REJECTED'),
    change: fc.constantFrom<(report: ExtractedReport) => ReportChange>(
      () => ({ speaker: ORME }),
      () => ({ speaker: null }),
      () => ({ form: 'FRAGMENT' }),
      (report) => ({
        words: {
          parts: report.parts.slice(0, 1),
          texts: [report.text.slice(0, (report.parts[0]?.end ?? 0) - (report.parts[0]?.start ?? 0))],
        },
      }),
    ),
  })
  fc.assert(
    fc.property(article, article, fc.array(choice, { maxLength: 5 }), (before, after, choices) => {
      const reports = read(before)
      const decisions = choices.flatMap(({ place, kind, change }) => {
        const was = reports[place % Math.max(1, reports.length)]
        return was === undefined ? [] : [decided(kind, was, kind === 'CORRECTED' ? change(was) : {})]
      })
      const result = replay(after, read(after), decisions).map(({ report }) => report)
      for (const report of result)
        expect(report.parts.map(({ start, end }) => after.slice(start, end)).join(' ')).toBe(report.text)
      const starts = result.map((report) => report.parts[0]?.start ?? 0)
      expect(starts).toEqual([...starts].sort((a, b) => a - b))
    }),
    { numRuns: 300 },
  )
})

test('the act that an editor put right stays so, unless an edit has the article say it otherwise', () => {
  const found = { ...OPEN, act: 'ASSERTS' as const }
  const denies = decided('CORRECTED', found, { act: 'DENIES' })
  const actOf = (act: ExtractedReport['act'], text = found.text) => {
    const now = {
      ...found,
      act,
      text,
      parts: [{ start: found.parts[0]?.start ?? 0, end: (found.parts[0]?.start ?? 0) + text.length }],
    }
    return replay(TEXT.replace(found.text, text), [now], [denies])[0]?.report.act
  }
  expect(actOf('ASSERTS')).toBe('DENIES')
  const reworded = 'We will keep the northern strait open'
  expect(actOf('ASSERTS', reworded)).toBe('DENIES')
  expect(actOf('ASKS', reworded)).toBe('ASKS')
})

test('what an editor confirmed keeps the act that was shown, and gets one where none was', () => {
  const now = { ...OPEN, act: 'BLAMES' as const }
  const actAfter = (act: ExtractedReport['act']) =>
    replay(TEXT, [now], [decided('CONFIRMED', { ...OPEN, act })])[0]?.report.act
  expect(actAfter('ASSERTS')).toBe('ASSERTS')
  expect(actAfter(null)).toBe('BLAMES')
})
