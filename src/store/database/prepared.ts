import { createHash } from 'node:crypto'
import { Prisma } from '../prisma/client.ts'

// Reading and planning a small SQL statement costs Postgres more than running it. Those that run for every report are
// prepared: each connection reads them once, and plans them once, as soon as Postgres finds that one plan does for all
// values. The others are not: what a filter asks for is planned best by its values, and their texts have no end.

const MARK = '/* prepared */'
/** If there are more texts than this, code has marked a text that changes: a mistake. */
const MOST = 100

/**
 * Begins a SQL statement that is prepared: `${PREPARED} SELECT ...`. Its text must always be the same: no lists of
 * changing length but as one array (see `anyOf`), no LIMIT as a value, for which Postgres would plan again. What it
 * answers must have types that stand in it (`::text`), or come from columns whose types will never change: a session
 * that has prepared it refuses to answer with others.
 */
export const PREPARED: Prisma.Sql = Prisma.raw(MARK)

/** Any of these ids. Hides their number from the planner, which would otherwise plan again for each number. */
export function anyOf(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`ANY ((SELECT ${[...ids]}::uuid[])::uuid[])`
}

/**
 * The same as rows, for what is looked up by laterals: each id by an index, also by a plan that was made while the tables
 * were empty and that nothing has yet replaced.
 */
export function eachOf(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`unnest((SELECT ${[...new Set(ids)]}::uuid[]))`
}

/** By what name a connection keeps a statement of each text; '' where it keeps none. For the driver adapter. */
export function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    if (!sql.startsWith(MARK)) return ''
    let name = names.get(sql)
    if (name === undefined && names.size < MOST) {
      name = `onrecord_${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`
      names.set(sql, name)
    }
    return name ?? ''
  }
}
