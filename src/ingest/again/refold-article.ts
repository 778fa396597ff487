import type { Carried, FoldDecision } from '../../domain/same/decision.ts'
import { MOST_HEARD } from '../../domain/statement/statement.ts'
import {
  type ArticleOnFile,
  findSaidApart,
  findSeenReports,
  lockArticles,
  readArticleOnFile,
} from '../../store/again/refolded-articles.ts'
import type { RefoldChanges } from '../../store/again/refolds.ts'
import { topicReader } from '../../store/catalogue/classification.ts'
import { holdTopics } from '../../store/catalogue/topics.ts'
import { readClock } from '../../store/database/clock.ts'
import { PassingConflict } from '../../store/database/retry.ts'
import { type FoldProposal, findProposed, saveProposals } from '../../store/decisions/fold-proposals.ts'
import { readPlacements } from '../../store/decisions/placements.ts'
import { extractedOf } from '../../store/decisions/report-decisions.ts'
import { type Candidate, findCandidates, findMates, type Probe } from '../../store/lookup/candidates.ts'
import { type ActorsHeld, holdActors } from '../../store/lookup/held-actors.ts'
import type { Prisma, PrismaClient } from '../../store/prisma/client.ts'
import type { Comparer } from '../comparing/comparer.ts'
import type { Verdicts } from '../comparing/verdicts.ts'
import { foldReports, withReport } from '../recording/fold-reports.ts'
import { readFromFile } from '../recording/identify-reports.ts'
import { findRetoldReports, type RetellingDoubt } from '../recording/retold-reports.ts'
import { carryOut, planRegrouping, type Regrouping, type ReportOnFile } from './regroup.ts'

/**
 * Folds the reports of an article on file again. False: it is not on file. `finish` is called last in the same
 * transaction; what it throws undoes everything. `isAsked`: watches tell of what changes.
 *
 * @throws Unavailable where others write about the same statements all the time.
 */
export type RefoldArticle = (
  articleId: string,
  finish: (tx: Prisma.TransactionClient, changes: RefoldChanges) => Promise<void>,
  signal: AbortSignal,
  isAsked?: boolean,
) => Promise<boolean>

/** Reports of other statements that share words, of which so many of earlier articles are compared. */
const MOST_FOUND = 48
const MOST_COMPARED = 12

/**
 * Folds articles on file again by today's verdict, each in one transaction. In the order of their ids each one's reports
 * are compared with those of the articles before it: so all of them together come to what they would be if they came in
 * today, and doing it once more changes nothing. What a person has seen where it is stays there.
 */
export function openRefolder(prisma: PrismaClient, { comparer }: { comparer: Comparer }): RefoldArticle {
  const readTopics = topicReader()
  return async (articleId, finish, _signal, isAsked = false) => {
    // Articles are locked before actors: those whose reports move along are known only then, and the next run has them.
    const concerned = new Set([articleId])
    await readTopics.ahead(prisma)
    return comparer.beside(prisma, async (tx, verdicts) => {
      await lockArticles(tx, [...concerned])
      await holdTopics(tx)
      const article = await readArticleOnFile(tx, articleId)
      if (article === null) return false
      const reports = onFile(article)
      const speakers = reports.flatMap(({ actorId }) => actorId ?? [])
      const telling = reports.flatMap(({ phrases }) => phrases[0] ?? [])
      const actors = await holdActors(tx, speakers, telling)
      const decided = await decideAgain(tx, { articleId, text: article.text, reports, actors, verdicts })
      const plan = await planRegrouping(tx, { articleId, ...decided })
      const unlocked = plan.moves.flatMap(({ articleIds }) => articleIds).filter((id) => !concerned.has(id))
      if (unlocked.length > 0) {
        for (const id of unlocked) concerned.add(id)
        throw new PassingConflict('the articles of reports that move are to be locked first')
      }
      const now = await readClock(tx)
      const topics = await readTopics(tx)
      const homes = await carryOut(tx, plan, { now, topics, isAsked })
      const proposed = await propose(tx, { ...decided, homes }, now)
      await finish(tx, { ...tellOf(plan), proposed })
      return true
    })
  }
}

function onFile(article: ArticleOnFile): ReportOnFile[] {
  return article.reports.map((row) => {
    const { id, statementId, ingestedAt, actorId, officeId, officeIds } = row
    return { ...readFromFile(extractedOf(row), { actorId, officeId, officeIds }, article), id, statementId, ingestedAt }
  })
}

interface Deciding {
  articleId: string
  text: string
  reports: readonly ReportOnFile[]
  actors: ActorsHeld
  verdicts: Verdicts
}

