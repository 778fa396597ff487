import { type ExecutionArgs, type ExecutionResult, GraphQLError, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { isLargerThan } from '../execution/answer-size.ts'
import { answerTooLarge } from './errors.ts'

/** Answers of more than `most` bytes become an error that says so, whatever transport they would take. */
export function useAnswerLimit(most: number): Plugin {
  return {
    onExecute({ args }) {
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result || !isLargerThan(result, most)) return
          const { document, operationName } = args as ExecutionArgs
          const isDone = getOperationAST(document, operationName)?.operation === 'mutation'
          setResult({ ...(isDone ? { data: null } : {}), errors: [answerTooLarge(than(most), isDone)] })
        },
      }
    },
  }
}

/**
 * The result of an event of a stream, or what its reader is told in its place. The stream goes on: the error has the
 * event's cursor, so that what the event says can be asked for otherwise.
 */
export function withinLimit(result: ExecutionResult, cursor: string, most: number): ExecutionResult {
  if (!isLargerThan(result, most)) return result
  const message = `This event would have ${than(most)}: subscribe with fewer fields. The stream goes on after it.`
  return { errors: [new GraphQLError(message, { extensions: { code: 'ANSWER_TOO_LARGE', cursor } })] }
}

function than(most: number): string {
  return `more than ${most} bytes, which MAX_ANSWER_BYTES does not allow`
}
