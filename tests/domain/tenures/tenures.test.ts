import { expect, test } from 'vitest'
import { namesBesideClaims, type TenureClaim, tenureClaims } from '../../../src/domain/tenures/claims.ts'
import {
  type TenureOnFile,
  type TenureTelling,
  tenureDiscrepancies,
} from '../../../src/domain/tenures/discrepancies.ts'
import { cpuMs } from '../../world/cpu.ts'

const published = new Date('2025-05-12T12:00:00Z')
const people = [
  { name: 'Ann Roe', alsoCalled: ['the envoy'] },
  { name: 'Tom Lee', alsoCalled: [] },
]

function told(text: string): string[] {
  return tenureClaims(text, people, published).map(({ name, office, event, earliest, latest, span, asWritten }) => {
    expect(text.slice(span.start, span.end)).toBe(asWritten)
    return `${name} ${event} ${earliest} ${latest} ${office ?? '-'}`
  })
}

test.each([
  ['It is Roe’s first visit since taking office in March 2024.', 'Ann Roe BEGAN 2024-03-01 2024-03-31 -'],
  [
    'It is her first visit since taking office as NATO envoy in March 2024, Roe said.',
    'Ann Roe BEGAN 2024-03-01 2024-03-31 NATO envoy',
  ],
  [
    'The visit, Roe’s first to Port Ellis since taking office in March 2024, ends on Friday.',
    'Ann Roe BEGAN 2024-03-01 2024-03-31 -',
  ],
  ['Roe, in office since March 2025, smiled.', 'Ann Roe BEGAN 2025-03-01 2025-03-31 -'],
  ['Tom Lee, who became harbour minister in 2019, left.', 'Tom Lee BEGAN 2019-01-01 2019-12-31 harbour minister'],
  ['Lee, the harbour minister, took office in 2019.', 'Tom Lee BEGAN 2019-01-01 2019-12-31 -'],
  ['Lee joined the navy and became harbour minister in 2019.', 'Tom Lee BEGAN 2019-01-01 2019-12-31 harbour minister'],
  ['Ann Roe was appointed envoy on 3 February 2024.', 'Ann Roe CHOSEN 2024-02-03 2024-02-03 envoy'],
  ['Ann Roe was sworn in as Minister of Ports in 2024.', 'Ann Roe BEGAN 2024-01-01 2024-12-31 Minister of Ports'],
  ['Roe assumed the post on March 1, 2024.', 'Ann Roe BEGAN 2024-03-01 2024-03-01 -'],
  ['Lee served as envoy until January.', 'Tom Lee ENDED 2025-01-01 2025-01-31 envoy'],
  ['Lee served as envoy until October.', 'Tom Lee ENDED 2024-10-01 2024-10-31 envoy'],
  ['Lee has served as envoy since 2019.', 'Tom Lee BEGAN 2019-01-01 2019-12-31 envoy'],
  ['Lee stepped down as mayor in June 2023.', 'Tom Lee RESIGNED 2023-06-01 2023-06-30 mayor'],
  ['Roe praised the crew. She took office in 2024.', 'Ann Roe BEGAN 2024-01-01 2024-12-31 -'],
  ['The envoy, who took office in March 2024, smiled.', 'Ann Roe BEGAN 2024-03-01 2024-03-31 -'],
  ['Karl Voss met Roe, who took office in March 2024.', 'Ann Roe BEGAN 2024-03-01 2024-03-31 -'],
])('%j claims %s', (text, expected) => {
  expect(told(text)).toEqual([expected])
})

test('whose name is a description gives no surname to others', () => {
  const chief = [{ name: 'NATO chief', alsoCalled: [] }]
  expect(tenureClaims('The police chief took office in March 2019.', chief, published)).toEqual([])
  expect(tenureClaims('The NATO chief took office in March 2019.', chief, published)).toHaveLength(1)
})

test('a title before a surname is no other name', () => {
  expect(told('Minister Roe resigned in March 2019.')).toEqual(['Ann Roe RESIGNED 2019-03-01 2019-03-31 -'])
})

