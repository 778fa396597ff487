import { Prisma } from './prisma/client.ts'

// 40001 serialization failure, 40P01 deadlock, 23505 a unique key that another transaction took meanwhile,
// 55P03 a lock that was not given in time.
const PASSING = new Set(['40001', '40P01', '23505', '55P03'])

/** Whether a transaction failed only because it met another one: tried anew, it succeeds. */
export function isPassingConflict(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  if (error.code === 'P2034') return true
  const { driverAdapterError } = (error.meta ?? {}) as { driverAdapterError?: { cause?: { originalCode?: string } } }
  return PASSING.has(driverAdapterError?.cause?.originalCode ?? '')
}
