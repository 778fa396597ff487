import { type Condition, FilterError, leavesIn } from '../../domain/filter/filter.ts'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import { filtersIn, pathTo } from '../../domain/filter/walk.ts'
import { canRunInMemory } from '../../domain/match/runnable.ts'
import { resolveStatementFilter } from '../catalogue/resolve-names.ts'
import { findUnavailability } from '../database/unavailable.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { filterToSql } from './filter-to-sql.ts'
import { type PreparedFilter, prepareFilter } from './linguistics.ts'
import { readTypedFilter } from './typed-filter.ts'

/**
 * A filter that a watch is to have, as a condition that both compilers can run: history is searched by SQL, and what
 * comes is matched in memory. A watch of which one of them could not would tell nothing, and say nothing of that.
 *
 * @throws FilterError as `readTypedFilter` does; where a compiler fails, with the place of the field that it fails at.
 */
export async function readRunnableFilter(db: PrismaClient, filter: StatementFilter): Promise<Condition> {
  try {
    const prepared = await readTypedFilter(db, filter)
    await runBoth(db, prepared)
    return prepared.condition
  } catch (error) {
    if (error instanceof FilterError && error.path !== '') throw error
    if (!(error instanceof FilterError) && !isNotRunnable(error)) throw error
    throw (await findFailing(db, filter)) ?? error
  }
}

/** A filter that one of the compilers cannot run. */
class NotRunnable extends Error {
  override readonly name = 'NotRunnable'
}

/** @throws NotRunnable, or what Postgres says. */
async function runBoth(db: PrismaClient, { condition, tsqueries, queries }: PreparedFilter): Promise<void> {
  if (!canRunInMemory(condition, queries)) throw new NotRunnable('the matcher cannot run it')
  // The whole is planned, and each part is worked out on a row, as a part that is not come to would hide what is wrong.
  await db.$queryRaw`SELECT FROM statement_versions v WHERE ${filterToSql(condition, tsqueries)} LIMIT 0`
  const parts = [...leavesIn(condition)].map((leaf) => Prisma.sql`${filterToSql(leaf, tsqueries)} IS TRUE`)
  if (parts.length === 0) return
  await db.$queryRaw`
    SELECT ARRAY[${Prisma.join(parts)}] AS passes
    FROM (SELECT 1) AS one LEFT JOIN (SELECT * FROM statement_versions ORDER BY id DESC LIMIT 1) AS v ON TRUE`
}

/** Not an outage: what was sent cannot be run. */
function isNotRunnable(error: unknown): boolean {
  if (error instanceof NotRunnable) return true
  return error instanceof Prisma.PrismaClientKnownRequestError && findUnavailability(error) === null
}

/** The field that cannot be run alone either, with where it stands; null where each can. */
async function findFailing(db: PrismaClient, filter: StatementFilter): Promise<FilterError | null> {
  for (const { filter: part, path } of filtersIn(filter)) {
    for (const [field, value] of Object.entries(part)) {
      if (value == null || field === 'all' || field === 'any' || field === 'not') continue
      const alone = { [field]: value } as StatementFilter
      const at = pathTo(path, field)
      try {
        await runBoth(db, await prepareFilter(db, await resolveStatementFilter(db, alone)))
      } catch (error) {
        if (error instanceof FilterError) return new FilterError(reasonOf(error), at)
        if (isNotRunnable(error)) return new FilterError('cannot be run: write it in another way', at)
        throw error
      }
    }
  }
  return null
}

/** Without the beginning and the full stop that a FilterError puts around it. */
function reasonOf({ message }: FilterError): string {
  return message.replace(/^The filter('s "[^"]*")? /, '').replace(/\.$/, '')
}
