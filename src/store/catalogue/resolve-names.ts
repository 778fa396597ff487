import slugify from '@sindresorhus/slugify'
import { distance } from 'fastest-levenshtein'
import { validate as isUuid } from 'uuid'
import {
  type Catalogue,
  forEachNamed,
  LISTS,
  NAMED_FIELDS,
  type NamedField,
} from '../../domain/filter/conditions/lists.ts'
import {
  type Condition,
  FilterError,
  namesGiven,
  namesIn,
  type ResolvedNames,
  resolveFilter,
} from '../../domain/filter/filter.ts'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import { filtersIn } from '../../domain/filter/walk.ts'
import { isCleanText, type Problem } from '../../domain/given/given-text.ts'
import { explainCandidates, type NameCandidate } from '../../domain/given/name-candidate.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { resolveActors } from './resolve-actors.ts'

type Db = PrismaClient | Prisma.TransactionClient

const TABLES: Record<Catalogue, Prisma.Sql> = {
  topics: Prisma.sql`topics`,
  actors: Prisma.sql`actors`,
  offices: Prisma.sql`offices`,
  sources: Prisma.sql`sources`,
}

const tableOf = (field: NamedField): Prisma.Sql => TABLES[LISTS[field].catalogue]

/** How many slugs are compared with a mistyped one. */
const MAX_COMPARED = 10_000
const MAX_NEAREST = 3
const MAX_NAME_CHARACTERS = 200

/** Ids by the slugs or ids given; who may be meant by those that are ambiguous. What is in neither is unknown. */
export interface NamesFound {
  ids: Map<string, string>
  ambiguous: Map<string, NameCandidate[]>
}

/** What slugs or ids mean. One round trip, but for some actors (see `resolveActors`). */
export async function resolveNames(db: Db, field: NamedField, names: Iterable<string>): Promise<NamesFound> {
  const known = [...new Set(names)].filter(isPossible)
  if (known.length === 0) return { ids: new Map(), ambiguous: new Map() }
  if (LISTS[field].catalogue === 'actors') return resolveActors(db, known)
  const rows = await db.$queryRaw<{ id: string; slug: string }[]>`
    SELECT id::text AS id, slug FROM ${tableOf(field)}
    WHERE slug = ANY (${known}::text[]) OR id = ANY (${known.filter((name) => isUuid(name))}::uuid[])`
  const bySlug = new Map(rows.map((row) => [row.slug, row.id]))
  const ids = new Set(rows.map((row) => row.id))
  const found = new Map<string, string>()
  for (const name of known) {
    const id = bySlug.get(name) ?? (ids.has(name.toLowerCase()) ? name.toLowerCase() : undefined)
    if (id !== undefined) found.set(name, id)
  }
  return { ids: found, ambiguous: new Map() }
}

/** What is wrong with a name of an input that stands for nothing: it may mean several, or else it is `unknown`. */
export function problemOfName(found: NamesFound, name: string, path: string, unknown: string): Problem {
  const candidates = found.ambiguous.get(name)
  return candidates === undefined
    ? { path, message: unknown }
    : { path, message: explainCandidates(name, candidates), candidates }
}

/**
 * The filter as a condition tree, with its names looked up: one round trip for each field that has names.
 *
 * @throws FilterError as `resolveFilter` does; for an unknown name it says which slugs are near it, or how they are looked up;
 * for an ambiguous one whom it may mean.
 */
export async function resolveStatementFilter(db: Db, filter: StatementFilter): Promise<Condition> {
  const names = namesIn(filter)
  const resolved: ResolvedNames = forEachNamed(() => new Map())
  const ambiguous = new Map<string, NameCandidate[]>()
  for (const field of NAMED_FIELDS) {
    const found = await resolveNames(db, field, names[field])
    resolved[field] = found.ids
    for (const [name, candidates] of found.ambiguous) ambiguous.set(`${field} ${name}`, candidates)
  }
  const unknown = findUnknown(filter, resolved)
  const candidates = unknown === null ? undefined : ambiguous.get(`${unknown.field} ${unknown.name}`)
  if (unknown !== null && candidates !== undefined)
    throw new FilterError(explainCandidates(unknown.name, candidates), unknown.path, candidates)
  if (unknown !== null) {
    const nearest = await nearestSlugs(db, unknown.field, unknown.name)
    const { catalogue } = LISTS[unknown.field]
    const advice =
      nearest.length > 0
        ? `the nearest are ${nearest.join(', ')}`
        : `\`${catalogue}(search: "...")\` finds them by name`
    throw new FilterError(
      `names "${unknown.name.slice(0, MAX_NAME_CHARACTERS)}", which is unknown; ${advice}`,
      unknown.path,
    )
  }
  return resolveFilter(filter, resolved)
}

