import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldingKeys } from '../../../src/domain/same/folding-keys.ts'
import type { FoldingReport } from '../../../src/domain/same/prepared-report.ts'
import { judge } from '../../../src/domain/same/verdict.ts'
import { SPEECH_ACTS } from '../../../src/domain/statement/speech-act.ts'
import { SPEECH_FORMS } from '../../../src/domain/statement/statement.ts'
import { cpuMs } from '../../world/cpu.ts'
import { report, reportIn } from './article.ts'

// The envoy's visit to Kure as three outlets tell it, and her interview two days before.
const WIRE = `NATO's envoy warned on Tuesday of Chinese warships near Taiwan.

"There are more grey hulls around Taiwan every month, and they are getting bigger," Sigrún Valdal told reporters at the Kure naval base.

"We would be fools to look the other way; allies need a single shared picture of what is happening at sea," the envoy said.`
const DAILY = `The envoy used her visit to the naval base at Kure on Tuesday to warn of a growing fleet.

“Every month there are more grey hulls around Taiwan, and every month some of them are bigger,” Sigrún Valdal told reporters on the quay. “Only fools look away now. We have to draw one common picture of the sea.”`
const INTERVIEW = `“Let nobody play the fool over Taiwan,” Sigrún Valdal told The Harbour Times in an interview on Sunday. “Deterrence is welded in dry docks.”`

describe('of one visit in three outlets', () => {
  test('a sentence that was turned round is one utterance', () => {
    const wire = reportIn(WIRE, 'There are more grey hulls around Taiwan every month, and they are getting bigger,')
    const daily = reportIn(
      DAILY,
      'Every month there are more grey hulls around Taiwan, and every month some of them are bigger,',
    )
    expect(judge(wire, daily)).toMatchObject({ verdict: 'SAME' })
  })

  test('words of its own for it, with not three in a row in common, are still put before a person at least', () => {
    const wire = reportIn(
      WIRE,
      'We would be fools to look the other way; allies need a single shared picture of what is happening at sea,',
    )
    const daily = reportIn(DAILY, 'Only fools look away now. We have to draw one common picture of the sea.')
    expect(judge(wire, daily).verdict).not.toBe('DIFFERENT')
  })

  test('the next sentence of the same visit is another utterance', () => {
    const wire = reportIn(WIRE, 'There are more grey hulls around Taiwan every month, and they are getting bigger,')
    const daily = reportIn(DAILY, 'Only fools look away now. We have to draw one common picture of the sea.')
    expect(judge(wire, daily)).toMatchObject({ verdict: 'DIFFERENT' })
  })

  test('a like word in an interview is not folded into what was said at the quay', () => {
    const interview = reportIn(INTERVIEW, 'Let nobody play the fool over Taiwan,', { publishedAt: '2025-05-12' })
    const daily = reportIn(DAILY, 'Only fools look away now. We have to draw one common picture of the sea.')
    expect(judge(interview, daily).verdict).not.toBe('SAME')
  })
})

test('a paraphrase that keeps the quoted words is one utterance with the quotation', () => {
  const direct = report('Nobody should confuse a treaty with a spare part, and nobody in Kure does.')
  const mixed = report('that nobody should “confuse a treaty with a spare part”', { form: 'MIXED' })
  expect(judge(direct, mixed)).toMatchObject({ verdict: 'SAME' })
})

test('a slogan repeated half a year later is not folded without a person', () => {
  const words = 'We are building a supply chain, not an alliance.'
  const later = 'We want to build a supply chain that works for every harbour, not an alliance of speeches.'
  const [may, november] = [report(words), report(later, { publishedAt: new Date('2025-11-20') })]
  expect(judge(may, november).verdict).not.toBe('SAME')
  expect(judge(may, november).score).toBeLessThan(judge(may, report(later)).score)
})

test('what a campaign says is not what its candidate says', () => {
  const words = 'that the harbour fee would be gone by the spring'
  const holt = report(words, { form: 'INDIRECT', speaker: 'Lena Holt' })
  const campaign = report(words, { form: 'INDIRECT', speaker: 'the Holt campaign' })
  expect(judge(holt, campaign).score).toBeLessThan(judge(holt, holt).score)
  expect(judge(holt, campaign).evidence).toContainEqual(
    expect.objectContaining({ kind: 'SPEAKER', isFor: false, a: ['Lena Holt'], b: ['the Holt campaign'] }),
  )
})

