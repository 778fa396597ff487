import fc from 'fast-check'
import { expect, test } from 'vitest'
import { extract } from '../../../src/domain/extract/extract.ts'
import type { ReportInArticle } from '../../../src/domain/retold/article-report.ts'
import { findRetold } from '../../../src/domain/retold/retold.ts'
import { surroundings } from '../../../src/domain/same/prepared-report.ts'

function reportsIn(text: string): ReportInArticle[] {
  const publishedAt = new Date('2025-05-13')
  return extract({ text, publishedAt, language: 'en', timeZone: 'UTC', sourceName: 'Anchor Wire' }).map((report) => {
    const { form, act, cue, saidAt, chain, addressee, occasion, parts } = report
    const speaker = report.speaker?.name ?? null
    const rest = { publishedAt, publisher: 'Anchor Wire', language: 'en', saidAt, chain, addressee, occasion }
    return {
      start: parts[0]?.start ?? 0,
      end: parts.at(-1)?.end ?? 0,
      speaker,
      folding: { text: report.text, form, act, cue, speaker, ...surroundings(text, parts), ...rest },
    }
  })
}

function run(text: string, reports: readonly ReportInArticle[]): number[][] {
  const steps = findRetold(text, reports)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.same
  }
}

/** The words of the reports that are one utterance, told more than once. */
function retoldIn(text: string): string[][] {
  const reports = reportsIn(text)
  return run(text, reports).map((group) => group.map((index) => reports[index]?.folding.text ?? ''))
}

const FERRY = `Ada Quill said on Monday that the northern ferry would not sail again before its hull was repaired.

“The northern ferry will not sail again before its hull is repaired,” Ms. Quill told reporters in Port Ellis.

“Our pilots have earned a quiet winter,” she said.`

test.each([
  [
    'a summary and its quotation',
    FERRY,
    [
      'the northern ferry would not sail again before its hull was repaired',
      'The northern ferry will not sail again before its hull is repaired',
    ],
  ],
  [
    'words that the summary quotes',
    `The harbour master called the new dues “a tax on every herring,” and walked out of the room.

“I have said it before: these dues are a tax on every herring that we land,” Fiona Haddock said.`.replace(
      'The harbour master',
      'Fiona Haddock',
    ),
    [
      'the new dues “a tax on every herring,”',
      'I have said it before: these dues are a tax on every herring that we land',
    ],
  ],
])('%s are one utterance', (_, text, expected) => {
  expect(retoldIn(text)).toEqual([expected])
})

test.each([
  [
    'two sentences of one speech',
    '“The committee will publish every invoice of the extension in June,” Fiona Haddock said.\n\n“The committee will publish every invoice of the extension in full,” Fiona Haddock said later.',
  ],
  [
    'a summary and a quotation that says the opposite',
    'Ada Quill said that the old bridge at Varnby was safe for lorries.\n\n“The old bridge at Varnby was not safe for lorries,” Ms. Quill said a year ago.',
  ],
  [
    'a summary and a quotation that counts otherwise',
    'Ada Quill said that 40 trawlers had passed the northern buoys.\n\n“We saw 60 trawlers pass the northern buoys,” Ms. Quill said.',
  ],
  [
    'what two people said in nearly the same words',
    'Ada Quill said that the northern ferry would not sail again before its hull was repaired.\n\n“The northern ferry will not sail again before its hull is repaired,” Fiona Haddock said.',
  ],
  [
    'a summary and a quotation about something else',
    'Ada Quill said that the council had bought four pilot boats.\n\n“My daughter learns to swim this summer,” Ms. Quill said.',
  ],
])('%s are two utterances', (_, text) => {
  expect(retoldIn(text)).toEqual([])
})

test('a summary of two quotations is one utterance with neither', () => {
  const text = `Ada Quill said that the harbour would buy four pilot boats and sell the old tugs before winter.

“The harbour will buy four pilot boats before winter,” Ms. Quill said.

“The harbour will sell the old tugs before winter,” she said.`
  expect(retoldIn(text)).toEqual([])
})

const LONG = `${FERRY}

Mr. Okonjo warned that the ice on the western quay was thinner than the council thought. “The ice on the western quay is thinner than the council thinks,” Mr. Okonjo said.

“We lost nobody, and we were lucky,” Ms. Quill said. She said the pilots had earned a winter of quiet.`

test('the order in which the reports are given changes nothing', () => {
  const reports = reportsIn(LONG)
  const wordsOf = (given: readonly ReportInArticle[], groups: number[][]) =>
    groups.map((group) => group.map((index) => given[index]?.folding.text ?? ''))
  const expected = wordsOf(reports, run(LONG, reports))
  expect(expected.length).toBeGreaterThan(1)
  fc.assert(
    fc.property(fc.shuffledSubarray(reports, { minLength: reports.length }), (given) => {
      expect(wordsOf(given, run(LONG, given))).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})

test('no report is in two utterances, and two quotations are in none together', () => {
  const piece = fc.constantFrom(
    'Ada Quill said that the northern ferry would sail again in June.',
    '“The northern ferry will sail again in June,” Ms. Quill said.',
    '“The northern ferry sails again in June, and not before,” Ms. Quill said.',
    'Ms. Quill promised that the ferry would sail again.',
    '“Our pilots have earned a quiet winter,” Ms. Quill said.',
    'Ada Quill praised the pilots for a quiet winter.',
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 2, maxLength: 9 }), (pieces) => {
      const text = pieces.join('\n\n')
      const reports = reportsIn(text)
      const groups = run(text, reports)
      expect(new Set(groups.flat()).size).toBe(groups.flat().length)
      for (const group of groups) {
        expect(group.length).toBeGreaterThan(1)
        const quoted = group.filter((index) => reports[index]?.folding.form === 'DIRECT')
        expect(quoted.length).toBeLessThan(2)
      }
    }),
    { numRuns: 60 },
  )
})

test('an article of thousands of reports is read in the time of a long one', () => {
  const folding = reportsIn(FERRY)[0]?.folding
  if (folding === undefined) throw new Error('the article has no report')
  const text = `${folding.text}. `.repeat(5_000)
  const reports = Array.from({ length: 5_000 }, (_, index): ReportInArticle => {
    const start = index * (folding.text.length + 2)
    const form = index % 2 === 0 ? 'INDIRECT' : 'DIRECT'
    return { start, end: start + folding.text.length, speaker: 'Ada Quill', folding: { ...folding, form } }
  })
  const before = performance.now()
  run(text, reports)
  expect(performance.now() - before).toBeLessThan(10_000)
})
