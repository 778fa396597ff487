import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql'

/** Whether a field of this name is selected below the one that is being resolved, in fragments too. */
export function isSelected(info: GraphQLResolveInfo, name: string): boolean {
  const selects = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === 'Field') return selection.name.value === name
      if (selection.kind === 'InlineFragment') return selects(selection.selectionSet)
      return selects(info.fragments[selection.name.value]?.selectionSet)
    }) ?? false
  return info.fieldNodes.some((node) => selects(node.selectionSet))
}

/**
 * The selection that Pothos made, with at least the id in it. If a client asks for `__typename` alone, Pothos selects no
 * column, and Prisma refuses that.
 */
export function selectAtLeastId<Query extends object>(query: Query): Query {
  const { select } = query as { select?: object }
  return select !== undefined && Object.keys(select).length === 0 ? { ...query, select: { id: true } } : query
}
