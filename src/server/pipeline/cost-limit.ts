import { type ExecutionArgs, type ExecutionResult, GraphQLError, getOperationAST } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { openSpending, type Spending } from '../../api/cost/spending.ts'
import { costOf, type OperationCost } from './cost.ts'
import { withinStack } from './limits.ts'

/**
 * Refuses operations that would cost more than `allowed`, whatever transport they came by; and tells what one costs if
 * its request has `"extensions": { "cost": true }`.
 */
export function useCostLimit(allowed: number): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { cost, lists, dearest } = costOfArgs(args as ExecutionArgs)
      if (cost > allowed) return setResultAndStopExecution({ errors: [tooCostly(cost, dearest, allowed)] })
      const spending = openSpending(args.contextValue as object, { allowed, objects: cost, lists })
      if (!isToldCost(args.contextValue)) return undefined
      return {
        onExecuteDone({ result, setResult }) {
          if (!(Symbol.asyncIterator in result)) setResult(withCost(result, spending))
        },
      }
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const { cost, lists, dearest } = costOfArgs(args as ExecutionArgs)
      if (cost > allowed) return setResultAndStopExecution({ errors: [tooCostly(cost, dearest, allowed)] } as never)
      // Each event may cost as much: see execution/operations.ts.
      openSpending(args.contextValue as object, { allowed, objects: cost, lists })
      return undefined
    },
  }
}

/** Why an operation would be refused before it ran; null where it would not. */
export function costProblem(args: ExecutionArgs, allowed: number): GraphQLError | null {
  const { cost, dearest } = costOfArgs(args)
  return cost > allowed ? tooCostly(cost, dearest, allowed) : null
}

// Costs depend on variables, so they are known only when the operation is about to run.
function costOfArgs({ schema, document, operationName, variableValues }: ExecutionArgs): OperationCost {
  const operation = getOperationAST(document, operationName)
  if (operation == null) return { cost: 0, dearest: null, lists: new Map() }
  return withinStack(() => costOf({ schema, document, operation, variables: variableValues ?? {} }))
}

function tooCostly(cost: number, dearest: OperationCost['dearest'], allowed: number): GraphQLError {
  const told = Math.ceil(cost)
  const where =
    dearest === null
      ? 'ask for fewer fields'
      : `${Math.ceil(dearest.cost)} of it are \`${dearest.path}\`, taken to have ${dearest.length} items: ask for smaller pages there, or for fewer fields of them`
  const message = `This operation would cost ${told}, and ${allowed} is allowed: ${where}, or split it.`
  const field = dearest === null ? {} : { field: dearest.path }
  return new GraphQLError(message, {
    extensions: { code: 'TOO_COSTLY', cost: told, allowed, ...field, http: { status: 400, spec: true } },
  })
}

function isToldCost(contextValue: unknown): boolean {
  const { params } = contextValue as { params?: { extensions?: { cost?: unknown } | null } }
  return params?.extensions?.cost === true
}

function withCost(result: ExecutionResult, { objects, rows, allowed }: Spending): ExecutionResult {
  const cost = { total: Math.ceil(objects + rows), objects: Math.ceil(objects), rows: Math.ceil(rows), allowed }
  return { ...result, extensions: { ...result.extensions, cost } }
}
