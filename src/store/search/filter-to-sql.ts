import type { Condition, ListField, TimeField } from '../../domain/filter/filter.ts'
import { Prisma } from '../prisma/client.ts'

/** A text as each configuration reads it: the tsquery in Postgres's notation, by configuration name. */
export type TextSql = ReadonlyMap<string, ReadonlyMap<string, string>>

/** Columns of statement_versions, under the alias `v`, which every compiled filter reads. */
const LIST_COLUMNS: Record<ListField, Prisma.Sql> = {
  topics: Prisma.sql`v.topic_ids`,
  actors: Prisma.sql`v.actor_ids`,
  offices: Prisma.sql`v.office_ids`,
  sources: Prisma.sql`v.source_ids`,
  answers: Prisma.sql`v.answered_actor_ids`,
  forms: Prisma.sql`v.forms`,
  languages: Prisma.sql`v.languages`,
}

/**
 * A filter as a condition on the row `v` of statement_versions: history's side of the one tree.
 *
 * Two-valued like `passes`: what is unknown is false, never NULL, so that `not` means the same here and there.
 * `texts` holds every text of the condition.
 */
export function filterToSql(condition: Condition, texts: TextSql): Prisma.Sql {
  switch (condition.kind) {
    case 'all':
      return condition.of.length === 0 ? Prisma.sql`TRUE` : join(condition.of, ' AND ', texts)
    case 'any':
      return condition.of.length === 0 ? Prisma.sql`FALSE` : join(condition.of, ' OR ', texts)
    case 'not':
      return Prisma.sql`(NOT ${filterToSql(condition.of, texts)})`
    case 'list': {
      const type = condition.field === 'forms' || condition.field === 'languages' ? 'text[]' : 'uuid[]'
      return Prisma.sql`(${LIST_COLUMNS[condition.field]} && ${condition.values}::${Prisma.raw(type)})`
    }
    case 'words':
      return wordsToSql(
        condition.field === 'text' ? Prisma.sql`v.words` : Prisma.sql`v.context_words`,
        texts.get(condition.text) ?? new Map(),
      )
    case 'time':
      return timeToSql(condition.field, new Date(condition.at))
    case 'roots':
      return Prisma.sql`COALESCE(v.independent_roots >= ${condition.atLeast}::int, FALSE)`
  }
}

function join(parts: Condition[], operator: string, texts: TextSql): Prisma.Sql {
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

function timeToSql(field: TimeField, at: Date): Prisma.Sql {
  switch (field) {
    case 'saidAfter':
      return Prisma.sql`COALESCE(v.said_earliest >= ${at}::timestamptz, FALSE)`
    case 'saidBefore':
      return Prisma.sql`COALESCE(v.said_latest <= ${at}::timestamptz, FALSE)`
    case 'ingestedAfter':
      return Prisma.sql`(v.ingested_at >= ${at}::timestamptz)`
    case 'ingestedBefore':
      return Prisma.sql`(v.ingested_at < ${at}::timestamptz)`
  }
}
