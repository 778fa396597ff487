import type { StatementFilter } from './statement-filter.ts'

// A filter's tree as people give it, walked in one way: fields first, then `all`, `any` and `not`.

/** Where filters stand within a filter. */
const WITHIN = ['all', 'any', 'not'] as const
export type Within = (typeof WITHIN)[number]

/** A filter with where it stands: "any.0.topics" is the path of a field of it. */
export interface FilterPart {
  filter: StatementFilter
  path: string
  /** 1 is the outermost. */
  depth: number
}

/** The path of a field, or of a filter within the filter at `path`. */
export function pathTo(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`
}

/** The filter and all within it, the outer ones first. Nothing is looked at before it is asked for. */
export function* filtersIn(filter: StatementFilter, path = '', depth = 1): Generator<FilterPart> {
  yield { filter, path, depth }
  for (const where of WITHIN) {
    for (const inner of innerOf(filter, where, path)) yield* filtersIn(inner.filter, inner.path, depth + 1)
  }
}

/**
 * Makes something of a filter from what is made of those within it. `inner` makes these, in their order, when it is
 * called; null where the field is not given.
 */
export function foldFilter<Made>(
  filter: StatementFilter,
  make: (filter: StatementFilter, path: string, inner: (where: Within) => Made[] | null) => Made,
  path = '',
): Made {
  return make(filter, path, (where) =>
    filter[where] == null
      ? null
      : [...innerOf(filter, where, path)].map((inner) => foldFilter(inner.filter, make, inner.path)),
  )
}

function* innerOf(
  filter: StatementFilter,
  where: Within,
  path: string,
): Generator<{ filter: StatementFilter; path: string }> {
  const at = pathTo(path, where)
  if (where === 'not') {
    if (filter.not != null) yield { filter: filter.not, path: at }
    return
  }
  for (const [index, inner] of (filter[where] ?? []).entries()) yield { filter: inner, path: `${at}.${index}` }
}
