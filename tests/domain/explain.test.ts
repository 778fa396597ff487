import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DecidingCondition, whatDecides } from '../../src/domain/filter/deciding.ts'
import { passes, readDocument } from '../../src/domain/filter/evaluate.ts'
import { explain, groundsOf } from '../../src/domain/filter/explain.ts'
import type { Condition } from '../../src/domain/filter/filter.ts'
import type { WordQuery } from '../../src/domain/filter/text-query.ts'
import type { StatementDocument } from '../../src/domain/journal/version.ts'
import { anyValueLeaf, NO_VALUES } from '../world/conditions.ts'

const WORDS = ['fleet', 'island', 'strait', 'ally']
const IDS = ['a', 'b', 'c']
const at = (minute: number) => new Date(Date.UTC(2025, 2, 1, 12, minute))

const vector = (words: readonly string[]) => {
  const places = new Map<string, number[]>()
  for (const [index, word] of words.entries()) places.set(word, [...(places.get(word) ?? []), index + 1])
  return [...places].map(([word, positions]) => `'${word}':${positions.join(',')}`).join(' ')
}

const documents = fc
  .record({
    words: fc.array(fc.constantFrom(...WORDS), { maxLength: 6 }),
    around: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }),
    actorIds: fc.subarray(IDS),
    sourceIds: fc.subarray(IDS),
    minute: fc.option(fc.nat(4)),
    isForeign: fc.boolean(),
  })
  .map(
    ({ words, around, actorIds, sourceIds, minute, isForeign }): StatementDocument => ({
      ...NO_VALUES,
      schema: 1,
      actorIds,
      officeIds: [],
      topicIds: [],
      sourceIds,
      forms: ['DIRECT'],
      acts: [],
      languages: ['en'],
      saidEarliest: minute === null ? null : at(minute),
      saidLatest: minute === null ? null : at(minute + 1),
      ingestedAt: at(3),
      answeredActorIds: [],
      independentRoots: minute,
      configuration: isForeign ? 'unknown' : 'english',
      words: vector(words),
      contextWords: vector([...around, ...words]),
    }),
  )

const word = fc.constantFrom(...WORDS).map((one): WordQuery => ({ op: 'word', word: one }))
const phrases = fc
  .tuple(word, word, fc.integer({ min: 1, max: 2 }))
  .map(([left, right, distance]): WordQuery => ({ op: 'phrase', left, right, distance }))
/** `withNot`: with negations in texts and in the tree. */
function situations(withNot: boolean) {
  const queries = fc.letrec<{ query: WordQuery }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 3 },
      word,
      phrases,
      ...(withNot ? [fc.record({ op: fc.constant('not' as const), of: tie('query') })] : []),
      fc.record({ op: fc.constantFrom('and' as const, 'or' as const), left: tie('query'), right: tie('query') }),
    ),
  })).query
  // A text of a condition stands for its query: its number in the list of all.
  return fc.array(fc.option(queries), { minLength: 1, maxLength: 4 }).chain((all) => {
    const texts = fc.oneof(
      fc.record({
        kind: fc.constant('words' as const),
        field: fc.constantFrom('text' as const, 'context' as const),
        text: fc.nat(all.length - 1).map(String),
      }),
      fc.record({
        kind: fc.constant('list' as const),
        field: fc.constantFrom('actors' as const, 'sources' as const),
        values: fc.subarray(IDS, { minLength: 1 }),
      }),
      fc.record({
        kind: fc.constant('time' as const),
        field: fc.constantFrom('saidAfter' as const, 'ingestedBefore' as const),
        at: fc.nat(4).map((minute) => at(minute).toISOString()),
      }),
    )
    const leaves = withNot ? fc.oneof({ arbitrary: texts, weight: 3 }, anyValueLeaf) : texts
    const tree = fc.letrec<{ condition: Condition }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 4 },
        leaves,
        fc.record({
          kind: fc.constantFrom('all' as const, 'any' as const),
          of: fc.array(tie('condition'), { maxLength: 3 }),
        }),
        ...(withNot ? [fc.record({ kind: fc.constant('not' as const), of: tie('condition') })] : []),
      ),
    })).condition
    const byText = new Map(all.map((query, index) => [String(index), new Map([['english', query]])]))
    return fc.record({ condition: tree, queries: fc.constant(byText), document: documents })
  })
}

test('an explanation comes to what the filter comes to, in every part', () => {
  fc.assert(
    fc.property(situations(true), ({ condition, queries, document }) => {
      const read = readDocument(document)
      const visit = (reason: ReturnType<typeof explain>): void => {
        expect(reason.holds).toBe(passes(reason.condition, read, queries))
        reason.of.forEach(visit)
      }
      visit(explain(condition, read, queries))
    }),
    { numRuns: 2000 },
  )
})

test('the one condition that failed is one of the filter, does not hold, and is told of each filter that fails', () => {
  let failed = 0
  fc.assert(
    fc.property(situations(true), ({ condition, queries, document }) => {
      const read = readDocument(document)
      const deciding = whatDecides(explain(condition, read, queries), read, queries)
      expect(deciding === null).toBe(passes(condition, read, queries))
      const parts: Condition[] = []
      const collect = (part: Condition): void => {
        parts.push(part)
        if (part.kind === 'not') collect(part.of)
        else if (part.kind === 'all' || part.kind === 'any') part.of.forEach(collect)
      }
      collect(condition)
      const check = (one: DecidingCondition): void => {
        failed += 1
        expect(parts).toContain(one.condition)
        expect(one.condition.kind).not.toBe('not')
        expect(passes(one.condition, read, queries)).toBe(one.isNegated)
        one.alternatives.forEach(check)
      }
      if (deciding !== null) check(deciding)
    }),
    { numRuns: 2000 },
  )
  expect(failed).toBeGreaterThan(500)
})

test('the words and names that decided are enough: a document of nothing else passes too', () => {
  let decided = 0
  fc.assert(
    fc.property(situations(false), ({ condition, queries, document }) => {
      const { lexemes, values } = groundsOf(explain(condition, readDocument(document), queries))
      const only = (kept: readonly string[], from: string) =>
        from
          .split(' ')
          .filter((lexeme) => kept.some((one) => lexeme.startsWith(`'${one}'`)))
          .join(' ')
      const bare = {
        ...document,
        words: only(lexemes.text, document.words),
        contextWords: only(lexemes.context, document.contextWords),
        actorIds: values.actors ?? [],
        sourceIds: values.sources ?? [],
      }
      if (!passes(condition, readDocument(document), queries)) {
        expect({ lexemes, values }).toEqual({ lexemes: { text: [], context: [] }, values: {} })
        return
      }
      decided += lexemes.text.length + lexemes.context.length
      expect(passes(condition, readDocument(bare), queries)).toBe(true)
    }),
    { numRuns: 2000 },
  )
  expect(decided).toBeGreaterThan(100)
})

test('words that are not there, and sides that do not hold, decided nothing', () => {
  const query: WordQuery = {
    op: 'or',
    left: { op: 'and', left: { op: 'word', word: 'fleet' }, right: { op: 'not', of: { op: 'word', word: 'ally' } } },
    right: { op: 'word', word: 'strait' },
  }
  const document = {
    ...fc.sample(documents, { numRuns: 1, seed: 1 })[0],
    configuration: 'english',
    words: vector(['fleet', 'island']),
  }
  const queries = new Map([['q', new Map([['english', query]])]])
  const reason = explain(
    { kind: 'words', field: 'text', text: 'q' },
    readDocument(document as StatementDocument),
    queries,
  )
  expect(reason).toMatchObject({ holds: true, lexemes: ['fleet'] })
})