test('a verdict tells its evidence in the words of the articles', () => {
  const wire = reportIn(WIRE, 'There are more grey hulls around Taiwan every month, and they are getting bigger,')
  const daily = reportIn(
    DAILY,
    'Every month there are more grey hulls around Taiwan, and every month some of them are bigger,',
  )
  const { evidence } = judge(wire, daily)
  const words = evidence.find((one) => one.kind === 'WORDS')
  expect(words?.a).toEqual(expect.arrayContaining(['grey', 'hulls', 'Taiwan', 'bigger']))
  expect(evidence).toContainEqual({
    kind: 'QUOTED_WORDS',
    isFor: true,
    a: ['There are more grey hulls around Taiwan'],
    b: ['there are more grey hulls around Taiwan'],
  })
})

test('accents and contractions do not keep two reports apart', () => {
  const one = report("We can't be naïve about cables, and the coast guard can't either.")
  const other = report('We cannot be naive about cables, and the coast guard cannot either.')
  expect(judge(one, other)).toMatchObject({ verdict: 'SAME' })
})

test('German reports fold by the same measures', () => {
  const one = report('Wir bauen kein Bündnis, wir bauen eine Lieferkette für Ersatzteile.', { language: 'de' })
  const other = report('Wir bauen eine Lieferkette für Ersatzteile und kein Bündnis.', { language: 'de' })
  const next = report('Die Werften in Kure haben genug zu tun.', { language: 'de' })
  expect(judge(one, other)).toMatchObject({ verdict: 'SAME' })
  expect(judge(one, next)).toMatchObject({ verdict: 'DIFFERENT' })
})

// Scripts without spaces have signs that are not letters, such as ⺀ and ㋐.
const HAS_WORD =
  /[\p{L}\p{N}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u

describe('of any two reports', () => {
  // Akin words, and names beside the same words without capitals: what could be paired in several ways.
  const vocabulary =
    "the not never unsafe safe fail to NATO fools can't “ ” '' $3 12% Kure 北京 . naïve Indo Pacific pacific Supreme Court court harbour harbourmaster harbours".split(
      ' ',
    )
  const sentence = fc.array(fc.constantFrom(...vocabulary), { maxLength: 25 }).map((words) => words.join(' '))
  const text = fc.oneof(
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
    { weight: 4, arbitrary: sentence },
  )
  const anyReport: fc.Arbitrary<FoldingReport> = fc
    .record({
      text,
      form: fc.constantFrom(...SPEECH_FORMS),
      act: fc.option(fc.constantFrom(...SPEECH_ACTS)),
      speaker: fc.option(fc.oneof(text, fc.constantFrom('Lena Holt', 'Mr. Holt', 'the Holt campaign'))),
      before: text,
      after: text,
      publishedAt: fc.option(fc.date({ noInvalidDate: false })),
      addressee: fc.option(text),
      occasion: fc.option(fc.oneof(text, fc.constantFrom('in an interview', 'at a rally'))),
      language: fc.constantFrom('en', 'de', 'und', 'ja'),
    })
    .map(({ text: words, ...rest }) => report(words, rest))

  test('the verdict does not depend on which comes first, and its score is a probability', () => {
    fc.assert(
      fc.property(anyReport, anyReport, (a, b) => {
        const [one, other] = [judge(a, b), judge(b, a)]
        expect(one.score).toBeGreaterThanOrEqual(0)
        expect(one.score).toBeLessThanOrEqual(1)
        const turned = { isNamedThere: other.isOtherNamedHere, isOtherNamedHere: other.isNamedThere }
        expect({ ...other, ...turned, evidence: other.evidence.length }).toEqual({
          ...one,
          evidence: one.evidence.length,
        })
      }),
      { numRuns: 500 },
    )
  })

  test('there are at most 16 keys, and none for no words', () => {
    fc.assert(
      fc.property(anyReport, (one) => {
        const keys = foldingKeys(one)
        expect(keys.length).toBeLessThanOrEqual(16)
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys.length > 0).toBe(HAS_WORD.test(one.text))
      }),
    )
  })
})

test('a text of a megabyte is compared in the time of a long one', () => {
  const of = (times: number) => report('grey hulls '.repeat(times), { before: 'x '.repeat(5 * times) })
  const [long, endless] = [of(10_000), of(100_000)]
  const ofLong = cpuMs(() => judge(long, long))
  let score = 0
  const ofEndless = cpuMs(() => {
    score = judge(endless, endless).score
  })
  expect(score).toBeGreaterThan(0.5)
  expect(ofEndless).toBeLessThan(4 * ofLong + 500)
})

test('that both articles name the speaker beside the words is no sign that the words are one utterance', () => {
  const beside = { before: '', after: ' Ada Quill said.', speaker: 'Ada Quill' }
  const one = report('Nobody in NATO asked Indo-Pacific fishermen what the cables cost them', beside)
  const other = report('The Indo-Pacific office of NATO opens its doors to students in October', beside)
  expect(judge(one, other).verdict).not.toBe('SAME')
})
