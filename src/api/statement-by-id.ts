import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { Statement } from '../store/prisma/client.ts'
import { successorsOf } from '../store/successors.ts'
import { batched, fieldPath } from './batching.ts'
import type { Context } from './context.ts'

/** A statement as it is now, with what is selected of it: its successor, if it was absorbed; null only where erased. */
export async function readStatement(context: Context, info: GraphQLResolveInfo, id: string): Promise<Statement | null> {
  const query = queryFromInfo({ context, info })
  const statements = batched<Statement>(info, fieldPath(info), async (ids) => {
    const successors = await successorsOf(context.prisma, { Statement: ids })
    const current = ids.map((id) => successors.get(id) ?? id)
    const rows = await context.prisma.statement.findMany({
      ...query,
      where: { id: { in: current }, status: { not: 'ERASED' } },
    })
    const byId = new Map(rows.map((row) => [row.id, row]))
    return new Map(ids.flatMap((id, index) => pairOf(id, byId.get(current[index] ?? id))))
  })
  return await statements.load(id)
}

function pairOf(id: string, statement: Statement | undefined): [string, Statement][] {
  return statement === undefined ? [] : [[id, statement]]
}
