import type { ListField } from '../../../src/domain/filter/conditions/lists.ts'
import type { TextQueries } from '../../../src/domain/filter/evaluate.ts'
import type { Condition } from '../../../src/domain/filter/filter.ts'
import type { WordQuery } from '../../../src/domain/filter/text-query.ts'
import type { StatementDocument } from '../../../src/domain/journal/version.ts'
import { NO_VALUES } from '../../world/conditions.ts'
import { seeded } from '../../world/seeded.ts'

// Watchers and statements as a busy newsroom has them: a few topics and actors that everybody asks for and everybody
// speaks about, and many that few do (Zipf, 0.8). Everything is drawn from a seed: the same in every run.

export interface Filter {
  condition: Condition
  queries: TextQueries
}

const TOPICS = zipf(2_000, 0.8)
const ACTORS = zipf(5_000, 0.8)
const SOURCES = zipf(2_000, 0.8)
const VOCABULARY = zipf(20_000, 0.9)
/** The commonest words of a language are in no search, or in no dictionary. */
const STOP_WORDS = 150

// As many as the store asks Postgres for. Most stem a word alike, some in ways of their own.
const CONFIGURATIONS = Array.from({ length: 29 }, (_, index) => ({
  name: index === 0 ? 'simple' : `language${index}`,
  variant: index < 17 ? 0 : 1 + (index % 4),
}))

type Random = () => number

/** 60 % one topic, 25 % topic and actor, 10 % words and phrases, 5 % actor or source with NOT. */
export function usualFilter(random: Random): Filter {
  const kind = random()
  if (kind < 0.6) return listsOnly(one('topics', TOPICS(random)))
  if (kind < 0.85) return listsOnly(both(one('topics', TOPICS(random)), one('actors', ACTORS(random))))
  if (kind < 0.95) return words(random)
  return listsOnly(actorOrSourceWithNot(random))
}

/** The same interests, each narrowed further, so that no two are alike. `isNew` says whether nobody has it yet. */
export function distinctFilter(random: Random, isNew: (condition: Condition) => boolean): Filter {
  for (;;) {
    const kind = random()
    const topic = one('topics', TOPICS(random))
    const filter =
      kind < 0.3
        ? listsOnly(both(topic, one('topics', TOPICS(random))))
        : kind < 0.6
          ? listsOnly(both(topic, one('sources', SOURCES(random))))
          : kind < 0.85
            ? listsOnly(both(topic, one('actors', ACTORS(random))))
            : kind < 0.95
              ? words(random, topic)
              : listsOnly(actorOrSourceWithNot(random))
    if (isNew(filter.condition)) return filter
  }
}

/** About three topics, one actor, one source, and some forty words. */
export function statement(random: Random): StatementDocument {
  const topics = new Set<string>()
  const count = 2 + Math.floor(random() * 3)
  while (topics.size < count) topics.add(id('topics', TOPICS(random)))
  const said = 1_740_000_000_000 + Math.floor(random() * 1e9)
  const spoken = tokens(random, 32 + Math.floor(random() * 16))
  return {
    ...NO_VALUES,
    schema: 1,
    actorIds: [id('actors', ACTORS(random))],
    officeIds: [],
    topicIds: [...topics],
    sourceIds: [id('sources', SOURCES(random))],
    forms: [random() < 0.5 ? 'DIRECT' : 'INDIRECT'],
    acts: [],
    languages: ['en'],
    saidEarliest: new Date(said),
    saidLatest: new Date(said + 60_000),
    ingestedAt: new Date(said + 120_000),
    answeredActorIds: [],
    independentRoots: 1,
    configuration: random() < 0.8 ? 'language1' : 'language20',
    words: vectorOf(spoken),
    contextWords: vectorOf([...tokens(random, 20), ...spoken, ...tokens(random, 20)]),
  }
}

export function randomFrom(seed: number): Random {
  return seeded(seed)
}

const NO_QUERIES: TextQueries = new Map()

function listsOnly(condition: Condition): Filter {
  return { condition, queries: NO_QUERIES }
}

function one(field: ListField, value: number): Condition {
  return { kind: 'list', field, values: [id(field, value)] }
}

function both(...of: Condition[]): Condition {
  return { kind: 'all', of }
}

function actorOrSourceWithNot(random: Random): Condition {
  const wanted = random() < 0.5 ? one('actors', ACTORS(random)) : one('sources', SOURCES(random))
  return both(wanted, { kind: 'not', of: one('topics', TOPICS(random)) })
}

function words(random: Random, also?: Condition): Filter {
  const kind = random()
  const first = searched(random)
  const others = kind < 0.4 ? [searched(random), searched(random)] : [searched(random)]
  const isPhrase = kind > 0.7
  const terms = isPhrase ? [first, successor(first)] : [first, ...others]
  const text = isPhrase ? `"${terms.map(wordOf).join(' ')}"` : terms.map(wordOf).join(' ')
  const condition: Condition = { kind: 'words', field: 'text', text }
  const readings = [0, 1, 2, 3, 4].map((variant) => {
    const [head, ...rest] = terms.map((term): WordQuery => ({ op: 'word', word: lexeme(term, variant) }))
    return rest.reduce<WordQuery | null>((left, right) => {
      if (left === null) return right
      return isPhrase ? { op: 'phrase', left, right, distance: 1 } : { op: 'and', left, right }
    }, head ?? null)
  })
  const byConfiguration = new Map(CONFIGURATIONS.map(({ name, variant }) => [name, readings[variant] ?? null]))
  return {
    condition: also === undefined ? condition : both(also, condition),
    queries: new Map([[text, byConfiguration]]),
  }
}

function searched(random: Random): number {
  for (;;) {
    const word = VOCABULARY(random)
    if (word >= STOP_WORDS) return word
  }
}

/** Words keep company: after each comes its usual one in three cases of ten. */
function tokens(random: Random, count: number): number[] {
  const drawn: number[] = []
  for (let last = -1; drawn.length < count; ) {
    last = last >= 0 && random() < 0.3 ? successor(last) : VOCABULARY(random)
    drawn.push(last)
  }
  return drawn
}

function successor(word: number): number {
  return (word * 7 + 151) % 20_000
}

function wordOf(word: number): string {
  return `word${word.toString(36)}`
}

/** One word in three is stemmed differently by those languages that have their own way. */
function lexeme(word: number, variant: number): string {
  return word % 3 === 0 && variant > 0 ? `${wordOf(word)}${'aeiou'[variant]}` : wordOf(word)
}

function vectorOf(spoken: number[]): string {
  const places = new Map<string, number[]>()
  for (const [index, word] of spoken.entries()) {
    const key = lexeme(word, 0)
    places.set(key, [...(places.get(key) ?? []), index + 1])
  }
  return [...places].map(([key, positions]) => `'${key}':${positions.join(',')}`).join(' ')
}

/**
 * An id as the database gives them: two that differ do so from the first characters on. A string of its own each time,
 * as it comes from outside.
 */
function id(field: ListField, value: number): string {
  const mixed = (Math.imul(value + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')
  return `${mixed}-${field.length.toString(16).padStart(4, '0')}-7000-8000-${value.toString(16).padStart(12, '0')}`
}

/** Draws from 0 to `count` - 1, the first ones most often: the n-th in proportion to 1 / n^exponent. */
export function zipf(count: number, exponent: number): (random: Random) => number {
  const sums: number[] = []
  let sum = 0
  for (let rank = 1; rank <= count; rank += 1) {
    sum += rank ** -exponent
    sums.push(sum)
  }
  return (random) => {
    const wanted = random() * sum
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}
