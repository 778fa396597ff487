import { digestOf } from '../../domain/statement/words-digest.ts'
import { blankErased, rememberErased } from '../../ingest/statements/erased-texts.ts'
import { composeAgain } from '../../ingest/statements/recompose.ts'
import { writeStates } from '../../ingest/statements/statement-writer.ts'
import { forgetActorContexts } from '../../store/catalogue/actor-contexts.ts'
import { topicReader } from '../../store/catalogue/classification.ts'
import { holdTopics } from '../../store/catalogue/topics.ts'
import { readClock } from '../../store/database/clock.ts'
import { PassingConflict, retrying } from '../../store/database/retry.ts'
import { type Doer, forgetAudited, noteDone } from '../../store/decisions/audit.ts'
import { forgetPlacements } from '../../store/decisions/placements.ts'
import { forgetVersions, insertErasures } from '../../store/erasure/emptied-journal.ts'
import { deleteReportsIn, deleteReportsOf, emptyArticle } from '../../store/erasure/emptied-rows.ts'
import {
  lockArticlesReporting,
  lockArticleToErase,
  lockReported,
  lockWhateverStatus,
} from '../../store/erasure/erasure-locks.ts'
import {
  findAbsorbedFrom,
  findBeside,
  findFamily,
  findParted,
  findReported,
  findThatHad,
} from '../../store/erasure/touched-statements.ts'
import { deleteActors, findActorsIn, findUnnamed } from '../../store/erasure/unnamed-actors.ts'
import { readErased, readWordingsIn } from '../../store/erasure/wordings.ts'
import { readActors } from '../../store/lookup/held-actors.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import { forgetPortraits } from '../../store/stories/portraits.ts'
import { lockStatements } from '../../store/tables/locked-statements.ts'
import { findReplies } from '../../store/tables/replies.ts'
import { emptyStatements } from '../../store/tables/statements.ts'
import { forgetClaims } from '../../store/tables/tenure-claims.ts'
import { forgetBeside } from './erased-context.ts'
import { forgetSteps } from './erased-steps.ts'

// Erasure takes words out wherever they are kept, and tells every stream. Entries keep their positions, so that the
// journal has no gaps, but no longer hold a version.

export type ErasureResult =
  /** The statements that were erased now; none if all of them had been erased before. */
  { kind: 'erased'; statementIds: string[] } | { kind: 'unknown' }

/**
 * Erases a statement: its words, its reports, the statements it absorbed, and its versions in the journal. Its words
 * are also taken out of the context of statements beside it. Its articles stay, with spaces in place of the words.
 * Ingested again, they do not bring it back in any wording that it had.
 */
export async function eraseStatement(
  prisma: PrismaClient,
  id: string,
  reason: string,
  by: Doer | null = null,
): Promise<ErasureResult> {
  return retrying(prisma, async (tx) => {
    const family = await findFamily(tx, id)
    await lockArticlesReporting(tx, family)
    await holdTopics(tx)
    const parted = await findParted(tx, family)
    const others = [...new Set([...(await findBeside(tx, family)), ...parted])]
    const locked = await lockWhateverStatus(tx, [...family, ...others])
    if (String(await findFamily(tx, id)) !== String(family)) throw new PassingConflict('it was merged meanwhile')
    if (!locked.some((statement) => statement.id === id)) return { kind: 'unknown' }
    const now = await readClock(tx)
    const standing = locked.filter(({ id, isErased }) => family.includes(id) && !isErased).map(({ id }) => id)
    const erased = await readErased(tx, standing)
    const replies = await findReplies(tx, standing)
    const knowing = await findThatHad(tx, parted, erased.texts)
    const articleIds = erased.reports.map((report) => report.articleId)
    await rememberErased(tx, id, { articleIds, texts: erased.texts }, reason)
    // These articles do not bring its words back, so its reports' places need not be kept.
    const digests = erased.texts.map(digestOf)
    await forgetPlacements(tx, { articleIds, digests, statementIds: standing })
    const reportIds = new Set(erased.reports.map((report) => report.id))
    await forgetSteps(tx, articleIds, (report) => {
      if (articleIds.includes(report.articleId) && digests.includes(report.digest)) return true
      // Its words may have been others then.
      return 'reportId' in report ? reportIds.has(report.reportId) : standing.includes(report.statementId)
    })
    const told = await findActorsIn(tx, articleIds)
    await blankErased(tx, erased.reports)
    await forgetActorContexts(tx, [...new Set(articleIds)])
    await forgetPortraits(tx, articleIds)
    await erase(tx, standing, now)
    const unfounded = await forgetBeside(tx, erased, others)
    await forgetClaims(tx, erased)
    await reduce(tx, knowing, now)
    await composeAgain(tx, [...replies, ...unfounded], now)
    await forgetUnnamed(tx, told)
    await noteDone(tx, { kind: 'STATEMENT_ERASED', subjectType: 'Statement', subjectId: id }, by)
    return { kind: 'erased', statementIds: standing }
  })
}

