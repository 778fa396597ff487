import type { TextQueries } from '../../domain/filter/evaluate.ts'
import { type Condition, FilterError, textsIn } from '../../domain/filter/filter.ts'
import { readQuery, type WordQuery } from '../../domain/filter/text-query.ts'
import { withPlainQuotes } from '../../domain/filter/typed-words.ts'
import { PREPARED } from '../database/prepared.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'
import type { TsQueries } from './filter-to-sql.ts'

/** Postgres's text search configurations by primary language subtag (Postgres 15 to 18; others are `simple`). */
const CONFIGURATIONS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  ca: 'catalan',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hi: 'hindi',
  hu: 'hungarian',
  hy: 'armenian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  ne: 'nepali',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
}

const ALL_CONFIGURATIONS = ['simple', ...new Set(Object.values(CONFIGURATIONS))]

/** A tsvector holds 1 MB; a statement's first 100,000 characters are more than a search needs. */
const MAX_CHARACTERS = 100_000

// In a database of the C locale Postgres takes typographic punctuation for letters, and finds the word “we in “we will”;
// and it knows no capitals beyond ASCII, so that ÉCOLE is not école. So punctuation is taken out and capitals are made
// small on both sides; a search's typographic quotation marks mean a phrase, like plain ones.
export function asInAnyLocale(text: string): string {
  return text.replace(/(?!\p{ASCII})\p{P}/gu, ' ').replace(/(?!\p{ASCII})[\p{Lu}\p{Lt}]/gu, smallLetter)
}

/** Those that would become two (İ) stay: a locale that knows them has its own way. */
function smallLetter(capital: string): string {
  const small = capital.toLowerCase()
  return small.length === capital.length ? small : capital
}

function asTyped(search: string): string {
  return asInAnyLocale(withPlainQuotes(search))
}

/** The configuration that words of this language go through. */
export function configurationOf(language: string): string {
  return CONFIGURATIONS[language] ?? 'simple'
}

/** A filter with its texts prepared for both of its readers: SQL and memory. */
export interface PreparedFilter {
  condition: Condition
  tsqueries: TsQueries
  queries: TextQueries
}

/**
 * Prepares a filter's texts: Postgres turns each into a query, in every language at once, since statements of any
 * language may come.
 *
 * @throws FilterError for a text that has no searchable word in any language.
 */
export async function prepareFilter(
  db: PrismaClient | Prisma.TransactionClient,
  condition: Condition,
): Promise<PreparedFilter> {
  const texts = [...textsIn(condition)]
  const tsqueries = new Map<string, Map<string, string>>()
  const queries = new Map<string, Map<string, ReturnType<typeof readQuery>>>()
  if (texts.length > 0) {
    const rows = await db.$queryRaw<{ text: string; configuration: string; query: string }[]>`
      SELECT t.text, c.configuration, websearch_to_tsquery(c.configuration::regconfig, t.typed)::text AS query
      FROM unnest(${texts}::text[], ${texts.map(asTyped)}::text[]) AS t(text, typed), unnest(${ALL_CONFIGURATIONS}::text[]) AS c(configuration)`
    const byText = new Map(texts.map((text): [string, typeof rows] => [text, []]))
    for (const row of rows) byText.get(row.text)?.push(row)
    for (const text of texts) {
      const own = byText.get(text) ?? []
      if (own.every((row) => row.query === '')) throw new FilterError(`has no searchable word in "${text}"`, '')
      tsqueries.set(text, new Map(own.map((row) => [row.configuration, row.query])))
      queries.set(text, new Map(own.map((row) => [row.configuration, readQuery(row.query)])))
    }
  }
  return { condition, tsqueries, queries }
}

/**
 * The texts of many filters, prepared for memory alone, in these configurations alone. One round trip. A text that has no
 * searchable word in any of them satisfies nothing.
 */
export async function prepareTexts(
  db: PrismaClient | Prisma.TransactionClient,
  texts: readonly string[],
  configurations: readonly string[],
): Promise<TextQueries> {
  if (texts.length === 0) return new Map()
  // As one value: a row for each text and language takes longer to hand over than to work out.
  const [row] = await db.$queryRaw<{ queries: string }[]>`
    SELECT json_agg(ARRAY(
      SELECT websearch_to_tsquery(c.configuration, t.typed)::text
      FROM unnest(${[...configurations]}::regconfig[]) WITH ORDINALITY AS c(configuration, place) ORDER BY c.place
    ) ORDER BY t.place)::text AS queries
    FROM unnest(${texts.map(asTyped)}::text[]) WITH ORDINALITY AS t(typed, place)`
  const printed = JSON.parse(row?.queries ?? '[]') as string[][]
  return new Map(texts.map((text, index) => [text, readEach(configurations, printed[index] ?? [])]))
}

/** By configuration. Most read a text alike: they share one query. */
function readEach(
  configurations: readonly string[],
  printed: readonly string[],
): ReadonlyMap<string, WordQuery | null> {
  const read = new Map<string, WordQuery | null>()
  const queries = new Map<string, WordQuery | null>()
  for (const [index, query] of printed.entries()) {
    if (!read.has(query)) read.set(query, readQuery(query))
    queries.set(configurations[index] ?? '', read.get(query) ?? null)
  }
  return queries
}

/** The words of each text, as Postgres's tsvector notation. One round trip, however many texts. */
export async function readLexemes(
  db: PrismaClient | Prisma.TransactionClient,
  texts: { configuration: string; text: string }[],
): Promise<string[]> {
  if (texts.length === 0) return []
  const rows = await db.$queryRaw<{ words: string }[]>`${PREPARED}
    SELECT to_tsvector(t.configuration::regconfig, left(t.text, ${MAX_CHARACTERS}::int))::text AS words
    FROM unnest(${texts.map((text) => text.configuration)}::text[], ${texts.map(({ text }) => asInAnyLocale(text))}::text[])
      WITH ORDINALITY AS t(configuration, text, place)
    ORDER BY t.place`
  return rows.map((row) => row.words)
}

/** Whether a tsquery asks for words in their order. */
export function isPhrase(tsquery: string): boolean {
  return /<(-|\d+)>/.test(tsquery)
}
