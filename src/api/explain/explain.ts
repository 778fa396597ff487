import { type NotHadReason, type Standing, standingOf } from '../../domain/feed/standing.ts'
import type { StatementFilter } from '../../domain/filter/statement-filter.ts'
import { isAllowed } from '../../domain/statement/principal.ts'
import { addressesOfLink } from '../../ingest/article/link-addresses.ts'
import { readAddressFacts } from '../../store/feeds/address-facts.ts'
import { type ReportHistory, readArticleHistory, readStatementHistory } from '../../store/lookup/histories.ts'
import { successorsOf } from '../../store/lookup/successors.ts'
import { shownAddress } from '../feeds/editors-only.ts'
import { readFilter } from '../filter/read-filter.ts'
import { builder } from '../relay/builder.ts'
import type { Context } from '../relay/context.ts'
import { badInput } from '../relay/errors.ts'
import { idOf } from '../relay/global-id.ts'
import { loadRow, loadRows } from '../relay/rows.ts'
import { FailedConditionType } from './failed-condition.ts'
import { groundsOfFolds } from './folds.ts'
import { type MatchTold, matchEach } from './matches.ts'
import { StepInterface } from './step-types.ts'
import { type Showing, type Step, stepsOfAddress, stepsOfStatement } from './steps.ts'
import { explainedWatch, WatchFateType } from './watch-fate-type.ts'
import { fatesOf, type WatchFate } from './watch-fates.ts'
import { counted, minute, sentence, why } from './wording.ts'

interface Explained {
  url: string | null
  isHad: boolean
  reason: NotHadReason | null
  text: string
  articleId: string | null
  statementIds: string[]
  steps: Step[]
  matches: MatchTold[] | null
  watch: WatchFate[] | null
}

const FilterMatch = builder.objectRef<MatchTold>('FilterMatch').implement({
  description: 'Whether a statement matches a filter, and if not, why. Since 0.5.0.',
  fields: (t) => ({
    statement: t.field({
      type: 'Statement',
      nullable: true,
      description: 'The statement.',
      resolve: ({ statementId }, _, context, info) => loadRow(context, info, 'Statement', statementId),
    }),
    matches: t.exposeBoolean('matches', { description: 'Whether it matches, as queries and streams have it.' }),
    failed: t.field({
      type: FailedConditionType,
      nullable: true,
      description: 'The first condition, in the order of the schema, that failed. Null: it matches, or is not current.',
      resolve: ({ failed }) => failed,
    }),
    text: t.exposeString('text', { description: 'The same as a sentence, for people.' }),
  }),
})

const Explanation = builder.objectRef<Explained>('Explanation').implement({
  description: 'What happened to an address or a statement. Since 0.5.0.',
  fields: (t) => ({
    url: t.exposeString('url', {
      nullable: true,
      description: 'The address as articles are told apart by it. Null: a statement was asked for.',
    }),
    isHad: t.exposeBoolean('isHad', { description: 'Whether the article is on file, or the statement is current.' }),
    reason: t.expose('reason', { type: 'NotHadReason', nullable: true, description: 'Why not. Null: it is.' }),
    text: t.exposeString('text', { description: 'What became of it, in a sentence or two.' }),
    article: t.field({
      type: 'Article',
      nullable: true,
      description: 'The article at the address. Null: there is none, or a statement was asked for.',
      resolve: ({ articleId }, _, context, info) => loadRow(context, info, 'Article', articleId),
    }),
    statements: t.field({
      type: ['Statement'],
      description:
        'The statements that the article reports, in the order of its text, at most 100; or the one that was asked for, as it is now.',
      resolve: ({ statementIds }, _, context, info) => loadRows(context, info, 'Statement', statementIds),
    }),
    steps: t.field({
      type: [StepInterface],
      description: 'What happened, in the order of time. Of long histories some hundred steps.',
      resolve: ({ steps }) => steps,
    }),
    matches: t.field({
      type: [FilterMatch],
      nullable: true,
      description: 'For each of `statements`, whether it matches the filter. Null: no filter was given.',
      resolve: ({ matches }) => matches,
    }),
    watch: t.field({
      type: [WatchFateType],
      nullable: true,
      description:
        'For each of `statements`, what the watch told of it or why it told nothing. Null: no watch was given. Since 0.6.0.',
      resolve: ({ watch }) => watch,
    }),
  }),
})

/** Its history is read in ten statements, twenty reports are compared, and a hundred statements with the filter. */
const COST = 60

builder.queryField('explain', (t) =>
  t.field({
    type: Explanation,
    nullable: true,
    description:
      'What happened to an address or a statement, in order and with times, and for a filter the one condition that failed. Null if the statement is not on file. Since 0.5.0.',
    args: {
      url: t.arg.string({
        description:
          'An address, in any form in which a link leads there: with or without "www.", tracking parameters, a fragment. Null: `statementId` is given.',
      }),
      statementId: t.arg.id({ description: 'Id of a statement. Null: `url` is given.' }),
      filter: t.arg({ type: 'StatementFilter', description: 'Tells of each statement whether it matches. Null: not.' }),
      watchId: t.arg.id({
        description:
          'Id of a watch that you may see: tells of each statement what became of it there. Null: not. Since 0.6.0.',
      }),
    },
    complexity: { field: COST },
    resolve: async (_, { url, statementId, filter, watchId }, context) => {
      if ((url == null) === (statementId == null)) throw badInput('Give `url` or `statementId`: exactly one of them.')
      const asked = { filter, watchId: watchId == null ? null : await explainedWatch(context, watchId) }
      return url == null ? explainStatement(context, statementId ?? '', asked) : explainAddress(context, url, asked)
    },
  }),
)