test('a text of nothing but claims is read in time, and no more than so many of them', () => {
  const text = 'Roe, in office since March 2019, smiled. '.repeat(40_000)
  let claims: unknown[] = []
  expect(cpuMs(() => (claims = tenureClaims(text, people, published)))).toBeLessThan(10_000)
  expect(claims).toHaveLength(200)
})

test('two sentences about two people are two claims', () => {
  expect(told('Lee left office in June 2023. Roe took office in July 2023.')).toEqual([
    'Tom Lee ENDED 2023-06-01 2023-06-30 -',
    'Ann Roe BEGAN 2023-07-01 2023-07-31 -',
  ])
})

test.each([
  ['somebody whom nobody asked for', 'Roe met Karl Voss, who took office in 2024.'],
  ['a stranger as subject', 'Karl Voss has met Roe twice since taking office in 2024.'],
  ['a stranger in the sentence before', 'Roe met Karl Voss. He took office in 2024.'],
  ['one of two', 'Roe met Lee on her first trip since taking office in March 2024.'],
  ['one of two before', 'Lee praised Roe. He took office in 2024.'],
  ['somebody of the same surname', 'Jim Roe resigned in March 2019.'],
  ['a description that may be anybody', 'Roe praised the mayor. The mayor took office in 2024.'],
  ['a description, and who said so', 'The mayor took office in 2024, Roe said.'],
  ['nobody named', 'The mayor took office in 2024.'],
  ['an object', 'Roe thanked the mayor, who took office in 2024.'],
  ['no office', 'Roe has waited since 2024.'],
  ['a place', 'Roe has been in Bergen since 2024.'],
  ['a state of health', 'Roe became ill in 2019.'],
  ['a family', 'Roe became a mother in 2019.'],
  ['an honour', 'Roe was named person of the year in 2019.'],
  ['a parliament', 'Roe was elected to parliament in 2019.'],
  ['an opinion', 'Roe has been critical of the minister since 2019.'],
  ['a candidacy', 'Roe became presidential candidate in 2019.'],
  ['a visit to an office', 'Roe visited the port office in 2024.'],
  ['a day that no month has', 'Roe took office on 31 February 2024.'],
])('no claim: %s', (_, text) => {
  expect(told(text)).toEqual([])
})

test('a month without a year tells nothing in an article without a date', () => {
  expect(tenureClaims('Lee served as envoy until January.', people, null)).toEqual([])
})

test('of two people with one surname, the surname alone means neither', () => {
  const roes = ['Ann Roe', 'Jim Roe'].map((name) => ({ name, alsoCalled: [] }))
  expect(tenureClaims('Roe took office in 2024.', roes, published)).toEqual([])
  expect(tenureClaims('Jim Roe took office in 2024.', roes, published)).toMatchObject([{ name: 'Jim Roe' }])
})

test('the names beside a claim are those whose tenure it may be', () => {
  expect(namesBesideClaims('Ann Roe spoke. Prime Minister Karl Voss took office in 2024.', published)).toEqual(
    expect.arrayContaining(['Karl Voss', 'Ann Roe']),
  )
  expect(namesBesideClaims('Ann Roe spoke in 2024.', published)).toBeNull()
})

function telling(words: string, given: Partial<TenureTelling> = {}): TenureTelling {
  const [claim]: (TenureClaim | undefined)[] = tenureClaims(`Roe ${words}.`, people, published)
  if (claim === undefined) throw new Error(`no claim in "${words}"`)
  return { ...claim, officeId: null, articleIds: [words], publishedAt: published, ...given }
}

function compared(one: TenureTelling, other: TenureTelling, onFile: TenureOnFile[] = []): string[] {
  return tenureDiscrepancies([one, other], onFile).flatMap(({ verdict, against }) =>
    'telling' in against ? [verdict] : [],
  )
}

