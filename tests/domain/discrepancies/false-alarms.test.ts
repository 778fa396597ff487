import { expect, test } from 'vitest'
import type { DateBounds } from '../../../src/domain/compose/date-clues.ts'
import { discrepancies } from '../../../src/domain/discrepancies/discrepancies.ts'
import type { ComparedReport } from '../../../src/domain/discrepancies/discrepancy.ts'
import { report } from './reported.ts'

// Pairs of reports of one utterance, as outlets write them. A conflict says that somebody was misreported.

const unbound: DateBounds = { notBefore: null, notAfter: null }

function conflicts(one: ComparedReport, other: ComparedReport): string[] {
  const found = (a: ComparedReport, b: ComparedReport) =>
    discrepancies([a, b], unbound)
      .filter(({ verdict }) => verdict === 'CONFLICT')
      .map(
        ({ kind, sides }) =>
          `${kind} ${sides
            .map(({ words }) => words)
            .sort()
            .join(' | ')}`,
      )
  const both = found(one, other)
  expect(found(other, one).toSorted()).toEqual(both.toSorted())
  return both
}

const said = (text: string) => report(`[${text}] Roe said.`)
const by = (line: string, name: string, told: { isPerson?: boolean; office?: string } = {}) =>
  report(line, { speaker: { name, isPerson: told.isPerson ?? true, office: told.office ?? null, describedAs: null } })
const body = (name: string) => by(`[We wait,] ${name} said.`, name, { isPerson: false })

test.each([
  ['Japan’s government', 'the Japanese government'],
  ['Norwegian Foreign Ministry', 'Norway’s Foreign Ministry'],
  ['Tokyo', 'the Japanese government'],
  ['the Kremlin', 'Moscow'],
  ['the U.S. State Department', 'the American State Department'],
  ['European Union', 'EU'],
  ['the World Health Organization', 'WHO'],
  ['Fisheries Ministry', 'the Norwegian government'],
  ['the Ministry of Defence', 'Defence Ministry'],
  ['the South Korean government', 'South Korea'],
  ['New Delhi', 'India’s foreign ministry'],
  ['Seoul', 'South Korea’s Defence Ministry'],
  ['Brussels', 'European Commission'],
  ['the alliance', 'NATO'],
  ['the bank', 'Harbour Bank'],
])('one body by two names: %s, %s', (one, other) => {
  expect(conflicts(body(one), body(other))).toEqual([])
})

test.each([
  ['Japan’s government', 'the Chinese government'],
  ['Tokyo', 'Beijing'],
  ['South Korea', 'North Korea'],
  ['Norwegian Foreign Ministry', 'Norwegian Defence Ministry'],
  ['Harbour Bank', 'Fisheries Union'],
])('two bodies: %s, %s', (one, other) => {
  expect(conflicts(body(one), body(other))).toHaveLength(1)
})

test.each([
  ['a name found far from the words', by('[We wait,] she said.', 'Ann Roe'), by('[We wait,] Lee said.', 'Tom Lee')],
  ['a surname here', by('[We wait,] Roe said.', 'Jim Roe'), by('[We wait,] Ann Roe said.', 'Ann Roe')],
  ['a title', by('[We wait,] said Senator Ann Roe.', 'Senator'), by('[We wait,] Ann Roe said.', 'Ann Roe')],
  [
    'a verb taken for a name',
    by('Mr. Roe deflected numerous questions. [We wait.]', 'Mr. Roe deflected numerous'),
    by('[We wait,] Ann Roe said.', 'Ann Roe'),
  ],
  ['a courtesy', by('[We wait,] Ms. Roe said.', 'Ms. Roe'), by('[We wait,] Ann Roe said.', 'Ann Roe')],
  ['a middle initial', by('[We wait,] Ann K. Roe said.', 'Ann K. Roe'), by('[We wait,] Ann Roe said.', 'Ann Roe')],
  [
    'two offices of one person',
    by('[We wait,] Labour Leader Ann Roe said.', 'Ann Roe', { office: 'Labour Leader' }),
    by('[We wait,] Prime Minister Ann Roe said.', 'Ann Roe', { office: 'Prime Minister' }),
  ],
])('one speaker: %s', (_, one, other) => {
  expect(conflicts(one, other)).toEqual([])
})

