import { expect, test } from 'vitest'
import { type Mute, mutedBy } from '../../../src/domain/watch/mute.ts'
import { entryOf, versionOf } from './versions.ts'

function muteOf(own: Partial<Mute>): Mute {
  return { id: 'mute', watchId: null, subject: 'WATCH', subjectIds: [], from: 1, endedAt: null, until: null, ...own }
}

const hides = (own: Partial<Mute>, entry = entryOf()) => mutedBy([muteOf(own)], 'watch', entry) !== null

test('a mute hides what it is about, and nothing else', () => {
  expect(hides({ subject: 'WATCH' })).toBe(true)
  expect(hides({ subject: 'STATEMENT', subjectIds: [entryOf().statementId] })).toBe(true)
  expect(hides({ subject: 'STATEMENT', subjectIds: ['another'] })).toBe(false)
  expect(hides({ subject: 'ACTOR', subjectIds: ['islands', 'the-islands'] })).toBe(true)
  expect(hides({ subject: 'ACTOR', subjectIds: ['fleets'] })).toBe(false)
  expect(hides({ subject: 'TOPIC', subjectIds: ['harbours'] })).toBe(true)
  expect(hides({ subject: 'TOPIC', subjectIds: ['tariffs'] })).toBe(false)
})

test('a muted source hides what it alone reports', () => {
  const alone = { subject: 'SOURCE', subjectIds: ['meridian'] } as const
  expect(hides(alone)).toBe(true)
  expect(hides(alone, entryOf({ after: versionOf({}, { sourceIds: ['meridian', 'anchor'] }) }))).toBe(false)
})

test('what a statement was counts where it no longer stands', () => {
  const gone = entryOf({ kind: 'RETRACTED', before: versionOf(), after: null })
  expect(hides({ subject: 'ACTOR', subjectIds: ['islands'] }, gone)).toBe(true)
})

test('a mute is in force from its place of the journal on, until it was ended or its time is over', () => {
  expect(hides({ from: 7 })).toBe(true)
  expect(hides({ from: 8 })).toBe(false)
  expect(hides({ endedAt: 8 })).toBe(true)
  expect(hides({ endedAt: 7 })).toBe(false)
  expect(hides({ until: new Date('2026-01-15T12:00:01Z') })).toBe(true)
  expect(hides({ until: new Date('2026-01-15T12:00:00Z') })).toBe(false)
})

test('a mute of one watch leaves the others as they are, and of several the first is named', () => {
  expect(hides({ watchId: 'another' })).toBe(false)
  const mutes = [muteOf({ id: 'of another', watchId: 'another' }), muteOf({ id: 'first' }), muteOf({ id: 'second' })]
  expect(mutedBy(mutes, 'watch', entryOf())?.id).toBe('first')
})
