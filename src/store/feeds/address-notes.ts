import { v7 as uuid } from 'uuid'
import type { EntryOutcome } from '../../domain/feed/outcomes.ts'
import type { Prisma, PrismaClient } from '../prisma/client.ts'

// What became of addresses of which no followed feed tells any more, or never did.

/** Notes that an article at this address was handed in and refused; the last time counts. */
export async function noteRefused(
  prisma: PrismaClient,
  { address, outcome, message }: { address: string; outcome: EntryOutcome; message: string },
): Promise<void> {
  await prisma.$executeRaw`
    WITH before AS (
      UPDATE address_notes SET outcome = ${outcome}::"EntryOutcome", message = ${message},
        decided_at = date_trunc('milliseconds', clock_timestamp())
      WHERE address = ${address} AND feed IS NULL RETURNING id
    )
    INSERT INTO address_notes (id, address, outcome, message, decided_at)
    SELECT ${uuid()}::uuid, ${address}, ${outcome}::"EntryOutcome", ${message}, date_trunc('milliseconds', clock_timestamp())
    WHERE NOT EXISTS (SELECT FROM before)`
}

/** Keeps what became of a feed's items, for a feed that is followed no more. Of its address only what is not secret. */
export async function keepNotes(tx: Prisma.TransactionClient, feedId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO address_notes (id, address, feed, feed_removed_at, seen_at, outcome, message, decided_at)
    SELECT gen_random_uuid(), e.address, coalesce(f.title, split_part(f.url, '?', 1)), now.at, e.first_seen_at, e.outcome,
      e.message, coalesce(e.decided_at, now.at)
    FROM feed_entries e JOIN feeds f ON f.id = e.feed_id, date_trunc('milliseconds', clock_timestamp()) AS now(at)
    WHERE e.feed_id = ${feedId}::uuid AND e.address IS NOT NULL AND e.outcome <> 'DUPLICATE'`
}
