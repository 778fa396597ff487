import type { GraphQLResolveInfo } from 'graphql'
import type { Article } from '../../store/prisma/client.ts'
import { type Revision, readNewestRevisions } from '../../store/tables/revisions.ts'
import { openBatch } from '../relay/batching.ts'
import type { Context } from '../relay/context.ts'
import { badRequest } from '../relay/errors.ts'

/** Most texts have a few kB; longer ones are counted as they are read, by `takeFromTextBudget`. */
export const TEXT_COST = 10

/** How much article text one operation may return. Ten times as much would not fit into one response. */
export const MAX_TEXT_BYTES = 32 * 1024 * 1024

/** An article's newest revision; its text only where that is wanted. */
export async function loadNewestRevision(
  context: Context,
  info: GraphQLResolveInfo,
  article: Article,
  withText = false,
): Promise<Revision> {
  const revisions = openBatch(info, withText ? 'newestText' : 'newestRevision', (ids) =>
    readNewestRevisions(context.prisma, ids, withText),
  )
  const revision = await revisions.load(article.id)
  if (revision === null) throw new Error(`article ${article.id} has no revision ${article.revision}`)
  return revision
}

/**
 * The text, if it fits into the response with all others that were asked for.
 *
 * @throws GraphQLError with code TOO_COSTLY where it does not.
 */
export function takeFromTextBudget(context: Context, text: string): string {
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