/** What becomes of the reports that are free to go elsewhere, and which of them were held against others of their statement. */
async function decideAgain(tx: Prisma.TransactionClient, { articleId, text, reports, actors, verdicts }: Deciding) {
  const mates = await findMates(tx, articleId, MOST_HEARD + 1)
  const seen = await findSeenReports(tx, articleId)
  const placements = await readPlacements(tx, articleId)
  const isHeld = (report: ReportOnFile) =>
    seen.has(report.id) ||
    placements.has(report.digest) ||
    // So many reports cannot all be compared: what stands is not doubted for the want of it.
    (mates.get(report.id)?.length ?? 0) > MOST_HEARD
  const held = new Set(reports.filter(isHeld).map(({ statementId }) => statementId))
  const free = reports.filter(({ statementId }) => !held.has(statementId))
  const apart = await findSaidApart(tx, [...new Set(free.map(({ statementId }) => statementId))])
  const carried = new Map<string, Carried>()
  for (const report of reports)
    if (held.has(report.statementId))
      carried.set(report.statementId, withReport(carried.get(report.statementId), report))
  const own = new Map<object, ReportOnFile>(free.map((report) => [report, report]))
  const lookFor = async (tx: Prisma.TransactionClient, probes: readonly Probe[], asked: readonly object[]) => {
    const found = await findCandidates(tx, probes, MOST_FOUND)
    return asked.map((read, index): Candidate[] => {
      const report = own.get(read)
      if (report === undefined) return []
      const isOther = ({ statementId, articleId: of }: Candidate) =>
        of < articleId && statementId !== report.statementId && apart.get(report.statementId)?.has(statementId) !== true
      const others = (found[index] ?? []).filter(isOther).slice(0, MOST_COMPARED)
      return [...(mates.get(report.id) ?? []), ...others]
    })
  }
  const { retold, doubts } = await findRetoldReports(text, free, placements, actors)
  const unplaced = { articleId, reports: free, actors, carried, placements, retold, verdicts, lookFor }
  const { decisions } = free.length === 0 ? { decisions: [] } : await foldReports(tx, unplaced)
  const compared = new Set(free.filter(({ id }) => (mates.get(id)?.length ?? 0) > 0).map(({ id }) => id))
  return { free, decisions, compared, retold, doubts }
}

interface Unsure {
  free: readonly ReportOnFile[]
  decisions: readonly FoldDecision[]
  doubts: readonly RetellingDoubt[]
  homes: ReadonlyMap<string, string>
}

/**
 * Asks people about pairs of statements that may be one, where they were not asked before: how many are unsure. Two that
 * are surely what a third one is are not counted: those become one when the turn of the later one comes.
 */
async function propose(
  tx: Prisma.TransactionClient,
  { free, decisions, doubts, homes }: Unsure,
  now: Date,
): Promise<number> {
  const keyOf = (one: string, other: string) => [one, other].sort().join(' ')
  const open = new Map<string, FoldProposal & { isUnsure: boolean }>()
  const homeOf = ({ id, statementId }: ReportOnFile) => homes.get(id) ?? statementId
  const own = new Map<object, ReportOnFile>(free.map((report) => [report, report]))
  for (const { reports, score, evidence } of doubts) {
    const [one, other] = reports.flatMap((read) => own.get(read) ?? []).map(homeOf)
    if (one === undefined || other === undefined || one === other) continue
    open.set(keyOf(one, other), { statementIds: [one, other], score, evidence, isUnsure: true })
  }
  for (const [index, report] of free.entries()) {
    const home = homeOf(report)
    for (const { statementId: other, verdict } of decisions[index]?.proposed ?? []) {
      if (other === home) continue
      const { score, evidence } = verdict
      open.set(keyOf(home, other), {
        statementIds: [home, other],
        score,
        evidence,
        isUnsure: verdict.verdict === 'UNSURE',
      })
    }
  }
  const pairs = [...open.values()].map(({ statementIds: [one, other] }) => ({ one, other }))
  for (const { one, other } of await findProposed(tx, pairs)) open.delete(keyOf(one, other))
  const fresh = [...open.values()]
  await saveProposals(tx, fresh, now)
  return fresh.filter(({ isUnsure }) => isUnsure).length
}

function tellOf({ moves }: Regrouping): Omit<RefoldChanges, 'proposed'> {
  const joined = moves.filter(({ to }) => to !== null)
  const parted = moves.filter(({ isWhole }) => !isWhole)
  return {
    joined: joined.length,
    parted: parted.length,
    examples: [
      ...joined.map(({ firstId, to }) => ({ what: 'JOINED' as const, reportId: firstId, statementId: to ?? '' })),
      ...parted.map(({ firstId, from }) => ({ what: 'PARTED' as const, reportId: firstId, statementId: from })),
    ],
  }
}