test.each([
  ['two people', by('[We wait,] Tom Lee said.', 'Tom Lee'), by('[We wait,] Ann Roe said.', 'Ann Roe')],
  ['two of one surname', by('[We wait,] Jim Roe said.', 'Jim Roe'), by('[We wait,] Ann Roe said.', 'Ann Roe')],
  [
    'two ministers',
    by('[We wait,] Foreign Minister Ann Roe said.', 'Ann Roe', { office: 'Foreign Minister' }),
    by('[We wait,] Defence Minister Ann Roe said.', 'Ann Roe', { office: 'Defence Minister' }),
  ],
])('two speakers: %s', (_, one, other) => {
  expect(conflicts(one, other)).toHaveLength(1)
})

const REPORTERS = '[We wait,] Roe told reporters.'

test.each([
  ['what follows the hearers', 'Roe told reporters she would wait. [We wait.]'],
  ['a subject behind the hearers', 'Roe told journalists the port was closed. [We wait.]'],
  ['who asked', 'When asked by a student, Roe said: [We wait.]', 'When asked by Lee, Roe said: [We wait.]'],
  [
    'what was asked',
    'Asked whether the port was closed, Roe said: [We wait.]',
    'Asked about docks, Roe said: [We wait.]',
  ],
  ['when it was asked', 'Asked on Monday, Roe said: [We wait.]', 'Asked last week, Roe said: [We wait.]'],
  ['a warning of something', 'Roe warned of delays. [We wait.]', 'Roe warned against haste. [We wait.]'],
  ['a warning that', 'Roe warned the move could hurt ports. [We wait.]', 'Roe warned allies. [We wait.]'],
  ['what is urged', 'Roe urged restraint. [We wait.]', 'Roe urged caution. [We wait.]'],
  ['reforms urged', 'Roe urged reforms. [We wait.]', 'Roe urged the six ports to act. [We wait.]'],
  ['questions', 'Roe asked questions. [We wait.]', 'Roe asked the six ports to act. [We wait.]'],
  ['who were told by others', 'Pilots were told to wait. [We wait,] Roe said.', REPORTERS],
  ['another speech', 'Lee told pilots to strike. It rained. [We wait,] Roe said.', REPORTERS],
  ['the speaker as hearer', 'Lee told Roe to hurry. [We wait,] Roe said.', REPORTERS],
  ['the press', '[We wait,] Roe told the press.', REPORTERS],
  ['a committee', 'Addressing the finance committee, Roe said: [We wait.]', '[We wait,] Roe told lawmakers.'],
  ['leaders of allies', 'Roe told European leaders: [We wait.]', '[We wait,] Roe told allies in Warsaw.'],
  [
    'a body and its trade',
    'Roe called on regulators to wait. [We wait.]',
    'Roe urged the Harbour Commission to wait. [We wait.]',
  ],
  ['members and their house', '[We wait,] Roe told MPs.', '[We wait,] Roe told the House of Commons.'],
  ['jurors', '[We wait,] Roe told jurors.', '[We wait,] Roe told the jury.'],
  ['a court', '[We wait,] Roe told the court.', '[We wait,] Roe told the judge.'],
  ['an outlet and its reporters', '[We wait,] Roe told The Harbour Times.', REPORTERS],
  ['a demonym', 'Roe urged Japan to act. [We wait.]', 'Roe urged the Japanese government to act. [We wait.]'],
  ['a capital', 'Roe called on Moscow to act. [We wait.]', 'Roe called on Russia to act. [We wait.]'],
  ['members and allies', 'Roe urged NATO members to act. [We wait.]', 'Roe urged NATO allies to act. [We wait.]'],
  ['lawmakers', '[We wait,] Roe told lawmakers.', '[We wait,] Roe told parliament.'],
  [
    'an interview told',
    'In an interview with Harbour Radio, Roe said: [We wait.]',
    '[We wait,] Roe told Harbour Radio’s Kim Dahl.',
  ],
  ['a place', '[We wait,] Roe told reporters outside the court.', REPORTERS],
])('hearers: %s', (_, line, other = REPORTERS) => {
  expect(conflicts(report(line), report(other))).toEqual([])
})

test.each([
  ['[We wait,] Roe told pilots.', '[We wait,] Roe told trade unionists.'],
  ['Roe urged Japan to act. [We wait.]', 'Roe urged China to act. [We wait.]'],
  ['Roe told students she would wait: [We wait.]', 'Speaking to dockers, Roe said: [We wait.]'],
])('other hearers: %s / %s', (one, other) => {
  expect(conflicts(report(one), report(other))).toHaveLength(1)
})

