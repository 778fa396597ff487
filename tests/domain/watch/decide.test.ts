import { expect, test } from 'vitest'
import { discrepancyKeys, replyKeys } from '../../../src/domain/filter/conditions/keys.ts'
import type { Entry, EntryCause } from '../../../src/domain/journal/entry.ts'
import { alertKindsOf, happeningsOf } from '../../../src/domain/watch/decide.ts'
import { ALERT_KINDS, type AlertKind } from '../../../src/domain/watch/definition.ts'
import { entryOf, versionOf } from './versions.ts'

const STAYED = { passed: true, passes: true }
const ENTERED = { passed: false, passes: true }
const LEFT = { passed: true, passes: false }

function toldOf(entry: Entry, sides = STAYED, tells: readonly AlertKind[] = ALERT_KINDS, wasTold = false): AlertKind[] {
  return alertKindsOf(entry, happeningsOf(entry), sides, { tells, wasTold })
}

test('something new that was said is told as an utterance, once', () => {
  expect(toldOf(entryOf(), ENTERED)).toEqual(['UTTERANCE'])
  expect(toldOf(entryOf(), ENTERED, ALERT_KINDS, true)).toEqual([])
})

const conflict = { discrepancies: discrepancyKeys({ kind: 'DATE', verdict: 'CONFLICT' }) }
const variants = { discrepancies: discrepancyKeys({ kind: 'DATE', verdict: 'COMPATIBLE_REFINEMENT' }) }
const denial = { replies: replyKeys({ kind: 'DENIES', status: 'PROPOSED', confidence: 0.8 }, ['fleets']) }
const surerDenial = { replies: replyKeys({ kind: 'DENIES', status: 'PROPOSED', confidence: 0.9 }, ['fleets']) }
const toUnknown = { replies: replyKeys({ kind: 'DENIES', status: 'PROPOSED', confidence: 0.8 }, []) }

test('something new that answers another or denies something is a reply from the start', () => {
  expect(toldOf(entryOf({ after: versionOf({}, denial) }), ENTERED)).toEqual(['UTTERANCE', 'REPLY'])
  expect(toldOf(entryOf({ after: versionOf({ act: 'DENIES' }) }), ENTERED, ['REPLY'])).toEqual(['REPLY'])
})

test('a statement that comes to pass the filter later is an utterance to the watch then', () => {
  const entry = entryOf({ kind: 'REPORTED', before: versionOf(), after: versionOf({ reportId: 'second' }) })
  expect(toldOf(entry, ENTERED)).toEqual(['UTTERANCE', 'REPORT'])
  expect(toldOf(entry, ENTERED, ['UTTERANCE'])).toEqual(['UTTERANCE'])
})

