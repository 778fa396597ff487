import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../../api/relay/context.ts'
import { openTurns } from '../access/turns.ts'

/** What a query reads with: on behalf of a principal, which has its share of the database and no more. */
export type ReadAs = (principalId: string) => Pick<Context, 'prisma' | 'journal'>

/** Of one principal: a page of a client that asks for each of its rows by itself. */
const MOST_WAITING = 200
const LONGEST_WAIT_MS = 10_000
/** In seconds. */
const TRY_AGAIN_AFTER = 1

/**
 * Lets each principal run so many queries at a time; others of it wait for a while, then are refused. Subscriptions and
 * mutations are not counted: they have limits of their own.
 */
export function useReaderLimit(most: number, readAs: ReadAs | undefined): Plugin {
  const turns = openTurns<string>({ most, mostWaiting: MOST_WAITING, longestWaitMs: LONGEST_WAIT_MS })
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { document, operationName, contextValue } = args as ExecutionArgs
      if (getOperationAST(document, operationName)?.operation !== 'query') return
      const context = contextValue as Context & { request?: Request }
      const { id } = context.principal
      if (readAs !== undefined) Object.assign(context, readAs(id))
      setExecuteFn(async (given: ExecutionArgs) => {
        const result = await turns.run(id, async () => executeFn(given), context.request?.signal)
        return result ?? { errors: [tooManyAtOnce(most)] }
      })
    },
  }
}

function tooManyAtOnce(most: number): GraphQLError {
  return new GraphQLError(
    `Your key runs ${most} queries at a time, and more of them wait than should: try again in ${TRY_AGAIN_AFTER} s, with fewer at once.`,
    {
      extensions: {
        code: 'TOO_MANY_AT_ONCE',
        retryAfter: TRY_AGAIN_AFTER,
        http: { status: 429, headers: { 'retry-after': `${TRY_AGAIN_AFTER}` } },
      },
    },
  )
}
