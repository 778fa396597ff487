import type { GraphQLResolveInfo } from 'graphql'
import type { Article } from '../../store/prisma/client.ts'
import { type Revision, readNewestRevisions } from '../../store/tables/revisions.ts'
import { batched } from '../relay/batching.ts'
import type { Context } from '../relay/context.ts'
import { badRequest } from '../relay/errors.ts'

/** A text may be 2 MB long: an operation asks for a few, not for a page of them. */
export const TEXT_COST = 500

/** What one operation may show of articles' texts. Ten times that no longer fits into one answer. */
export const MAX_TEXT_BYTES = 32 * 1024 * 1024

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

/**
 * The text, once it is known to fit into the answer with all others that were asked for.
 *
 * @throws GraphQLError with code TOO_COSTLY where it does not.
 */
export function withinTextBudget(context: Context, text: string): string {
  const bytes = (spent.get(context) ?? 0) + Buffer.byteLength(text)
  spent.set(context, bytes)
  if (bytes > MAX_TEXT_BYTES)
    throw badRequest(
      'TOO_COSTLY',
      `A response has at most ${MAX_TEXT_BYTES} bytes of article texts: ask for fewer articles.`,
    )
  return text
}

// Every execution has a context of its own.
const spent = new WeakMap<Context, number>()
