import { expect, test } from 'vitest'
import { amountsIn } from '../../../src/domain/compare/amounts.ts'
import type { DateBounds } from '../../../src/domain/compose/date-clues.ts'
import { addresseesIn } from '../../../src/domain/discrepancies/addressees.ts'
import { discrepancies } from '../../../src/domain/discrepancies/discrepancies.ts'
import type { ComparedReport } from '../../../src/domain/discrepancies/discrepancy.ts'
import { placesIn } from '../../../src/domain/discrepancies/places.ts'
import { report } from './reported.ts'

const unbound: DateBounds = { notBefore: null, notAfter: null }
/** Each discrepancy as "KIND VERDICT words | words". */
function told(one: ComparedReport, other: ComparedReport, bounds = unbound): string[] {
  return discrepancies([one, other], bounds).map(({ kind, verdict, sides }) => {
    for (const side of sides) {
      const its = [one, other].find(({ id }) => id === side.reportId)
      const text = { TEXT: its?.text, BEFORE: its?.context.before, AFTER: its?.context.after, ELSEWHERE: '' }[
        side.place
      ]
      if (side.span) expect(text?.slice(side.span.start, side.span.end)).toBe(side.words)
    }
    return `${kind} ${verdict} ${sides
      .map((side) => side.words)
      .sort()
      .join(' | ')}`
  })
}

const said = (text: string) => report(`[${text}]`)

