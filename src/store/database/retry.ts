import pRetry from 'p-retry'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

/** A transaction that meets another one more often than this has another problem. */
const MOST_RETRIES = 5
/** Before the first retry; each later one waits twice as long. */
const FIRST_WAIT_MS = 20

/** What a transaction looked at was changed before it could lock it: it is run again. */
export class PassingConflict extends Error {
  override readonly name = 'PassingConflict'
}

/**
 * Runs a transaction, and again if it failed only because it met another one: nothing of it was kept then. `work`
 * must be safe to repeat.
 */
export async function retrying<Result>(
  prisma: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  return pRetry(() => prisma.$transaction(work), {
    retries: MOST_RETRIES,
    minTimeout: FIRST_WAIT_MS,
    shouldRetry: ({ error }) => isPassingConflict(error),
  })
}

/** Runs a transaction once: for what nothing else can meet, or what must not be repeated. */
export function inTransaction<Result>(
  prisma: PrismaClient,
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  return prisma.$transaction(work)
}

// 40001 serialization failure, 40P01 deadlock, 23505 a unique key that another transaction took meanwhile,
// 23503 a row that another one erased meanwhile, 55P03 a lock that was not given in time.
const PASSING = new Set(['40001', '40P01', '23505', '23503', '55P03'])

function isPassingConflict(error: unknown): boolean {
  if (error instanceof PassingConflict) return true
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  if (error.code === 'P2034') return true
  const { driverAdapterError } = (error.meta ?? {}) as { driverAdapterError?: { cause?: { originalCode?: string } } }
  return PASSING.has(driverAdapterError?.cause?.originalCode ?? '')
}
