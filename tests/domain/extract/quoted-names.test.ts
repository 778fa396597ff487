import { expect, test } from 'vitest'
import { noted } from './article.ts'

test('a nickname in marks is part of the name', () => {
  expect(noted('Bargeman Otto “Bolt” Quill said the gate would hold.')).toEqual([
    ['the gate would hold', 'Otto “Bolt” Quill'],
  ])
})

test.each([
  'Appearing on “The Harbour Hour”, baker Ada Quill said she had given up salt.',
  'In her book “A Year on the Lock”, Ada Quill said she had given up salt.',
])('a title in marks is not said by anybody: %s', (text) => {
  expect(noted(text)).toEqual([['she had given up salt', 'Ada Quill']])
})

test('words in marks that are not a title are said', () => {
  expect(noted('“The Gate Was Never Shut,” Ada Quill said on Monday.')).toEqual([
    ['The Gate Was Never Shut', 'Ada Quill'],
  ])
})
