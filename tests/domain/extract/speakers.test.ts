import { expect, test } from 'vitest'
import { noted, reports } from './article.ts'

const HOLT = 'Harbour Minister Lena Holt opened the lock in Varnby. '

test.each([
  ['by surname', '“It works,” Holt said.', 'Lena Holt'],
  ['by a pronoun', '“It works,” she said.', 'Lena Holt'],
  ['by the office', '“It works,” the minister said.', 'Lena Holt'],
  ['by a former office', '“It works,” the former river commissioner said.', 'Lena Holt'],
  ['with the verb first', '“It works,” said Holt.', 'Lena Holt'],
  ['with a participle', 'Holt pressed the button, stating, “It works.”', 'Lena Holt'],
  ['in front of reporters', '“It works,” Holt told reporters.', 'Lena Holt'],
  ['by according to', 'According to Holt, “it works every single time.”', 'Lena Holt'],
])('a speaker named once in full is known %s', (_how, text, name) => {
  expect(reports(HOLT + text).at(-1)?.speaker?.name).toBe(name)
})

test('a description in commas belongs to the name before it', () => {
  const [report] = reports('“It works,” Jane Roe, a spokesperson for the Harbour Ministry, said.')
  expect(report?.speaker).toMatchObject({
    name: 'Jane Roe',
    kind: 'PERSON',
    describedAs: 'a spokesperson for the Harbour Ministry',
    office: null,
  })
})

test('a title before a name is the office, not the name', () => {
  const [report] = reports('“It works,” Varnby Harbour Minister Lena Holt said.')
  expect(report?.speaker).toMatchObject({ name: 'Lena Holt', office: 'Varnby Harbour Minister', surnameOnly: false })
})

test.each([['Former President Ole Brandt'], ['Ex-President Ole Brandt']])('nobody holds a former office: %s', (who) => {
  const [report] = reports(`“It works,” ${who} said.`)
  expect(report?.speaker).toMatchObject({ name: 'Ole Brandt', office: null })
})

test('a speaker of whom only the surname is told waits for another article to complete it', () => {
  expect(reports('“It works,” Holt said.')[0]?.speaker).toMatchObject({ name: 'Holt', surnameOnly: true, office: null })
})

test.each([
  ['Norway', 'GOVERNMENT'],
  ['Oslo', 'GOVERNMENT'],
  ['The Norwegian government', 'GOVERNMENT'],
  ['The Harbour Ministry', 'GOVERNMENT'],
  ['NATO', 'INSTITUTION'],
  ['The Varnby Council', 'INSTITUTION'],
])('%s speaks as a %s', (who, kind) => {
  const [report] = reports(`${who} said that the strait would stay open.`)
  expect(report?.speaker).toMatchObject({ kind, surnameOnly: false })
})

test('a quotation without any word about its speaker takes the paragraph before', () => {
  expect(noted('Lena Holt spoke for an hour.\n\n“We were not ready.”')).toEqual([['We were not ready.', 'Lena Holt']])
})

test('a quotation that nobody could have spoken has no speaker', () => {
  const [report] = reports('“We were not ready for the flood.”')
  expect(report?.speaker).toBeNull()
  expect(report?.confidence).toBeLessThan(0.5)
})

test('headings and by-lines are not speakers', () => {
  const text = 'By Ida Storm\n\nLocks to open in May\n\n“We were not ready for the flood.”'
  expect(noted(text)).toEqual([['We were not ready for the flood.', null]])
})

test('whoever stands in a picture’s caption is not the one who goes on speaking', () => {
  const text =
    'Lena Holt said that the lock works.\n\nCaptain Ole Brandt steered the barge. (Photo: Harbour Office)\n\n“It is safe,” she said.\n\nThe river will rise, according to her statement.'
  expect(noted(text)).toEqual([
    ['the lock works', 'Lena Holt'],
    ['It is safe', 'Lena Holt'],
    ['The river will rise', 'Lena Holt'],
  ])
})

test('two people keep their words apart', () => {
  const text = '“The lock is safe,” said Lena Holt. Captain Ole Brandt disagreed. “I would not sail,” he said.'
  expect(noted(text)).toEqual([
    ['The lock is safe', 'Lena Holt'],
    ['I would not sail', 'Ole Brandt'],
  ])
})

test('a German quotation finds its speaker by the plain cues', () => {
  expect(noted('„Die Schleuse hält“, sagte Lena Holt am Dienstag.', { language: 'de' })).toEqual([
    ['Die Schleuse hält', 'Lena Holt'],
  ])
})

test.each([
  ['“It works,” Lena Holt, 59, of Varnby, who built it, said.', 'Lena Holt'],
  ['“It works,” said Quay Watch president Lena Holt.', 'Lena Holt'],
  ['Lena Holt on Thursday said that the lock was safe.', 'Lena Holt'],
  ['“It works,” said Carly May.', 'Carly May'],
  ['“It works,” Lena Holt, the mayor, told The Quay Times.', 'Lena Holt'],
  ['VARNBY, April 8 (Wire) – Lena Holt opened the lock, saying that it was safe.', 'Lena Holt'],
])('a speaker is found behind commas, trades, times and datelines: %s', (text, name) => {
  expect(reports(text)[0]?.speaker?.name).toBe(name)
})

test('"he" is not somebody whose first name is hers', () => {
  const text = 'Ole Brandt met Maria Lund. Maria Lund smiled. “The lock is safe,” he said.'
  expect(reports(text).at(-1)?.speaker?.name).toBe('Ole Brandt')
})

test('what is said to somebody is not taken for what is said', () => {
  expect(noted('“It works every day,” Lena Holt said to reporters in Varnby.')).toEqual([
    ['It works every day', 'Lena Holt'],
  ])
})

test.each([
  [
    'Rep. Ole Brandt voted. (Mr. Brandt opposed the lock in 2010 but has said since that it should open.)',
    'Ole Brandt',
  ],
  ['Ada Quill said brokers expect a dear year and urged the council to repair the old lock.', 'Ada Quill'],
  ['The envoy Ada Quill confirmed that brokers intended to sell and said that the lock would open.', 'Ada Quill'],
  ['Ada Quill likewise announced that the old lock would open.', 'Ada Quill'],
])('whose words they are is told by the verb that stands nearest in tense and clause: %s', (text, name) => {
  expect(noted(text).at(-1)?.[1]).toBe(name)
})
