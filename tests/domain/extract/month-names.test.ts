import { expect, test } from 'vitest'
import { noted, reports } from './article.ts'

/** Who said it, and on which day; the article is of Thursday, April 10, 2025. */
const told = (text: string) => reports(text).map(({ speaker, saidAt }) => [speaker?.name ?? null, saidAt?.date ?? null])

test.each([
  ['a surname', 'Minister Ida May said on Thursday that the posts would be staffed.', 'Ida May'],
  ['a first name', 'June Abbot, who runs the lifeboats, said on Thursday that the slipway was cracked.', 'June Abbot'],
  ['a man’s', 'August Storm, the director, said on Thursday that the season would open late.', 'August Storm'],
  ['behind the words', '“The slipway is cracked,” April Holm, a ranger, said on Thursday.', 'April Holm'],
])('a month may be %s', (_what, text, name) => {
  expect(told(text)).toEqual([[name, '2025-04-10']])
})

test('once it is a name, it is one without more', () => {
  const text =
    'June Abbot said on Thursday that the slipway was cracked. “We launch by hand,” June told reporters on Wednesday.'
  expect(told(text)).toEqual([
    ['June Abbot', '2025-04-10'],
    ['June Abbot', '2025-04-09'],
  ])
})

test('a courtesy makes a month a name', () => {
  const text = 'Minister Ida May left early. “It will not be cheap,” Mrs May told reporters on Thursday.'
  expect(told(text)).toEqual([['Ida May', '2025-04-10']])
})

test('a month is still a month beside a person of that name', () => {
  const text = 'Ida May spoke. Ole Brandt said in May 2024 that the slipway was cracked.'
  expect(reports(text)[0]?.saidAt).toMatchObject({ precision: 'MONTH', date: null })
})

test('a day of the week may be a given name', () => {
  const text = 'Sunday Okwara, who rows for Varnby, said on Thursday that the boat had a hole. The race is on Sunday.'
  expect(noted(text)).toEqual([['the boat had a hole', 'Sunday Okwara']])
  expect(noted('Late on Sunday Ole Brandt said that the boat had a hole.')).toEqual([
    ['the boat had a hole', 'Ole Brandt'],
  ])
})
