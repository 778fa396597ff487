import { expect, test } from 'vitest'
import { noted } from './article.ts'

const broken = (text: string): [string, string | null][] =>
  noted(text).map(([words, speaker]) => [words.replaceAll('\n', '⏎'), speaker])

test('a sentence that is wrapped at a width goes on in the next line', () => {
  const text =
    'Harbour master Ada Quill said on Monday that the northern lock\nwould stay shut until its gates had been weighed. Twelve barges\nare waiting at Varnby, and Quill\nexpects more.'
  expect(broken(text)).toEqual([['the northern lock⏎would stay shut until its gates had been weighed', 'Ada Quill']])
})

test('a quotation is found across wrapped lines, and a blank line ends its paragraph', () => {
  const text =
    'VARNBY PORT TODAY\n\n“No barge will pass here before the divers have been\ndown to look at both of the gates,” Ada Quill told the\ncouncil.\n\nHer deputy, Ole Brandt, said the divers were\non holiday.\n\nContact the port office'
  expect(broken(text)).toEqual([
    ['No barge will pass here before the divers have been⏎down to look at both of the gates', 'Ada Quill'],
    ['the divers were⏎on holiday', 'Ole Brandt'],
  ])
})

test('a line that begins with a capital goes on too, if no more would have fitted into the one above', () => {
  const text =
    'The divers of the port went down on a cold Monday and came up with\ntwo bolts. It was worth their while, according to the harbour master\nAda Quill, who runs the port.'
  expect(broken(text)).toEqual([['It was worth their while', 'Ada Quill']])
})

test('a heading above lines that are not wrapped stays a heading', () => {
  const body = 'Mayor Ada Quill said the pumps had been ordered too late.'
  expect(noted(`Quill says pumps are useless\n${body}\n${body.replace('late', 'early')}`)).toHaveLength(2)
  expect(noted(`Varnby port is shut by\n${body}`)).toEqual([['the pumps had been ordered too late', 'Ada Quill']])
})

test('each line of a list is its own', () => {
  const text =
    'The port office said that three of its cranes were broken and\nwould be mended in June. What it has:\n- Ada Quill said nine cranes stand\n- Ole Brandt said that ten of them'
  expect(broken(text).map(([words]) => words)).toContain('three of its cranes were broken and⏎would be mended in June')
})