/**
 * By what things are named in a filter that means them: slugs by id, of whatever kind. An actor whose slug may mean others
 * too is missing.
 */
export async function readSlugs(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const each = Object.entries(TABLES).map(
    ([catalogue, table]) =>
      Prisma.sql`SELECT ${catalogue} AS catalogue, id::text AS id, slug FROM ${table} WHERE id = ANY (${[...ids]}::uuid[])`,
  )
  type Row = { catalogue: Catalogue; id: string; slug: string }
  const rows = await db.$queryRaw<Row[]>`${Prisma.join(each, ' UNION ALL ')}`
  const ofActors = rows.filter((row) => row.catalogue === 'actors').map((row) => row.slug)
  const { ambiguous } = await resolveNames(db, 'actors', ofActors)
  const isPlain = (row: Row) => row.catalogue !== 'actors' || !ambiguous.has(row.slug)
  return new Map(rows.filter(isPlain).map((row) => [row.id, row.slug]))
}

// A text that Postgres would refuse cannot be a name.
function isPossible(name: string): boolean {
  return name.length <= MAX_NAME_CHARACTERS && isCleanText(name)
}

interface Unknown {
  field: NamedField
  name: string
  path: string
}

function findUnknown(filter: StatementFilter, resolved: ResolvedNames): Unknown | null {
  for (const { filter: part, path } of filtersIn(filter)) {
    for (const { field, at, names } of namesGiven(part, path)) {
      const name = names.find((candidate) => !resolved[field].has(candidate))
      if (name !== undefined) return { field, name, path: at }
    }
  }
  return null
}

async function nearestSlugs(db: Db, field: NamedField, name: string): Promise<string[]> {
  if (!isPossible(name)) return []
  const wanted = slugify(name)
  if (wanted === '') return []
  // Part of a name ("rutte") before one that was mistyped.
  const rows = await db.$queryRaw<{ slug: string; part: boolean }[]>`
    SELECT slug, strpos(slug, ${wanted}) > 0 AS part FROM ${tableOf(field)}
    ORDER BY part DESC, abs(length(slug) - ${wanted.length}::int), slug LIMIT ${MAX_COMPARED}`
  return rows
    .flatMap(({ slug }) => {
      const far = farness(wanted, slug)
      return far === null ? [] : [{ slug, far }]
    })
    .sort((a, b) => a.far - b.far || (a.slug < b.slug ? -1 : 1))
    .slice(0, MAX_NEAREST)
    .map(({ slug }) => slug)
}

/** Names of more words are compared as they are: each word with each would take long. */
const MOST_WORDS = 6

/**
 * How far a slug is from what was written, so that somebody may have meant it: 0 where it has all of that, or the other
 * way round, else how many letters are wrong. Null: it is something else.
 */
function farness(wanted: string, slug: string): number | null {
  const words = slug.split('-')
  const given = wanted.split('-')
  if (`-${slug}`.includes(`-${wanted}`) || `-${wanted}-`.includes(`-${slug}-`)) return 0
  const whole = lettersWrong(wanted, slug)
  if (whole !== null || given.length > MOST_WORDS) return whole
  const each = given.map((one) => Math.min(...words.map((word) => lettersWrong(one, word) ?? Number.POSITIVE_INFINITY)))
  const sum = each.reduce((all, wrong) => all + wrong, 0)
  return Number.isFinite(sum) ? sum : null
}

/** Of a short word one letter may be wrong, of a long one three; null: more are. */
function lettersWrong(given: string, known: string): number | null {
  const most = given.length < 3 ? 0 : given.length < 6 ? 1 : given.length < 11 ? 2 : 3
  if (Math.abs(given.length - known.length) > most) return null
  const wrong = distance(given, known)
  return wrong > most ? null : wrong
}
