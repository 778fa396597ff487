import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'
import { createLRUCache, createYoga, type Plugin, type YogaLogger, type YogaServerInstance } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { Context } from '../../api/relay/context.ts'
import type { Settings } from '../../settings.ts'
import { type StreamedOperation, useStreamedAnswers } from '../event-stream/streamed-responses.ts'
import { openOperations } from '../execution/operations.ts'
import { type Streams, type Subscriber, subscribe } from '../execution/subscribe.ts'
import { useAnswerLimit, withinLimit } from './answer-limit.ts'
import { useCostLimit } from './cost-limit.ts'
import { isCallersOwn, masked, rootCause, toWire } from './errors.ts'
import { useLimits } from './limits.ts'
import { logFault } from './log-fault.ts'
import { usePersistedQueries } from './persisted-queries.ts'
import { type Reads, useReaderLimit } from './reader-limit.ts'
import type { TrustedDocuments } from './trusted-documents.ts'

/** What a transport knows of an operation before it runs. */
type Arrival = Subscriber & StreamedOperation

/** What is the same for every caller; the rest of a context is who calls. */
export type Room = Omit<Context, 'principal' | 'isOperator' | 'credential' | 'lastEventId'>

/** What every operation goes through, whatever transport it came by. */
export type Pipeline = YogaServerInstance<Arrival, Context>

/** A longer document is parsed each time: kept by the thousand, such ones would fill the memory. */
const LONGEST_CACHED = 20_000

export function createPipeline(
  settings: Settings,
  schema: GraphQLSchema,
  room: Room,
  streams: Streams,
  trusted: TrustedDocuments,
  log: Logger,
  reads?: Reads,
): Pipeline {
  return createYoga<Arrival, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    // It looks at how the address ends, and a query may well end in "/health".
    healthCheckEndpoint: ' ',
    landingPage: false,
    graphiql: false,
    // Who may read our answers is settled before, in gate.ts.
    cors: false,
    multipart: false,
    batching: false,
    // Read by persisted-queries.ts.
    extraParamNames: ['documentId', 'id', 'doc_id'],
    // request-body.ts has seen to it.
    maxRequestBodySize: false,
    logging: asYogaLogger(log),
    maskedErrors: { isDev: false, maskError: (error) => masked(error, settings.introspection) },
    parserAndValidationCache: { documentCache: shortOnly(), errorCache: shortOnly() },
    context: ({ caller, isOnSocket, request }) => ({
      ...room,
      lastEventId: isOnSocket ? null : request.headers.get('last-event-id'),
      principal: caller.principal,
      isOperator: caller.isOperator,
      credential: caller.credential,
    }),
    plugins: [
      useReadableErrors(),
      usePersistedQueries(trusted, settings.trustedOnly),
      useLimits(settings),
      useCostLimit(settings.maxCost),
      useReaderLimit(settings.maxQueriesPerPrincipal, reads),
      useAnswerLimit(settings.maxAnswerBytes),
      useStreams(streams, room, settings, log),
      useStreamedAnswers(settings.heartbeatIntervalMs, streams.stopping),
    ],
  })
}

function useStreams(streams: Streams, room: Room, settings: Settings, log: Logger): Plugin<Arrival> {
  const onWire = (error: unknown): GraphQLFormattedError => {
    const shown = masked(error, settings.introspection)
    if (!isCallersOwn(error)) logFault(log, rootCause(error), 'an operation failed on an event')
    return toWire(shown)
  }
  const operations = openOperations(room, (made, cursor) => {
    try {
      if ('fault' in made) return JSON.stringify({ errors: [onWire(made.fault)] })
      const result = withinLimit(made, cursor, settings.maxAnswerBytes)
      return JSON.stringify(result.errors === undefined ? result : { ...result, errors: result.errors.map(onWire) })
    } catch (fault) {
      return JSON.stringify({ errors: [onWire(fault)] })
    }
  })
  const parts = { live: room.live, operations, stopping: streams.stopping }
  const stopForgetting = room.live.hub.onErasure(operations.forget)
  streams.stopping.addEventListener('abort', stopForgetting, { once: true })
  return {
    onSubscribe({ setSubscribeFn, args }) {
      const { caller, isOnSocket, bypass } = args.contextValue
      const subscriber = { caller, isOnSocket, ...(bypass === undefined ? {} : { bypass }) }
      setSubscribeFn((given: ExecutionArgs) => subscribe(given, subscriber, streams, parts))
    },
  }
}

// In an address, `variables` and `extensions` are JSON, and Yoga takes a typing error in them for a fault of ours.
function useReadableErrors(): Plugin {
  return {
    onRequestParse({ requestParser, setRequestParser }) {
      if (requestParser === undefined) return
      setRequestParser(async (request) => {
        try {
          return await requestParser(request)
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error
          throw new GraphQLError('`variables` and `extensions` must be JSON objects.', {
            extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
          })
        }
      })
    },
  }
}

// Yoga reports a fault at every step that it rises through; one line with its stack is enough.
function asYogaLogger(log: Logger): YogaLogger {
  const said = new WeakSet<object>()
  return {
    debug() {},
    info() {},
    warn: (...words) => log.warn(words.map(String).join(' ')),
    error(...words) {
      for (const word of words) {
        const cause = rootCause(word)
        if (typeof cause !== 'object' || cause === null || said.has(cause)) continue
        said.add(cause)
        if (isCallersOwn(word)) continue
        const path = word instanceof GraphQLError ? word.path?.join('.') : undefined
        logFault(log, cause, 'an operation failed', { path })
      }
    },
  }
}

function shortOnly<Value extends object>() {
  const cache = createLRUCache<Value>()
  return {
    get: (document: string) => cache.get(document),
    set(document: string, value: Value) {
      if (document.length <= LONGEST_CACHED) cache.set(document, value)
    },
  }
}