test.each([
  [
    'the same in every respect',
    report('On Tuesday, Roe told reporters in Bergen: [We wait.]'),
    report('[We wait.] Roe told reporters in Bergen on Tuesday.'),
    [],
  ],
  [
    'days, both resolved',
    report('On Tuesday she said: [We wait.]', { on: '2025-04-09' }),
    report('On Wednesday she said: [We wait.]', { on: '2025-04-10' }),
    ['DATE CONFLICT Tuesday | Wednesday'],
  ],
  [
    'days, neither article dated',
    report('On May 3 she said: [We wait.]'),
    report('On May 4 she said: [We wait.]'),
    ['DATE CONFLICT May 3 | May 4'],
  ],
  [
    'one day in two ways',
    report('On Tuesday she said: [We wait.]', { on: '2025-04-09' }),
    report('On April 8 she said: [We wait.]', { on: '2025-04-10' }),
    ['DATE COMPATIBLE_REFINEMENT April 8 | Tuesday'],
  ],
  [
    'one day in two ways that only together tell it',
    report('On Tuesday she said: [We wait.]', { on: '2025-04-09' }),
    report('On April 8 she said: [We wait.]'),
    ['DATE COMPATIBLE_REFINEMENT April 8 | Tuesday'],
  ],
  [
    'a day and its month',
    report('On April 8, 2025 she said: [We wait.]'),
    report('[We wait.] she said on Tuesday.', { on: '2025-04-09' }),
    ['DATE COMPATIBLE_REFINEMENT April 8, 2025 | Tuesday'],
  ],
  [
    'countries',
    report('Speaking in Norway, Roe said: [We wait.]'),
    report('Speaking in Iceland, Roe said: [We wait.]'),
    ['PLACE CONFLICT Iceland | Norway'],
  ],
  [
    'a country and a town that the other puts in it',
    report('Speaking in Norway, Roe said: [We wait.]'),
    report('[We wait.] Roe said at a press conference in Bergen, Norway.'),
    ['PLACE COMPATIBLE_REFINEMENT Bergen | Norway'],
  ],
  [
    'a country and a town that nobody puts anywhere',
    report('Speaking in Norway, Roe said: [We wait.]'),
    report('[We wait.] Roe told reporters in Bergen.'),
    ['ADDRESSEE'],
  ],
  [
    'towns',
    report('Speaking in Molde, Roe said: [We wait.]'),
    report('Speaking in Bergen, Roe said: [We wait.]'),
    ['PLACE CONFLICT Bergen | Molde'],
  ],
  [
    'hearers',
    report('[We wait.] Roe told pilots.'),
    report('[We wait.] Roe told trade unionists.'),
    ['ADDRESSEE CONFLICT pilots | trade unionists'],
  ],
  ['hearers by a synonym', report('[We wait.] Roe told reporters.'), report('[We wait.] Roe told journalists.'), []],
  [
    'hearers named more closely',
    report('[We wait.] Roe told reporters.'),
    report('[We wait.] Roe told Norwegian reporters.'),
    ['ADDRESSEE COMPATIBLE_REFINEMENT Norwegian reporters | reporters'],
  ],
  [
    'hearers who may be anybody',
    report('[We wait.] Roe told an audience of sailors.'),
    report('[We wait.] Roe told a crowd.'),
    ['ADDRESSEE COMPATIBLE_REFINEMENT a crowd | an audience of sailors'],
  ],
  [
    'who is asked, and who else',
    report('Roe urged the six ports to act. [We wait.]'),
    report('Roe urged the six ports and their guests to act. [We wait.]'),
    ['ADDRESSEE CONFLICT the six ports | the six ports and their guests'],
  ],
  [
    'who heard and who is asked, which is no comparison',
    report('[We wait.] Roe told pilots.'),
    report('Roe urged the ports to act. [We wait.]'),
    [],
  ],
  [
    'numbers of one thing',
    said('We have 32 ships.'),
    said('We have 23 ships.'),
    ['SPEECH_FORM CONFLICT 23 | 32', 'NUMBER CONFLICT 23 | 32'],
  ],
  [
    'a number and about as many',
    said('We have 32 ships.'),
    said('We have about 30 ships.'),
    ['SPEECH_FORM CONFLICT 32 | about 30', 'NUMBER COMPATIBLE_REFINEMENT 30 | 32'],
  ],
  [
    'more than a number',
    said('We have more than 30 ships.'),
    said('We have 32 ships.'),
    ['SPEECH_FORM CONFLICT 32 | more than 30', 'NUMBER COMPATIBLE_REFINEMENT 30 | 32'],
  ],
  [
    'a number in words',
    said('We have three ships.'),
    said('We have 3 ships.'),
    ['SPEECH_FORM COMPATIBLE_REFINEMENT 3 | three'],
  ],
  ['numbers of different things', said('We have 32 ships.'), said('We have 32 ships and 4 docks.'), []],
  [
    'a "not"',
    said('We will sell the ferry.'),
    said('We will not sell the ferry.'),
    ['NEGATION CONFLICT We will sell the ferry. | not'],
  ],
  [
    'two sentences, one with a "not"',
    said('We will sell the ferry.'),
    said('Nobody has asked about a lighthouse, not one soul.'),
    [],
  ],
  ['words left out', said('We will sell the ferry and the quay.'), said('We will sell the ferry.'), []],
  [
    'what is only paraphrased',
    said('We will sell the ferry.'),
    report('[that the ferry was for sale]', { form: 'INDIRECT' }),
    ['SPEECH_FORM COMPATIBLE_REFINEMENT We will sell the ferry. | that the ferry was for sale'],
  ],
])('reports that differ in %s', (_, one, other, expected) => {
  const found = told(one, other).filter((line) => !expected.includes('ADDRESSEE') || !line.startsWith('ADDRESSEE'))
  expect(found).toEqual(expected.filter((line) => line !== 'ADDRESSEE'))
  expect(told(other, one).toSorted()).toEqual(told(one, other).toSorted())
})

const by = (name: string, office: string | null = null, isPerson = true) =>
  report(`[We wait,] ${office ?? 'the'} ${name} said.`, { speaker: { name, isPerson, office, describedAs: null } })

test.each([
  ['a full name and a surname', by('Ann Roe'), by('Roe'), []],
  ['two surnames', by('Ann Roe'), by('Ann Lee'), ['ATTRIBUTION CONFLICT Ann Lee | Ann Roe']],
  ['two of one surname', by('Ann Roe'), by('Jim Roe'), ['ATTRIBUTION CONFLICT Ann Roe | Jim Roe']],
  [
    'a spokeswoman and her ministry',
    by('Ann Roe'),
    by('Norwegian Fisheries Ministry', null, false),
    ['ATTRIBUTION COMPATIBLE_REFINEMENT Ann Roe | Norwegian Fisheries Ministry'],
  ],
  [
    'one office, told more closely',
    by('Ann Roe', 'Commissioner'),
    by('Ann Roe', 'Ports Commissioner'),
    ['ATTRIBUTION COMPATIBLE_REFINEMENT Commissioner | Ports Commissioner'],
  ],
  [
    'two offices of one rank',
    by('Ann Roe', 'Ports Minister'),
    by('Ann Roe', 'Fisheries Minister'),
    ['ATTRIBUTION CONFLICT Fisheries Minister | Ports Minister'],
  ],
  [
    'two offices that one may hold together',
    by('Ann Roe', 'Party Leader'),
    by('Ann Roe', 'Fisheries Minister'),
    ['ATTRIBUTION COMPATIBLE_REFINEMENT Fisheries Minister | Party Leader'],
  ],
])('speakers: %s', (_, one, other, expected) => {
  expect(told(one, other)).toEqual(expected)
})

