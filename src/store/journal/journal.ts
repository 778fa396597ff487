import {
  type ChangeKind,
  type Entry,
  type EntryCause,
  type EntryKind,
  type Epoch,
  isChange,
  type JournalReader,
  type Position,
  type Recorded,
} from '../../domain/journal/entry.ts'
import type { VersionColumnName } from '../../domain/journal/entry-kind.ts'
import type { StatementVersion } from '../../domain/journal/version.ts'
import { LAST_EPOCH } from '../database/epochs.ts'
import { anyOf, PREPARED } from '../database/prepared.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import type { PreparedFilter } from '../search/linguistics.ts'
import type { RowReader } from '../tables/columns.ts'
import { readVersion, VERSION_COLUMNS_READ, VERSIONS } from '../tables/versions.ts'
import { findLastCarried } from './carried.ts'
import { type KnownEpochs, openKnownEpochs } from './known-epochs.ts'
import { actorOf, type JsonRow, statementOf } from './rows-as-json.ts'
import { forgetToday, keepActorToday, keepStatementToday } from './rows-of-today.ts'

/** The journal in Postgres. */
export interface Journal extends JournalReader {
  /**
   * The epochs of everything that was read, ascending, for cursors. The same array for ever: it grows in the moment in
   * which the first entry of the next epoch is read.
   */
  readonly epochs: readonly Epoch[]
  /**
   * The newest entry at or before `upTo` that a stream carries, 0 if none is kept: where a stream that begins here
   * has its first link. Erasures are carried by every stream.
   */
  lastCarried(filter: PreparedFilter, kinds: readonly EntryKind[], upTo: Position): Promise<Position>
  /**
   * The entries at these positions, ascending; those that are not kept are left out. Of their versions only these columns
   * that tell what was said are read; null: all. The others are as if they had been erased.
   */
  readAt(positions: readonly Position[], columns?: ReadonlySet<VersionColumnName> | null): Promise<Entry[]>
  /** How many of the positions kept are changes, of no statement. */
  changesKept(): Promise<number>
  /** The same journal, read with another client of its database. */
  through(prisma: PrismaClient): Journal
}

/**
 * `onReplaced` is called once, when entries that were read are gone: the database was restored or failed over, and was not
 * the same since. All reading fails from then on, with DatabaseReplaced.
 */
export function openJournal(prisma: PrismaClient, onReplaced: (error: Error) => void = () => {}): Journal {
  return readJournal(prisma, openKnownEpochs(prisma, onReplaced))
}

function readJournal(prisma: PrismaClient, epochs: KnownEpochs): Journal {
  return {
    epochs: epochs.all,
    through: (other) => readJournal(other, epochs),

    async bounds() {
      const atLeast = epochs.newest
      const [row] = await prisma.$queryRaw<{ oldest: bigint; head: bigint; last_epoch: string | null }[]>`
        SELECT h.position AS head, COALESCE((SELECT min(position) FROM journal_entries), h.position + 1) AS oldest,
          ${LAST_EPOCH} AS last_epoch
        FROM journal_head h`
      if (row === undefined) throw new Error('journal_head has no row')
      const head = Number(row.head)
      epochs.expectHead(head, atLeast)
      await epochs.read(head, row.last_epoch)
      return { oldest: Number(row.oldest), head }
    },

    async read(after, limit, options = {}) {
      const rows = await readRows(prisma, after, limit, options)
      const last = rows.at(-1)
      if (last !== undefined) await epochs.read(Number(last.position), last.last_epoch)
      return entriesOf(rows)
    },

    async next(after) {
      const [row] = await prisma.$queryRaw<EntryRow[]>`${PREPARED}
        SELECT e.position, e.kind::text AS entry_kind, e.statement_id::text AS entry_statement_id, e.subject_id::text AS subject_id, e.committed_at,
          ${LAST_EPOCH}::text AS last_epoch
        FROM journal_entries e WHERE e.position > ${after}::bigint ORDER BY e.position LIMIT 1`
      if (row === undefined) return null
      const position = Number(row.position)
      await epochs.read(position, row.last_epoch)
      const recorded = readEntry(row, position)
      return isChange(recorded) ? recorded : 'ENTRY'
    },

    async readAt(positions, columns = null) {
      const reader = columns === null ? VERSIONS : VERSIONS.reading(columns)
      const read = await prisma.$queryRaw<EntryAndVersion[]>`${rowsOf(
        Prisma.sql`SELECT ${ENTRY_COLUMNS} FROM journal_entries e WHERE e.position = ANY (${[...positions]}::bigint[])`,
        { reader },
      )}`
      const last = read.at(-1)
      if (last !== undefined) await epochs.read(Number(last.position), last.last_epoch)
      return entriesOf(read, reader).filter((recorded): recorded is Entry => !isChange(recorded))
    },

    forgetToday,

    async changesKept() {
      const [row] = await prisma.$queryRaw<{ count: bigint }[]>`
        SELECT count(*) AS count FROM journal_entries WHERE change_id IS NOT NULL`
      return Number(row?.count ?? 0)
    },

    lastCarried: (filter, kinds, upTo) => findLastCarried(prisma, filter, kinds, upTo),
  }
}