test.each<[string, Partial<Entry>, AlertKind[]]>([
  ['one more article', { kind: 'REPORTED', after: versionOf({ reportId: 'second' }, { reportCount: 2 }) }, ['REPORT']],
  [
    'an independent article',
    { kind: 'REPORTED', after: versionOf({ reportId: 'second' }, { reportCount: 2, independentRoots: 2 }) },
    ['REPORT', 'ROOT'],
  ],
  [
    'reports that contradict each other',
    { kind: 'REPORTED', after: versionOf({ reportId: 'second' }, conflict) },
    ['REPORT', 'CONFLICT'],
  ],
  ['reports that differ', { kind: 'REPORTED', after: versionOf({ reportId: 'second' }, variants) }, ['REPORT']],
  ['whom it denies', { kind: 'AMENDED', after: versionOf({}, denial) }, ['REPLY']],
  ['whom it denies, who is not on file', { kind: 'AMENDED', after: versionOf({}, toUnknown) }, ['REPLY']],
  [
    'a comma of an edited article',
    { kind: 'AMENDED', cause: 'REVISION', after: versionOf({ text: 'The pier, is ours' }) },
    [],
  ],
  ['a time that is only known better', { kind: 'AMENDED', after: versionOf({}, { saidLatest: new Date(0) }) }, []],
  [
    'another time',
    { kind: 'AMENDED', after: versionOf({}, { saidEarliest: new Date(5), saidLatest: new Date(6) }) },
    ['AMENDMENT'],
  ],
  ['another speaker', { kind: 'AMENDED', after: versionOf({ actorId: 'fleets' }) }, ['AMENDMENT']],
  [
    'other words of an edited article',
    { kind: 'AMENDED', cause: 'REVISION', after: versionOf({ text: 'The pier was ours.' }) },
    ['AMENDMENT', 'EDIT'],
  ],
  [
    'an edited article that is not the one quoted',
    { kind: 'RECLASSIFIED', cause: 'REVISION', after: versionOf({}, { words: "'jetty':2" }) },
    ['EDIT'],
  ],
  [
    'an edited article that gives it to another',
    { kind: 'AMENDED', cause: 'REVISION', after: versionOf({ actorId: 'fleets' }) },
    ['AMENDMENT', 'EDIT'],
  ],
  ['an edited article that quotes it no more', { kind: 'RETRACTED', cause: 'REVISION', after: null }, ['EDIT']],
  ['a deeper knowledge of how sure it is', { kind: 'RECLASSIFIED', after: versionOf({}, { confidence: 0.9 }) }, []],
])('%s is told as what it is', (_, own, kinds) => {
  const entry = entryOf({ before: versionOf(), ...own })
  expect(toldOf(entry)).toEqual(kinds)
})

test('that one article of several no longer quotes it is an edit', () => {
  const before = versionOf({}, { reportCount: 3 })
  const after = versionOf({}, { reportCount: 2 })
  expect(toldOf(entryOf({ kind: 'AMENDED', cause: 'REVISION', before, after }))).toEqual(['EDIT'])
})

test('a reply that is surer now is not told again', () => {
  const entry = entryOf({ kind: 'AMENDED', before: versionOf({}, denial), after: versionOf({}, surerDenial) })
  expect(toldOf(entry)).toEqual([])
})

test('what was not worked out before is not told as new', () => {
  const before = versionOf({}, { discrepancies: null, replies: null, independentRoots: null })
  const after = versionOf({}, { ...conflict, ...denial, independentRoots: 2 })
  expect(toldOf(entryOf({ kind: 'AMENDED', before, after }))).toEqual([])
})

test('that words became another’s is told to a watch whose filter they leave', () => {
  const entry = entryOf({ kind: 'AMENDED', before: versionOf(), after: versionOf({ actorId: 'fleets' }) })
  expect(toldOf(entry, LEFT)).toEqual(['AMENDMENT'])
})

test('a watch is told what it asks for, and of its filter alone', () => {
  const entry = entryOf({ kind: 'REPORTED', before: versionOf(), after: versionOf({ reportId: 'second' }) })
  expect(toldOf(entry, STAYED, ['UTTERANCE', 'ROOT'])).toEqual([])
  expect(toldOf(entry, { passed: false, passes: false })).toEqual([])
})

test.each<[EntryCause]>([['BACKFILL'], ['DESK'], ['UPKEEP']])('nothing is told that %s brought about', (cause) => {
  expect(toldOf(entryOf({ cause }), ENTERED)).toEqual([])
  expect(toldOf(entryOf({ cause, kind: 'RETRACTED', before: versionOf(), after: null }), LEFT)).toEqual([])
  const after = versionOf({ actorId: 'fleets', reportId: 'second' }, { ...conflict, ...denial, independentRoots: 2 })
  expect(toldOf(entryOf({ cause, kind: 'REPORTED', before: versionOf(), after }))).toEqual([])
})

test('an erasure is told by streams, never as an alert', () => {
  expect(toldOf(entryOf({ kind: 'ERASED', cause: null, before: null, after: null }), LEFT)).toEqual([])
})
