import type { ChainLink } from '../../domain/statement/statement.ts'
import type { AlertKind } from '../../domain/watch/definition.ts'
import type { SilenceBaseline } from '../../domain/watch/hours/silence.ts'
import type { SurgeBaseline } from '../../domain/watch/hours/surge.ts'
import { successorsOf } from '../lookup/successors.ts'
import type { PrismaClient } from '../prisma/client.ts'

/** An alert that is told to a principal. */
export interface ToldRow {
  id: string
  watchId: string
  watchName: string
  version: number
  kinds: AlertKind[]
  position: number
  at: Date
  /** Null: a silence or a surge. */
  statementId: string | null
  /** What a silence or a surge is measured against. */
  baseline: SilenceBaseline | SurgeBaseline | null
}

/** Alerts that a principal still has, in the order of the journal. */
export async function readToldRows(
  prisma: PrismaClient,
  principalId: string,
  alertIds: readonly string[],
): Promise<ToldRow[]> {
  if (alertIds.length === 0) return []
  const rows = await prisma.$queryRaw<(Omit<ToldRow, 'position'> & { position: bigint })[]>`
    SELECT a.id::text, a.watch_id::text AS "watchId", w.name AS "watchName", a.version, a.kinds::text[], a.position, a.at,
      a.statement_id::text AS "statementId", a.baseline
    FROM inbox_items i JOIN alerts a ON a.id = i.alert_id JOIN watches w ON w.id = a.watch_id
    WHERE i.alert_id = ANY (${[...alertIds]}::uuid[]) AND i.principal_id = ${principalId}::uuid
    ORDER BY a.position, a.ordinal, a.id`
  return rows.map((row) => ({ ...row, position: Number(row.position) }))
}

/** A report of a statement, with the article that it is in. */
export interface CarrierRow {
  statementId: string
  outlet: string
  title: string | null
  url: string
  publishedAt: Date | null
  chain: ChainLink[]
  /** How many articles carry the statement. */
  articles: number
}

/** The articles that carry statements, of each the last `most` that came, in the order in which they came. */
export async function readCarriers(
  prisma: PrismaClient,
  statementIds: readonly string[],
  most: number,
): Promise<CarrierRow[]> {
  if (statementIds.length === 0) return []
  return await prisma.$queryRaw<CarrierRow[]>`
    SELECT asked.id::text AS "statementId", s.name AS outlet, v.title, v.url, v.published_at AS "publishedAt", r.chain, r.articles
    FROM unnest(${[...new Set(statementIds)]}::uuid[]) AS asked(id) CROSS JOIN LATERAL (
      SELECT *, count(*) OVER ()::int AS articles FROM (
        SELECT DISTINCT ON (article_id) article_id, chain, ingested_at, id FROM reports
        WHERE statement_id = asked.id AND retracted_at IS NULL ORDER BY article_id, ingested_at DESC, id DESC) AS newest
      ORDER BY ingested_at DESC, id DESC LIMIT ${most}) AS r
    JOIN articles a ON a.id = r.article_id AND a.erased_at IS NULL
    JOIN article_revisions v ON v.article_id = a.id AND v.number = a.revision
    JOIN sources s ON s.id = a.source_id
    ORDER BY asked.id, r.ingested_at, r.id`
}

/** Names of actors, offices and topics, by id; an actor that was absorbed has the name of what absorbed it. */
export async function readNamesOf(
  prisma: PrismaClient,
  { actors, offices, topics }: { actors: readonly string[]; offices: readonly string[]; topics: readonly string[] },
): Promise<Map<string, string>> {
  const successors = await successorsOf(prisma, { Actor: actors })
  const own = (id: string) => successors.get(id) ?? id
  const rows = await prisma.$queryRaw<{ id: string; name: string }[]>`
    SELECT id::text, name FROM actors WHERE id = ANY (${actors.map(own)}::uuid[])
    UNION ALL SELECT id::text, name FROM offices WHERE id = ANY (${[...offices]}::uuid[])
    UNION ALL SELECT id::text, name FROM topics WHERE id = ANY (${[...topics]}::uuid[])`
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return new Map(
    [
      ...actors.map((id) => [id, own(id)] as const),
      ...offices.map((id) => [id, id] as const),
      ...topics.map((id) => [id, id] as const),
    ].flatMap(([id, at]) => {
      const name = names.get(at)
      return name === undefined ? [] : [[id, name] as const]
    }),
  )
}