/** One row for each version of an entry; those of an entry come together. */
function entriesOf(rows: readonly EntryAndVersion[], reader: RowReader<StatementVersion> = VERSIONS): Recorded[] {
  const entries: Recorded[] = []
  const versions = new Map<string, StatementVersion>()
  for (const row of rows) {
    const position = Number(row.position)
    if (entries.at(-1)?.position !== position) entries.push(readEntry(row, position))
    const entry = entries.at(-1)
    if (row.id === null || entry === undefined || isChange(entry)) continue
    const version = versions.get(row.id) ?? reader.read(row)
    versions.set(version.id, version)
    if (version.id === row.before_id) entry.before = version
    if (version.id === row.after_id) entry.after = version
    if (row.actor_today != null) keepActorToday(version, actorOf(row.actor_today))
    if (row.statement_today != null) keepStatementToday(entry, statementOf(row.statement_today))
  }
  return entries
}

const ENTRY_COLUMNS = Prisma.sql`
  e.position, e.kind::text AS kind, e.cause, e.asked, e.statement_id, e.subject_id, e.committed_at, e.before_id, e.after_id`

// Entries and their versions are of one snapshot: read apart, a version could be erased or pruned in between.
function readRows(
  prisma: PrismaClient,
  after: Position,
  limit: number,
  { mostBytes, withToday = 0 }: { mostBytes?: number; withToday?: number },
) {
  const entries = Prisma.sql`
    SELECT ${ENTRY_COLUMNS} FROM journal_entries e WHERE e.position > ${after} ORDER BY e.position LIMIT ${limit}`
  const withinBytes = Prisma.sql`
    SELECT * FROM (
      SELECT e.*, sum(COALESCE(s.bytes, 0)) OVER (ORDER BY e.position) - COALESCE(s.bytes, 0) AS bytes_before
      FROM (${entries}) e LEFT JOIN LATERAL (
        SELECT sum(octet_length(v.text) + pg_column_size(v.words) + pg_column_size(v.context_words)) AS bytes
        FROM statement_versions v WHERE v.id IN (e.before_id, e.after_id)
      ) s ON TRUE
    ) e WHERE e.bytes_before < ${mostBytes}`
  const rows = rowsOf(mostBytes === undefined ? entries : withinBytes, {
    todayUpTo: withToday > 0 ? after + withToday : null,
  })
  return prisma.$queryRaw<EntryAndVersion[]>`${rows}`
}

/** Entries with their versions; up to `todayUpTo` with the rows of today, too. */
function rowsOf(
  entries: Prisma.Sql,
  { todayUpTo = null, reader = VERSIONS }: { todayUpTo?: Position | null; reader?: RowReader<StatementVersion> },
): Prisma.Sql {
  // What is erased is null in its entries, so that no version is missing.
  return Prisma.sql`
    SELECT e.position, e.kind AS entry_kind, e.cause AS entry_cause, e.asked AS entry_asked, e.statement_id AS entry_statement_id, e.subject_id, e.committed_at,
      e.before_id, e.after_id, ${LAST_EPOCH} AS last_epoch, ${reader.select('v')} ${todayUpTo === null ? Prisma.empty : TODAY_COLUMNS}
    FROM (${entries}) e
    LEFT JOIN statement_versions v ON v.id IN (e.before_id, e.after_id)
    ${todayUpTo === null ? Prisma.empty : todayJoins(todayUpTo)}
    ORDER BY e.position`
}

type EntryAndVersion = EntryRow & TodayRow & (VersionRead | { id: null })

