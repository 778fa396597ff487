import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { successorsOf } from '../../store/lookup/successors.ts'
import type { Statement } from '../../store/prisma/client.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import type { Context } from '../relay/context.ts'

/** A statement as it is now, with what is selected of it: its successor, if it was absorbed; null only where erased. */
export async function readStatement(context: Context, info: GraphQLResolveInfo, id: string): Promise<Statement | null> {
  const query = queryFromInfo({ context, info })
  const statements = openBatch<Statement>(info, nameField(info), async (ids) => {
    const read = async (those: string[]) => {
      const where = { id: { in: those }, status: { not: 'ERASED' as const }, successorId: null }
      const rows = await context.prisma.statement.findMany({ ...query, where })
      return new Map<string, Statement>(rows.map((row) => [row.id, row]))
    }
    const found = await read(ids)
    // Mostly nothing absorbed them, and one question is enough.
    const missing = ids.filter((id) => !found.has(id))
    const successors = missing.length === 0 ? null : await successorsOf(context.prisma, { Statement: missing })
    if (successors === null || successors.size === 0) return found
    const absorbing = await read([...new Set(successors.values())])
    return new Map(ids.flatMap((id) => pairOf(id, found.get(id) ?? absorbing.get(successors.get(id) ?? id))))
  })
  return await statements.load(id)
}

function pairOf(id: string, statement: Statement | undefined): [string, Statement][] {
  return statement === undefined ? [] : [[id, statement]]
}
