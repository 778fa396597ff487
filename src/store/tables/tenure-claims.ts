import type { ErasedWords } from '../../domain/statement/erased-words.ts'
import { isErasedClaim, type TenureClaim } from '../../domain/tenures/claims.ts'
import type { TenureOnFile } from '../../domain/tenures/discrepancies.ts'
import type { ClaimTold } from '../../domain/tenures/tellings.ts'
import { findOffices } from '../catalogue/identification.ts'
import { Prisma, type PrismaClient } from '../prisma/client.ts'
import { json } from './columns.ts'

/** A claim as it is to be kept. */
export interface TenureClaimRow extends TenureClaim {
  id: string
  actorId: string
  officeId: string | null
}

/** Puts an article's claims in place of those read before, if it is not the first time; the same claim keeps its id. */
export async function saveTenureClaims(
  tx: Prisma.TransactionClient,
  { articleId, revision, isFirst, now }: { articleId: string; revision: number; isFirst: boolean; now: Date },
  rows: readonly TenureClaimRow[],
): Promise<void> {
  if (!isFirst)
    await tx.$executeRaw`
      DELETE FROM tenure_claims WHERE article_id = ${articleId}::uuid AND id <> ALL (${rows.map((row) => row.id)}::uuid[])`
  if (rows.length === 0) return
  const columns = rows.map(({ id, actorId, officeId, name, office, event, earliest, latest, span, asWritten }) => {
    const days = { event, earliest, latest, span_start: span.start, span_end: span.end, as_written: asWritten }
    return { id, actor_id: actorId, office_id: officeId, name, office, ...days }
  })
  await tx.$executeRaw`
    INSERT INTO tenure_claims (id, article_id, revision, actor_id, office_id, name, office, event, earliest, latest,
      span_start, span_end, as_written, ingested_at)
    SELECT id, ${articleId}::uuid, ${revision}::int, actor_id, office_id, name, office, event, earliest, latest,
      span_start, span_end, as_written, ${now}::timestamptz
    FROM jsonb_to_recordset(${json(columns)}::jsonb) AS r(id uuid, actor_id uuid, office_id uuid, name text, office text,
      event "TenureEvent", earliest date, latest date, span_start int, span_end int, as_written text)
    ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, actor_id = excluded.actor_id,
      office_id = excluded.office_id, name = excluded.name, office = excluded.office, earliest = excluded.earliest,
      latest = excluded.latest, span_start = excluded.span_start, span_end = excluded.span_end`
}

/** People on file by folded name; a name that several bear is missing. */
export async function findPeople(tx: Prisma.TransactionClient, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ name: string; id: string }[]>`
    SELECT n.folded AS name, min(a.id::text) AS id FROM actor_aliases n JOIN actors a ON a.id = n.actor_id
    WHERE n.folded = ANY (${[...names]}::text[]) AND a.kind = 'PERSON'
    GROUP BY n.folded HAVING count(DISTINCT COALESCE(a.successor_id, a.id)) = 1`
  return new Map(rows.map((row) => [row.name, row.id]))
}

/** Whom people made the speakers of an article's reports when they took an actor apart, by digest of the words. */
export async function readPartedSpeakers(
  tx: Prisma.TransactionClient,
  articleId: string,
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ digest: string; id: string }[]>`
    SELECT p.digest, p.actor_id::text AS id FROM placed_reports p JOIN desk_corrections c ON c.id = p.correction_id
    WHERE p.article_id = ${articleId}::uuid AND p.is_attributed AND p.actor_id IS NOT NULL AND c.kind = 'SPLIT_ACTOR'`
  return new Map(rows.map((row) => [row.digest, row.id]))
}

/** A claim that goes from one actor to another. */
export interface ClaimMove {
  claimId: string
  from: string
  to: string
}

/** Gives claims to other actors; those that an edited article dropped or gave to others meanwhile are left alone. */
export async function moveClaims(tx: Prisma.TransactionClient, moves: readonly ClaimMove[]): Promise<void> {
  if (moves.length === 0) return
  await tx.$executeRaw`
    UPDATE tenure_claims c SET actor_id = m.to FROM jsonb_to_recordset(${json([...moves])}::jsonb)
      AS m("claimId" uuid, "from" uuid, "to" uuid)
    WHERE c.id = m."claimId" AND c.actor_id = m.from`
}

/** A claim about an actor who is to be taken apart. */
export interface ClaimAbout {
  claimId: string
  /** Whose tenure it is about. */
  from: string
  /** By which name the article has them. */
  name: string
  /** Whether all that the actor said in the claim's article is among the reports asked about, and there is any. */
  isOfReports: boolean
}

