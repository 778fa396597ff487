import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LIST_FIELDS, type ListField, type NamedField } from '../../src/domain/filter/conditions/lists.ts'
import { TIME_FIELDS, type TimeField } from '../../src/domain/filter/conditions/times.ts'
import type { ValueLeaf } from '../../src/domain/filter/conditions/values.ts'
import { WORDS_FIELDS, type WordsField } from '../../src/domain/filter/conditions/words.ts'
import { passes, readDocument } from '../../src/domain/filter/evaluate.ts'
import type { Condition } from '../../src/domain/filter/filter.ts'
import type { StatementVersion } from '../../src/domain/journal/version.ts'
import { SPEECH_ACTS } from '../../src/domain/statement/speech-act.ts'
import { SPEECH_FORMS, type SpeechForm } from '../../src/domain/statement/statement.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { readCurrentVersions } from '../../src/store/journal/journal.ts'
import { Prisma } from '../../src/store/prisma/client.ts'
import { filterToSql, ownedFilterToSql } from '../../src/store/search/filter-to-sql.ts'
import { prepareFilter } from '../../src/store/search/linguistics.ts'
import { openArchive } from '../world/archive.ts'
import { anyValueLeaf, eachValue, type ValuesInDocument, valueMeans } from '../world/conditions.ts'
import { type FreshDatabase, freshDatabase } from '../world/database.ts'
import { seeded } from '../world/seeded.ts'

// One filter, three readers: SQL, memory, and the plain definition below. They must agree on every statement.

let fresh: FreshDatabase
let database: Database
const ids: Record<NamedField, string[]> = {
  topics: [],
  actors: [],
  offices: [],
  sources: [],
  answers: [],
}
let statements: { version: StatementVersion; told: Told }[] = []

interface Told {
  words: string[]
  contextWords: string[]
  saidEarliest: number | null
  saidLatest: number | null
  publishedAt: number | null
  ingestedAt: number
  values: ValuesInDocument
  lists: Record<ListField, string[]>
}

// Words that no language shortens into one another, so that the plain definition needs no linguistics.
const WORDS = ['kqx', 'zwv', 'fjg', 'xcd', 'vbk', 'qpz']
const LANGUAGES = ['en', 'de', 'fi', 'ru', 'und']
const KEYS = ['DATE CONFLICT', '* CONFLICT', 'DATE *', '* *']
const MINUTES = [0, 1, 2, 3, 4, 5]
const at = (minute: number) => new Date(Date.UTC(2025, 2, 1, 12, minute))
const seed = Number(process.env.SEED ?? 20_250_301)

beforeAll(async () => {
  fresh = await freshDatabase()
  database = await openDatabase(fresh.url, { allowUnsafe: true })
  const archive = openArchive(database.prisma)
  const random = seeded(seed)
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(random() * values.length)]
    if (value === undefined) throw new Error('nothing to pick')
    return value
  }
  for (let index = 0; index < 4; index += 1) {
    ids.topics.push(await archive.topic())
    ids.actors.push(await archive.actor())
    ids.offices.push(await archive.office())
    ids.sources.push(await archive.source())
  }
  ids.answers.push(...ids.actors)
  for (let index = 0; index < 80; index += 1) {
    const language = pick(LANGUAGES)
    const sourceId = pick(ids.sources)
    const words = Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(WORDS))
    const earliest = random() < 0.7 ? pick(MINUTES) : null
    const latest = earliest === null ? null : earliest + 1
    const published = random() < 0.7 ? pick(MINUTES) : null
    const actorId = random() < 0.8 ? pick(ids.actors) : null
    const officeId = random() < 0.5 ? pick(ids.offices) : null
    const answeredActorIds = ids.answers.filter(() => random() < 0.2)
    // Null: not worked out.
    const [discrepancies, replies] = [0, 1].map(() => (random() < 0.3 ? null : KEYS.filter(() => random() < 0.3)))
    const topicIds = ids.topics.filter(() => random() < 0.3)
    const form: SpeechForm = pick(SPEECH_FORMS)
    const act = random() < 0.8 ? pick(SPEECH_ACTS) : null
    const ingestedAt = at(pick(MINUTES))
    const values = eachValue((own) => pick(own)) as ValuesInDocument
    await archive.statement({
      text: words.join(' '),
      form,
      act,
      language,
      actorId,
      officeId,
      topicIds,
      ingestedAt,
      publishedAt: published === null ? null : at(published),
      values,
      discrepancies: discrepancies ?? null,
      replies: replies ?? null,
      answeredActorIds,
      articleIds: [await archive.article({ sourceId, language })],
      saidAt:
        earliest === null || latest === null
          ? null
          : {
              earliest: at(earliest),
              latest: at(latest),
              precision: 'MINUTE',
              date: null,
              timeZone: 'UTC',
              asWritten: [],
              derivation: [],
            },
    })
    const [version] = await readCurrentVersions(
      database.prisma,
      Prisma.sql`NOT v.statement_id = ANY (${statements.map((one) => one.version.statementId)}::uuid[])`,
      1,
    )
    if (version === undefined) throw new Error('the statement has no version')
    statements.push({
      version,
      told: {
        words,
        contextWords: ['before', ...words, 'after'],
        saidEarliest: earliest === null ? null : at(earliest).getTime(),
        saidLatest: latest === null ? null : at(latest).getTime(),
        publishedAt: published === null ? null : at(published).getTime(),
        ingestedAt: ingestedAt.getTime(),
        values,
        lists: {
          topics: topicIds,
          actors: actorId === null ? [] : [actorId],
          offices: officeId === null ? [] : [officeId],
          sources: [sourceId],
          answers: answeredActorIds,
          forms: [form],
          acts: act === null ? [] : [act],
          languages: [language],
          discrepancies: discrepancies ?? [],
          replies: replies ?? [],
        },
      },
    })
  }
  statements = statements.sort((a, b) => (a.version.statementId < b.version.statementId ? -1 : 1))
})

