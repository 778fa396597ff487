import { expect, test } from 'vitest'
import { noted, reports } from './article.ts'

test.each([
  ['Lena Holt stated that the lock would open.', 'the lock would open'],
  ['Lena Holt said the council wants a new lock.', 'the council wants a new lock'],
  ['Lena Holt told reporters on Tuesday that the lock was safe.', 'the lock was safe'],
  ['According to Lena Holt, the lock is safe.', 'the lock is safe'],
  ['The lock is safe again, according to Lena Holt.', 'The lock is safe again'],
  ['The lock is safe again, Lena Holt said on Tuesday.', 'The lock is safe again'],
  ['Lena Holt, a former diver, insisted that the lock was safe.', 'the lock was safe'],
])('a paraphrase is the clause without its "that" and its full stop: %s', (text, words) => {
  expect(noted(text)).toEqual([[words, 'Lena Holt']])
  expect(reports(text)[0]?.form).toBe('INDIRECT')
})

test.each([
  ['Lena Holt called for a new lock.'],
  ['Lena Holt would not say that the lock was safe.'],
  ['Lena Holt was told that the lock was safe.'],
  ['Lena Holt announced a new lock.'],
  ['Her claims that the lock was safe were wrong.'],
  ['Article 7 of the charter states that the lock shall stay open.'],
])('what nobody is told to have said is no report: %s', (text) => {
  expect(reports(text)).toEqual([])
})

test('a second paraphrase behind a comma is a report of its own', () => {
  expect(noted('Lena Holt said that the lock was safe, adding that it had been tested.')).toEqual([
    ['the lock was safe', 'Lena Holt'],
    ['it had been tested', 'Lena Holt'],
  ])
})

test('a headline repeated under its picture is reported once', () => {
  const line = 'Lena Holt said that the lock was safe.'
  expect(reports(`${line}\n\n${line}`)).toHaveLength(1)
})

test('a day behind the verb is when it was said, and no words', () => {
  const found = reports(
    'Harbour dues will fall, Lena Holt said on Wednesday, a day after a pilot spoke of “grey sums”.',
  )
  expect(found.filter(({ text }) => /Wednesday/u.test(text))).toEqual([])
  expect(
    reports('Lena Holt warned on Tuesday of longer queues at the northern lock.').map(({ text }) => text),
  ).not.toContainEqual(expect.stringMatching(/Tuesday/u))
})

test('a list of names that the words begin with is not cut', () => {
  const text = 'Lena Holt said that Norway, Iceland, Denmark and Sweden – four of the partners – would be asked to pay.'
  expect(noted(text)[0]?.[0]).toMatch(/^Norway, Iceland, Denmark and Sweden/)
})

test.each([
  ['If the rain goes on, Lena Holt said, the lock will close.', 'If the rain goes on the lock will close'],
  ['If the rain goes on, Lena Holt told reporters, the lock will close.', 'If the rain goes on the lock will close'],
  ['Without new pumps, Lena Holt said, the lock will close.', 'Without new pumps the lock will close'],
  ['Not only is the lock old, Lena Holt said, it is dangerous.', 'Not only is the lock old it is dangerous'],
])('a condition in front of the verb belongs to what was said: %s', (text, words) => {
  const [report] = reports(text)
  expect(noted(text)).toEqual([[words, 'Lena Holt']])
  expect(report?.parts.map(({ start, end }) => text.slice(start, end)).join(' ')).toBe(words)
})

test.each([
  ['Ada Quill told reporters on Monday that “the lock is safe and sound”.', 'the lock is safe and sound'],
  ['Ada Quill said on Monday that “the lock is safe and sound”.', 'the lock is safe and sound'],
  ['Ada Quill said late on Monday in the old hall at Varnby that the lock would open.', 'the lock would open'],
  ['Ada Quill, a dentist, said that teeth in Port Ellen were bad.', 'teeth in Port Ellen were bad'],
])('the words begin behind "that", whatever stands before it: %s', (text, words) => {
  expect(reports(text).map((report) => [report.text, report.speaker?.name])).toEqual([[words, 'Ada Quill']])
})

test('who rejects a claim that is not told has not said what it was', () => {
  expect(reports('Bo Marsh rejected Ada Quill’s claim on Thursday.')).toEqual([])
})