/** The claims about these actors, each with whether `reportIds` are all that the actors said in its article. */
export async function readClaimsAbout(
  tx: Prisma.TransactionClient,
  actorIds: readonly string[],
  reportIds: readonly string[],
): Promise<ClaimAbout[]> {
  return tx.$queryRaw<ClaimAbout[]>`
    SELECT c.id::text AS "claimId", c.actor_id::text AS "from", c.name,
      EXISTS (SELECT FROM reports r WHERE r.article_id = c.article_id AND r.id = ANY (${[...reportIds]}::uuid[]))
      AND NOT EXISTS (SELECT FROM reports r WHERE r.article_id = c.article_id AND r.retracted_at IS NULL
        AND r.actor_id = ANY (${[...actorIds]}::uuid[]) AND r.id <> ALL (${[...reportIds]}::uuid[])) AS "isOfReports"
    FROM tenure_claims c WHERE c.actor_id = ANY (${[...actorIds]}::uuid[])`
}

/** Takes out the claims that stand in erased words of these articles, or repeat them. */
export async function forgetClaims(
  tx: Prisma.TransactionClient,
  {
    reports,
    texts,
  }: { reports: readonly (ErasedWords & { articleId: string; revision: number })[]; texts: readonly string[] },
): Promise<void> {
  const articleIds = [...new Set(reports.map((report) => report.articleId))]
  const claims = await tx.tenureClaim.findMany({ where: { articleId: { in: articleIds } } })
  const gone = claims.filter((claim) => {
    const own = reports.filter(
      ({ articleId, revision }) => articleId === claim.articleId && revision === claim.revision,
    )
    return isErasedClaim({ ...claim, span: { start: claim.spanStart, end: claim.spanEnd } }, { reports: own, texts })
  })
  if (gone.length > 0) await tx.tenureClaim.deleteMany({ where: { id: { in: gone.map((claim) => claim.id) } } })
}

/** Actors with the actors they absorbed. */
function familiesOf(actorIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`WITH RECURSIVE family AS (
      SELECT a.id AS root, a.id FROM actors a WHERE a.id = ANY (${[...actorIds]}::uuid[])
      UNION SELECT f.root, a.id FROM family f JOIN actors a ON a.successor_id = f.id
    )`
}

/** Claims read for one actor's discrepancies, the newest. */
const MOST_CLAIMS = 1_000

export interface TenuresTold {
  /** The newest first. */
  claims: ClaimTold[]
  onFile: (TenureOnFile & { id: string })[]
}

/** What articles claim about actors' tenures and what is on file of them, those of absorbed ones included; by actor. */
export async function readTenuresTold(
  prisma: PrismaClient,
  actorIds: readonly string[],
): Promise<Map<string, TenuresTold>> {
  const ids = [...actorIds]
  const [claims, onFile] = await Promise.all([
    prisma.$queryRaw<(ClaimTold & { root: string })[]>`
      ${familiesOf(actorIds)} SELECT f.root::text AS root, c.id::text AS id, c.article_id::text AS "articleId", c.event::text AS event,
        c.office_id::text AS "officeId", c.office, c.earliest::text AS earliest, c.latest::text AS latest,
        v.published_at AS "publishedAt"
      FROM (SELECT root, array_agg(id) AS ids FROM family GROUP BY root) f, LATERAL (
        SELECT * FROM tenure_claims c WHERE c.actor_id = ANY (f.ids) ORDER BY c.ingested_at DESC, c.id DESC LIMIT ${MOST_CLAIMS}
      ) c JOIN article_revisions v ON v.article_id = c.article_id AND v.number = c.revision
      ORDER BY c.ingested_at DESC, c.id DESC`,
    prisma.$queryRaw<(TenureOnFile & { id: string; root: string })[]>`
      ${familiesOf(actorIds)} SELECT f.root::text AS root, t.id::text AS id, t.office_id::text AS "officeId", t."from"::text AS "from",
        t.until::text AS until FROM family f JOIN tenures t ON t.actor_id = f.id ORDER BY t."from", t.id`,
  ])
  // An office may have been put on file after the claim came in.
  const unknown = [...new Set(claims.flatMap(({ officeId, office }) => (officeId === null ? (office ?? []) : [])))]
  const named = unknown.length === 0 ? () => null : await findOffices(prisma, unknown)
  for (const claim of claims) claim.officeId ??= named(claim.office)
  return new Map(
    ids.map((id) => [
      id,
      { claims: claims.filter(({ root }) => root === id), onFile: onFile.filter(({ root }) => root === id) },
    ]),
  )
}