afterAll(async () => {
  await database.close()
  await fresh.drop()
})

/** A search as somebody types it, and what it means: any of the groups, of which all terms hold. */
interface Search {
  groups: Term[][]
}
type Term = { phrase: string[]; not: boolean }

function typed({ groups }: Search): string {
  return groups
    .map((terms) =>
      terms
        .map(({ phrase, not }) => `${not ? '-' : ''}${phrase.length === 1 ? phrase[0] : `"${phrase.join(' ')}"`}`)
        .join(' '),
    )
    .join(' or ')
}

function holds({ groups }: Search, words: string[]): boolean {
  const has = (phrase: string[]) =>
    words.some((_, index) => phrase.every((word, offset) => words[index + offset] === word))
  return groups.some((terms) => terms.every(({ phrase, not }) => has(phrase) !== not))
}

type Drawn =
  | { kind: 'all' | 'any'; of: Drawn[] }
  | { kind: 'not'; of: Drawn }
  | { kind: 'list'; field: ListField; picks: number[] }
  | { kind: 'words'; field: WordsField; search: Search }
  | { kind: 'time'; field: TimeField; minute: number }
  | ValueLeaf

const word = fc.constantFrom(...WORDS)
const term = fc.record({ phrase: fc.array(word, { minLength: 1, maxLength: 3 }), not: fc.boolean() })
const search = fc.record({
  groups: fc.array(fc.array(term, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
})
const drawn: fc.Arbitrary<Drawn> = fc.letrec<{ condition: Drawn }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'condition' },
    fc.record({
      kind: fc.constant('list' as const),
      field: fc.constantFrom(...LIST_FIELDS),
      picks: fc.uniqueArray(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('words' as const),
      field: fc.constantFrom(...WORDS_FIELDS),
      search,
    }),
    fc.record({
      kind: fc.constant('time' as const),
      field: fc.constantFrom(...TIME_FIELDS),
      minute: fc.constantFrom(...MINUTES),
    }),
    anyValueLeaf,
    fc.record({ kind: fc.constant('not' as const), of: tie('condition') }),
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      of: fc.array(tie('condition'), { maxLength: 3, depthIdentifier: 'condition' }),
    }),
  ),
})).condition

function valuesOf(condition: Extract<Drawn, { kind: 'list' }>): string[] {
  const { field, picks } = condition
  const all = {
    ...ids,
    forms: SPEECH_FORMS,
    acts: SPEECH_ACTS,
    languages: LANGUAGES,
    discrepancies: KEYS,
    replies: KEYS,
  }[field]
  return picks.map((pick) => all[pick]).filter((value) => value !== undefined)
}

