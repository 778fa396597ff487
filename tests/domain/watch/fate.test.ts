import { expect, test } from 'vitest'
import type { AlertKind } from '../../../src/domain/watch/definition.ts'
import { whyUntold } from '../../../src/domain/watch/fate.ts'
import { entryOf, versionOf } from './versions.ts'

const NEWEST = 100
const pier = { word: 'pier', tells: ['REPORT'] as AlertKind[], isPaused: false, from: 5 }
const passes = ({ text }: { text: string }, { word }: { word: string }) => text.includes(word)
const about = (text: string) => versionOf({ text })

function why(entries: Parameters<typeof whyUntold>[0], definitions = [pier], decided = NEWEST) {
  return whyUntold(entries, definitions, passes, decided)
}

test('why a watch told nothing is one reason, by the entry with which the statement came to pass', () => {
  const at = entryOf().committedAt
  expect(why([entryOf()])).toEqual({ outcome: 'NOT_ASKED', at, tells: ['REPORT'] })
  expect(why([entryOf({ position: 4 })])).toEqual({ outcome: 'BEFORE_WATCH', at, isChanged: false })
  expect(why([entryOf({ cause: 'BACKFILL' })])).toEqual({ outcome: 'NOT_NEWS', at, cause: 'BACKFILL' })
  expect(why([entryOf()], [{ ...pier, isPaused: true }])).toEqual({ outcome: 'PAUSED', at })
  expect(why([entryOf()], [pier], 6)).toEqual({ outcome: 'NOT_DECIDED', at })
  expect(why([entryOf({ after: about('The quay is ours.') })])).toEqual({ outcome: 'NO_MATCH' })
})

test('a later report does not hide that the utterance was there before the watch', () => {
  const said = entryOf({ position: 4 })
  const reported = entryOf({ position: 9, kind: 'REPORTED', before: versionOf(), after: versionOf() })
  expect(why([said, reported])).toMatchObject({ outcome: 'BEFORE_WATCH' })
})

test('what only a changed watch asks for was there before the change', () => {
  const [quay] = [{ ...pier, word: 'quay', from: 9 }]
  expect(why([entryOf({ after: about('The quay is ours.') })], [pier, quay])).toMatchObject({
    outcome: 'BEFORE_WATCH',
    isChanged: true,
  })
})
