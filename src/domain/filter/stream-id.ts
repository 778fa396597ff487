import { createHash } from 'node:crypto'
import type { EntryKind } from '../journal/entry.ts'
import { givenOf } from './conditions/values.ts'
import type { Condition } from './filter.ts'

/** The layout of the canonical form. Changing it orphans every cursor: add a version beside the old one instead. */
const CANONICAL_VERSION = 1

/**
 * The identity of a stream: which entries it carries, independent of how its filter was written, of the process and
 * of the release. Cursors and consumers name it, so that a cursor of one stream is never read as another's.
 */
export function streamId(condition: Condition, kinds: readonly EntryKind[]): string {
  const canonical = JSON.stringify([CANONICAL_VERSION, canonicalForm(condition), [...new Set(kinds)].sort()])
  return createHash('sha256').update(canonical).digest('base64url').slice(0, 22)
}

/**
 * One form for conditions that are the same but for order, repeats and needless nesting.
 * Not a proof of logical equality: two filters that happen to pass the same statements are two streams.
 */
export function canonicalForm(condition: Condition): unknown {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = flatten(condition, condition.kind)
      const forms = [
        ...new Map(
          parts.map((part) => {
            const form = canonicalForm(part)
            return [JSON.stringify(form), form]
          }),
        ),
      ]
      const [only] = forms
      if (only !== undefined && forms.length === 1) return only[1]
      return [condition.kind, ...forms.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, form]) => form)]
    }
    case 'not':
      return ['not', canonicalForm(condition.of)]
    case 'list':
      return ['list', condition.field, ...[...new Set(condition.values)].sort()]
    case 'words':
      return ['words', condition.field, condition.text]
    case 'time':
      return ['time', condition.field, condition.at]
    default:
      return [condition.kind, givenOf(condition)]
  }
}

function flatten(condition: Condition, kind: 'all' | 'any'): Condition[] {
  return condition.kind === kind ? condition.of.flatMap((part) => flatten(part, kind)) : [condition]
}
