import type { Alert } from '../../store/prisma/client.ts'
import type { Context } from '../relay/context.ts'

/** An alert as the root of a query: what resolvers of the type `Alert` are given. Null where there is none. */
export async function readAlertRoot({ prisma }: Context, id: string): Promise<Alert | null> {
  return await prisma.alert.findUnique({ where: { id } })
}
