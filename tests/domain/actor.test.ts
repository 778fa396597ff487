import { expect, test } from 'vitest'
import { isNobodyInParticular } from '../../src/domain/language/names.ts'

test.each([
  ['EU diplomat', 'an EU diplomat', true],
  ['EU diplomat', 'another EU diplomat', true],
  ['senior official', 'a senior official', true],
  ['move', 'This move', true],
  ['His predecessor', 'His predecessor', true],
  ['the minister', 'the minister', true],
  ['Ada Quill', 'a former minister', false],
  ['Ada Quill', 'Ada Quill', false],
  ['Ursula von der Aue', 'Ursula von der Aue', false],
  ['Bank of Ellis', 'the Bank of Ellis', false],
  ['NATO', 'NATO', false],
  ['Chinese Foreign Ministry', 'a spokesman for the Chinese Foreign Ministry', false],
  ['Guo Lan', 'Guo Lan, a spokesman', false],
  ['習近平', '習近平', false],
])('%s, written as "%s", is nobody in particular: %s', (name, asWritten, is) => {
  expect(isNobodyInParticular({ name, asWritten })).toBe(is)
})
