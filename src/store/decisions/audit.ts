import { v7 as uuid } from 'uuid'
import { readClock } from '../database/clock.ts'
import { Prisma } from '../prisma/client.ts'

// What people did that no other table tells: changes to topics, actors, offices and sources, erasures, and what became of
// watches. Corrections, and decisions on reports and replies, have tables of their own; so have the versions of a watch.

export type AuditedKind =
  | 'TOPIC_CREATED'
  | 'TOPIC_CHANGED'
  | 'TOPIC_DELETED'
  | 'ACTOR_CREATED'
  | 'ACTOR_CHANGED'
  | 'OFFICE_CREATED'
  | 'OFFICE_CHANGED'
  | 'SOURCE_CHANGED'
  | 'STATEMENT_ERASED'
  | 'ARTICLE_ERASED'
  | 'WATCH_SHARED'
  | 'WATCH_HANDED_OVER'
  | 'WATCH_DELETED'

/** Who did something, and why where that was said. */
export interface Doer {
  principalId: string
  reason?: string | null
}

/** What was done, to what. `before` and `after` are the fields that people set; null where there was nothing. */
export interface Audited {
  kind: AuditedKind
  subjectType: 'Topic' | 'Actor' | 'Office' | 'Source' | 'Statement' | 'Article' | 'Watch'
  subjectId: string
  before?: object | null
  after?: object | null
}

/** Notes what was done, in the transaction that does it. Nobody: it is not noted, as where a starter set is loaded. */
export async function noteDone(
  tx: Prisma.TransactionClient,
  { kind, subjectType, subjectId, before = null, after = null }: Audited,
  by: Doer | null,
): Promise<void> {
  if (by === null) return
  await tx.auditEntry.create({
    data: {
      id: uuid(),
      kind,
      principalId: by.principalId,
      at: await readClock(tx),
      reason: by.reason ?? null,
      subjectType,
      subjectId,
      before: before === null ? Prisma.DbNull : { ...before },
      after: after === null ? Prisma.DbNull : { ...after },
    },
  })
}

/** Forgets what actors were called, of which nothing may be left: also where an office named them as its holders. */
export async function forgetAudited(tx: Prisma.TransactionClient, actorIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    WITH slugs AS (
      SELECT slug FROM actors WHERE id = ANY (${[...actorIds]}::uuid[])
      UNION SELECT slug FROM actor_slugs WHERE actor_id = ANY (${[...actorIds]}::uuid[])
    )
    UPDATE audit_entries SET before = NULL, after = NULL
    WHERE subject_id = ANY (${[...actorIds]}::uuid[]) OR (subject_type = 'Office' AND EXISTS (
      SELECT FROM slugs s, jsonb_build_object('tenures', jsonb_build_array(jsonb_build_object('actor', s.slug))) AS named
      WHERE before @> named OR after @> named))`
}
