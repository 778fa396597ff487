import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { Statement } from '../store/prisma/client.ts'
import { batched, fieldPath } from './batching.ts'
import type { Context } from './context.ts'

/** A statement as it is now, with what is selected of it; null only where it was erased. */
export async function readStatement(context: Context, info: GraphQLResolveInfo, id: string): Promise<Statement | null> {
  const query = queryFromInfo({ context, info })
  const statements = batched<Statement>(info, fieldPath(info), async (ids) => {
    const rows = await context.prisma.statement.findMany({
      ...query,
      where: { id: { in: ids }, status: { not: 'ERASED' } },
    })
    return new Map(rows.map((row) => [row.id, row]))
  })
  return await statements.load(id)
}