test('what one article tells in two ways is not a discrepancy, what another tells is', () => {
  const said = report('[We saw forty trawlers beyond the buoys] Ann Roe said', { articleId: 'a' })
  const summary = { form: 'INDIRECT' as const }
  const own = report('Ann Roe said [she saw thirty trawlers beyond the buoys]', { articleId: 'a', ...summary })
  const theirs = report('Ann Roe said [she saw thirty trawlers beyond the buoys]', { articleId: 'b', ...summary })
  const never = { notBefore: null, notAfter: null }
  expect(discrepancies([said, own], never)).toEqual([])
  expect(discrepancies([said, theirs], never).map(({ kind }) => kind)).toContain('NUMBER')
})

test('the years in office find the day that reconciles two reports without a year', () => {
  const tenure = { notBefore: new Date('2024-10-01'), notAfter: new Date('2027-01-01') }
  const [one, other] = [report('On Tuesday she said: [We wait.]'), report('On April 8 she said: [We wait.]')]
  expect(told(one, other)).toEqual([])
  expect(told(one, other, tenure)).toEqual(['DATE COMPATIBLE_REFINEMENT April 8 | Tuesday'])
})

test('twenty reports that all say the same disagree about nothing, and one that differs is shown once', () => {
  const many = Array.from({ length: 20 }, () => report('Speaking in Norway on May 3, Roe said: [We have 32 ships.]'))
  expect(discrepancies(many, unbound)).toEqual([])
  const other = report('Speaking in Iceland on May 3, Roe said: [We have 32 ships.]')
  expect(discrepancies([...many, other], unbound).map(({ kind }) => kind)).toEqual(['PLACE'])
})

test.each([
  ['Speaking to journalists during a visit to Norway, Roe said', ['Norway COUNTRY']],
  ['Roe told students at Harbour College in Bergen.', ['Harbour College VENUE', 'Bergen TOWN']],
  ['Roe said on Tuesday in Oslo that ships should stay in the North Sea.', ['Oslo TOWN']],
  ['at a briefing in the Skagen region, Roe said', ['Skagen REGION']],
  ['Roe spoke at the Norwegian naval port.', []],
  ['The envoy wants more docks in Norway.', []],
  ['Roe told reporters in April.', []],
  ['Roe said ports in Norway were full.', []],
])('the places of speaking in %j are %j', (text, expected) => {
  expect(placesIn(text).map(({ name, kind }) => `${name} ${kind}`)).toEqual(expected)
})

test.each([
  ['Roe told reporters in Bergen.', ['HEARD reporters']],
  ['Roe urged the six ports to act.', ['ASKED the six ports']],
  ['Roe told him to wait.', []],
  ['in an interview with The Harbour Times, Roe said', ['HEARD The Harbour Times']],
  ['Roe called on pilots and crews to stay.', ['ASKED pilots and crews']],
])('the addressees in %j are %j', (text, expected) => {
  expect(addresseesIn(text).map(({ role, name }) => `${role} ${name}`)).toEqual(expected)
})

test.each([
  ['32 members', ['32 member EXACT']],
  ['about three billion euros', ['3000000000 euro ABOUT']],
  ['twenty-five per cent of the fleet', ['25 % EXACT']],
  ['€3.5bn and 2%', ['3500000000 € EXACT', '2 % EXACT']],
  ['more than 1,200 new ships', ['1200 ship AT_LEAST']],
  ['on April 8, 2025', []],
  ['since 2019', []],
  ['Phase 2', ['2 phase no. EXACT']],
  ['one of them', []],
])('the amounts in %j are %j', (text, expected) => {
  expect(amountsIn(text).map(({ value, unit, bound }) => `${value} ${unit} ${bound}`)).toEqual(expected)
})
