import type pg from 'pg'
import { openConnection } from '../database/connection.ts'
import { WORKER_LOCK } from '../database/locks.ts'
import type { PrismaClient } from '../prisma/client.ts'

// A worker that dies leaves its jobs locked. Whether it is dead is what Postgres knows best: each worker holds an advisory
// lock named after its id on a connection of its own, and that lock is free as soon as the connection is gone.

export interface WorkerLock {
  /** Resolves once the lock is held: at once if it is. A lost one is taken again. Rejects where the database is away. */
  held(): Promise<void>
  release(): Promise<void>
}

/** The lock of one worker. It is taken when it is first asked for. */
export function openWorkerLock(url: string, workerId: string): WorkerLock {
  let holding: Promise<pg.Client> | null = null
  const take = async (): Promise<pg.Client> => {
    const client = await openConnection(url, { name: 'onrecord worker' })
    client.once('end', () => {
      holding = null
    })
    try {
      await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [WORKER_LOCK, workerId])
      return client
    } catch (error) {
      await client.end().catch(() => undefined) // it is gone already
      throw error
    }
  }
  return {
    async held() {
      holding ??= take().catch((error) => {
        holding = null
        throw error
      })
      await holding
    },
    async release() {
      const client = await holding?.catch(() => null)
      await client?.end()
    },
  }
}

/** Unlocks the jobs of workers that are gone. Those of the living stay theirs, however long they take. */
export async function unlockDeadWorkers(prisma: PrismaClient): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT locked_by AS id FROM onrecord_jobs.jobs WHERE locked_by IS NOT NULL`
  const unlocked: string[] = []
  for (const { id } of rows) {
    const isDead = await prisma.$transaction(async (tx) => {
      const [lock] = await tx.$queryRaw<{ free: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(${WORKER_LOCK}::int, hashtext(${id})) AS free`
      if (lock?.free !== true) return false
      await tx.$executeRaw`SELECT onrecord_jobs.force_unlock_workers(ARRAY[${id}])`
      return true
    })
    if (isDead) unlocked.push(id)
  }
  return unlocked
}