test.each([
  ['one year and the next', 'took office in October 2023', 'took office in October 2024', 'CONFLICT'],
  ['two months', 'became envoy in March 2024', 'became envoy in May 2024', 'CONFLICT'],
  ['a month of the year', 'became envoy in March 2024', 'became envoy in 2024', 'COMPATIBLE_REFINEMENT'],
  ['an office more closely', 'became NATO envoy in 2023', 'became envoy in 2024', 'CONFLICT'],
  ['a Norwegian office', 'became Norwegian premier in 2023', 'became premier in 2024', 'CONFLICT'],
  ['the same', 'became envoy in March 2024', 'has served as envoy since March 2024', null],
  ['two offices', 'became harbour minister in 2022', 'became party leader in 2023', null],
  ['a higher office', 'became minister in 2022', 'became prime minister in 2023', null],
  ['two terms', 'became president in 2017', 'became president in 2025', null],
  ['the choice and the beginning', 'was appointed envoy in June 2024', 'became envoy in October 2024', null],
  ['a beginning and an end', 'became mayor in 2022', 'left office as mayor in 2023', null],
  ['an office that only one names', 'became harbour minister in 2023', 'took office in 2024', null],
])('two articles that tell %s: %j, %j are %s', (_, one, other, expected) => {
  const found = expected === null ? [] : [expected]
  expect(compared(telling(one), telling(other))).toEqual(found)
  expect(compared(telling(other), telling(one))).toEqual(found)
})

test('an office on file is one by whatever name', () => {
  const office = { officeId: 'chief' }
  expect(compared(telling('took office in 2023', office), telling('became envoy in 2024', office))).toEqual([
    'CONFLICT',
  ])
  expect(
    compared(telling('became envoy in 2023', office), telling('became envoy in 2024', { officeId: 'other' })),
  ).toEqual([])
})

test('of an article that tells of both days, nobody says that one is wrong', () => {
  const one = { articleIds: ['a', 'b'] }
  expect(
    compared(telling('became envoy in 2023', one), telling('became envoy in 2024', { articleIds: ['b'] })),
  ).toEqual([])
})

test('without an office, an article from before the later day may tell of another one', () => {
  const early = { publishedAt: new Date('2024-01-01') }
  expect(compared(telling('took office in October 2023', early), telling('took office in October 2024'))).toEqual([])
})

const TENURE: TenureOnFile = { officeId: 'envoy', from: '2024-10-01', until: '2025-03-01' }

test.each([
  ['took office in October 2024', []],
  ['took office in 2024', []],
  ['took office in October 2023', ['CONFLICT']],
  ['was appointed envoy in June 2024', []],
  ['left office in February 2025', []],
  ['left office in March 2025', []],
  ['left office in January 2025', ['CONFLICT']],
  ['took office in 2010', []],
])('against the tenure on file, %j is %j', (words, expected) => {
  const one = telling(words, { officeId: 'envoy' })
  const found = tenureDiscrepancies([one], [TENURE])
  expect(found.map(({ verdict }) => verdict)).toEqual(expected)
  for (const { against } of found) expect(against).toEqual({ onFile: 0 })
  expect(tenureDiscrepancies([{ ...one, officeId: 'other' }], [TENURE])).toEqual([])
})

test('two terms on file are both right', () => {
  const terms = [TENURE, { officeId: 'envoy', from: '2023-02-01', until: '2023-09-01' }]
  const office = { officeId: 'envoy' }
  expect(
    compared(telling('took office in February 2023', office), telling('took office in October 2024', office), terms),
  ).toEqual([])
})

test.each([
  `Roe ${'was served in office as the envoy of the '.repeat(2_000)} ${'Roe '.repeat(5_000)}`,
  `${'Roe, who took office in 2024, '.repeat(3_000)}`,
  `${'She took office in 2024. '.repeat(3_000)}`,
  `${'Karl Voss '.repeat(10_000)} took office in 2024`,
  `Roe, ${'the '.repeat(10_000)} took office in 2024`,
])('a hostile text is read in time that grows with it', (text) => {
  expect(tenureClaims(text, people, published).length).toBeLessThanOrEqual(200)
  expect(namesBesideClaims(text, published)?.length ?? 0).toBeLessThan(1_000)
  const read = (what: string) =>
    cpuMs(() => [tenureClaims(what, people, published), namesBesideClaims(what, published)])
  const once = read(text)
  expect(read(`${text} ${text}`)).toBeLessThan(3 * once + 300)
})
