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
