import { expect, test } from 'vitest'
import { type TenureClaim, tenureClaims, tenureDiscrepancies } from '../../../src/domain/fold/tenures.ts'

const published = new Date('2025-05-12T12:00:00Z')
const people = ['Ann Roe', 'Tom Lee']

function told(text: string): string[] {
  return tenureClaims(text, people, published).map(({ name, office, edge, earliest, latest, span, asWritten }) => {
    expect(text.slice(span.start, span.end)).toBe(asWritten)
    return `${name} ${edge} ${earliest} ${latest} ${office ?? '-'}`
  })
}

test.each([
  ['It is Roe’s first visit since taking office in March 2024.', ['Ann Roe FROM 2024-03-01 2024-03-31 -']],
  [
    'It is her first visit since taking office as NATO envoy in March 2024, Roe said.',
    ['Ann Roe FROM 2024-03-01 2024-03-31 NATO envoy'],
  ],
  ['Roe, in office since March 2025, smiled.', ['Ann Roe FROM 2025-03-01 2025-03-31 -']],
  ['Tom Lee, who became harbour minister in 2019, left.', ['Tom Lee FROM 2019-01-01 2019-12-31 harbour minister']],
  ['Ann Roe was appointed envoy on 3 February 2024.', ['Ann Roe FROM 2024-02-03 2024-02-03 envoy']],
  ['Roe assumed the post on March 1, 2024.', ['Ann Roe FROM 2024-03-01 2024-03-01 -']],
  ['Lee served as envoy until January.', ['Tom Lee UNTIL 2025-01-01 2025-01-31 envoy']],
  ['Lee served as envoy until October.', ['Tom Lee UNTIL 2024-10-01 2024-10-31 envoy']],
  ['Lee has served as envoy since 2019.', ['Tom Lee FROM 2019-01-01 2019-12-31 envoy']],
  [
    'Lee stepped down in June 2023. Roe took office in July 2023.',
    ['Tom Lee UNTIL 2023-06-01 2023-06-30 -', 'Ann Roe FROM 2023-07-01 2023-07-31 -'],
  ],
  ['Roe praised the crew. She took office in 2024.', ['Ann Roe FROM 2024-01-01 2024-12-31 -']],
  ['The mayor took office in 2024.', []],
  ['Roe has waited since 2024.', []],
  ['Roe visited the port office in 2024.', []],
])('%j claims %j', (text, expected) => {
  expect(told(text)).toEqual(expected)
})

test('a month without a year tells nothing in an article without a date', () => {
  expect(tenureClaims('Lee served as envoy until January.', people, null)).toEqual([])
})

test('of two people with one surname, the surname alone means neither', () => {
  expect(tenureClaims('Roe took office in 2024.', ['Ann Roe', 'Jim Roe'], published)).toEqual([])
  expect(tenureClaims('Jim Roe took office in 2024.', ['Ann Roe', 'Jim Roe'], published)).toMatchObject([
    { name: 'Jim Roe' },
  ])
})

function compared(...texts: string[]): string[] {
  const claims: TenureClaim[] = texts.flatMap((text) => tenureClaims(text, people, published))
  return tenureDiscrepancies(claims).map(
    ({ claims: [one, other], verdict }) => `${verdict} ${claims[one]?.earliest} ${claims[other]?.earliest}`,
  )
}

test.each([
  [
    'other years',
    ['Roe took office in March 2024.', 'Roe, in office since March 2025, smiled.'],
    ['CONFLICT 2024-03-01 2025-03-01'],
  ],
  [
    'a month of the year the other tells',
    ['Roe took office in March 2024.', 'Roe took office in 2024.'],
    ['COMPATIBLE_REFINEMENT 2024-03-01 2024-01-01'],
  ],
  ['the same', ['Roe took office in March 2024.', 'Roe, in office since March 2024, smiled.'], []],
  ['two people', ['Roe took office in 2024.', 'Lee took office in 2025.'], []],
  ['two offices', ['Roe became harbour minister in 2019.', 'Roe became party leader in 2024.'], []],
  ['a beginning and an end', ['Roe took office in 2019.', 'Roe stepped down in 2024.'], []],
  [
    'one office, named by one of them',
    ['Roe became harbour minister in 2019.', 'Roe took office in 2024.'],
    ['CONFLICT 2019-01-01 2024-01-01'],
  ],
])('two articles on %s: %j', (_, texts, expected) => {
  expect(compared(...texts)).toEqual(expected)
})

test('a hostile text is read in time that grows with it', () => {
  const text = `Roe ${'was served in office as the envoy of the '.repeat(2_000)} ${'Roe '.repeat(5_000)}`
  expect(tenureClaims(text, people, published)).toEqual([])
})
