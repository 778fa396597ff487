import { expect, test } from 'vitest'
import { isDescription, isNobodyInParticular } from '../../../src/domain/language/names.ts'
import { reports } from './article.ts'

/** The names that an article's reports stand under; null for nobody. */
function speakers(text: string): (string | null)[] {
  return reports(text).map(({ speaker }) =>
    speaker === null || isNobodyInParticular(speaker) || isDescription(speaker) ? null : speaker.name,
  )
}

test.each([
  ['an early hour', 'Early on Friday Ada Quill, a diver, said the wreck had moved.', 'Ada Quill'],
  ['an hour counted', 'Days later Admiral Ole Brandt said the wreck had moved.', 'Ole Brandt'],
  ['a day and its comma', 'Tuesday, diver Ada Quill said the wreck had moved.', 'Ada Quill'],
  ['a reason', 'Citing the tide, Ada Quill said the wreck had moved.', 'Ada Quill'],
  ['a programme', 'On Harbour Hour, her rival, Ole Brandt, said the wreck had moved.', 'Ole Brandt'],
  ['a party and a state', 'Sen. Ada Quill, D-Ore., said the wreck had moved.', 'Ada Quill'],
  ['a verb of its own', 'Mayor Ada Quill denied saying that the wreck had moved an inch.', 'Ada Quill'],
])('%s before or behind a name is no part of it', (_what, text, name) => {
  expect(speakers(text)).toEqual([name])
})

test('a word that has its capital from the sentence alone is nobody', () => {
  for (const word of ['Flames', 'Residents', 'Meanwhile', 'Wednesday', 'Reports'])
    expect(speakers(`${word} said that the north quay would be closed for a week.`)).not.toContain(word)
})

test('a sea named before does not speak for the state in its name', () => {
  const text = 'A trawler sank in the North Varnland Sea. Varnland said its boats had been fishing there for years.'
  expect(speakers(text)).toEqual(['Varnland'])
})

test.each([
  'Curator',
  'Harbour engineer',
  'Volcanologist',
  'Defence lawyer',
  'Shop steward',
  'Republican',
  'Then-Harbour Director',
  'Third-grade teacher',
  'Varnby senior adviser',
  'Senators',
])('%s before a name says what its bearer is', (calling) => {
  const [report] = reports(`${calling} Ada Quill said that the north quay would be closed for a week.`)
  expect(report?.speaker?.name).toBe('Ada Quill')
})

test('a body comes after what it is, too', () => {
  const [report] = reports('The north quay would be closed for a week, the ferry operator Norvolt said.')
  expect(report?.speaker).toMatchObject({ name: 'Norvolt', kind: 'INSTITUTION' })
})

test('a first name that is a calling as well stays', () => {
  expect(speakers('Hunter Quill said that the north quay would be closed for a week.')).toEqual(['Hunter Quill'])
})

test('a colleague of an outlet is called by their own name', () => {
  expect(speakers('The Post’s Ada Quill said that the north quay would be closed for a week.')).toEqual(['Ada Quill'])
})

test.each([
  ['officials', 'Nine boats sank in the night, officials said on Sunday.'],
  ['one of many', 'One resident of Mill Lane said the cellar was full of water.'],
  ['a diplomat', 'A diplomat from Varnland said the draft was as good as dead.'],
  ['two people', 'Two people close to the talks said the draft was as good as dead.'],
  ['allies', 'Quill allies said that the draft was as good as dead.'],
  ['a party member', 'The Oregon Republican said that the draft was as good as dead.'],
])('%s who are not named are nobody', (_who, text) => {
  expect(speakers(text)).toEqual([null])
})

test('those who speak together speak each', () => {
  const text = 'Mayor Ada Quill and Senator Ole Brandt said the lock would open. They said the river was very high.'
  expect(speakers(text)).toEqual(['Ada Quill', 'Ole Brandt', 'Ada Quill', 'Ole Brandt'])
})

test('two states speak each', () => {
  expect(speakers('Norway and Sweden said that the strait would be swept.')).toEqual(['Norway', 'Sweden'])
})

test.each(['Devon and Holm Police', 'Center on Boats and Harbour Safety'])('%s is one body', (name) => {
  expect(speakers(`The ${name} said that the strait would be swept.`)).toEqual([name])
})

test('capitals of a transcript are the person whom its heading names', () => {
  const text = 'Briefing by Press Secretary Ada Quill\n\nMS. QUILL: The convoy reached the border before dawn.'
  expect(speakers(text)).toEqual(['Ada Quill'])
})

test.each([
  ['Canon Otto Quill said that the roof leaks.', 'Otto Quill'],
  ['Mufti Samir Abu Brandt came. Abu Brandt said that the roof leaks.', 'Samir Abu Brandt'],
  ['Trade Minister Ekaterin Storm said that the roof leaks.', 'Ekaterin Storm'],
  ['The vet who came to see it, Dr. Ida Storm, said it would live to be ten.', 'Ida Storm'],
  ['Its owners, Quill Barge & Tow, say that the roof leaks.', 'Quill Barge & Tow'],
  ['“It leaks,” said Juror No. 7, a retired baker.', undefined],
  ['Secretary of the Interior Roy Holt said that the roof leaks.', 'Roy Holt'],
  ['Minister for the Interior Ada Quill said that the roof leaks.', 'Ada Quill'],
  ['Bishop Daniel Quill, of Varnby, Wis., said that the roof leaks.', 'Daniel Quill'],
])('a speaker’s whole name, and nothing but it: %s', (text, name) => {
  expect(reports(text).map(({ speaker }) => speaker?.name)).toEqual([name])
})

test.each([
  ['Luckily, said brigade captain Ole Brandt, the wind dropped before noon.', 'the wind dropped before noon'],
  [
    'Despite the rain, according to Ole Brandt of the brokers Quill & Storm, prices stay high in May.',
    'prices stay high in May',
  ],
])('what follows an attribution behind an opening is told: %s', (text, words) => {
  expect(reports(text).map((report) => [report.text, report.speaker?.name])).toEqual([[words, 'Ole Brandt']])
})
