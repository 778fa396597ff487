import { hash } from 'node:crypto'
import { anyOf, PREPARED } from '../database/prepared.ts'
import { Prisma } from '../prisma/client.ts'

// Where a report is looked up: a hash of its actor and of each word that tells it from others, at the time of its article; and
// of its phrases, with any speaker. A candidate shares at least one of them; no row says which words a report has.

/** Version of the rules that make keys: reports keyed by another are keyed again (see upkeep/rekey.ts). */
export const KEYED_BY = 4

/** The key of an actor and a word, as a bigint in decimal. */
export function foldingKeyOf(actorId: string, word: string): string {
  return hash('sha256', `${actorId}\0${word}`, 'buffer').readBigInt64BE().toString()
}

/** The key of a phrase, whoever spoke. */
export function phraseKeyOf(phrase: string): string {
  return foldingKeyOf('', phrase)
}

/** What a report is kept by. Without a speaker that is known it is found by its phrases alone. */
export function foldingKeysOf(actorId: string | null, said: LookedUp): string[] {
  return [...keysUnder(actorId === null ? [] : [actorId], said), ...said.phrases.map(phraseKeyOf)]
}

/** The words and phrases that a report is looked up by: see domain/same/folding-keys.ts. */
export interface LookedUp {
  words: readonly string[]
  phrases: readonly string[]
}

/** A report's words under each of these actors. */
export function keysUnder(actorIds: readonly string[], { words }: LookedUp): string[] {
  return actorIds.flatMap((actorId) => words.map((word) => foldingKeyOf(actorId, word)))
}

/** Puts reports where they are looked up. */
export async function saveKeys(tx: Prisma.TransactionClient, reportIds: string[]): Promise<void> {
  if (reportIds.length === 0) return
  await tx.$executeRaw`${PREPARED} ${keysPlaced(Prisma.sql`reports`, reportIds)}`
}

/** The SQL that puts those of `rows` that have these ids where they are looked up. */
export function keysPlaced(rows: Prisma.Sql, reportIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO folding_keys (key, spoken_at, report_id)
    SELECT k.key, COALESCE(r.folding_time, 'infinity'), r.id
    FROM ${rows} r, unnest(r.folding_keys) AS k(key) WHERE r.id = ${anyOf(reportIds)}
    ON CONFLICT DO NOTHING`
}

/** Takes reports out of where they are looked up, and locks them; before their rows change, which say where that is. */
export async function dropKeys(tx: Prisma.TransactionClient, reportIds: string[]): Promise<void> {
  if (reportIds.length === 0) return
  // A statement of its own: what another process keys at this moment is seen only by one that starts after it is done.
  await tx.$queryRaw`SELECT id FROM reports WHERE id = ANY (${reportIds}::uuid[]) ORDER BY reports.id FOR UPDATE`
  await tx.$executeRaw`
    DELETE FROM folding_keys f USING (
      SELECT r.id, unnest(r.folding_keys) AS key, COALESCE(r.folding_time, 'infinity') AS spoken_at
      FROM reports r WHERE r.id = ANY (${reportIds}::uuid[])
    ) AS old WHERE f.key = old.key AND f.spoken_at = old.spoken_at AND f.report_id = old.id`
}
