import { expect, test } from 'vitest'
import { noted, reports } from './article.ts'

test.each([
  ['The alliance’s special envoy, Ada Quill, arrived in Varnby. “It works,” the special envoy said.'],
  ["The alliance's special envoy, Ada Quill, arrived in Varnby.\n\nRain fell.\n\n“It works,” the envoy said."],
  ['Ada Quill, NATO’s special envoy for the Pacific, met Bo Lind. “It works,” the envoy said.'],
  ['Ada Quill, the envoy of the alliance, met Bo Lind. Bo Lind left. “It works,” the envoy said.'],
  ['Special envoy Ada Quill met Bo Lind. “It works,” the envoy said.'],
  ['“It works,” NATO’s envoy said. The alliance is small. Ada Quill, NATO’s envoy, left.'],
  ['The firm’s chief executive, Ada Quill, stayed. Profits fell. “It works,” the chief executive said.'],
])('whoever bears a description anywhere in an article is meant by it: %s', (text) => {
  expect(noted(text)).toEqual([['It works', 'Ada Quill']])
})

test('an envoy described in the opening is the first person named after it', () => {
  const text = `NATO's special envoy for the Pacific landed on Monday.

Bo Lind, the mayor of Varnby, met her. “It works,” said Ada Quill. “It is late,” the envoy said. “It is dear,” the mayor said.`
  expect(noted(text)).toEqual([
    ['It works', 'Ada Quill'],
    ['It is late', 'Ada Quill'],
    ['It is dear', 'Bo Lind'],
  ])
})

test('of several people whom an article calls nothing, "the president" is none', () => {
  const text =
    'Ida Storm met Bo Lind.\n\nBo Lind spoke of harbours. “It works,” Ida Storm said. “It is late,” the president said.'
  expect(noted(text)).toEqual([
    ['It works', 'Ida Storm'],
    ['It is late', 'president'],
  ])
})

test('a former envoy is never whoever is envoy now', () => {
  const text = 'NATO envoy Ada Quill arrived. “It works,” the envoy said. “It is late,” the former envoy said.'
  expect(noted(text)).toEqual([
    ['It works', 'Ada Quill'],
    ['It is late', 'former envoy'],
  ])
})

test.each([
  ['Former envoy Bo Lind smiled.'],
  ['Her predecessor, Bo Lind, smiled.'],
  ['Bo Lind, a former envoy, smiled.'],
])('a former envoy is whoever was one, and the envoy is not: %s', (who) => {
  const text = `Envoy Ada Quill arrived. ${who} “It is late,” the former envoy said. “It works,” the envoy said.`
  expect(noted(text)).toEqual([
    ['It is late', 'Bo Lind'],
    ['It works', 'Ada Quill'],
  ])
})

test('an office with a verb behind it is no description of the name before it', () => {
  const text = 'In a talk with Ida Storm and Ole Brandt, the mayor said that it was late. “It works,” the mayor said.'
  expect(reports(text).map(({ speaker }) => speaker?.name)).toEqual(['mayor', 'mayor'])
})

test('a list of people describes none of them', () => {
  const text = 'She met the mayor, Bo Lind and Ida Storm. “It works,” the mayor said.'
  expect(noted(text)).toEqual([['It works', 'mayor']])
})

test.each([
  ['Reporters asked the Varnby City Hospital. “He is stable,” the hospital said.', 'Varnby City Hospital'],
  ['The Fish and Tide Service closed the bay on Monday.\n\n“It is safe,” the agency said.', 'Fish and Tide Service'],
  ['Trawlnet builds nets. Lena Holt sails. “It is safe,” the company said.', 'Trawlnet'],
  ['Friends of the Bay Association sued. “It is unsafe,” the group said.', 'Bay Association'],
])('"the company" and its like mean a body that the article has named: %s', (text, name) => {
  expect(noted(text)[0]?.[1]).toBe(name)
})

test.each([
  ['Lena Holt left. “It is safe,” the company said.', 'company'],
  ['The FBI asked Lena Holt. “It is safe,” the company said.', 'company'],
  ['The Senate met. “It is safe,” the agency said.', 'agency'],
])('a body that cannot be meant is not taken: %s', (text, name) => {
  expect(noted(text)[0]?.[1]).toBe(name)
})

test('"Fish and Tide Service" is one body, and speaks once', () => {
  expect(noted('The Norland Fish and Tide Service said the bay is safe to swim in.')).toEqual([
    ['the bay is safe to swim in', 'Norland Fish and Tide Service'],
  ])
  const text = 'Ports and Harbours Committee spokesman Ole Brandt said the bay is safe to swim in.'
  expect(noted(text)).toEqual([['the bay is safe to swim in', 'Ole Brandt']])
})
