import { type ExecutionArgs, GraphQLError, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../../api/relay/context.ts'
import { openTurns } from '../access/turns.ts'

/** What operations read with: each statement within a limit of time. */
export interface Reads {
  /**
   * On behalf of a principal, which has its share of the database and no more. `isDone`: what it reads for is the answer of
   * a mutation.
   */
  as(principalId: string, isDone: boolean): Read
  /** For all streams: what one of them shows, others are shown too. */
  forStreams: Read
}

type Read = Pick<Context, 'prisma' | 'journal'>

/** Of one principal: a page of a client that asks for each of its rows by itself. */
const MOST_WAITING = 200
const LONGEST_WAIT_MS = 10_000
/** In seconds. */
const TRY_AGAIN_AFTER = 1

/**
 * Lets each principal run so many queries at a time; others of it wait for a while, then are refused. Subscriptions and
 * mutations are not counted: they have limits of their own. But all of them read within the limit of time.
 */
export function useReaderLimit(most: number, reads: Reads | undefined): Plugin {
  const turns = openTurns<string>({ most, mostWaiting: MOST_WAITING, longestWaitMs: LONGEST_WAIT_MS })
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { document, operationName, contextValue } = args as ExecutionArgs
      const operation = getOperationAST(document, operationName)?.operation
      const context = contextValue as Context & { request?: Request }
      const { id } = context.principal
      Object.assign(context, reads?.as(id, operation === 'mutation'))
      if (operation !== 'query') return
      setExecuteFn(async (given: ExecutionArgs) => {
        const result = await turns.run(id, async () => executeFn(given), context.request?.signal)
        return result ?? { errors: [tooManyAtOnce(most)] }
      })
    },
    onSubscribe({ args }) {
      Object.assign(args.contextValue as object, reads?.forStreams)
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
