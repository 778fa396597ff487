import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ListField } from '../../../src/domain/filter/conditions/lists.ts'
import { TIME_FIELDS } from '../../../src/domain/filter/conditions/times.ts'
import { WORDS_FIELDS } from '../../../src/domain/filter/conditions/words.ts'
import { passes, readDocument, type TextQueries } from '../../../src/domain/filter/evaluate.ts'
import type { Condition } from '../../../src/domain/filter/filter.ts'
import type { WordQuery } from '../../../src/domain/filter/text-query.ts'
import type { StatementDocument } from '../../../src/domain/journal/version.ts'
import { createPercolator, type Registration } from '../../../src/domain/match/percolator.ts'
import { SPEECH_ACTS } from '../../../src/domain/statement/speech-act.ts'
import { SPEECH_FORMS } from '../../../src/domain/statement/statement.ts'
import { anyValueLeaf, eachValue, type ValuesInDocument } from '../../world/conditions.ts'

const seed = Number(process.env.SEED ?? 20_260_722)

// Few values, so that filters and documents meet often; more configurations than fit into one set of bits.
const CONFIGURATIONS = ['english', 'german', ...Array.from({ length: 40 }, (_, index) => `language${index}`), 'simple']
const LEXEMES = ['fleet', 'island', 'tax', 'vote', "o'clock"]
const IDS = ['a', 'b', 'c', 'd']
const LISTS: Record<ListField, readonly string[]> = {
  topics: IDS,
  actors: IDS,
  offices: IDS,
  sources: IDS,
  answers: IDS,
  forms: SPEECH_FORMS,
  acts: SPEECH_ACTS,
  languages: ['en', 'de', 'fi'],
  discrepancies: IDS,
  replies: IDS,
}
const minute = fc.integer({ min: -2, max: 5 }).map((minutes) => new Date(minutes * 60_000))

const word = fc.constantFrom(...LEXEMES).map((lexeme): WordQuery => ({ op: 'word', word: lexeme }))
const { query } = fc.letrec<{ phrase: WordQuery; query: WordQuery }>((tie) => ({
  phrase: fc.oneof(
    { maxDepth: 2 },
    word,
    fc.record({ op: fc.constant('or' as const), left: tie('phrase'), right: tie('phrase') }),
    fc.record({
      op: fc.constant('phrase' as const),
      left: tie('phrase'),
      right: tie('phrase'),
      distance: fc.integer({ min: 1, max: 3 }),
    }),
  ),
  query: fc.oneof(
    { maxDepth: 3 },
    word,
    tie('phrase'),
    fc.record({ op: fc.constant('not' as const), of: tie('query') }),
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), left: tie('query'), right: tie('query') }),
  ),
}))

// What a text means: under most configurations the same, under some another, under some nothing.
const meaning = fc.record({ usual: fc.option(query), german: fc.option(query), simple: fc.option(query) })
const meanings = fc.array(meaning, { minLength: 4, maxLength: 4 })

function queriesOf(drawn: readonly { usual: WordQuery | null; german: WordQuery | null; simple: WordQuery | null }[]) {
  const queries = new Map<string, Map<string, WordQuery | null>>()
  for (const [index, { usual, german, simple }] of drawn.entries()) {
    const own = new Map(CONFIGURATIONS.map((name) => [name, usual]))
    own.set('german', german)
    own.set('simple', simple)
    queries.set(`text ${index}`, own)
  }
  return queries
}

const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'condition' },
    fc.constantFrom(...(Object.keys(LISTS) as ListField[])).chain((field) =>
      fc.record({
        kind: fc.constant('list' as const),
        field: fc.constant(field),
        values: fc.uniqueArray(fc.constantFrom(...LISTS[field]), { minLength: 1, maxLength: 3 }),
      }),
    ),
    fc.record({
      kind: fc.constant('words' as const),
      field: fc.constantFrom(...WORDS_FIELDS),
      // The last is known to no configuration.
      text: fc.integer({ min: 0, max: 4 }).map((index) => `text ${index}`),
    }),
    fc.record({
      kind: fc.constant('time' as const),
      field: fc.constantFrom(...TIME_FIELDS),
      at: minute.map((at) => at.toISOString()),
    }),
    anyValueLeaf,
    fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('condition'), { maxLength: 3, depthIdentifier: 'condition' }),
    }),
  ),
}))

const vector = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom(...LEXEMES), fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 3 })),
    { selector: ([lexeme]) => lexeme },
  )
  .map((lexemes) =>
    lexemes
      .map(([lexeme, positions]) => [`'${lexeme.replaceAll("'", "''")}'`, positions.sort((a, b) => a - b).join(',')])
      .map(([lexeme, positions]) => (positions === '' ? lexeme : `${lexeme}:${positions}`))
      .join(' '),
  )
const some = <Value>(values: readonly Value[]) => fc.array(fc.constantFrom(...values), { maxLength: 3 })

const valuesDrawn = eachValue((own) => fc.constantFrom(...own)) as {
  [Field in keyof ValuesInDocument]: fc.Arbitrary<ValuesInDocument[Field]>
}

