import slugify from '@sindresorhus/slugify'
import { validate as isUuid } from 'uuid'
import type { NameCandidate } from '../../domain/given/name-candidate.ts'
import type { ActorKind } from '../../domain/language/actor-kind.ts'
import { readActors } from '../lookup/held-actors.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'

// A slug leads to the actor that has it or had it. Not always to that one alone: a slug made of a bare surname, "obama",
// must not mean one Obama today and be silent about the other who came since. Then it is ambiguous.

type Db = PrismaClient | Prisma.TransactionClient

/** Actors by the slugs or ids given: who is meant, and who may be. What is in neither is unknown. */
export interface ActorsFound {
  ids: Map<string, string>
  ambiguous: Map<string, NameCandidate[]>
}

/** Bearers of a name that are looked at. */
const MAX_BEARERS = 100
const MAX_CANDIDATES = 20

interface FoundRow {
  given: string
  /** HOLDER: has or had the slug. BEARER: a name of its, or a surname, makes that slug. */
  how: 'ID' | 'HOLDER' | 'BEARER'
  id: string
  slug: string
  name: string
  kind: ActorKind
  provisional: boolean
  pinned: boolean
  isAbsorbed: boolean
  /** Of a holder. */
  names: { alias: string; folded: string }[] | null
}

/**
 * Whom slugs or ids mean.
 *
 * An id means its actor, and so does a slug that an editor chose. Any other slug means its holder, unless it is a name
 * of somebody else too, or a surname: then it is ambiguous, and so is the name of several that is nobody's slug. A full
 * name is not put in doubt by those who bear it as a surname, nor a body's by people's. What absorbed one another is one.
 *
 * One round trip, but for actors that were absorbed and for names whose slug is spelled in a way of its own ("Müller").
 */
export async function resolveActors(db: Db, names: readonly string[]): Promise<ActorsFound> {
  const ids = new Map<string, string>()
  const open = new Map<string, ReadonlySet<string>>()
  const rows = await readRows(db, names)
  const absorbed = rows.filter((row) => row.isAbsorbed).map((row) => row.id)
  const { successorOf } = absorbed.length === 0 ? { successorOf: (id: string) => id } : await readActors(db, absorbed)
  const rowsOf = new Map<string, FoundRow[]>()
  for (const row of rows) rowsOf.set(row.given, [...(rowsOf.get(row.given) ?? []), row])
  for (const name of names) {
    const own = rowsOf.get(name) ?? []
    const meant = own.find((row) => row.how === 'HOLDER') ?? own.find((row) => row.how === 'ID')
    const bearers = own.filter((row) => row.how === 'BEARER')
    const rivals = meant === undefined ? bearers : rivalsOf(meant, bearers)
    const all = meant === undefined ? rivals : [meant, ...rivals]
    const families = new Set(all.map((row) => successorOf(row.id)))
    if (families.size > 1) open.set(name, families)
    else if (meant !== undefined) ids.set(name, meant.id)
  }
  const candidates = await readCandidates(db, rows, [...open.values()])
  return { ids, ambiguous: new Map([...open].map(([name, families]) => [name, candidates(families)])) }
}

const COLUMNS = Prisma.sql`a.id::text AS id, a.slug, a.name, a.kind::text AS kind, a.provisional,
  a.slug_pinned AS pinned, a.successor_id IS NOT NULL AS "isAbsorbed"`

