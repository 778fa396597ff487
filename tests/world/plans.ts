import { Prisma, type PrismaClient } from '../../src/store/prisma/client.ts'

/** What Postgres read to answer one SQL statement. */
export interface Reading {
  /** Pages of tables and indexes, from memory or disk. */
  pages: number
  /** Rows of tables that were looked at. */
  rows: number
  /** Tables that were read from end to end. */
  wholeTables: string[]
}

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Actual Loops'?: number
  'Actual Rows'?: number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: PlanNode[]
}

/** What Postgres reads for each SQL statement that `ask` sends, as EXPLAIN ANALYZE counts it. */
export async function readingsOf(
  prisma: PrismaClient,
  ask: (prisma: PrismaClient) => Promise<unknown>,
): Promise<Reading[]> {
  const readings: Reading[] = []
  const explaining = prisma.$extends({
    query: {
      async $queryRaw({ args, query }) {
        const [row] = await prisma.$queryRaw<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(
          Prisma.sql`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${args as Prisma.Sql}`,
        )
        const plan = row?.['QUERY PLAN'][0]?.Plan
        if (plan === undefined) throw new Error('EXPLAIN answered nothing')
        const pages = (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
        readings.push({ pages, rows: rowsLookedAt(plan), wholeTables: [...wholeTables(plan)] })
        return await query(args)
      },
    },
  })
  await ask(explaining as unknown as PrismaClient)
  return readings
}

function* wholeTables(node: PlanNode): Generator<string> {
  const isRun = (node['Actual Loops'] ?? 0) > 0
  if (isRun && node['Node Type'] === 'Seq Scan' && node['Relation Name'] !== undefined) yield node['Relation Name']
  for (const inner of node.Plans ?? []) yield* wholeTables(inner)
}

function rowsLookedAt(node: PlanNode): number {
  const inner = (node.Plans ?? []).reduce((sum, one) => sum + rowsLookedAt(one), 0)
  if (node['Relation Name'] === undefined) return inner
  const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
  return inner + ((node['Actual Rows'] ?? 0) + removed) * (node['Actual Loops'] ?? 0)
}
