import { expect, test } from 'vitest'
import { discrepanciesAsked, repliesAsked } from '../../src/domain/filter/conditions/keys.ts'
import { VALUE_KINDS } from '../../src/domain/filter/conditions/values.ts'
import type { Condition } from '../../src/domain/filter/filter.ts'
import { streamId } from '../../src/domain/filter/stream-id.ts'
import { type EntryKind, NEWS_KINDS } from '../../src/domain/journal/entry.ts'
import { VALUE_CASES } from '../world/conditions.ts'

const topics = (...values: string[]): Condition => ({ kind: 'list', field: 'topics', values })
const ISLANDS = '0195a000-0000-7000-8000-000000000001'
const FLEETS = '0195a000-0000-7000-8000-000000000002'
const text: Condition = { kind: 'words', field: 'text', text: 'fleet "the strait"' }
const twoRoots: Condition = { kind: 'roots', atLeast: 2 }
const said: Condition = { kind: 'time', field: 'saidAfter', at: '2025-03-01T12:00:00.000Z' }

// Cursors and consumers out in the world name these. A change of any line here orphans them: it must never be made;
// add a version beside the old one instead.
test.each<[string, Condition, readonly EntryKind[], string]>([
  ['everything', { kind: 'all', of: [] }, NEWS_KINDS, 'aaGb8iKV9BlX50LVrq7Txi'],
  ['a topic', topics(ISLANDS), NEWS_KINDS, 'szE_ZGssnpPSDBAUiQB85m'],
  ['two topics', topics(ISLANDS, FLEETS), NEWS_KINDS, 'rpgssZDKMnCdyUoFxE6ISP'],
  ['words', text, NEWS_KINDS, 'hPEIZNK1sHXnxg0zSiBfni'],
  ['topic, words and time', { kind: 'all', of: [topics(ISLANDS), text, said] }, NEWS_KINDS, 'RTN-pV5lkC8jstdrecuCxC'],
  ['either', { kind: 'any', of: [topics(ISLANDS), { kind: 'not', of: text }] }, NEWS_KINDS, 'leE-HbyLzwqr-gHLX8iHSU'],
  ['who answers somebody', { kind: 'list', field: 'answers', values: [ISLANDS] }, NEWS_KINDS, 'sEfvGA6VkYfrYvGz_4mHuM'],
  [
    'what is done with the words',
    { kind: 'list', field: 'acts', values: ['DENIES', 'BLAMES'] },
    NEWS_KINDS,
    'QVwaN1uHi__RyYRE4Qrs2Y',
  ],
  [
    'a conflict about a date or a number',
    {
      kind: 'list',
      field: 'discrepancies',
      values: discrepanciesAsked({ kinds: ['DATE', 'NUMBER'], verdict: 'CONFLICT' }),
    },
    NEWS_KINDS,
    'MaUpY4Fx11ECR8hDWhEgeI',
  ],
  [
    'a reply to somebody that is a denial and quite sure',
    {
      kind: 'list',
      field: 'replies',
      values: repliesAsked({ to: [ISLANDS], kinds: ['DENIES'], status: 'CONFIRMED', minConfidence: 0.6 }),
    },
    NEWS_KINDS,
    'UlRC9AYBxTED1cy1lrqqvG',
  ],
  ['other kinds', topics(ISLANDS), ['RETRACTED', 'RECLASSIFIED'], 'K8uzUN7EK3UrfVlNV8PfqM'],
  ...VALUE_KINDS.map((kind): [string, Condition, readonly EntryKind[], string] => {
    const { leaf, stream } = VALUE_CASES[kind].example
    return [JSON.stringify(leaf), leaf, NEWS_KINDS, stream]
  }),
])('the stream of %s keeps its identity for ever', (_, condition, kinds, golden) => {
  expect(streamId(condition, kinds)).toBe(golden)
})

test('a stream is the same however its filter was written', () => {
  const plain = streamId({ kind: 'all', of: [topics(ISLANDS, FLEETS), text] }, ['INGESTED', 'AMENDED'])
  const turned = {
    kind: 'all' as const,
    of: [{ kind: 'all' as const, of: [text, text] }, topics(FLEETS, ISLANDS, FLEETS)],
  }
  expect(streamId(turned, ['AMENDED', 'INGESTED', 'AMENDED'])).toBe(plain)
  expect(streamId({ kind: 'any', of: [topics(ISLANDS)] }, NEWS_KINDS)).toBe(streamId(topics(ISLANDS), NEWS_KINDS))
})

test('filters that pass different statements are different streams', () => {
  const conditions: Condition[] = [
    { kind: 'all', of: [] },
    { kind: 'any', of: [] },
    topics(ISLANDS),
    topics(FLEETS),
    { ...topics(ISLANDS), field: 'actors' } as Condition,
    { kind: 'not', of: topics(ISLANDS) },
    { kind: 'any', of: [topics(ISLANDS), text] },
    { kind: 'all', of: [topics(ISLANDS), text] },
    { kind: 'words', field: 'context', text: 'fleet "the strait"' },
    text,
    twoRoots,
    { kind: 'roots', atLeast: 3 },
    said,
    { ...said, field: 'saidBefore' } as Condition,
  ]
  expect(new Set(conditions.map((condition) => streamId(condition, NEWS_KINDS))).size).toBe(conditions.length)
})
