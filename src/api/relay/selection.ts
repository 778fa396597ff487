/**
 * The selection that Pothos made, with at least the id in it. If a client asks for `__typename` alone, Pothos selects no
 * column, and Prisma refuses that.
 */
export function selectAtLeastId<Query extends object>(query: Query): Query {
  const { select } = query as { select?: object }
  return select !== undefined && Object.keys(select).length === 0 ? { ...query, select: { id: true } } : query
}
