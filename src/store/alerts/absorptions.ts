import type { Position } from '../../domain/journal/entry.ts'
import type { Prisma } from '../prisma/client.ts'

/** Notes the place of an absorption's change: its beginning where it had none, else its end. Shards come to it one by one. */
export async function placeAbsorption(tx: Prisma.TransactionClient, id: string, position: Position): Promise<void> {
  await tx.$executeRaw`
    UPDATE absorptions SET from_position = COALESCE(from_position, ${position}),
      ended_position = CASE WHEN from_position < ${position} AND ended_at IS NOT NULL THEN COALESCE(ended_position, ${position})
        ELSE ended_position END
    WHERE id = ${id}::uuid`
}
