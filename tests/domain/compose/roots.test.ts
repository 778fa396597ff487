import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agencyOf } from '../../../src/domain/compose/agency.ts'
import { type Heard, rootOf, roots } from '../../../src/domain/compose/roots.ts'
import { outletKey } from '../../../src/domain/language/outlets.ts'
import type { ChainLink } from '../../../src/domain/statement/statement.ts'

/** "Coastline Review < The Harbour Times": the article's outlet, then whom it has it from, the nearest to it first. */
function heard(line: string, more: Partial<Heard> = {}): Heard {
  const [outlet = '', ...from] = line.split(' < ')
  const chain = from.reverse().map((name): ChainLink => {
    return { role: 'PUBLISHER', name: name === '?' ? null : name, asWritten: name }
  })
  const [name = '', host = null] = outlet.split(' @ ')
  return {
    id: line,
    source: name === '?' ? null : { name, host },
    chain: [{ role: 'ACTOR', name: 'Ann Roe', asWritten: 'Roe' }, ...chain, { role: 'ARTICLE', name, asWritten: null }],
    ...more,
  }
}

test.each([
  ['Meridian Daily', 'OWN', 'Meridian Daily'],
  ['Coastline Review < Strait Observer < The Harbour Times', 'CITED', 'The Harbour Times'],
  ['Coastline Review < ?', 'UNKNOWN', null],
  ['Coastline Review < Strait Observer < ?', 'UNKNOWN', null],
  ['The Harbour Times < Harbour Times', 'OWN', 'The Harbour Times'],
  ['Harbour Online @ harbourtimes.example < The Harbour Times', 'OWN', 'Harbour Online'],
  ['?', 'UNKNOWN', null],
])('the root of "%s" is %s %s', (line, kind, name) => {
  expect(rootOf(heard(line))).toEqual({ kind, name })
})

test.each([
  ['no reports', [], 0],
  ['one, by its own outlet', ['Meridian Daily'], 1],
  ['one that has it from somebody unnamed: somebody did hear it', ['Coastline Review < ?'], 1],
  ['two that have it from somebody unnamed', ['Coastline Review < ?', 'Strait Observer < ?'], 1],
  ['an unnamed root beside a known one', ['Meridian Daily', 'Coastline Review < ?'], 1],
  ['two outlets that were there', ['Meridian Daily', 'Pacific Ledger'], 2],
  ['two that quote one interview', ['Coastline Review < The Harbour Times', 'Strait Observer < The Harbour Times'], 1],
  ['the interview itself and who quotes it', ['Harbour Times', 'Coastline Review < The Harbour Times'], 1],
  [
    'names of one publisher',
    ['The Harbour Times', 'A < Harbour Times', 'B < harbourtimes.co.example', 'C < HARBOUR TIMES'],
    1,
  ],
  ['a source known by its host alone', ['www.harbourtimes.example', 'A < The Harbour Times'], 1],
  ['an outlet whose host has another name', ['Dispatch Online @ northerndispatch.example', 'A < Northern Dispatch'], 1],
  ['initials', ['A < EPA', 'B < Example Press Agency'], 1],
  ['the agency with and without its kind', ['A < Kelp', 'B < Kelp News Agency'], 1],
  ['two dailies, which are not one for being daily', ['A < Daily News', 'B < Daily Agency'], 2],
  ['who cites one who cites another', ['A < B', 'B < The Harbour Times', 'C < The Harbour Times'], 1],
  ['who cites one who has it from somebody unnamed', ['A < B', 'B < ?', 'Meridian Daily'], 1],
  ['two that only quote each other', ['A < B', 'B < A'], 1],
  ['three in a circle, beside one that was there', ['A < B', 'B < C', 'C < A', 'Meridian Daily'], 1],
  ['a circle that one of them broke into by being there', ['A < B', 'B < A', 'A'], 1],
  ['a circle with a way out', ['A < B', 'B < A', 'B < The Harbour Times'], 1],
  ['one that was there and also quotes another', ['A', 'B < A', 'C < The Harbour Times'], 2],
])('%s: %j have %i independent root(s)', (_, lines, expected) => {
  const reports = (lines as string[]).map((line, index) => heard(line, { id: `${index}` }))
  expect(roots(reports).independent).toBe(expected)
  expect(roots(reports.toReversed()).independent).toBe(expected)
})

test('an article that tells an utterance twice is one root, whatever it cites the second time', () => {
  const twice = [heard('A', { articleId: 'a' }), heard('A < The Harbour Times', { articleId: 'a' })]
  expect(roots(twice).independent).toBe(1)
  expect(roots([...twice, heard('B < The Harbour Times', { articleId: 'b' })]).independent).toBe(1)
  expect(roots([...twice, heard('C', { articleId: 'c' })]).independent).toBe(2)
})