// Once for each entry. What was absorbed is found by its successor, and that takes a question of its own; so may what is
// long.
const TODAY_COLUMNS = Prisma.sql`,
  CASE WHEN s.status <> 'ERASED' AND s.successor_id IS NULL AND octet_length(s.text) < 4000
    AND v.id = COALESCE(e.after_id, e.before_id) THEN to_jsonb(s) END AS statement_today,
  to_jsonb(a) AS actor_today`
const todayJoins = (upTo: Position) => Prisma.sql`
  LEFT JOIN statements s ON s.id = e.statement_id AND e.position <= ${upTo}
  LEFT JOIN actors a ON a.id = v.actor_id AND e.position <= ${upTo}`

function readEntry(row: EntryRow, position: Position): Recorded {
  const place = { position, committedAt: row.committed_at }
  if (row.entry_statement_id === null) {
    const { entry_kind: kind, subject_id: subjectId } = row as EntryRow & { entry_kind: ChangeKind; subject_id: string }
    return { ...place, kind, subjectId, statementId: null, before: null, after: null }
  }
  const { entry_kind, entry_cause: cause, entry_asked: isAsked, entry_statement_id: statementId } = row
  const kind = entry_kind as EntryKind
  return { ...place, kind, cause, ...(isAsked && { isAsked }), statementId, before: null, after: null }
}

interface EntryRow {
  position: bigint
  entry_kind: EntryKind | ChangeKind
  entry_cause: EntryCause | null
  entry_asked: boolean
  entry_statement_id: string | null
  subject_id: string | null
  committed_at: Date
  before_id: string | null
  after_id: string | null
  /** When this was read. */
  last_epoch: string | null
}

interface TodayRow {
  statement_today?: JsonRow | null
  actor_today?: JsonRow | null
}

/** As `readVersion` takes it. */
type VersionRead = { id: string; statement_id: string }

/** The current versions that a condition on `v` selects, in the order of their ids. */
export async function readCurrentVersions(
  db: PrismaClient | Prisma.TransactionClient,
  where: Prisma.Sql,
  limit: number,
): Promise<StatementVersion[]> {
  const rows = await db.$queryRaw<VersionRead[]>`
    SELECT ${VERSION_COLUMNS_READ} FROM statement_versions v WHERE v.current AND ${where} ORDER BY v.id LIMIT ${limit}`
  return rows.map(readVersion)
}

/** The same of statements by their ids: what folding asks for all the time. */
export async function readVersionsOf(
  tx: Prisma.TransactionClient,
  statementIds: readonly string[],
): Promise<Map<string, StatementVersion>> {
  const rows = await tx.$queryRaw<VersionRead[]>`${PREPARED}
    SELECT ${VERSION_COLUMNS_READ} FROM statement_versions v WHERE v.current AND v.statement_id = ${anyOf(statementIds)}`
  return new Map(rows.map((row) => [row.statement_id, readVersion(row)]))
}

/** Versions by their ids, whether current or not. */
export async function readVersionsById(
  prisma: PrismaClient | Prisma.TransactionClient,
  ids: readonly string[],
): Promise<Map<string, StatementVersion>> {
  if (ids.length === 0) return new Map()
  const rows = await prisma.$queryRaw<VersionRead[]>`
    SELECT ${VERSION_COLUMNS_READ} FROM statement_versions v WHERE v.id = ANY (${[...ids]}::uuid[])`
  return new Map(rows.map((row) => [row.id, readVersion(row)]))
}

/** By which entries versions came about, by version; those whose entry is not kept are missing. */
export async function readOrigins(
  prisma: PrismaClient,
  ids: readonly string[],
): Promise<Map<string, { kind: EntryKind; committedAt: Date }>> {
  const rows = await prisma.$queryRaw<{ id: string; kind: EntryKind; committedAt: Date }[]>`
    SELECT DISTINCT ON (e.after_id) e.after_id::text AS id, e.kind::text AS kind, e.committed_at AS "committedAt"
    FROM journal_entries e WHERE e.after_id = ANY (${[...ids]}::uuid[]) ORDER BY e.after_id, e.position`
  return new Map(rows.map((row) => [row.id, row]))
}

/** How many independent roots statements have, by statement; of those that do not stand, none. One round trip. */
export async function readIndependentRoots(
  prisma: PrismaClient,
  statementIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await prisma.$queryRaw<{ id: string; roots: number }[]>`
    SELECT v.statement_id::text AS id, COALESCE(v.independent_roots, 1) AS roots
    FROM statement_versions v WHERE v.current AND v.statement_id = ANY (${[...statementIds]}::uuid[])`
  return new Map(rows.map(({ id, roots }) => [id, roots]))
}
