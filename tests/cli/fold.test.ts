import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { onrecord } from '../world/command.ts'

const ARTICLES = [
  {
    docId: 'wire',
    date: '2025-05-13',
    publisher: 'Anchor Wire',
    text: 'KURE - “There are more grey hulls around Taiwan every month,” Sigrún Valdal told reporters. “Docks weld deterrence.”',
    quotes: [{ start: 8, end: 60, speaker: { text: 'nobody reads this' } }],
  },
  {
    docId: 'daily',
    date: '2025-05-14',
    publisher: 'Meridian Daily',
    text: 'Every month there are more grey hulls around Taiwan, Valdal warned.',
    quotes: [],
  },
]

function pointer(docId: string, words: string, type: string): object {
  const text = ARTICLES.find((article) => article.docId === docId)?.text ?? ''
  const start = text.indexOf(words)
  return { docId, start, end: start + words.length, text: words, type, speaker: 'Sigrún Valdal' }
}

function articlesFile(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'onrecord-fold-')), 'articles.jsonl')
  writeFileSync(path, ARTICLES.map((article) => `${JSON.stringify(article)}\n`).join(''))
  return path
}

const HULLS = pointer('wire', 'There are more grey hulls around Taiwan every month,', 'direct')
const DOCKS = pointer('wire', 'Docks weld deterrence.', 'direct')
const WARNED = pointer('daily', 'Every month there are more grey hulls around Taiwan', 'indirect')

test('each pair of a line gives a line: the better guess, how likely, and what folding does', async () => {
  const pairs = [
    { id: 'one', a: HULLS, b: WARNED },
    { id: 'other', a: DOCKS, b: WARNED },
  ]
  const input = pairs.map((pair) => `${JSON.stringify(pair)}\n`).join('\n')
  const { ended, output } = onrecord(['fold', '--articles', articlesFile()], { input })
  expect(await ended).toBe(0)
  expect(
    output.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { id: 'one', same: true, score: expect.any(Number), verdict: 'SAME' },
    { id: 'other', same: false, score: expect.any(Number), verdict: 'DIFFERENT' },
  ])
})

test('a pair that points into no article is named, and nothing is guessed', async () => {
  const input = `${JSON.stringify({ id: 'one', a: { ...HULLS, docId: 'lost' }, b: WARNED })}\n`
  const { ended, output } = onrecord(['fold', '--articles', articlesFile()], { input })
  expect(await ended).toBe(1)
  expect(output.stderr).toMatch(/no article with the docId "lost"/)
})

test('a line that is not a pair is named', async () => {
  const { ended, output } = onrecord(['fold', '--articles', articlesFile()], { input: '{"id":"one"}\n' })
  expect(await ended).toBe(1)
  expect(output.stderr).toMatch(/line 1 is not a pair/)
})
