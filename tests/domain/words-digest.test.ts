import { expect, test } from 'vitest'
import { digestOf, runsWithDigest } from '../../src/domain/statement/words-digest.ts'

const SPEECH = Array.from({ length: 2_000 }, (_, index) => `word${index}`)

function found(words: readonly string[], sought: string): string[] {
  return [...runsWithDigest(words.join(' '), new Set([digestOf(sought)]))].flat()
}

test('a run of words is found wherever it stands in a report, as it is written there', () => {
  expect(found(['“Well,', 'the', 'Quay', 'stays', 'dry,', 'then”'], 'the quay stays dry')).toEqual([
    'the Quay stays dry',
  ])
  const run = SPEECH.slice(590, 700).join(' ')
  expect(found(SPEECH, run)).toEqual([run])
})

test('a whole speech is found, and no more of its runs are tried than time allows', () => {
  const speech = SPEECH.join(' ')
  expect(found(SPEECH, speech)).toEqual([speech])
  // 600 steps of 250 hashes at most, not 2,000 of up to 2,000.
  expect([...runsWithDigest(speech, new Set())]).toHaveLength(600)
  expect(found(SPEECH, SPEECH.slice(0, 251).join(' '))).toEqual([])
})