test.each([
  ['a state of the Union', 'Speaking in Iowa, Roe said: [We wait.]', 'Speaking in Des Moines, Roe said: [We wait.]'],
  ['a province', 'Speaking in Bavaria, Roe said: [We wait.]', 'Speaking in Munich, Roe said: [We wait.]'],
  [
    'two regions',
    'Speaking in Asia, Roe said: [We wait.]',
    'Speaking in the Indo-Pacific region, Roe said: [We wait.]',
  ],
  ['an outlet', 'Speaking to the BBC, Roe said: [We wait.]', 'Speaking in Cairns, Roe said: [We wait.]'],
  ['a house', 'Speaking at Ryfylke, Roe said: [We wait.]', 'Speaking in Bergen, Roe said: [We wait.]'],
  ['one hall', 'Speaking at Grieg Hall, Roe said: [We wait.]', 'Speaking at Bergen Grieg Hall, Roe said: [We wait.]'],
  [
    'another speech',
    'Lee told pilots in Molde to strike. It rained. [We wait,] Roe said.',
    'Speaking in Bergen, Roe said: [We wait.]',
  ],
  [
    'a country by its short name',
    'Speaking in the US, Roe said: [We wait.]',
    'Speaking in the United States, Roe said: [We wait.]',
  ],
  ['a country by an old name', 'Speaking in Turkey, Roe said: [We wait.]', 'Speaking in Türkiye, Roe said: [We wait.]'],
  ['a capital and its state', 'Speaking in Oslo, Roe said: [We wait.]', 'Speaking in Norway, Roe said: [We wait.]'],
  [
    'a harbour and its town',
    'Speaking at Skagen Harbour, Roe said: [We wait.]',
    'Speaking in Skagen, Roe said: [We wait.]',
  ],
  [
    'a part of the country',
    'Speaking in northern Norway, Roe said: [We wait.]',
    'Speaking in Norway, Roe said: [We wait.]',
  ],
])('places: %s', (_, one, other) => {
  expect(conflicts(report(one), report(other))).toEqual([])
})

test.each([
  ['Speaking in Norway, Roe said: [We wait.]', 'Speaking in Iceland, Roe said: [We wait.]'],
  ['Speaking in Iowa, Roe said: [We wait.]', 'Speaking in Ohio, Roe said: [We wait.]'],
  ['Speaking in Molde, Roe said: [We wait.]', 'Speaking in Bergen, Roe said: [We wait.]'],
])('other places: %s / %s', (one, other) => {
  expect(conflicts(report(one), report(other))).toHaveLength(1)
})

test.each([
  [
    'one weekday, a week apart by when the articles came out',
    report('On Thursday, Roe said: [We wait.]', { on: '2025-04-04' }),
    report('On Thursday, Roe said: [We wait.]', { on: '2025-04-11' }),
  ],
  [
    'a weekday and "last week"',
    report('On Wednesday, Roe said: [We wait.]', { on: '2025-04-10' }),
    report('Last week, Roe said: [We wait.]', { on: '2025-04-14' }),
  ],
  [
    'one night in two time zones',
    report('On Monday, Roe said: [We wait.]', { on: '2025-04-08' }),
    report('On Tuesday, Roe said: [We wait.]', { on: '2025-04-08', timeZone: 'Asia/Tokyo' }),
  ],
])('days: %s', (_, one, other) => {
  expect(conflicts(one, other)).toEqual([])
})

test.each([
  ['We will not sell the ferry.', 'We won’t sell the ferry.'],
  ['We are not just selling the ferry.', 'We are selling the ferry.'],
  ['Not paying the dues makes me smart.', 'Paying no dues makes me smart.'],
  ['We cannot afford to be naive about the ferry.', 'We can’t be naive about the ferry.'],
  ['I don’t think we will sell the ferry.', 'I think we won’t sell the ferry.'],
  ['It is not impossible to sell the ferry.', 'It is possible to sell the ferry.'],
  ['Nobody will sell the ferry.', 'No one will sell the ferry.'],
  ['No, we will sell the ferry.', 'We will sell the ferry.'],
  ['There is no doubt we will sell the ferry.', 'We will sell the ferry.'],
])('no denial: %j, %j', (one, other) => {
  expect(conflicts(said(one), said(other)).filter((found) => found.startsWith('NEGATION'))).toEqual([])
})

test.each([
  ['We will sell the ferry.', 'We will not sell the ferry.'],
  ['We will never sell the ferry.', 'We will sell the ferry.'],
])('a denial: %j, %j', (one, other) => {
  expect(conflicts(said(one), said(other)).filter((found) => found.startsWith('NEGATION'))).toHaveLength(1)
})

