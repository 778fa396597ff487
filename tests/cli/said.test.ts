import { expect, test } from 'vitest'
import { said } from '../../src/cli/said.ts'

const direct = (act: string | null, text: string) => ({ form: 'DIRECT', act, text })
const told = (act: string | null, text: string) => ({ form: 'INDIRECT', act, text })

// The words of indirect speech are those that follow the verb of the article.
test.each([
  [direct('ASSERTS', 'The wall holds'), 'Ada Quill: “The wall holds”'],
  [direct(null, '“The wall holds”'), 'Ada Quill: “The wall holds”'],
  [direct('DENIES', 'We never met'), 'Ada Quill denies: “We never met”'],
  [direct('COMMITS', 'We will rebuild it'), 'Ada Quill promises: “We will rebuild it”'],
  [direct('BLAMES', 'The board hid the maps'), 'Ada Quill blames: “The board hid the maps”'],
  [told('ASSERTS', 'the wall holds'), 'Ada Quill: the wall holds'],
  [told('COMMITS', 'to rebuild the wall'), 'Ada Quill promises to rebuild the wall'],
  [told('COMMITS', 'the wall would stand'), 'Ada Quill promises that the wall would stand'],
  [told('BLAMES', 'the board of hiding maps'), 'Ada Quill accuses the board of hiding maps'],
  [told('BLAMES', 'the storm for the delay'), 'Ada Quill blames the storm for the delay'],
  [told('BLAMES', 'the attack on the port'), 'Ada Quill criticises the attack on the port'],
  [told('DENIES', 'the board had hidden maps'), 'Ada Quill denies that the board had hidden maps'],
  [told('DENIES', 'hiding maps'), 'Ada Quill denies hiding maps'],
  [told('ASKS', 'whether the ferry would sail'), 'Ada Quill asks whether the ferry would sail'],
  [told('URGES', 'the council to pay'), 'Ada Quill urges the council to pay'],
  [told('URGES', 'an inquiry'), 'Ada Quill urges: an inquiry'],
  [told('PRAISES', 'the crew for its courage'), 'Ada Quill praises the crew for its courage'],
])('what is done with words reads as a sentence: %j', (words, line) => {
  expect(said('Ada Quill', words)).toBe(line)
})

test('an office stands between commas only where a verb follows', () => {
  expect(said('Ada Quill', direct(null, 'It holds'), 'Mayor')).toBe('Ada Quill, Mayor: “It holds”')
  expect(said('Ada Quill', told('COMMITS', 'to stay'), 'Mayor')).toBe('Ada Quill, Mayor, promises to stay')
  expect(said(null, direct(null, 'It holds'))).toBe('unknown speaker: “It holds”')
})
