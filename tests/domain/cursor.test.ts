import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CursorError, decodeCursor, encodeCursor } from '../../src/domain/journal/cursor.ts'

const STREAM = 'Vx3kq0Zb1-_Vx3kq0Zb1-_'
const EPOCHS = [
  { id: 'first', firstPosition: 1 },
  { id: 'second', firstPosition: 101 },
]
const HEAD = 200

function codeOf(cursor: string, stream = STREAM, head = HEAD, epochs = EPOCHS): string {
  try {
    decodeCursor(cursor, stream, head, epochs)
    return 'accepted'
  } catch (error) {
    if (error instanceof CursorError) return error.code
    throw error
  }
}

test('a cursor leads back to the place it was made at, and equal places are equal strings', () => {
  fc.assert(
    fc.property(fc.nat({ max: HEAD }), fc.nat({ max: HEAD }), (a, b) => {
      const place = { position: Math.max(a, b), link: Math.min(a, b) }
      const cursor = encodeCursor(STREAM, place, EPOCHS)
      expect(decodeCursor(cursor, STREAM, HEAD, EPOCHS)).toEqual(place)
      expect(encodeCursor(STREAM, { ...place }, [...EPOCHS])).toBe(cursor)
    }),
  )
})

test('a cursor keeps its form for ever', () => {
  expect(encodeCursor(STREAM, { position: 42, link: 40 }, EPOCHS)).toBe(
    'MTpmaXJzdDpWeDNrcTBaYjEtX1Z4M2txMFpiMS1fOjQyOjQw',
  )
})

test.each([
  [
    'of an earlier epoch, from before the next began',
    encodeCursor(STREAM, { position: 100, link: 3 }, EPOCHS),
    'accepted',
  ],
  [
    'that a restored database has lost',
    encodeCursor(STREAM, { position: 150, link: 3 }, EPOCHS.slice(0, 1)),
    'CURSOR_OTHER_DATABASE',
  ],
  [
    'of another database',
    encodeCursor(STREAM, { position: 1, link: 0 }, [{ id: 'other', firstPosition: 1 }]),
    'CURSOR_OTHER_DATABASE',
  ],
  ['of another stream', encodeCursor('another', { position: 1, link: 0 }, EPOCHS), 'CURSOR_OTHER_STREAM'],
  ['ahead of the journal', encodeCursor(STREAM, { position: HEAD + 1, link: 0 }, EPOCHS), 'CURSOR_AHEAD'],
  ['whose link lies ahead of it', encodeCursor(STREAM, { position: 1, link: 2 }, EPOCHS), 'CURSOR_MALFORMED'],
  ['that is empty', '', 'CURSOR_MALFORMED'],
  ['that is a word', 'yesterday', 'CURSOR_MALFORMED'],
  ['that is endless', 'A'.repeat(100_000), 'CURSOR_MALFORMED'],
  ['of another version', Buffer.from(`2:first:${STREAM}:1:0`).toString('base64url'), 'CURSOR_MALFORMED'],
  [
    'with a position that is no number',
    Buffer.from(`1:first:${STREAM}:1e3:0`).toString('base64url'),
    'CURSOR_MALFORMED',
  ],
])('a cursor %s is told apart', (_, cursor, code) => {
  expect(codeOf(cursor)).toBe(code)
})

test('whatever is sent as a cursor is answered with a code', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.base64String(), fc.string({ unit: 'binary' })), (cursor) => {
      expect(codeOf(cursor)).toMatch(/^CURSOR_/)
    }),
  )
})

test('a place among several things of one position leads back to it, and is not the place after all of them', () => {
  const within = '0190f1e2-3456-789a-bcde-f0123456789a'
  const epochs = [{ id: 'first', firstPosition: 1 }]
  const place = { position: 7, within, link: 7, linkWithin: within }
  const cursor = encodeCursor('alerts', place, epochs)
  expect(decodeCursor(cursor, 'alerts', 7, epochs)).toEqual(place)
  const after = encodeCursor('alerts', { position: 7, link: 7, linkWithin: within }, epochs)
  expect(after).not.toBe(cursor)
  expect(decodeCursor(after, 'alerts', 7, epochs)).toEqual({ position: 7, link: 7, linkWithin: within })
  expect(cursor.length).toBeLessThan(200)
})
