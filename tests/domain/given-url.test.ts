import { expect, test } from 'vitest'
import { isUrl, parseUrl } from '../../src/domain/given/given-url.ts'

test('an address with letters of any language is one, however often that was asked', () => {
  // After some thousand times Node 20 answers by another way, which takes Latin letters for damaged UTF-8.
  const answers = Array.from({ length: 50_000 }, () => isUrl('https://zeitung.müller.example/später'))
  expect(answers.filter((isOne) => !isOne)).toHaveLength(0)
})

test('an address is read as it leads from where it stands', () => {
  expect(parseUrl('../café', 'https://paper.example/news/1')?.href).toBe('https://paper.example/caf%C3%A9')
  expect(parseUrl('not an address')).toBeNull()
  expect(isUrl('//', 'https://paper.example/')).toBe(false)
})
