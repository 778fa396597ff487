import { expect, test } from 'vitest'
import { noted } from './article.ts'

const BODY = 'Mayor Ada Quill said the pumps had been ordered too late.'
const SAID = [['the pumps had been ordered too late', 'Ada Quill']]

test.each([
  ['a credit', 'Reporting by Ole Brandt in Oslo and Ida Storm in Varnby; Editing by Jan Roe'],
  ['a link', 'READ MORE: ‘We lost the shop’: traders count the cost'],
  ['another link', 'Watch: Captain describes rescue'],
  ['a heading in capitals', 'THREE CLERKS HELD IN BRIBERY CASE'],
  ['a heading with a colon', 'Varnby port: Crane collapse kills one'],
  ['a heading that quotes', '‘We will not pay twice’'],
  ['a heading that says who says', 'Mayor says pumps were ordered too late'],
  ['a caption', 'People queue outside a school in Varnby. Photo: Ida Storm/Agence Nord'],
  ['a correction', 'Clarification: An earlier version of this story said that the lock was shut.'],
  ['an amendment', 'A previous version of this report said that the lock was shut.'],
  ['a row of links', 'Share this | Sign in | Most read: “We are lost,” says baker | Contact'],
  ['a picture’s legend', 'Ole Brandt, left, tells pupils how barges are caulked. (Ida Storm / Agence Nord)'],
  ['an invitation', 'Sign up for our weekly newsletter, Harbour Notes'],
])('%s says nothing', (_what, line) => {
  expect(noted(`${line}\n\n${BODY}`)).toEqual(SAID)
  expect(noted(`${BODY}\n\n${line}`)).toEqual(SAID)
})

test('a paragraph that is a quotation alone is prose', () => {
  expect(noted(`${BODY}\n\n“We were not ready for this.”`)).toHaveLength(2)
})

test('a quotation signed behind a dash is prose', () => {
  expect(noted('“We were not ready for this.” — Ada Quill')).toEqual([['We were not ready for this.', 'Ada Quill']])
})

test('whoever is named in full in a caption alone has the full name', () => {
  const text =
    'Ole Brandt, left, with two barges. (Ida Storm / Agence Nord)\n\nThe lock is shut, Brandt said on Monday.'
  expect(noted(text)).toEqual([['The lock is shut', 'Ole Brandt']])
})
