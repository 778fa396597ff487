import { LISTS } from '../../domain/filter/conditions/lists.ts'
import { TIMES, type TimeLeaf } from '../../domain/filter/conditions/times.ts'
import { givenOf, VALUES } from '../../domain/filter/conditions/values.ts'
import { WORDS } from '../../domain/filter/conditions/words.ts'
import type { Condition } from '../../domain/filter/filter.ts'
import { DOCUMENT_COLUMNS, type StatementDocument } from '../../domain/journal/version.ts'
import { Prisma } from '../prisma/client.ts'
import { columnName } from '../tables/columns.ts'

/** A text as each configuration reads it: the tsquery in Postgres's notation, by configuration name. */
export type TsQueries = ReadonlyMap<string, ReadonlyMap<string, string>>

/**
 * A filter as a condition on the row `v` of statement_versions: history's side of the one tree.
 *
 * Two-valued like `passes`: what is unknown is false, never NULL, so that `not` means the same here and there.
 * `texts` holds every text of the condition.
 */
export function filterToSql(condition: Condition, texts: TsQueries): Prisma.Sql {
  switch (condition.kind) {
    case 'all':
      return condition.of.length === 0 ? Prisma.sql`TRUE` : join(condition.of, ' AND ', texts)
    case 'any':
      return condition.of.length === 0 ? Prisma.sql`FALSE` : join(condition.of, ' OR ', texts)
    case 'not':
      return Prisma.sql`(NOT ${filterToSql(condition.of, texts)})`
    case 'list': {
      const { document } = LISTS[condition.field]
      return Prisma.sql`(${columnOf(document)} && ${condition.values}::${typeOf(document)})`
    }
    case 'words':
      return wordsToSql(columnOf(WORDS[condition.field].document), texts.get(condition.text) ?? new Map())
    case 'time':
      return timeToSql(condition)
    default: {
      const { document, compare } = VALUES[condition.kind]
      const given = Prisma.sql`${givenOf(condition)}::${typeOf(document)}`
      return Prisma.sql`COALESCE(${columnOf(document)} ${Prisma.raw(compare)} ${given}, FALSE)`
    }
  }
}

/** The column of a version that holds a field of the document. */
function columnOf(field: keyof StatementDocument): Prisma.Sql {
  return Prisma.raw(`v.${columnName(field)}`)
}

function typeOf(field: keyof StatementDocument): Prisma.Sql {
  return Prisma.raw(DOCUMENT_COLUMNS[field].sql)
}

function join(parts: Condition[], operator: string, texts: TsQueries): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(
    parts.map((part) => filterToSql(part, texts)),
    operator,
  )})`
}

// The same words often make the same query in many languages: one index condition for each distinct query.
function wordsToSql(column: Prisma.Sql, byConfiguration: ReadonlyMap<string, string>): Prisma.Sql {
  const configurations = new Map<string, string[]>()
  for (const [configuration, query] of byConfiguration) {
    if (query !== '') configurations.set(query, [...(configurations.get(query) ?? []), configuration])
  }
  if (configurations.size === 0) return Prisma.sql`FALSE`
  const either = [...configurations].map(
    ([query, names]) => Prisma.sql`(${column} @@ ${query}::tsquery AND v.configuration = ANY (${names}::text[]))`,
  )
  return Prisma.sql`(${Prisma.join(either, ' OR ')})`
}

function timeToSql({ field, at }: TimeLeaf): Prisma.Sql {
  const { document, compare } = TIMES[field]
  const holds = Prisma.sql`(${columnOf(document)} ${Prisma.raw(compare)} ${new Date(at)}::timestamptz)`
  // Every version has the time it came in: only a bare comparison can use an index.
  return document === 'ingestedAt' ? holds : Prisma.sql`COALESCE(${holds}, FALSE)`
}
