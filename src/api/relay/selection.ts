/**
 * What Pothos says is selected of a row, fit for Prisma: where a client asks for nothing but `__typename`, it would
 * select nothing, which Prisma refuses.
 */
export function selectAtLeastId<Query extends object>(query: Query): Query {
  const { select } = query as { select?: object }
  return select !== undefined && Object.keys(select).length === 0 ? { ...query, select: { id: true } } : query
}