/** What it is asked of, beside what happened. */
interface Asked {
  filter: StatementFilter | null | undefined
  watchId: string | null
}

async function explainAddress(context: Context, url: string, { filter, watchId }: Asked): Promise<Explained> {
  const addresses = addressesOfLink(url)
  const [address] = addresses ?? []
  if (addresses === null || address === undefined)
    throw badInput('This is not a web address: give one such as "https://outlet.example/a".')
  const { prisma } = context
  const [facts = { articles: [], sightings: [], notes: [] }] = await readAddressFacts(
    prisma,
    [addresses],
    addressesOfLink,
  )
  const histories = await Promise.all(facts.articles.map(({ articleId }) => readArticleHistory(prisma, articleId)))
  const grounds = await groundsOfFolds(
    prisma,
    histories.flatMap(({ reports }) => reports),
  )
  const standing = standingOf(facts)
  const [history] = histories
  const statementIds = standing.isHad ? [...new Set(history?.reports.map((report) => report.statementId))] : []
  return {
    url: address,
    isHad: standing.isHad,
    reason: standing.isHad ? null : standing.reason,
    text: summaryOf(standing, showingFor(context)),
    articleId: facts.articles[0]?.articleId ?? null,
    statementIds,
    steps: stepsOfAddress(facts, histories, grounds, showingFor(context)),
    matches: await matchesOf(context, filter, statementIds),
    watch:
      watchId === null ? null : await fatesOf(context, watchId, statementIds, firstReported(history?.reports ?? [])),
  }
}

async function explainStatement(
  context: Context,
  given: string,
  { filter, watchId }: Asked,
): Promise<Explained | null> {
  const { prisma } = context
  const id = idOf('Statement', given)
  const history = id === null ? null : await readStatementHistory(prisma, id)
  if (history === null) return null
  const successors = await successorsOf(prisma, { Statement: [history.id] })
  const now = successors.get(history.id) ?? history.id
  const today = now === history.id ? history : await readStatementHistory(prisma, now)
  const status = today?.status ?? 'RETRACTED'
  const reason = status === 'CURRENT' ? null : status
  const articles = new Set(
    today?.reports.flatMap(({ articleId, retractedAt }) => (retractedAt === null ? articleId : [])),
  )
  const merged = now === history.id ? '' : 'It was merged into another statement. '
  const told = today === null || today === history ? [history] : [history, today]
  const grounds = await groundsOfFolds(
    prisma,
    told.flatMap(({ reports }) => reports),
  )
  const steps = told.flatMap((one) => stepsOfStatement(one, grounds))
  return {
    url: null,
    isHad: reason === null,
    reason,
    text: `${merged}${reason === null ? reportedBy(articles.size) : `Not current: ${why(reason)}`}`,
    articleId: null,
    statementIds: [now],
    steps,
    matches: await matchesOf(context, filter, [now]),
    watch: watchId === null ? null : await fatesOf(context, watchId, [now], new Map()),
  }
}

/** When an article first reported each of its statements. */
function firstReported(reports: readonly ReportHistory[]): Map<string, Date> {
  const first = new Map<string, Date>()
  for (const { statementId, ingestedAt } of reports) {
    const known = first.get(statementId)
    if (known === undefined || ingestedAt < known) first.set(statementId, ingestedAt)
  }
  return first
}

function reportedBy(articles: number): string {
  return `Current: ${counted(articles, 'article')} ${articles === 1 ? 'reports' : 'report'} it.`
}

async function matchesOf(
  context: Context,
  filter: StatementFilter | null | undefined,
  statementIds: readonly string[],
): Promise<MatchTold[] | null> {
  if (filter == null) return null
  const prepared = await readFilter(context, filter)
  return await matchEach(context.prisma, prepared, statementIds)
}

/** What the caller may be told. */
export function showingFor(context: Context): Showing {
  return {
    nameFeed: ({ feedTitle, feedUrl }) => feedTitle ?? shownAddress(context, feedUrl),
    isEditor: isAllowed(context.principal, 'EDITOR'),
  }
}

/** What became of an address, in a sentence or two. */
export function summaryOf(standing: Standing, { isEditor }: Showing): string {
  if (standing.isHad) {
    const { revision, statements, sourceName } = standing.article
    return `On file: revision ${revision} of an article of ${sourceName}, with ${counted(statements, 'statement')}.`
  }
  const { reason, dueAt, note } = standing
  const message = note?.feed === null && !isEditor ? null : standing.message
  if (reason === 'WAITING')
    return sentence(
      `Not on file yet: it is to be fetched${dueAt === null ? '' : `, due at ${minute(dueAt)}`}.`,
      message,
    )
  const next = dueAt === null ? '' : ` It is looked at again, due at ${minute(dueAt)}.`
  return `${sentence(`Not on file: ${why(reason)}`, message)}${next}`
}