function conditionOf(condition: Drawn): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { kind: condition.kind, of: condition.of.map(conditionOf) }
    case 'not':
      return { kind: 'not', of: conditionOf(condition.of) }
    case 'list':
      return { kind: 'list', field: condition.field, values: valuesOf(condition).sort() }
    case 'words':
      return { kind: 'words', field: condition.field, text: typed(condition.search) }
    case 'time':
      return { kind: 'time', field: condition.field, at: at(condition.minute).toISOString() }
    default:
      return condition
  }
}

/** What a filter means, said as plainly as can be. */
function means(condition: Drawn, told: Told): boolean {
  switch (condition.kind) {
    case 'all':
      return !condition.of.some((part) => !means(part, told))
    case 'any':
      return condition.of.some((part) => means(part, told))
    case 'not':
      return !means(condition.of, told)
    case 'list':
      return valuesOf(condition).some((value) => told.lists[condition.field].includes(value))
    case 'words':
      return holds(condition.search, condition.field === 'text' ? told.words : told.contextWords)
    case 'time':
      return timeMeans(condition.field, at(condition.minute).getTime(), told)
    default:
      return valueMeans(condition, told.values)
  }
}

function timeMeans(field: TimeField, moment: number, told: Told): boolean {
  const isFrom = (time: number | null) => time !== null && time >= moment
  const isBefore = (time: number | null) => time !== null && time < moment
  switch (field) {
    case 'saidAfter':
      return isFrom(told.saidEarliest)
    case 'saidBefore':
      return told.saidLatest !== null && told.saidLatest <= moment
    case 'publishedAfter':
      return isFrom(told.publishedAt)
    case 'publishedBefore':
      return isBefore(told.publishedAt)
    case 'whenAfter':
      return told.saidEarliest === null ? isFrom(told.publishedAt) : isFrom(told.saidEarliest)
    case 'whenBefore':
      return told.saidEarliest === null ? isBefore(told.publishedAt) : isBefore(told.saidEarliest)
    case 'ingestedAfter':
      return isFrom(told.ingestedAt)
    case 'ingestedBefore':
      return isBefore(told.ingestedAt)
  }
}

test('a filter passes the same statements in SQL, in memory, and by its plain meaning', async () => {
  await fc.assert(
    fc.asyncProperty(drawn, async (draw) => {
      const condition = conditionOf(draw)
      const filter = await prepareFilter(database.prisma, condition)
      const rows = await database.prisma.$queryRaw<{ id: string }[]>`
        SELECT v.statement_id::text AS id FROM statement_versions v
        WHERE v.current AND ${filterToSql(condition, filter.tsqueries)} ORDER BY v.statement_id`
      const owned = await database.prisma.$queryRaw<{ id: string }[]>`
        SELECT v.statement_id::text AS id FROM statement_versions v
        WHERE v.current AND EXISTS (SELECT FROM statement_owners so WHERE so.version_id = v.id
          AND ${ownedFilterToSql(condition, filter.tsqueries)}) ORDER BY v.statement_id`
      const ids = (those: typeof statements) => those.map(({ version }) => version.statementId)
      const bySql = rows.map((row) => row.id)
      const inMemory = ids(
        statements.filter(({ version }) => passes(condition, readDocument(version.document), filter.queries)),
      )
      const byMeaning = ids(statements.filter(({ told }) => means(draw, told)))
      expect(inMemory, 'in memory').toEqual(byMeaning)
      expect(bySql, 'in SQL').toEqual(byMeaning)
      expect(
        owned.map((row) => row.id),
        'of owners',
      ).toEqual(byMeaning)
    }),
    { numRuns: 300, seed },
  )
})

test('any of thirty words is one search of a language, which unpacks the words of a statement once', async () => {
  const names: Condition[] = Array.from({ length: 30 }, (_, index) => ({
    kind: 'words',
    field: 'text',
    text: `kqx${index}`,
  }))
  const prepared = await prepareFilter(database.prisma, { kind: 'any', of: names })
  const { values } = filterToSql(prepared.condition, prepared.tsqueries)
  const searches = values.filter((value) => String(value).includes("'kqx0'"))
  expect(searches).toHaveLength(1)
  expect(String(searches[0]).split(' | ')).toHaveLength(30)
})
