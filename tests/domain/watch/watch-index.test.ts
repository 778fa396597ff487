import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passes, readDocument } from '../../../src/domain/filter/evaluate.ts'
import type { Condition } from '../../../src/domain/filter/filter.ts'
import type { Entry } from '../../../src/domain/journal/entry.ts'
import type { StatementVersion } from '../../../src/domain/journal/version.ts'
import { happeningsOf } from '../../../src/domain/watch/decide.ts'
import { oneByOne } from '../../../src/domain/watch/decide-batch.ts'
import type { AlertKind } from '../../../src/domain/watch/definition.ts'
import { createWatchIndex, tellableOf } from '../../../src/domain/watch/watch-index.ts'
import { entryOf, versionOf } from './versions.ts'

const seed = Number(process.env.SEED ?? 20_260_729)

const TOPICS = ['harbour', 'fleet', 'tax']
const topic = (value: string): Condition => ({ kind: 'list', field: 'topics', values: [value] })
// Few filters, so that some have one watch and others a hundred.
const CONDITIONS: readonly Condition[] = [
  topic('harbour'),
  topic('fleet'),
  { kind: 'all', of: [topic('harbour'), topic('fleet')] },
  { kind: 'not', of: topic('tax') },
  { kind: 'all', of: [] },
]
const TELLS: readonly (readonly AlertKind[])[] = [
  ['UTTERANCE'],
  ['UTTERANCE', 'REPORT', 'ROOT'],
  ['REPORT'],
  ['UTTERANCE', 'SILENCE'],
  ['EDIT'],
]

interface Drawn {
  watchId: string
  condition: Condition
  tells: readonly AlertKind[]
}

type Act = { act: 'put'; watches: Drawn[] } | { act: 'remove'; ids: string[] } | { act: 'ask'; entry: Entry }

const watchId = fc.integer({ min: 0, max: 199 }).map((number) => `watch ${number}`)
const watches = fc.array(
  // The first filter is far the commonest.
  fc.record({
    watchId,
    condition: fc.oneof(fc.constant(topic('harbour')), fc.constantFrom(...CONDITIONS)),
    tells: fc.constantFrom(...TELLS),
  }),
  { minLength: 1, maxLength: 120, size: 'max' },
)
const side = fc
  .record({ topicIds: fc.subarray(TOPICS), independentRoots: fc.integer({ min: 1, max: 2 }) })
  .map((drawn) => versionOf({}, drawn))
const entry = fc
  .record({
    kind: fc.constantFrom('INGESTED', 'REPORTED', 'AMENDED', 'RETRACTED', 'RECLASSIFIED', 'ERASED'),
    cause: fc.constantFrom('ARTICLE', 'REVISION', 'EDITOR'),
    before: fc.option(side),
    after: fc.option(side),
  } satisfies Record<string, fc.Arbitrary<unknown>>)
  .map((drawn) => entryOf(drawn as Partial<Entry>))
const acts = fc.array<Act>(
  fc.oneof(
    watches.map((drawn): Act => ({ act: 'put', watches: drawn })),
    fc.uniqueArray(watchId, { maxLength: 120, size: 'max' }).map((ids): Act => ({ act: 'remove', ids })),
    entry.map((drawn): Act => ({ act: 'ask', entry: drawn })),
  ),
  { minLength: 1, maxLength: 20, size: 'max' },
)

/** What each watch tells, asked one by one; and what it hears. */
function plainly(watch: Drawn & { version: number }, asked: Entry) {
  const sideOf = (version: StatementVersion | null) =>
    version !== null && passes(watch.condition, readDocument(version.document), new Map())
  const sides = { passed: sideOf(asked.before), passes: sideOf(asked.after) }
  const told = tellableOf(asked, happeningsOf(asked), sides, watch.tells)
  const isNews = asked.cause === 'ARTICLE' || asked.cause === 'REVISION'
  const isNew = sides.passes && !sides.passed && isNews && asked.kind !== 'RECLASSIFIED' && asked.kind !== 'ERASED'
  const isHeard = watch.tells.includes('SILENCE') && isNew
  if (told === null && !isHeard) return []
  return [{ watchId: watch.watchId, version: watch.version, ...(told ?? { kinds: [], kindsIfTold: null }), isHeard }]
}

test('all watches together tell what each of them would, through any changes of them', () => {
  let most = 0
  fc.assert(
    fc.property(acts, (steps) => {
      const index = createWatchIndex()
      const kept = new Map<string, Drawn & { version: number }>()
      for (const step of steps) {
        if (step.act === 'put')
          for (const drawn of step.watches) {
            const watch = { ...drawn, version: (kept.get(drawn.watchId)?.version ?? 0) + 1 }
            kept.set(drawn.watchId, watch)
            index.put({ ...watch, queries: new Map() })
          }
        else if (step.act === 'remove')
          for (const id of step.ids) {
            kept.delete(id)
            index.remove(id)
          }
        else {
          const found = oneByOne(index.candidates(step.entry))
          const each = [...kept.values()].flatMap((watch) => plainly(watch, step.entry))
          most = Math.max(most, each.length)
          const byId = (one: { watchId: string }, other: { watchId: string }) => (one.watchId < other.watchId ? -1 : 1)
          expect(found.sort(byId)).toEqual(each.sort(byId))
        }
        expect(index.size).toBe(kept.size)
      }
    }),
    { numRuns: 300, seed },
  )
  // Some were of one filter by the dozen.
  expect(most).toBeGreaterThan(64)
})
