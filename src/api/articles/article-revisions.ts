import type { GraphQLResolveInfo } from 'graphql'
import type { Article } from '../../store/prisma/client.ts'
import { type Revision, readNewestRevisions, readRevisions } from '../../store/tables/revisions.ts'
import { spendOnItems } from '../cost/spending.ts'
import { nameField, openBatch } from '../relay/batching.ts'
import { MAX_PAGE } from '../relay/connection.ts'
import type { Context } from '../relay/context.ts'
import { badInput } from '../relay/errors.ts'

/** An article's newest revision. */
export async function loadNewestRevision(
  context: Context,
  info: GraphQLResolveInfo,
  article: Pick<Article, 'id' | 'revision'>,
): Promise<Revision> {
  const revisions = openBatch(info, 'newestRevision', (ids) => readNewestRevisions(context.prisma, ids))
  const revision = await revisions.load(article.id)
  if (revision === null) throw new Error(`article ${article.id} has no revision ${article.revision}`)
  return revision
}

export interface RevisionArguments {
  first?: number | null | undefined
  after?: number | null | undefined
  last?: number | null | undefined
  before?: number | null | undefined
}

/**
 * The revisions that the arguments ask for, in the order of their numbers.
 *
 * @throws GraphQLError for a size outside 0 to 100, both `first` and `last`, or more than the operation may cost.
 */
export async function loadRevisions(
  context: Context,
  info: GraphQLResolveInfo,
  article: Pick<Article, 'id' | 'revision'>,
  { first = null, after = null, last = null, before = null }: RevisionArguments,
): Promise<Revision[]> {
  if (first !== null && last !== null) throw badInput('Give `first` or `last`, not both.')
  const size = first ?? last
  if (size !== null && (size < 0 || size > MAX_PAGE)) throw badInput(`Ask for 0 to ${MAX_PAGE} revisions, not ${size}.`)
  // They are numbered from 1 without holes.
  const inRange = Math.max(0, Math.min(before ?? Infinity, article.revision + 1) - Math.max(after ?? 0, 0) - 1)
  spendOnItems(context, info, Math.min(size ?? inRange, inRange))
  const range = { size, fromEnd: last !== null, after, before }
  const revisions = openBatch(info, nameField(info), (ids) => readRevisions(context.prisma, ids, range))
  return (await revisions.load(article.id)) ?? []
}
