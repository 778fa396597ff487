import type { ActorContext } from '../../domain/identity/actor-evidence.ts'
import { MOST_CONTEXTS } from '../../domain/identity/identify.ts'
import { PREPARED } from '../database/prepared.ts'
import { Prisma } from '../prisma/client.ts'
import { json } from '../tables/columns.ts'

// What articles told of actors: the last ones of each actor, by which a later article's speaker is known again.

type Tx = Prisma.TransactionClient

/** Of an actor's contexts: the new one comes to them. */
const ALL_BUT_ONE = Prisma.raw(String(MOST_CONTEXTS - 1))

/** Keeps what an article tells of its speakers, in place of what its last revision told; of each actor the last ones. */
export async function saveActorContexts(
  tx: Tx,
  articleId: string,
  contexts: readonly (Omit<ActorContext, 'articleId' | 'at'> & { actorId: string; at: Date })[],
): Promise<void> {
  const rows = contexts.map(({ actorId, sourceId, at, gender, callings, words }) => {
    return { actor_id: actorId, source_id: sourceId, told_at: at, gender, callings, words }
  })
  await tx.$executeRaw`${PREPARED}
    WITH told AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${json(rows)}::jsonb)
        AS r(actor_id uuid, source_id uuid, told_at timestamptz, gender smallint, callings text[], words int[])
    ), dropped AS (
      DELETE FROM actor_contexts WHERE article_id = ${articleId}::uuid AND actor_id <> ALL (ARRAY(SELECT actor_id FROM told))
    ), past AS (
      -- What another transaction is about to delete is left to it: two of one article would wait for each other.
      DELETE FROM actor_contexts WHERE (article_id, actor_id) IN (
        SELECT c.article_id, c.actor_id FROM told, LATERAL (
          SELECT article_id, actor_id FROM actor_contexts o
          WHERE o.actor_id = told.actor_id AND o.article_id <> ${articleId}::uuid
          ORDER BY o.told_at DESC, o.article_id OFFSET ${ALL_BUT_ONE}) AS old
        JOIN actor_contexts c ON c.article_id = old.article_id AND c.actor_id = old.actor_id
        FOR UPDATE OF c SKIP LOCKED)
    )
    INSERT INTO actor_contexts (article_id, actor_id, source_id, told_at, gender, callings, words)
    SELECT ${articleId}::uuid, actor_id, source_id, told_at, gender, callings, words FROM told
    ON CONFLICT (article_id, actor_id) DO UPDATE SET told_at = excluded.told_at, gender = excluded.gender,
      callings = excluded.callings, words = excluded.words`
}

/** Gives what articles told of one actor to another, where no report of theirs there is the first one's any more. */
export async function moveActorContexts(
  tx: Tx,
  moves: readonly { articleId: string; from: string | null; to: string | null }[],
): Promise<void> {
  const rows = moves
    .filter(({ from, to }) => from !== null && to !== null)
    .map(({ articleId, from, to }) => ({ article_id: articleId, from_id: from, to_id: to }))
  if (rows.length === 0) return
  await tx.$executeRaw`
    WITH moved AS MATERIALIZED (
      SELECT DISTINCT ON (m.article_id, m.from_id) m.*
      FROM jsonb_to_recordset(${json(rows)}::jsonb) AS m(article_id uuid, from_id uuid, to_id uuid)
      WHERE NOT EXISTS (SELECT FROM reports r
        WHERE r.article_id = m.article_id AND r.actor_id = m.from_id AND r.retracted_at IS NULL)
    )
    UPDATE actor_contexts c SET actor_id = m.to_id FROM moved m
    WHERE c.article_id = m.article_id AND c.actor_id = m.from_id AND NOT EXISTS (
      SELECT FROM actor_contexts o WHERE o.article_id = m.article_id AND o.actor_id = m.to_id)`
}

/**
 * Forgets what these articles told of actors, and what may have been quoted of it for proposals: those that were found in
 * them, and those about their speakers, or who absorbed these. Their reports must still be on file.
 */
export async function forgetActorContexts(tx: Tx, articleIds: readonly string[]): Promise<void> {
  const ids = [...articleIds]
  await tx.$executeRaw`
    WITH RECURSIVE told AS (
      SELECT actor_id AS id FROM actor_contexts WHERE article_id = ANY (${ids}::uuid[])
      UNION SELECT actor_id FROM reports WHERE article_id = ANY (${ids}::uuid[]) AND actor_id IS NOT NULL
      UNION SELECT a.successor_id FROM told JOIN actors a ON a.id = told.id WHERE a.successor_id IS NOT NULL
    )
    UPDATE actor_proposals p SET evidence = '[]'
    WHERE p.article_id = ANY (${ids}::uuid[]) OR p.earlier_id IN (SELECT id FROM told) OR p.later_id IN (SELECT id FROM told)`
  await tx.actorContext.deleteMany({ where: { articleId: { in: ids } } })
}
