import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readStarterSet } from '../../src/upkeep/starter/starter-set.ts'

const DATA = resolve(import.meta.dirname, '../../src/upkeep/starter')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'starter-'))
  for (const file of ['actors.json', 'offices.json', 'topics.json']) cpSync(join(DATA, file), join(folder, file))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Changes one file of the set. */
function edit(file: string, change: (data: never) => void): void {
  const data = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  change(data as never)
  writeFileSync(join(folder, file), JSON.stringify(data))
}

test('a list of words that a rule names stands for its words, and phrases are searched as phrases', () => {
  edit('topics.json', (data: { words: object; topics: { rule: object }[] }) => {
    data.words = { sea: ['harbour', 'sea lane'] }
    data.topics = data.topics.slice(0, 1).map((topic) => ({ ...topic, rule: { text: ['@sea', 'buoy'] } }))
  })
  expect(readStarterSet(folder).topics[0]?.rule).toEqual({ text: 'harbour OR "sea lane" OR buoy' })
})

test('a rule that names a list of words which is not there is refused', () => {
  edit('topics.json', (data: { words: Record<string, string[]> }) => delete data.words.china)
  expect(() => readStarterSet(folder)).toThrow('no list of words "@china"')
})

test('a rule with a condition that starter rules do not have is refused', () => {
  edit('topics.json', (data: { topics: { rule: object }[] }) => {
    data.topics = data.topics.slice(0, 1).map((topic) => ({ ...topic, rule: { txt: ['sea'] } }))
  })
  expect(() => readStarterSet(folder)).toThrow('txt')
})

test('an office held by an actor who is not in the set is refused', () => {
  edit('actors.json', (data: { slug: string }[]) => {
    data.splice(
      data.findIndex((actor) => actor.slug === 'mark-rutte'),
      1,
    )
  })
  expect(() => readStarterSet(folder)).toThrow('mark-rutte')
})

test('a topic that stands above its broader one is refused', () => {
  edit('topics.json', (data: { topics: object[] }) => data.topics.reverse())
  expect(() => readStarterSet(folder)).toThrow('is not below its broader one')
})

test('two actors of one slug are refused', () => {
  edit('actors.json', (data: object[]) => data.push(data[0] as object))
  expect(() => readStarterSet(folder)).toThrow('one slug')
})
