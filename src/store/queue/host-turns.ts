import { v7 as uuid } from 'uuid'
import { findUnavailability } from '../database/unavailable.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

// Whose turn it is to ask a host of the web, over all processes that share this database. All times are by its clock. Not by
// advisory locks: those take a connection for each host that is asked, and tell nothing of when it was asked last.

/** How a host stands, as the last one who asked it left it. `Trouble`: why it is left alone; any JSON. */
interface HostStanding<Trouble> {
  gapMs: number
  failures: number
  trouble: Trouble | null
}

interface Answer<Trouble> extends HostStanding<Trouble> {
  isTaken: boolean
  waitMs: number
  isHeld: boolean
}

/**
 * Turns that hold over all processes, and over restarts. A turn is one row, taken and given back by one statement each. One
 * that is not given back (its process was killed) is free again when `holdMs` have passed.
 */
export function openSharedTurns<Trouble extends object>(prisma: PrismaClient) {
  return {
    async take(
      host: string,
      holdMs: number,
    ): Promise<{ standing: HostStanding<Trouble> } & ({ turn: string } | { waitMs: number; isHeld: boolean })> {
      const turn = uuid()
      const [answer] = await prisma.$queryRaw<Answer<Trouble>[]>`
        WITH taken AS (
          INSERT INTO host_turns AS h (host, turn, held_until, free_at)
          VALUES (${host}, ${turn}::uuid, clock_timestamp() + ${inMs(holdMs)}, clock_timestamp())
          ON CONFLICT (host) DO UPDATE SET turn = excluded.turn, held_until = excluded.held_until
            WHERE h.free_at <= clock_timestamp() AND (h.held_until IS NULL OR h.held_until <= clock_timestamp())
          RETURNING gap_ms, failures, trouble)
        SELECT true AS "isTaken", 0::float8 AS "waitMs", false AS "isHeld", gap_ms AS "gapMs", failures, trouble FROM taken
        UNION ALL
        SELECT false, greatest(0, ceil(extract(epoch FROM free_at - clock_timestamp()) * 1000))::float8,
          coalesce(held_until > clock_timestamp(), false), gap_ms, failures, trouble
        FROM host_turns WHERE host = ${host} AND NOT EXISTS (SELECT FROM taken)`
      // Another one has asked this host for the first time in this very moment.
      if (answer === undefined) return { standing: UNKNOWN, waitMs: 0, isHeld: true }
      const { isTaken, waitMs, isHeld, ...standing } = answer
      return isTaken ? { standing, turn } : { standing, waitMs, isHeld }
    },
    async giveBack(host: string, turn: string, left: HostStanding<Trouble> & { pauseMs: number }) {
      const trouble = left.trouble === null ? null : JSON.stringify(left.trouble)
      const free = () => prisma.$executeRaw`
        UPDATE host_turns SET turn = NULL, held_until = NULL, gap_ms = ${left.gapMs}::float8, failures = ${left.failures}::int,
          trouble = ${trouble}::jsonb, free_at = greatest(free_at, clock_timestamp() + ${inMs(left.pauseMs)})
        WHERE host = ${host} AND turn = ${turn}::uuid`
      await free().catch((error) => {
        if (findUnavailability(error) === null) throw error
        // What was asked for is had, so nobody waits for this. Without it the turn would end by itself, a minute later.
        later(free, MOST_TRIES)
      })
    },
    async book(host: string, { afterMs, gapMs }: { afterMs: number; gapMs: number }) {
      const [row] = await prisma.$queryRaw<{ waitMs: number }[]>`
        INSERT INTO host_turns AS h (host, free_at, booked_at)
        VALUES (${host}, clock_timestamp(), clock_timestamp() + ${inMs(afterMs)})
        ON CONFLICT (host) DO UPDATE SET booked_at = CASE
          WHEN h.booked_at + ${inMs(gapMs)} BETWEEN greatest(h.free_at, excluded.booked_at)
            AND greatest(h.free_at, excluded.booked_at) + interval '5 minutes' THEN h.booked_at + ${inMs(gapMs)}
          ELSE greatest(h.free_at, excluded.booked_at) END
        RETURNING ceil(extract(epoch FROM booked_at - clock_timestamp()) * 1000)::float8 AS "waitMs"`
      return Math.max(0, row?.waitMs ?? afterMs)
    },
  }
}

/** Takes away what is known of hosts that were not asked for a day, and do not want to be left alone. */
export async function forgetHosts(prisma: PrismaClient): Promise<void> {
  await prisma.$executeRaw`
    DELETE FROM host_turns WHERE free_at < clock_timestamp() - interval '1 day'
      AND (held_until IS NULL OR held_until < clock_timestamp())`
}

/** Tries again every second, until it succeeds or is of no use any more. */
function later(work: () => Promise<unknown>, tries: number): void {
  if (tries === 0) return
  setTimeout(() => work().catch(() => later(work, tries - 1)), 1_000).unref()
}

const MOST_TRIES = 90

const UNKNOWN = { gapMs: 0, failures: 0, trouble: null }

function inMs(ms: number): Prisma.Sql {
  return Prisma.sql`${ms}::float8 * interval '1 millisecond'`
}