/**
 * Erases an article: its text, its reports, and the statements that no other article carries. The journal forgets the
 * versions of its other statements too; each gets a new version from its remaining reports.
 */
export async function eraseArticle(
  prisma: PrismaClient,
  id: string,
  reason: string,
  by: Doer | null = null,
): Promise<ErasureResult> {
  return retrying(prisma, async (tx) => {
    const article = await lockArticleToErase(tx, id)
    if (article === null) return { kind: 'unknown' }
    if (article.isErased) return { kind: 'erased', statementIds: [] }
    await holdTopics(tx)
    const parted = await findParted(tx, await findReported(tx, id))
    const knowing = await findThatHad(tx, parted, await readWordingsIn(tx, id))
    const carried = await lockReported(tx, id, [...(await findAbsorbedFrom(tx, id)), ...knowing])
    const now = await readClock(tx)
    const gone = carried.filter((statement) => !statement.isElsewhere).map((statement) => statement.id)
    const left = carried.filter((statement) => statement.isElsewhere).map((statement) => statement.id)
    const replies = await findReplies(tx, [...gone, ...left])
    const told = await findActorsIn(tx, [id])
    await forgetActorContexts(tx, [id])
    await forgetPortraits(tx, [id])
    await deleteReportsIn(tx, id)
    await forgetSteps(tx, [id], ({ articleId }) => articleId === id)
    await erase(tx, gone, now)
    await reduce(tx, left, now)
    await composeAgain(tx, replies, now)
    await emptyArticle(tx, id, { reason, now })
    await forgetUnnamed(tx, told)
    await noteDone(tx, { kind: 'ARTICLE_ERASED', subjectType: 'Article', subjectId: id }, by)
    return { kind: 'erased', statementIds: gone }
  })
}

/** Deletes those of these actors that nothing names any more. */
async function forgetUnnamed(tx: Prisma.TransactionClient, actorIds: readonly string[]): Promise<void> {
  const unnamed = await findUnnamed(tx, actorIds)
  if (unnamed.length === 0) return
  await forgetAudited(tx, unnamed)
  await deleteActors(tx, unnamed)
}

async function erase(tx: Prisma.TransactionClient, statementIds: string[], now: Date): Promise<void> {
  if (statementIds.length === 0) return
  await forgetVersions(tx, statementIds)
  await deleteReportsOf(tx, statementIds)
  await emptyStatements(tx, statementIds)
  await insertErasures(tx, statementIds, now)
}

/** Composes statements again from their remaining reports. */
async function reduce(tx: Prisma.TransactionClient, statementIds: string[], now: Date): Promise<void> {
  if (statementIds.length === 0) return
  const states = [...(await lockStatements(tx, statementIds)).values()]
  const actorIds = states.flatMap((state) => state.reports.flatMap((report) => report.actorId ?? []))
  const desk = { actors: await readActors(tx, actorIds), topics: await topicReader()(tx), now, cause: 'DESK' as const }
  await forgetVersions(tx, statementIds)
  await insertErasures(tx, statementIds, now)
  await writeStates(
    tx,
    states.map((state) => ({ ...state, before: null })),
    desk,
  )
}
