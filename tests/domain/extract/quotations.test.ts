import { expect, test } from 'vitest'
import { noted, reports } from './article.ts'

test.each([
  ['“The locks will open,” Lena Holt said.'],
  ['"The locks will open," Lena Holt said.'],
  ['"The locks will open,” Lena Holt said.'],
  ['„The locks will open“, Lena Holt said.'],
  ['«The locks will open», Lena Holt said.'],
  ['« The locks will open », Lena Holt said.'],
  ['»The locks will open«, Lena Holt said.'],
  ['‹The locks will open›, Lena Holt said.'],
  ['‘The locks will open,’ Lena Holt said.'],
  ["'The locks will open,' Lena Holt said."],
  ["''The locks will open,'' Lena Holt said."],
  ['「The locks will open」, Lena Holt said.'],
  ['Lena Holt said, “The locks will open”.'],
  ['Lena Holt said: "The locks will open".'],
  ['“The locks will open,” said Lena Holt.'],
])('any pair of marks encloses the words: %s', (text) => {
  expect(noted(text)).toEqual([['The locks will open', 'Lena Holt']])
})

test('a quotation split by its attribution is one report in two parts', () => {
  const [report, ...others] = reports('“We will act,” Minister Lena Holt said, “and soon.”')
  expect(report).toMatchObject({ text: 'We will act, and soon.', form: 'DIRECT', cue: 'said' })
  expect(report?.parts).toHaveLength(2)
  expect(others).toEqual([])
})

test('a quotation that follows its speaker’s last one is a report of its own', () => {
  const text = '“We mended the sluice,” Lena Holt remarked at the quay. “Nobody was hurt. Everyone went home.”'
  expect(noted(text)).toEqual([
    ['We mended the sluice', 'Lena Holt'],
    ['Nobody was hurt. Everyone went home.', 'Lena Holt'],
  ])
})

test('a quotation over several paragraphs opens each, closes only the last, and is a report for each', () => {
  const text =
    '“The river is rising,” Lena Holt said. “It will not wait.\n\n“Neither shall we.\n\n“We start to build today.”\n\nRain fell.'
  expect(noted(text)).toEqual([
    ['The river is rising', 'Lena Holt'],
    // Three words say nothing alone.
    ['It will not wait. Neither shall we.', 'Lena Holt'],
    ['We start to build today.', 'Lena Holt'],
  ])
})

test('an interrupted quotation is one report, unless each half is a sentence', () => {
  expect(noted('“If the river rises,” Lena Holt said, “then we must leave the town.”')).toEqual([
    ['If the river rises, then we must leave the town.', 'Lena Holt'],
  ])
  expect(noted('“The dam,” Lena Holt said, “is a disgrace.”')).toEqual([['The dam, is a disgrace.', 'Lena Holt']])
  expect(noted('“It is a quiet old park,” Lena Holt said, “and a home to many birds.”')).toEqual([
    ['It is a quiet old park, and a home to many birds.', 'Lena Holt'],
  ])
  expect(noted('“We have built a dam,” Lena Holt said, “and the town will never flood again.”')).toEqual([
    ['We have built a dam', 'Lena Holt'],
    ['and the town will never flood again.', 'Lena Holt'],
  ])
})

test('the attribution at the end of a quotation over two paragraphs covers both', () => {
  const text = '“The river is rising fast.\n\n“We must leave,” Lena Holt said.'
  expect(noted(text)).toEqual([
    ['The river is rising fast.', 'Lena Holt'],
    ['We must leave', 'Lena Holt'],
  ])
})

test('a name at the end of a quotation over paragraphs does not replace a name at its beginning', () => {
  const text =
    'Lena Holt said: “The river is rising fast.\n\n“The dam will not hold.\n\n“We must leave now,” Ole Brandt said.'
  expect(noted(text).map(([, name]) => name)).toEqual(['Lena Holt', 'Lena Holt', 'Ole Brandt'])
})

test('a quotation inside a quotation is part of the outer one', () => {
  expect(noted('“He told me ‘never again’ and left,” Lena Holt said.')).toEqual([
    ['He told me ‘never again’ and left', 'Lena Holt'],
  ])
})

test('an apostrophe opens and closes nothing', () => {
  expect(noted("'The workers' boats aren't safe,' Lena Holt said.")).toEqual([
    ["The workers' boats aren't safe", 'Lena Holt'],
  ])
  expect(noted("The '90s were the workers' years, and 'twas long ago.")).toEqual([])
})

test('a mark that is never closed ends with its paragraph, and lowers the confidence', () => {
  const [open] = reports('“The dam holds. Lena Holt watched.\n\nIt rained.')
  expect(open?.text).toBe('The dam holds. Lena Holt watched.')
  const [closed] = reports('“The dam holds,” Lena Holt said.')
  expect(open?.confidence).toBeLessThan(closed?.confidence ?? 0)
})

test('a question keeps the speaker who follows it', () => {
  expect(noted('“Who pays for this?” Lena Holt asked.')).toEqual([['Who pays for this?', 'Lena Holt']])
})

test.each([
  ['The “green” barge sank in the harbour.'],
  ['She reads “The Tide” every winter.'],
  ['Their “plan” cost a fortune.'],
])('words in marks that nobody is said to have spoken are no report: %s', (text) => {
  expect(reports(text)).toEqual([])
})

test('a few quoted words in a paraphrase make it mixed', () => {
  expect(reports('Lena Holt said the barge was “a floating coffin” for its crew.')).toMatchObject([
    { form: 'MIXED', text: 'the barge was “a floating coffin” for its crew' },
  ])
})

test('a few quoted words without a reported clause are a fragment', () => {
  expect(reports('Lena Holt praised the “patient” crew.')).toMatchObject([
    { form: 'FRAGMENT', text: 'patient', cue: 'praised' },
  ])
})