test.each([
  ['We export 20 percent of our fish.', 'We import 30 percent of our grain.'],
  ['We sold two ships in the first 100 days.', 'We sold two ships in 100 days.'],
  ['We have 1,200 ships.', 'We have 1.2 thousand ships.'],
  ['We have a dozen ships.', 'We have twelve ships.'],
  ['We paid $5 billion for ships.', 'We paid 5 billion dollars for ships.'],
  ['We lost nearly half of the ships.', 'We lost almost 50 percent of the ships.'],
  ['The two ships came back; the three old ships did not.', 'Three ships did not come back.'],
  ['Some 2,000 people came.', 'More than 1,900 people came.'],
  ['Up to 30 ships came.', 'At least 20 ships came.'],
])('one number: %j, %j', (one, other) => {
  const indirect = report(`Roe said that [${other}]`, { form: 'INDIRECT' })
  expect(conflicts(said(one), indirect)).toEqual([])
})

test.each([
  [
    '“We will sell the ferry” in other marks and spellings',
    'We’ll sell the harbor ferry.',
    'We will sell the harbour ferry.',
  ],
  ['a word in brackets for another', 'We will sell it.', 'We will sell [the ferry].'],
  ['a lead-in and a synonym', 'Everybody knows it, though the ferry stays.', 'Although the ferry stays.'],
  ['an ellipsis', 'We will sell the ferry ... next year.', 'We will sell the ferry and the quay next year.'],
  ['everybody and everyone', 'Everybody knows the ferry.', 'Everyone knows the ferry.'],
  ['a false start', 'We, we will sell the ferry.', 'We will sell the ferry.'],
])('one wording: %s', (_, one, other) => {
  const direct = (text: string) => ({ ...report('[We wait,] Roe said.'), text })
  expect(conflicts(direct(one), direct(other))).toEqual([])
})

test.each([
  ['one spelling', 'We will pay the work force in May.', 'We will pay the workforce in May.'],
  ['a determiner', 'We will not pay a single crown for the pier.', 'We will not pay any single crown for the pier.'],
  [
    'an editor’s brackets',
    'It looks as if (the mayor Ann) Roe will win.',
    'It looks as if (the mayor Anne) Roe will win.',
  ],
  [
    'two sentences of one speech',
    'The council must publish the whole report on the ferry, and soon.',
    'The ferry report: publish it to the people of Kobe. Now.',
  ],
  [
    'whom they speak to',
    'I fear that his plan reflects the wishes of the shipowners and not the law.',
    'Your plan reflects the wishes of the shipowners and not the law.',
  ],
])('two quotations that differ in %s are no misquotation', (_, one, other) => {
  expect(conflicts(said(one), said(other))).toEqual([])
})

test('another day is a conflict of one sentence, and tells two sentences apart', () => {
  const on = (day: string, words: string) => report(`On ${day}, Roe said: [${words}]`, { on: '2025-04-12' })
  const tuesday = on('April 8', 'They have sunk the pier.')
  const again = on('April 10', 'They have sunk the pier.')
  expect(conflicts(tuesday, again)).toEqual(['DATE April 10 | April 8'])
  expect(conflicts(tuesday, on('April 10', 'The pier is gone for good.'))).toEqual([])
})

test('a day that another quotation speaks of is not the day of these words', () => {
  const one = report('[Please join me for a call,] Roe wrote. “I look forward to talking to you on Monday.”')
  const other = report('On Saturday, Roe wrote: [Please join me for a call.]')
  expect(conflicts(one, other)).toEqual([])
  expect(conflicts(report('[Please join me for a call,] Roe wrote on Monday.'), other)).toHaveLength(1)
})

test('a day that the sentence after tells of something else is not the day of these words', () => {
  const one = report('Roe said [the pier was shut] As the Ledger reported on Wednesday, the ferry sank.', {
    form: 'INDIRECT',
  })
  const other = report('On Friday, Roe said [the pier was shut]', { form: 'INDIRECT' })
  expect(conflicts(one, other)).toEqual([])
})

test('words of a speaker whom one article does not name are not misquoted', () => {
  const letter = (words: string) => report(`[${words}] the letter says.`, { speaker: null })
  const [their, my] = ['The plan reflects their greed and not the law.', 'The plan reflects my greed and not the law.']
  expect(conflicts(said(their), letter(my))).toEqual([])
  expect(conflicts(said(their), said(my))).toHaveLength(1)
})