/** Actors with a name, or people with a surname, that makes one of these slugs (as `given`). */
function bearersOf(slugs: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    SELECT n.given, 'BEARER' AS how, ${COLUMNS}, NULL::json AS names
    FROM unnest(${[...slugs]}::text[]) AS n(given), LATERAL (
      SELECT l.actor_id FROM actor_aliases l WHERE regexp_replace(l.folded, '[^a-z0-9]+', '-', 'g') = n.given
      UNION
      SELECT l.actor_id FROM actor_aliases l JOIN actors p ON p.id = l.actor_id AND p.kind = 'PERSON'
      WHERE regexp_replace(regexp_replace(l.folded, '^.* ', ''), '[^a-z0-9]+', '-', 'g') = n.given
      LIMIT ${MAX_BEARERS}
    ) AS l JOIN actors a ON a.id = l.actor_id AND a.nobody_since IS NULL`
}

async function readRows(db: Db, names: readonly string[]): Promise<FoundRow[]> {
  const rows = await db.$queryRaw<FoundRow[]>`
    SELECT n.given, 'HOLDER' AS how, ${COLUMNS}, (
      SELECT json_agg(json_build_object('alias', l.alias, 'folded', l.folded)) FROM actor_aliases l WHERE l.actor_id = a.id
    ) AS names
    FROM unnest(${[...names]}::text[]) AS n(given) JOIN actor_slugs s ON s.slug = n.given JOIN actors a ON a.id = s.actor_id AND a.nobody_since IS NULL
    UNION ALL ${bearersOf(names)}
    UNION ALL
    SELECT a.id::text, 'ID', ${COLUMNS}, NULL FROM actors a
    WHERE a.id = ANY (${names.filter((name) => isUuid(name))}::uuid[]) AND a.nobody_since IS NULL`
  // An id may be given in capitals.
  const byId = new Map(rows.flatMap((row) => (row.how === 'ID' ? [[row.id, row]] : [])))
  const spelled = names.flatMap((given) => {
    const row = byId.get(given.toLowerCase())
    return row === undefined ? [] : [{ ...row, given }]
  })
  const others = rows.filter((row) => row.how !== 'ID')
  return [...spelled, ...others, ...(await readBearersSpelledOtherwise(db, others))]
}

/** Those who share a holder's name where its slug is not the name without accents: "Müller" is "mueller". */
async function readBearersSpelledOtherwise(db: Db, rows: readonly FoundRow[]): Promise<FoundRow[]> {
  const given = new Map<string, string>()
  for (const row of rows)
    for (const { alias, folded } of row.names ?? []) {
      const plain = folded.replace(/[^a-z0-9]+/g, '-')
      if (plain !== row.given && slugify(alias) === row.given) given.set(plain, row.given)
    }
  if (given.size === 0) return []
  const bearers = await db.$queryRaw<FoundRow[]>`${bearersOf([...given.keys()])}`
  return bearers.map((row) => ({ ...row, given: given.get(row.given) ?? row.given }))
}

/** Who else than the one who holds a slug may be meant by it. */
function rivalsOf(holder: FoundRow, bearers: readonly FoundRow[]): FoundRow[] {
  if (holder.how === 'ID') return []
  const isCurrent = holder.slug === holder.given
  if (isCurrent && holder.pinned) return []
  const isFullName = holder.kind !== 'PERSON' || /\s/.test(holder.name.trim())
  const isItsName = isCurrent && !holder.provisional && isFullName && slugify(holder.name) === holder.given
  if (!isItsName) return [...bearers]
  return bearers.filter((row) => !row.provisional && (row.kind === 'PERSON') === (holder.kind === 'PERSON'))
}

/** Those who may be meant, full names first. What was absorbed is in `rows`, who absorbed it maybe not. */
async function readCandidates(
  db: Db,
  rows: readonly NameCandidate[],
  asked: readonly ReadonlySet<string>[],
): Promise<(ids: ReadonlySet<string>) => NameCandidate[]> {
  const known = new Map(rows.map((row) => [row.id, row]))
  const missing = asked.flatMap((ids) => [...ids].filter((id) => !known.has(id)))
  const read = missing.length === 0 ? [] : await db.actor.findMany({ where: { id: { in: [...new Set(missing)] } } })
  for (const row of read) known.set(row.id, row)
  return (ids) =>
    [...ids]
      .flatMap((id) => known.get(id) ?? [])
      .map(({ id, slug, name, kind, provisional }) => ({ id, slug, name, kind, provisional }))
      .sort((a, b) => Number(a.provisional) - Number(b.provisional) || (a.slug < b.slug ? -1 : 1))
      .slice(0, MAX_CANDIDATES)
}
