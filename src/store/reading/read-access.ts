import { PrismaPg } from '@prisma/adapter-pg'
import pLimit, { type LimitFunction } from 'p-limit'
import type pg from 'pg'
import { ReadTimedOut } from '../../domain/given/read-timed-out.ts'
import { statementNames } from '../database/prepared.ts'
import { PrismaClient } from '../prisma/client.ts'

/**
 * The database as queries of the API read it: on connections of their own, so that no number of readers keeps writers
 * waiting, each statement with a time limit, and each reader with a share of the connections.
 */
export interface ReadAccess {
  /**
   * For one operation of one reader. What takes too long fails with ReadTimedOut; `isDone`: which says that a mutation was
   * carried out, since this reads what it shows.
   */
  as(reader: string, isDone?: boolean): PrismaClient
  close(): Promise<void>
}

/** What a statement is ended with by a time limit. */
const QUERY_CANCELED = '57014'

interface Reading {
  timeoutMs: number
  /** How many of the connections one reader may have at a time. */
  share: number
  /** The same database as others have it: see `databaseOf`. */
  database: PrismaClient
}

/** `pool`: for readers alone, its sessions end a statement after `timeoutMs`. */
export function openReadAccess(pool: pg.Pool, { timeoutMs, share, database }: Reading): ReadAccess {
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: statementNames() }),
    errorFormat: 'minimal',
  })
  const shares = new Map<string, LimitFunction>()
  return {
    as(reader, isDone = false) {
      const client = prisma.$extends({
        query: {
          async $allOperations({ args, query }) {
            const own = shares.get(reader) ?? pLimit(share)
            shares.set(reader, own)
            try {
              return await own(() => query(args))
            } catch (error) {
              throw wasCanceled(error) ? new ReadTimedOut(timeoutMs, isDone) : error
            } finally {
              if (own.activeCount + own.pendingCount === 0) shares.delete(reader)
            }
          },
        },
      }) as unknown as PrismaClient
      databases.set(client, database)
      return client
    },
    async close() {
      await prisma.$disconnect()
      await pool.end()
    },
  }
}

/** The same for all clients of one database, those that write too: what is kept for it is kept by this. */
export function databaseOf(client: PrismaClient): object {
  return databases.get(client) ?? client
}

const databases = new WeakMap<PrismaClient, object>()

function wasCanceled(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 6) return false
  const { code, originalCode, meta, driverAdapterError, cause } = error as Record<string, unknown>
  return (
    code === QUERY_CANCELED ||
    originalCode === QUERY_CANCELED ||
    [meta, driverAdapterError, cause].some((part) => wasCanceled(part, depth + 1))
  )
}
