import { expect, test } from 'vitest'
import { isNobodyInParticular } from '../../../src/domain/language/names.ts'
import { noted, reports } from './article.ts'

test.each([
  ['a report', 'A report by the Holm Institute found that one lock in six was unsafe.', 'Holm Institute'],
  [
    'a poll in commas',
    'A poll by Varn College, taken in May, showed that most people want a new lock.',
    'Varn College',
  ],
  ['a study called by its makers', 'A Varn College study showed that most people want a new lock.', 'Varn College'],
  ['a report somebody has', 'The Holm Institute’s report showed that one lock in six was unsafe.', 'Holm Institute'],
  ['a memo', 'A memo by harbour chief Ada Quill, dated in May, said that one lock in six was unsafe.', 'Ada Quill'],
])('%s says what its author says', (_what, text, author) => {
  expect(reports(text).map(({ speaker }) => speaker?.name)).toEqual([author])
})

test('“the letter” is the letter that the article told of', () => {
  const text =
    'Members received a letter from Ada Quill on Monday. “The roof will not last the winter,” the letter reads.'
  expect(noted(text)).toEqual([['The roof will not last the winter', 'Ada Quill']])
})

test('a letter that somebody sent is theirs', () => {
  const text = 'Ada Quill sent a letter to all members on Monday. “The roof will not last,” the letter said.'
  expect(noted(text)).toEqual([['The roof will not last', 'Ada Quill']])
})

test('a paper whose author the article does not tell is nobody’s', () => {
  const [report] = reports('The firm knew of the cracked valve for two years, a court filing says.')
  expect(report?.speaker && !isNobodyInParticular(report.speaker)).toBe(false)
})

test('people who find something say nothing', () => {
  expect(reports('Ada Quill found that the door of the boathouse was open.')).toEqual([])
})

test.each([
  ['an office, in front', 'Rents fell by 3 percent in May, the Varnby Rents Office said.', 'Varnby Rents Office'],
  [
    'figures “from” it',
    'Figures from the Varnby Rents Office showed that rents had fallen in May.',
    'Varnby Rents Office',
  ],
  [
    'figures published by it',
    'Rents fell in May, according to figures published on Monday by the Rents Office.',
    'Rents Office',
  ],
  ['a survey with its verb turned', 'Two in ten barges leak, finds a survey by Holm Soundings.', 'Holm Soundings'],
  [
    'a study turned round',
    'Boys who row learn faster, suggests a study from the University of Varnby.',
    'University of Varnby',
  ],
  [
    'a survey carried out',
    'Trust in the port has sunk, a survey carried out by Holm Soundings has shown.',
    'Holm Soundings',
  ],
  ['an inquiry led', 'An inquiry led by former judge Ada Quill has found that nobody shut the gate.', 'Ada Quill'],
  ['a bulletin “of” a body', 'A bulletin of the Varnby Storm Bureau said there would be hail.', 'Varnby Storm Bureau'],
])('what %s says is told, and who', (_what, text, author) => {
  expect(reports(text).map(({ speaker }) => speaker?.name)).toEqual([author])
})

test.each([
  'According to the charge sheet, the harbour clerk sold the same berth every spring.',
  'The treaty signed at the end of the talks in Varnby states that both fleets will leave by June.',
  'The minutes of the last meeting state that nobody had asked about the roof.',
])('what a paper without an author says is told, and is nobody’s: %s', (text) => {
  const found = reports(text)
  expect(found).toHaveLength(1)
  expect(found.every(({ speaker }) => !speaker || isNobodyInParticular(speaker))).toBe(true)
})

test.each([
  ['Quill & Storm said the gate would hold.', 'Quill & Storm'],
  ['The League of Rowers & Sons said the gate would hold.', 'League of Rowers & Sons'],
  ['The Bargemen’s League for Varnby said that the gate would hold.', 'Bargemen’s League for Varnby'],
])('a body has its whole name: %s', (text, name) => {
  expect(noted(text)).toEqual([['the gate would hold', name]])
})
