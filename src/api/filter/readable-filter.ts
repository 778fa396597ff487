import { discrepanciesAskedBy, repliesAskedBy } from '../../domain/filter/conditions/keys.ts'
import { forEachNamed, type NamedField } from '../../domain/filter/conditions/lists.ts'
import { givenOf, VALUES } from '../../domain/filter/conditions/values.ts'
import { type Condition, leavesIn } from '../../domain/filter/filter.ts'

/** Slugs by id. */
export type Slugs = ReadonlyMap<string, string>

/** A condition as a person would write it: a StatementFilter, as JSON, with slugs for ids. */
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
      if (condition.field === 'discrepancies') return { discrepancies: discrepanciesAskedBy(condition.values) }
      if (condition.field === 'replies') {
        const { to, ...replies } = repliesAskedBy(condition.values)
        return { replies: to == null ? replies : { to: to.map((id) => slugs.get(id) ?? id), ...replies } }
      }
      return { [condition.field]: condition.values.map((value) => slugs.get(value) ?? value) }
    case 'words':
      return { [condition.field]: condition.text }
    case 'time':
      return { [condition.field]: condition.at }
    default:
      return { [VALUES[condition.kind].input]: givenOf(condition) }
  }
}

/** The ids of each kind in a condition. */
export function idsIn(condition: Condition): Record<NamedField, string[]> {
  const leaves = [...leavesIn(condition)]
  return forEachNamed((field) =>
    leaves.flatMap((leaf) => {
      if (leaf.kind !== 'list') return []
      if (leaf.field === 'replies') return field === 'answers' ? (repliesAskedBy(leaf.values).to ?? []) : []
      return leaf.field === field ? leaf.values : []
    }),
  )
}