test('two outlets that copy one agency are one confirmation, whether the article says so or the words do', () => {
  const passage = `${'The minister told the press on the quay that the ferry would sail. '.repeat(3)}Nobody else spoke.`
  expect(roots([heard('A', { agency: 'Reuters' }), heard('B', { agency: 'Reuters' })]).independent).toBe(1)
  expect(roots([heard('A', { passage }), heard('B', { passage: passage.toUpperCase() })]).independent).toBe(1)
  expect(
    roots([heard('A', { passage: 'The ferry sails.' }), heard('B', { passage: 'The ferry sails.' })]).independent,
  ).toBe(2)
})

test('a text that an outlet changed a little has the root of the other, and one of its own has not', () => {
  const wire =
    'The harbour board met on Tuesday for the third time this season and heard from the pilots. Ada Quill said on the quay. Nobody in the hall asked about the cost of the works, and the meeting ended early.'
  const desk = wire.replace('on Tuesday', 'Tuesday').replace('ended early', 'ended before noon')
  const own =
    'The pilots of Varnby had waited for hours in the rain when the door of the old hall was opened. Ada Quill told this newspaper. By then most of the fishermen had gone home to their families again.'
  expect(roots([heard('A', { around: wire }), heard('B', { around: desk })]).independent).toBe(1)
  expect(roots([heard('A', { around: wire, agency: 'Reuters' }), heard('B', { around: desk })]).independent).toBe(1)
  expect(roots([heard('A', { around: wire }), heard('B', { around: own })]).independent).toBe(2)
  expect(
    roots([heard('A', { around: 'Ada Quill said.' }), heard('B', { around: 'Ada Quill said.' })]).independent,
  ).toBe(2)
})

test('roots are the same in whatever order the reports came, and never more than there are reports', () => {
  const outlet = fc.constantFrom('A', 'B', 'C', 'The D', 'D', '?')
  const line = fc.array(outlet, { minLength: 1, maxLength: 3 }).map((names) => names.join(' < '))
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      const reports = lines.map((one, index) => heard(one, { id: `${index}` }))
      const found = roots(reports)
      const backwards = roots(reports.toReversed())
      expect(backwards.independent).toBe(found.independent)
      for (const { id } of reports) expect(backwards.of.get(id)).toEqual(found.of.get(id))
      expect(found.independent).toBeLessThanOrEqual(reports.length)
      expect(found.independent).toBeGreaterThanOrEqual(Math.min(1, reports.length))
    }),
  )
})

test('another report never lowers the number of roots, unless it tells where an earlier one has it from', () => {
  const lines = ['A', 'B < The D', 'C < ?', 'E', 'F < A']
  const counts = lines.map((_, index) => roots(lines.slice(0, index + 1).map((line) => heard(line))).independent)
  expect(counts).toEqual([1, 2, 2, 3, 3])
})

test.each([
  ['The Harbour Times', 'harbourtimes'],
  ['harbourtimes.co.uk', 'harbourtimes'],
  ['https://www.harbourtimes.com/world/1', 'harbourtimes'],
  ['Kelp.Az', 'kelp'],
  ['Café Presse', 'cafepresse'],
  ['The Times', 'times'],
  ["Harbour Times'", 'harbourtimes'],
])('the publisher %s is recognised as %s', (name, key) => {
  expect(outletKey(name)).toBe(key)
})

test('a publisher that is called by its kind alone is nobody’s name', () => {
  const source = { name: 'Harbour Times', host: null }
  const told = (id: string, name: string) => ({
    id,
    source,
    chain: [{ role: 'PUBLISHER' as const, name, asWritten: name }],
  })
  const found = roots([told('a', 'The newspaper'), told('b', 'Radio Delta'), told('c', 'the station')])
  expect(found.independent).toBe(1)
  expect(found.of.get('a')).toEqual({ kind: 'UNKNOWN', name: null })
})

test.each([
  ['OSLO (Reuters) - The ferry sailed.', 'Reuters'],
  ['Ferry sails\n\nOSLO, May 3 (AP) — The ferry sailed.', 'AP'],
  ['The ferry (Harbour Line) - sailed.', null],
  ['OSLO - The ferry sailed.\n\n© AFP 2025', 'AFP'],
  ['The ferry sailed.', null],
])('the agency of %j is %s', (text, name) => {
  const agency = agencyOf(text)
  expect(agency?.name ?? null).toBe(name)
  if (agency) expect(text.slice(agency.span.start, agency.span.end)).toBe(name)
})
