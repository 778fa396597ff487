import { type Condition, NAMED_FIELDS, type NamedField } from '../../domain/filter/filter.ts'

/** Slugs by id. */
export type Slugs = ReadonlyMap<string, string>

/** A condition as somebody would write it: a StatementFilter, as JSON, with slugs for ids. */
export function readableFilter(condition: Condition, slugs: Slugs): Record<string, unknown> {
  switch (condition.kind) {
    case 'all': {
      const parts = condition.of.map((part) => readableFilter(part, slugs))
      const fields = parts.flatMap((part) => Object.keys(part))
      // Fields side by side must all hold, so parts become one where none would hide another.
      return new Set(fields).size === fields.length ? Object.assign({}, ...parts) : { all: parts }
    }
    case 'any':
      return { any: condition.of.map((part) => readableFilter(part, slugs)) }
    case 'not':
      return { not: readableFilter(condition.of, slugs) }
    case 'list':
      return { [condition.field]: condition.values.map((value) => slugs.get(value) ?? value) }
    case 'words':
      return { [condition.field]: condition.text }
    case 'time':
      return { [condition.field]: condition.at }
    case 'roots':
      return { minIndependentRoots: condition.atLeast }
  }
}

/** The ids of each kind in a condition. */
export function idsIn(condition: Condition): Record<NamedField, string[]> {
  const ids: Record<NamedField, string[]> = { topics: [], actors: [], offices: [], sources: [], answers: [] }
  const visit = (part: Condition): void => {
    if (part.kind === 'not') visit(part.of)
    else if (part.kind === 'all' || part.kind === 'any') for (const inner of part.of) visit(inner)
    else if (part.kind === 'list')
      for (const field of NAMED_FIELDS) if (field === part.field) ids[field].push(...part.values)
  }
  visit(condition)
  return ids
}