const document: fc.Arbitrary<StatementDocument> = fc.record({
  schema: fc.constant(1 as const),
  actorIds: some(IDS),
  officeIds: some(IDS),
  topicIds: some(IDS),
  sourceIds: some(IDS),
  forms: some(SPEECH_FORMS),
  acts: some(SPEECH_ACTS),
  languages: some(LISTS.languages),
  saidEarliest: fc.option(minute),
  saidLatest: fc.option(minute),
  publishedAt: fc.option(minute),
  ingestedAt: minute,
  answeredActorIds: some(IDS),
  discrepancies: fc.option(some(IDS)),
  replies: fc.option(some(IDS)),
  ...valuesDrawn,
  configuration: fc.constantFrom('english', 'german', 'simple', 'language39', 'unheard-of'),
  words: vector,
  contextWords: vector,
})

type Act =
  | { act: 'add'; condition: Condition }
  | { act: 'remove'; which: number }
  | { act: 'ask'; of: StatementDocument }

const add = condition.map((drawn): Act => ({ act: 'add', condition: drawn }))
const acts = fc.array(
  fc.oneof(
    { arbitrary: add, weight: 4 },
    { arbitrary: fc.nat().map((which): Act => ({ act: 'remove', which })), weight: 2 },
    { arbitrary: document.map((of): Act => ({ act: 'ask', of })), weight: 2 },
  ),
  { minLength: 1, maxLength: 60 },
)

interface Registered {
  registration: Registration
  condition: Condition
  value: number
}

/** Does what it is told, and asks the plain definition each time the index is asked. */
function play(drawn: readonly Act[], queries: TextQueries): void {
  const percolator = createPercolator<number>()
  const registered: Registered[] = []
  let value = 0
  for (const step of drawn) {
    if (step.act === 'add') {
      value += 1
      const registration = percolator.add(step.condition, queries, value)
      registered.push({ registration, condition: step.condition, value })
    } else if (step.act === 'remove') {
      const [gone] = registered.splice(step.which % Math.max(1, registered.length), 1)
      if (gone !== undefined) percolator.remove(gone.registration)
    } else {
      const plainly = registered.filter(({ condition }) => passes(condition, readDocument(step.of), queries))
      const found = percolator.matching(readDocument(step.of))
      expect(found.sort((a, b) => a - b)).toEqual(plainly.map((one) => one.value))
    }
    expect(percolator.size).toBe(registered.length)
  }
}

test('the index finds exactly the filters that a document passes, through additions and removals', () => {
  fc.assert(
    fc.property(meanings, acts, (drawn, steps) => play(steps, queriesOf(drawn))),
    { numRuns: 1_000, seed },
  )
})

test('filters that come and go for long leave an index that is still exact', () => {
  const [drawn] = fc.sample(meanings, { numRuns: 1, seed })
  const conditions = fc.sample(condition, { numRuns: 3_000, seed })
  const documents = fc.sample(document, { numRuns: 60, seed })
  const steps: Act[] = conditions.map((one) => ({ act: 'add', condition: one }))
  // All but one in eight go again, from all over, then others come.
  for (let index = 0; index < 2_600; index += 1) {
    steps.push({ act: 'remove', which: index * 7 })
    if (index % 100 === 0)
      steps.push({ act: 'ask', of: documents[(index / 100) % documents.length] as StatementDocument })
  }
  for (const one of conditions.slice(0, 500).reverse()) steps.push({ act: 'add', condition: one })
  for (const of of documents) steps.push({ act: 'ask', of })
  play(steps, queriesOf(drawn ?? []))
})

test('filters that mean the same in another order are kept once, and one goes without the other', () => {
  const percolator = createPercolator<string>()
  const topic: Condition = { kind: 'list', field: 'topics', values: ['a'] }
  const actor: Condition = { kind: 'list', field: 'actors', values: ['b'] }
  const first = percolator.add({ kind: 'all', of: [topic, actor] }, new Map(), 'first')
  percolator.add({ kind: 'all', of: [{ kind: 'all', of: [actor] }, topic] }, new Map(), 'second')
  percolator.add({ kind: 'not', of: { kind: 'any', of: [negated(actor), negated(topic)] } }, new Map(), 'third')
  expect(percolator).toMatchObject({ size: 3, distinct: 1 })

  percolator.remove(first)
  const [document] = fc.sample(documentWith({ topicIds: ['a'], actorIds: ['b'] }), { numRuns: 1, seed })
  expect(percolator.matching(readDocument(document as StatementDocument)).sort()).toEqual(['second', 'third'])
})

test('after any additions and removals, equal filters are still kept once', () => {
  const percolator = createPercolator<number>()
  const conditions = Array.from({ length: 3_000 }, (_, index): Condition => {
    const topic: Condition = { kind: 'list', field: 'topics', values: [`topic ${index}`] }
    return { kind: 'all', of: [topic, { kind: 'list', field: 'actors', values: [`actor ${index % 50}`] }] }
  })
  const stay = conditions.filter((_, index) => index % 3 === 0)
  for (const one of stay) percolator.add(one, new Map(), 0)
  const { distinct } = percolator
  const others = conditions.map((one) => percolator.add(one, new Map(), 0))
  for (const registration of others) percolator.remove(registration)
  expect(percolator).toMatchObject({ size: stay.length, distinct })
  for (const one of stay) percolator.add(one, new Map(), 0)
  expect(percolator).toMatchObject({ size: 2 * stay.length, distinct })
})

function negated(of: Condition): Condition {
  return { kind: 'not', of }
}

function documentWith(some: Partial<StatementDocument>): fc.Arbitrary<StatementDocument> {
  return document.map((one) => ({ ...one, ...some }))
}
