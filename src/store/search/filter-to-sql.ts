import { listAsked } from '../../domain/filter/conditions/lists.ts'
import { TIMES, type TimeLeaf } from '../../domain/filter/conditions/times.ts'
import { givenOf, VALUES } from '../../domain/filter/conditions/values.ts'
import { WORDS } from '../../domain/filter/conditions/words.ts'
import type { Condition } from '../../domain/filter/filter.ts'
import { DOCUMENT_COLUMNS, type StatementDocument } from '../../domain/journal/version.ts'
import { Prisma } from '../prisma/client.ts'
import { columnName } from '../tables/columns.ts'

/** A text as each configuration reads it: the tsquery in Postgres's notation, by configuration name. */
export type TsQueries = ReadonlyMap<string, TsQuery>

/** One text's, or of several. */
type TsQuery = ReadonlyMap<string, string>

/**
 * A filter as a condition on the row `v` of statement_versions: history's side of the one tree.
 *
 * TRUE for the rows that pass, FALSE or NULL for the others: for WHERE, not to be negated. Comparisons stand bare and
 * `not` goes inward to them, since Postgres looks nothing up in an index by `COALESCE(..)` or `NOT (..)`.
 * `texts` holds every text of the condition.
 */
export function filterToSql(condition: Condition, texts: TsQueries): Prisma.Sql {
  return toSql(condition, texts, false)
}

function toSql(condition: Condition, texts: TsQueries, isNegated: boolean): Prisma.Sql {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const isAll = (condition.kind === 'all') !== isNegated
      if (condition.of.length === 0) return isAll ? Prisma.sql`TRUE` : Prisma.sql`FALSE`
      const parts =
        condition.kind === 'any'
          ? anyToSql(condition.of, texts, isNegated)
          : condition.of.map((part) => toSql(part, texts, isNegated))
      return Prisma.sql`(${Prisma.join(parts, isAll ? ' AND ' : ' OR ')})`
    }
    case 'not':
      return toSql(condition.of, texts, !isNegated)
    case 'list': {
      const document = listAsked(condition.field)
      return negatedIf(isNegated, Prisma.sql`(${columnOf(document)} && ${condition.values}::${typeOf(document)})`)
    }
    case 'words': {
      const words = wordsToSql(columnOf(WORDS[condition.field].document), texts.get(condition.text) ?? new Map())
      return negatedIf(isNegated, words)
    }
    case 'time':
      return timeToSql(condition, isNegated)
    default: {
      const { document, compare } = VALUES[condition.kind]
      const given = Prisma.sql`${givenOf(condition)}::${typeOf(document)}`
      return comparison({ own: columnOf(document), compare, given, isNegated })
    }
  }
}

/** The parts of an `any`. Its searches of one column are one search: a watch list of thirty names unpacks a row's words once. */
function anyToSql(of: readonly Condition[], texts: TsQueries, isNegated: boolean): Prisma.Sql[] {
  const parts: Prisma.Sql[] = []
  const searches = new Map<keyof StatementDocument, TsQuery[]>()
  for (const part of of) {
    if (part.kind !== 'words') parts.push(toSql(part, texts, isNegated))
    else {
      const { document } = WORDS[part.field]
      searches.set(document, [...(searches.get(document) ?? []), texts.get(part.text) ?? new Map()])
    }
  }
  for (const [document, queries] of searches) {
    parts.push(negatedIf(isNegated, wordsToSql(columnOf(document), eitherOf(queries))))
  }
  return parts
}

/** What any of the searches finds, by configuration. */
function eitherOf(queries: readonly TsQuery[]): TsQuery {
  const either = new Map<string, Set<string>>()
  for (const byConfiguration of queries) {
    for (const [configuration, query] of byConfiguration) {
      if (query !== '') either.set(configuration, (either.get(configuration) ?? new Set()).add(query))
    }
  }
  return new Map(
    [...either].map(([configuration, all]) => [
      configuration,
      all.size === 1 ? [...all].join() : [...all].map((query) => `(${query})`).join(' | '),
    ]),
  )
}

function negatedIf(isNegated: boolean, condition: Prisma.Sql): Prisma.Sql {
  return isNegated ? Prisma.sql`(${condition} IS NOT TRUE)` : condition
}

const OPPOSITE = { '>=': '<', '<=': '>', '<': '>=', '=': '<>' } as const

interface Comparison {
  /** NULL: unknown. */
  own: Prisma.Sql
  compare: keyof typeof OPPOSITE
  given: Prisma.Sql
  isNegated: boolean
}

/** A comparison with what may be unknown: then it does not hold, and its negation does. */
function comparison({ own, compare, given, isNegated }: Comparison): Prisma.Sql {
  return isNegated
    ? Prisma.sql`(${own} ${Prisma.raw(OPPOSITE[compare])} ${given} OR ${own} IS NULL)`
    : Prisma.sql`(${own} ${Prisma.raw(compare)} ${given})`
}

/** The column of a version that holds a field of the document. */
function columnOf(field: keyof StatementDocument): Prisma.Sql {
  return Prisma.raw(`v.${columnName(field)}`)
}

function typeOf(field: keyof StatementDocument): Prisma.Sql {
  return Prisma.raw(DOCUMENT_COLUMNS[field].sql)
}

// The same words often make the same query in many languages: one index condition for each distinct query. The
// configuration is looked at first, since words are unpacked to be looked at.
function wordsToSql(column: Prisma.Sql, byConfiguration: TsQuery): Prisma.Sql {
  const configurations = new Map<string, string[]>()
  for (const [configuration, query] of byConfiguration) {
    if (query !== '') configurations.set(query, [...(configurations.get(query) ?? []), configuration])
  }
  if (configurations.size === 0) return Prisma.sql`FALSE`
  const either = [...configurations].map(
    ([query, names]) => Prisma.sql`(v.configuration = ANY (${names}::text[]) AND ${column} @@ ${query}::tsquery)`,
  )
  return Prisma.sql`(${Prisma.join(either, ' OR ')})`
}

function timeToSql({ field, at }: TimeLeaf, isNegated: boolean): Prisma.Sql {
  const { document, compare, alsoFor } = TIMES[field]
  const given = Prisma.sql`${new Date(at)}::timestamptz`
  const own = firstKnown(document)
  const holds = comparison({ own, compare, given, isNegated })
  // A second bound of what another field bounds from below: of an index by that, only the part in between is read.
  return alsoFor === undefined || isNegated
    ? holds
    : Prisma.sql`(${holds} AND ${columnOf(alsoFor)} ${Prisma.raw(compare)} ${given})`
}

/** As the index of versions by this time has it. */
function firstKnown(fields: readonly (keyof StatementDocument)[]): Prisma.Sql {
  const columns = fields.map(columnOf)
  return columns.length === 1 ? Prisma.join(columns) : Prisma.sql`COALESCE(${Prisma.join(columns)})`
}
