import type { GraphQLResolveInfo } from 'graphql'
import type { Article } from '../store/prisma/client.ts'
import { type Revision, readNewestRevisions } from '../store/revisions.ts'
import { batched } from './batching.ts'
import type { Context } from './context.ts'

/** An article's newest revision; its text only where that is wanted. */
export async function newestRevision(
  context: Context,
  info: GraphQLResolveInfo,
  article: Article,
  withText = false,
): Promise<Revision> {
  const revisions = batched(info, withText ? 'newestText' : 'newestRevision', (ids) =>
    readNewestRevisions(context.prisma, ids, withText),
  )
  const revision = await revisions.load(article.id)
  if (revision === null) throw new Error(`article ${article.id} has no revision ${article.revision}`)
  return revision
}
