import type { Prisma } from '../prisma/client.ts'

// An actor that only erased words told of goes with them: its name is the last of them.

/** The actors that an article tells of: who speaks in it, who is described, whose tenures it claims. */
export async function findActorsIn(tx: Prisma.TransactionClient, articleIds: readonly string[]): Promise<string[]> {
  const ids = [...articleIds]
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT actor_id::text AS id FROM reports WHERE article_id = ANY (${ids}::uuid[]) AND actor_id IS NOT NULL
    UNION SELECT actor_id::text FROM actor_contexts WHERE article_id = ANY (${ids}::uuid[])
    UNION SELECT actor_id::text FROM tenure_claims WHERE article_id = ANY (${ids}::uuid[])`
  return rows.map((row) => row.id)
}

/**
 * Those of these actors that nothing names any more, each with those it absorbed: no report, no tenure, no claim, no
 * article's context, no person, and no correction that would give a report back to it. Past versions of other statements
 * do not count: the name goes from them, too.
 */
export async function findUnnamed(tx: Prisma.TransactionClient, actorIds: readonly string[]): Promise<string[]> {
  if (actorIds.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT a.id, a.successor_id FROM actors a WHERE a.id = ANY (${[...actorIds]}::uuid[])
      UNION SELECT a.id, a.successor_id FROM up JOIN actors a ON a.id = up.successor_id
    ), family AS (
      SELECT id AS root, id FROM up WHERE successor_id IS NULL
      UNION SELECT f.root, a.id FROM family f JOIN actors a ON a.successor_id = f.id
    ), named AS (
      SELECT f.root FROM family f JOIN actors a ON a.id = f.id
      WHERE a.entered OR EXISTS (SELECT FROM reports r WHERE r.actor_id = f.id)
        OR EXISTS (SELECT FROM tenures t WHERE t.actor_id = f.id)
        OR EXISTS (SELECT FROM tenure_claims t WHERE t.actor_id = f.id)
        OR EXISTS (SELECT FROM actor_contexts c WHERE c.actor_id = f.id)
        OR EXISTS (SELECT FROM placed_reports p WHERE p.actor_id = f.id)
        OR EXISTS (SELECT FROM statements s WHERE s.actor_id = f.id)
        OR EXISTS (
          SELECT FROM desk_corrections c,
            jsonb_path_query(c.steps, '$.reattributions[*] ? (@.from.actorId == $id || @.to.actorId == $id)',
              jsonb_build_object('id', f.id::text)) AS s
          WHERE c.undone_at IS NULL AND EXISTS (SELECT FROM reports r WHERE r.id = (s->>'reportId')::uuid))
        OR EXISTS (
          SELECT FROM desk_corrections c WHERE c.undone_at IS NULL AND jsonb_path_exists(c.steps,
            '$.aliases[*] ? (@.from == $id || @.to == $id)', jsonb_build_object('id', f.id::text)))
    )
    SELECT id::text AS id FROM family WHERE root NOT IN (SELECT root FROM named)`
  return rows.map((row) => row.id)
}

/** Deletes actors with their names, for good; what corrections kept of their names goes, too. */
export async function deleteActors(tx: Prisma.TransactionClient, ids: readonly string[]): Promise<void> {
  const gone = [...ids]
  await tx.$executeRaw`
    UPDATE desk_corrections c SET steps = (
      SELECT jsonb_object_agg(k.key, CASE WHEN k.key IN ('actors', 'named', 'aliases') THEN COALESCE((
        SELECT jsonb_agg(CASE WHEN EXISTS (SELECT FROM unnest(${gone}::text[]) AS g(id) WHERE strpos(e.value::text, g.id) > 0)
          THEN e.value - 'was' || CASE k.key
            WHEN 'named' THEN '{"from": {"name": "", "slug": "", "provisional": true}, "to": {"name": "", "slug": "", "provisional": true}}'::jsonb
            WHEN 'aliases' THEN '{"folded": ""}'::jsonb ELSE '{}'::jsonb END
          ELSE e.value END) FROM jsonb_array_elements(k.value) AS e), '[]') ELSE k.value END)
      FROM jsonb_each(c.steps) AS k)
    WHERE EXISTS (SELECT FROM unnest(${gone}::text[]) AS g(id) WHERE strpos(c.steps::text, g.id) > 0)`
  await tx.actorAlias.deleteMany({ where: { actorId: { in: gone } } })
  await tx.actor.deleteMany({ where: { id: { in: gone } } })
}
