import { listAsked } from '../../domain/filter/conditions/lists.ts'
import { TIMES, type TimeLeaf } from '../../domain/filter/conditions/times.ts'
import { givenOf, VALUES } from '../../domain/filter/conditions/values.ts'
import { WORDS } from '../../domain/filter/conditions/words.ts'
import { type Condition, leavesIn } from '../../domain/filter/filter.ts'
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
  return toSql(condition, { texts, row: versionRow }, false)
}

/** The same for a row `so` of statement_owners and its version `v`: what both have is asked of the first, by its indexes. */
export function ownedFilterToSql(condition: Condition, texts: TsQueries): Prisma.Sql {
  return toSql(condition, { texts, row: (field) => (isOwners(field) ? 'so' : 'v') }, false)
}

/** Whether rows of statement_owners tell all that it asks for. */
export function isOfOwners(condition: Condition): boolean {
  return [...leavesIn(condition)].every((leaf) => {
    if (leaf.kind !== 'time') return false
    const { document, alsoFor } = TIMES[leaf.field]
    return [...document, ...(alsoFor === undefined ? [] : [alsoFor])].every(isOwners)
  })
}

function isOwners(field: keyof StatementDocument): boolean {
  return field === 'ingestedAt' || field === 'saidEarliest' || field === 'publishedAt'
}

function versionRow(): Row {
  return 'v'
}

type Row = 'v' | 'so'

interface Reading {
  texts: TsQueries
  /** Which row has a field. */
  row: (field: keyof StatementDocument) => Row
}

function toSql(condition: Condition, reading: Reading, isNegated: boolean): Prisma.Sql {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const isAll = (condition.kind === 'all') !== isNegated
      if (condition.of.length === 0) return isAll ? Prisma.sql`TRUE` : Prisma.sql`FALSE`
      const parts =
        condition.kind === 'any'
          ? anyToSql(condition.of, reading, isNegated)
          : condition.of.map((part) => toSql(part, reading, isNegated))
      return Prisma.sql`(${Prisma.join(parts, isAll ? ' AND ' : ' OR ')})`
    }
    case 'not':
      return toSql(condition.of, reading, !isNegated)
    case 'list': {
      const document = listAsked(condition.field)
      return negatedIf(isNegated, Prisma.sql`(${columnOf(document)} && ${condition.values}::${typeOf(document)})`)
    }
    case 'words': {
      const words = wordsToSql(
        columnOf(WORDS[condition.field].document),
        reading.texts.get(condition.text) ?? new Map(),
      )
      return negatedIf(isNegated, words)
    }
    case 'time':
      return timeToSql(condition, reading, isNegated)
    default: {
      const { document, compare } = VALUES[condition.kind]
      const given = Prisma.sql`${givenOf(condition)}::${typeOf(document)}`
      return comparison({ own: columnOf(document), compare, given, isNegated })
    }
  }
}

/** The parts of an `any`. Its searches of one column are one search: a watch list of thirty names unpacks a row's words once. */
function anyToSql(of: readonly Condition[], reading: Reading, isNegated: boolean): Prisma.Sql[] {
  const parts: Prisma.Sql[] = []
  const searches = new Map<keyof StatementDocument, TsQuery[]>()
  for (const part of of) {
    if (part.kind !== 'words') parts.push(toSql(part, reading, isNegated))
    else {
      const { document } = WORDS[part.field]
      searches.set(document, [...(searches.get(document) ?? []), reading.texts.get(part.text) ?? new Map()])
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

/** The column that holds a field of the document. */
function columnOf(field: keyof StatementDocument, row: Row = 'v'): Prisma.Sql {
  return Prisma.raw(`${row}.${columnName(field)}`)
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

function timeToSql({ field, at }: TimeLeaf, { row }: Reading, isNegated: boolean): Prisma.Sql {
  const { document, compare, alsoFor } = TIMES[field]
  const given = Prisma.sql`${new Date(at)}::timestamptz`
  const own = firstKnown(document.map((one) => columnOf(one, row(one))))
  const holds = comparison({ own, compare, given, isNegated })
  // A second bound of what another field bounds from below: of an index by that, only the part in between is read.
  return alsoFor === undefined || isNegated
    ? holds
    : Prisma.sql`(${holds} AND ${columnOf(alsoFor, row(alsoFor))} ${Prisma.raw(compare)} ${given})`
}

/** As the index by this time has it. */
function firstKnown(columns: Prisma.Sql[]): Prisma.Sql {
  return columns.length === 1 ? Prisma.join(columns) : Prisma.sql`COALESCE(${Prisma.join(columns)})`
}
