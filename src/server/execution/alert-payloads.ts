import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  GraphQLObjectType,
  GraphQLSchema,
  Kind,
} from 'graphql'
import type { Logger } from 'pino'
import { readAlertRoot } from '../../api/alerts/alert-root.ts'
import type { Principal } from '../../domain/statement/principal.ts'
import type { Settings } from '../../settings.ts'
import { openQuota } from '../access/quota.ts'
import { costProblem } from '../pipeline/cost-limit.ts'
import { masked, toWire } from '../pipeline/errors.ts'
import { createPipeline, type Pipeline, type Room } from '../pipeline/pipeline.ts'
import type { Reads } from '../pipeline/reader-limit.ts'
import { readTrustedDocuments } from '../pipeline/trusted-documents.ts'

/** What an owner's query says of one alert, or why it says nothing. */
type Payload =
  | { kind: 'made'; result: object }
  | { kind: 'too much'; message: string }
  | { kind: 'not now' }
  | { kind: 'invalid'; message: string }
  | { kind: 'gone' }

/** Runs queries on alerts. */
interface Payloads {
  /** Why a document cannot be run on alerts as this principal; null where it can. */
  problemOf(document: string, owner: Principal): string | null
  /** As this principal would, with the role that it is given with. */
  run(document: string, alertId: string, owner: Principal): Promise<Payload>
}

interface Prepared {
  enveloped: ReturnType<Pipeline['getEnveloped']>
  document: DocumentNode
}

/** What is said of one alert that is too much: later it would be as much. */
const TOO_MUCH = new Set(['TOO_COSTLY', 'TOO_SLOW', 'ANSWER_TOO_LARGE'])
const NOT_NOW = new Set(['UNAVAILABLE', 'TOO_MANY_AT_ONCE'])
const MOST_ERRORS_TOLD = 3

/**
 * Runs queries whose root is an alert: what stands in them is what may stand below an `alert` of the API. They go the way of
 * every other operation, through the same limits.
 */
export async function openPayloads(
  settings: Settings,
  schema: GraphQLSchema,
  { room, reads, log }: { room: Room; reads: Reads; log: Logger },
  stopping: AbortSignal,
): Promise<Payloads> {
  const root = schema.getType('Alert')
  if (!(root instanceof GraphQLObjectType)) throw new Error('the schema has no alerts')
  const { mutation: _, subscription: __, ...rest } = schema.toConfig()
  const ofAlert = new GraphQLSchema({ ...rest, query: root, mutation: null, subscription: null })
  const streams = { standing: openQuota<string>(1), stopping }
  const trusted = await readTrustedDocuments(settings.trustedDocuments)
  const pipeline = createPipeline(settings, ofAlert, room, streams, trusted, log, reads)
  const never = new AbortController().signal

  const prepare = (text: string, principal: Principal): Prepared | { problem: string } => {
    const caller = { principal, isOperator: false, credential: null, revoked: never }
    const params = { query: text }
    const enveloped = pipeline.getEnveloped({ caller, isOnSocket: true, params } as never)
    let document: DocumentNode
    try {
      document = enveloped.parse(text)
    } catch (error) {
      return { problem: shown([error]) }
    }
    const form = formProblem(document)
    if (form !== null) return { problem: form }
    const errors = enveloped.validate(enveloped.schema, document) as readonly GraphQLError[]
    if (errors.length > 0) return { problem: shown(errors) }
    const tooCostly = costProblem({ schema: ofAlert, document }, settings.maxCost)
    return tooCostly === null ? { enveloped, document } : { problem: tooCostly.message }
  }
  const shown = (errors: readonly unknown[]): string =>
    errors
      .slice(0, MOST_ERRORS_TOLD)
      .map((error) => {
        const { message, locations } = masked(error, settings.introspection)
        return locations?.[0] === undefined ? message : `line ${locations[0].line}: ${message}`
      })
      .join(' ')

  return {
    problemOf(document, owner) {
      const prepared = prepare(document, owner)
      return 'problem' in prepared ? prepared.problem : null
    },
    async run(text, alertId, owner) {
      const prepared = prepare(text, owner)
      if ('problem' in prepared) return { kind: 'invalid', message: prepared.problem }
      const { enveloped, document } = prepared
      const contextValue = await enveloped.contextFactory()
      const rootValue = await readAlertRoot(contextValue as never, alertId)
      if (rootValue === null) return { kind: 'gone' }
      const result = (await enveloped.execute({
        schema: ofAlert,
        document,
        rootValue,
        contextValue,
      })) as ExecutionResult
      return payloadOf(result, settings.introspection)
    },
  }
}

function payloadOf({ data, errors }: ExecutionResult, isOpen: boolean): Payload {
  const told = (errors ?? []).map((error) => toWire(masked(error, isOpen)))
  const has = (codes: ReadonlySet<string>) => told.find(({ extensions }) => codes.has(String(extensions?.code)))
  if (has(NOT_NOW) !== undefined) return { kind: 'not now' }
  const tooMuch = has(TOO_MUCH)
  if (tooMuch !== undefined) return { kind: 'too much', message: tooMuch.message }
  return { kind: 'made', result: { data: data ?? null, ...(told.length === 0 ? {} : { errors: told }) } }
}

/** One query, without variables: nothing gives them values. */
function formProblem({ definitions }: DocumentNode): string | null {
  const operations = definitions.flatMap((each) => (each.kind === Kind.OPERATION_DEFINITION ? [each] : []))
  const [only] = operations
  if (operations.length !== 1 || only === undefined)
    return `It must be one query, and has ${operations.length} operations.`
  if (only.operation !== 'query') return `It must be a query, and is a ${only.operation}.`
  return (only.variableDefinitions ?? []).length === 0 ? null : 'It must have no variables.'
}
