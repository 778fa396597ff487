import { DAY_MS } from '../../domain/language/calendar.ts'
import { type Answerable, LONGEST_DAYS } from '../../domain/replies/replies.ts'
import { anyOf, PREPARED } from '../database/prepared.ts'
import { Prisma } from '../prisma/client.ts'
import { readActors } from './held-actors.ts'

// What a report may answer is looked up by the people it names: the names by their index, then of each such actor the
// newest few statements of those days, so that the cost does not grow with the archive.

/** What a report that speaks of an answer is looked up by. */
export interface AnswerProbe {
  /** Folded names (see `foldName`, `foldOffice`) of the people it may answer. */
  names: readonly string[]
  /** The speaker, as the actor it is today, after merges; null if unknown. */
  actorId: string | null
  /** Null if unknown: then `now` counts. */
  at: Date | null
}

/** An earlier statement by a person named in the report, with a report that carries it. */
export interface AnswerableStatement extends Answerable {
  reportId: string
  actorId: string
}

/** Statements of one actor that one report is compared with. */
const PER_ACTOR = Prisma.raw('20')
/** Actors named around one report. */
const MOST_ACTORS = 20

/** For each probe, in order, what it may answer. Five SQL statements in all, none where there are no probes. */
export async function findAnswerable(
  tx: Prisma.TransactionClient,
  probes: readonly AnswerProbe[],
  now: Date,
): Promise<AnswerableStatement[][]> {
  if (probes.length === 0) return []
  const named = await actorsNamed(tx, [...new Set(probes.flatMap((probe) => probe.names))])
  const known = await readActors(tx, [...new Set([...named.values()].flat())])
  const asked = probes.flatMap(({ names, actorId, at: saidAt }, place) => {
    const at = saidAt ?? now
    const others = new Set(names.flatMap((name) => (named.get(name) ?? []).map((id) => known.successorOf(id))))
    if (actorId !== null) others.delete(actorId)
    const from = new Date(at.getTime() - LONGEST_DAYS * DAY_MS).toISOString()
    const until = new Date(at.getTime() + 2 * DAY_MS).toISOString()
    const theirs = [...others].slice(0, MOST_ACTORS).map((id) => ({ place, actorId: id, from, until }))
    return actorId === null ? theirs : [...theirs, { place, actorId, from: '-infinity', until }]
  })
  const found = await statementsOf(tx, asked)
  const names = await namesOf(tx, [...new Set(found.map((row) => row.actorId))])
  return probes.map((_, place) =>
    found
      .filter((row) => row.place === place)
      .map(({ statementId, actorId, reportId, texts, at, offices }) => {
        return { statementId, actorId, reportId, texts, at, names: [...(names.get(actorId) ?? []), ...offices] }
      }),
  )
}

/** Actors by folded name. The name of an office stands for all who held it. */
async function actorsNamed(tx: Prisma.TransactionClient, names: string[]): Promise<Map<string, string[]>> {
  const asked = Prisma.sql`(SELECT ${names}::text[])::text[]`
  const rows = await tx.$queryRaw<{ name: string; id: string }[]>`${PREPARED}
    SELECT folded AS name, actor_id::text AS id FROM actor_aliases WHERE folded = ANY (${asked})
    UNION
    SELECT n.name, t.actor_id::text FROM offices o, unnest(o.folded) AS n(name), tenures t
    WHERE o.folded && (${asked}) AND n.name = ANY (${asked}) AND t.office_id = o.id`
  const actors = new Map<string, string[]>()
  for (const { name, id } of rows) actors.set(name, [...(actors.get(name) ?? []), id])
  return actors
}

interface Row {
  place: number
  statementId: string
  actorId: string
  reportId: string
  texts: string[]
  at: Date | null
  offices: string[]
}

async function statementsOf(
  tx: Prisma.TransactionClient,
  asked: readonly { place: number; actorId: string; from: string; until: string }[],
): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`${PREPARED}
    SELECT p.place, v.statement_id::text AS "statementId", v.actor_id::text AS "actorId", r.ids[1] AS "reportId", r.texts,
      CASE WHEN v.said_earliest IS NOT NULL OR v.said_sort <> ALL (r.came) THEN v.said_sort END AS at, CASE WHEN o.id IS NULL THEN '{}' ELSE array_append(o.aliases, o.name) END AS offices
    FROM unnest((SELECT ${asked.map((each) => each.place)}::int[]), (SELECT ${asked.map((each) => each.actorId)}::uuid[]),
        (SELECT ${asked.map((each) => each.from)}::timestamptz[]), (SELECT ${asked.map((each) => each.until)}::timestamptz[]))
        AS p(place, actor_id, since, until),
      LATERAL (
        SELECT v.statement_id, v.actor_id, v.office_id, v.said_sort, v.said_earliest FROM statement_versions v
        WHERE v.current AND v.actor_id = p.actor_id AND v.said_sort >= p.since AND v.said_sort < p.until
        ORDER BY v.said_sort DESC LIMIT ${PER_ACTOR}
      ) v
      LEFT JOIN offices o ON o.id = v.office_id,
      LATERAL (
        SELECT array_agg(w.id::text ORDER BY w.ingested_at, w.id) AS ids, array_agg(w.text ORDER BY w.ingested_at, w.id) AS texts,
          array_agg(w.ingested_at) AS came
        FROM (
          SELECT id, text, ingested_at FROM reports WHERE statement_id = v.statement_id AND retracted_at IS NULL
          ORDER BY ingested_at, id LIMIT 5
        ) w
      ) r
    WHERE r.ids IS NOT NULL`
}

/** The names of actors, with the names of the actors they absorbed. */
export async function namesOf(
  tx: Prisma.TransactionClient,
  actorIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (actorIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; alias: string }[]>`${PREPARED}
    WITH RECURSIVE family AS (
      SELECT a.id AS root, a.id FROM actors a WHERE a.id = ${anyOf(actorIds)}
      UNION SELECT f.root, a.id FROM family f, LATERAL (SELECT id FROM actors WHERE successor_id = f.id OFFSET 0) AS a
    )
    SELECT DISTINCT f.root::text AS id, n.alias FROM family f JOIN actor_aliases n ON n.actor_id = f.id ORDER BY n.alias`
  const names = new Map<string, string[]>()
  for (const { id, alias } of rows) names.set(id, [...(names.get(id) ?? []), alias])
  return names
}

/** The names that offices go by. */
export async function officeNames(
  tx: Prisma.TransactionClient,
  officeIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (officeIds.length === 0) return new Map()
  const rows = await tx.office.findMany({
    where: { id: { in: [...officeIds] } },
    select: { id: true, name: true, aliases: true },
  })
  return new Map(rows.map(({ id, name, aliases }) => [id, [...aliases, name]]))
}
