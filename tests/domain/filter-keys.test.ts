import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type DiscrepanciesGiven,
  discrepanciesAsked,
  discrepanciesAskedBy,
  discrepancyKeys,
  type RepliesGiven,
  repliesAsked,
  repliesAskedBy,
  replyKeys,
} from '../../src/domain/filter/conditions/keys.ts'
import { DISCREPANCY_KINDS, DISCREPANCY_VERDICTS } from '../../src/domain/statement/discrepancy-kind.ts'
import { REPLY_KINDS, REPLY_STATES } from '../../src/domain/statement/reply-kind.ts'

// A document has keys of each thing, a condition asks for any of some keys: that must be the same as asking each thing.

const IDS = ['a', 'b', 'c']
const some = <Value>(values: readonly Value[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }))
const given = <Value extends object>(drawn: Value) =>
  Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== null)) as Partial<Value>
const meet = (asked: readonly string[], has: readonly string[]) => asked.some((key) => has.includes(key))

const discrepancy = fc.record({
  kind: fc.constantFrom(...DISCREPANCY_KINDS),
  verdict: fc.constantFrom(...DISCREPANCY_VERDICTS),
})
const discrepancyFilter = fc
  .record({ kinds: some(DISCREPANCY_KINDS), verdict: fc.option(fc.constantFrom(...DISCREPANCY_VERDICTS)) })
  .map((drawn): DiscrepanciesGiven => given(drawn))

test('keys of discrepancies meet those of a filter exactly where one discrepancy is as it asks', () => {
  fc.assert(
    fc.property(fc.array(discrepancy, { maxLength: 3 }), discrepancyFilter, (has, asked) => {
      const plainly = has.some(
        ({ kind, verdict }) =>
          (asked.kinds?.includes(kind) ?? true) && (asked.verdict == null || asked.verdict === verdict),
      )
      expect(meet(discrepanciesAsked(asked), has.flatMap(discrepancyKeys))).toBe(plainly)
      expect(discrepanciesAsked(discrepanciesAskedBy(discrepanciesAsked(asked))).sort()).toEqual(
        discrepanciesAsked(asked).sort(),
      )
    }),
  )
})

const reply = fc.record({
  to: fc.uniqueArray(fc.constantFrom(...IDS), { maxLength: 2 }),
  kind: fc.constantFrom(...REPLY_KINDS),
  status: fc.constantFrom(...REPLY_STATES),
  confidence: fc.constantFrom(0, 0.04, 0.3, 0.1 + 0.2, 0.55, 0.599, 0.6, 0.97, 1),
})
const replyFilter = fc
  .record({
    to: some(IDS),
    kinds: some(REPLY_KINDS),
    status: fc.option(fc.constantFrom(...REPLY_STATES)),
    minConfidence: fc.option(fc.integer({ min: 0, max: 20 }).map((step) => step / 20)),
  })
  .map((drawn): RepliesGiven => given(drawn))

test('keys of replies meet those of a filter exactly where one reply is all that it asks', () => {
  fc.assert(
    fc.property(fc.array(reply, { maxLength: 3 }), replyFilter, (has, asked) => {
      const plainly = has.some(
        (one) =>
          (asked.to == null || one.to.some((id) => asked.to?.includes(id))) &&
          (asked.kinds?.includes(one.kind) ?? true) &&
          (asked.status == null || asked.status === one.status) &&
          (asked.minConfidence == null || one.confidence >= asked.minConfidence - 1e-9),
      )
      const keys = has.flatMap(({ to, ...told }) => replyKeys(told, to))
      expect(meet(repliesAsked(asked), keys)).toBe(plainly)
      expect(repliesAsked(repliesAskedBy(repliesAsked(asked))).sort()).toEqual(repliesAsked(asked).sort())
    }),
    { numRuns: 1_000 },
  )
})
