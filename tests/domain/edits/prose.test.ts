import { expect, test } from 'vitest'
import { proseOf } from '../../../src/domain/edits/prose.ts'

const PARAGRAPHS = [
  'The harbour board met for the third time this season and heard from the pilots, who want the channel dredged.',
  '“Berth 4 will stay closed until the crane is mended,” Ada Quill said on the quay in the morning.',
]
const digest = (...lines: string[]) => proseOf([...PARAGRAPHS, ...lines].join('\n\n')).digest

test.each([
  'Updated 5 minutes ago',
  'Last updated: 3 May 2025, 10:05 a.m.',
  'Harbour desk, 2 hours ago',
  '3 min read',
  'Zuletzt aktualisiert am 3. Mai 2025 um 10:05 Uhr',
  'Stand: 03.05.2025, 10:05',
  'vor 5 Minuten',
  'Advertisement',
  'Anzeige',
  'Read more: Is the pier closed?',
  'Lesen Sie auch: Der Hafen bleibt zu',
  'The pier opens again',
])('"%s" is nothing of a text', (line) => {
  expect(digest(line)).toBe(digest())
})

test.each([
  'Updated to say that the crane was mended on 3 May',
  'Updated with a comment by the board on 3 May.',
  'Published figures for 2025 were wrong.',
  'Related costs rose to 5 million.',
  'He left a day ago.',
  '“I quit a day ago,” he said.',
  'Correction: berth 5, not berth 4, is closed.',
  'A summary that has many words and does not end as sentences do, since it was cut off in the mid',
])('"%s" is of the text', (line) => {
  expect(digest(line)).not.toBe(digest())
})

test('spaces, line ends, quotation marks and capitals are nothing of a text', () => {
  const other = PARAGRAPHS.join('\n').replaceAll(/[“”]/g, '"').replaceAll(' ', '  ')
  expect(proseOf(other)).toEqual(proseOf(PARAGRAPHS.join('\n\n')))
})

test('of a list or a poem, all lines count', () => {
  expect(proseOf('Berth 4\nBerth 5').digest).not.toBe(proseOf('Berth 4\nBerth 6').digest)
})

test('the time that it takes grows with the length of the text alone', () => {
  const timed = (text: string) => {
    const from = process.cpuUsage()
    proseOf(text)
    return process.cpuUsage(from).user
  }
  for (const piece of ['word ', '“', 'updated 5 ', 'a day ', '\n', 'x'])
    expect(timed(piece.repeat(200_000)), piece).toBeLessThan(2_000_000)
})
