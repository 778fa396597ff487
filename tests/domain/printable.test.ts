import { expect, test } from 'vitest'
import { printable } from '../../src/domain/given/printable.ts'

test.each([
  ['a sequence that fills the clipboard', 'The \u001b]52;c;aGFyYm91cg==\u0007 tide', 'The  ]52;c;aGFyYm91cg==  tide'],
  ['one that clears the screen, in one character', 'high\u009b2J', 'high 2J'],
  ['a line break', 'one\r\ntwo\nthree', 'one  two three'],
  ['what turns a line round', 'see \u202egnp.exe\u202c', 'see  gnp.exe '],
  ['DEL and what is seen by nobody', 'a\u007fb\u200bc\ufeff', 'a b c '],
])('of %s only spaces are left', (_what, text, shown) => {
  expect(printable(text)).toBe(shown)
})

test('words of any script, their joiners and emoji stay as they are', () => {
  const words = 'Sigrún می\u200cخواهم क्\u200dष 👩\u200d🚀 “öäü” — 東京'
  expect(printable(words)).toBe(words)
})
