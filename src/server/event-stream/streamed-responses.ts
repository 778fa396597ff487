import type { ServerResponse } from 'node:http'
import { type ExecutionResult, GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { AUDIBLE_EVENT_STREAM, EVENT_STREAM, type Frames, MULTIPART } from './frames.ts'
import type { Admission, Reservation } from './reserved-streams.ts'
import { breakOffWith, openOutlet } from './stream-body.ts'

/** What this plug-in reads of an operation that came over HTTP. */
export interface StreamedOperation {
  /** The stream that its results go to; null where they go into its own answer. */
  reservation: Reservation | null
  /** It came by a ticket: whatever becomes of it is told as events, since its client sees nothing else. */
  isTicketed?: boolean
}

type Results = AsyncIterable<ExecutionResult>

/**
 * Writes the results of subscriptions over HTTP: as server-sent events, as Apollo's multipart answers, or onto the
 * stream that the client has reserved. After `stopping`, what would open or end is cut off without a word, since it is
 * not complete: clients come back. What comes before a result is the same for every transport, and so not here.
 */
export function useStreamedAnswers(heartbeatMs: number, stopping: AbortSignal): Plugin<StreamedOperation> {
  const admitted = new WeakMap<Request, Admission>()
  const begun = new WeakSet<Request>()
  const subscribed = new WeakSet<Request>()

  const onto = (admission: Admission, request: Request, result: ExecutionResult | Results) => {
    if (begun.has(request)) {
      const results = isMany(result) ? result[Symbol.asyncIterator]() : once(result)
      if (admission.carry(results)) return 202
      giveUp(results)
      return 204
    }
    admission.leave()
    return null
  }

  return {
    onParams({ request, params, setResult, context }) {
      const { reservation } = context as Partial<StreamedOperation>
      if (reservation == null) return
      const { operationId } = (params.extensions ?? {}) as { operationId?: unknown }
      const id = typeof operationId === 'string' ? operationId : ''
      const admission = reservation.admit(id)
      if (!('code' in admission)) return void admitted.set(request, admission)
      const { status, code, message } = admission
      setResult({ errors: [new GraphQLError(message, { extensions: { code, http: { status } } })] })
    },
    onExecute({ args, setResultAndStopExecution }) {
      const { request } = args.contextValue as { request?: Request }
      if (request === undefined || admitted.has(request) || takesAnswer(acceptOf(request)))
        return mark(begun, args.contextValue)
      // Before it runs: a mutation that was carried out is not to be refused.
      const http = { status: 406, headers: { 'cache-control': 'no-store' } }
      const refused = new GraphQLError(ACCEPT_JSON, { extensions: { code: 'NOT_ACCEPTABLE', http } })
      setResultAndStopExecution({ errors: [refused] })
    },
    onSubscribe({ args }) {
      mark(begun, args.contextValue)
      mark(subscribed, args.contextValue)
    },
    onResultProcess({ request, result, resultProcessor, serverContext, setResultProcessor }) {
      const { isTicketed = false } = serverContext as Partial<StreamedOperation>
      const admission = admitted.get(request)
      if (stopping.aborted && subscribed.has(request)) {
        // A client whose reserved stream has ended, and that was told "202", would wait on it for ever.
        if (isMany(result)) giveUp(result[Symbol.asyncIterator]())
        responseOf(serverContext)?.destroy()
      } else if (admission !== undefined) {
        const status = onto(admission, request, result as ExecutionResult | Results)
        if (status === null) return
        setResultProcessor((_result, fetchAPI) => new fetchAPI.Response(null, { status }), '*/*')
      } else if (isMany(result) || isTicketed) {
        const results = isMany(result) ? result[Symbol.asyncIterator]() : once(result as ExecutionResult)
        const wire = isTicketed ? AUDIBLE : wireOf(acceptOf(request))
        if (wire === null) {
          giveUp(results)
          setResultProcessor((_result, { Response }) => notAcceptable(Response, ACCEPT_STREAM), '*/*')
          return
        }
        setResultProcessor((_result, fetchAPI) => {
          const outlet = openOutlet(wire.frames, heartbeatMs, stopping)
          outlet.carry('', results)
          outlet.finish()
          const response = responseOf(serverContext)
          if (response !== undefined) breakOffWith(outlet.body, response)
          // Its client left while the stream was opened: nobody will read it.
          if (response?.destroyed === true) outlet.body.destroy()
          return new fetchAPI.Response(outlet.body as never, { headers: wire.headers })
        }, wire.headers['content-type'])
      } else if (resultProcessor === undefined) {
        setResultProcessor((_result, { Response }) => notAcceptable(Response, ACCEPT_JSON), '*/*')
      }
    },
  }
}

interface Wire {
  frames: Frames
  headers: { 'content-type': string } & Record<string, string>
}

const UNBUFFERED = { 'cache-control': 'no-cache', 'content-encoding': 'none' }
const OVER_EVENTS: Wire = {
  frames: EVENT_STREAM,
  headers: { 'content-type': 'text/event-stream', connection: 'keep-alive', ...UNBUFFERED },
}
const AUDIBLE: Wire = { ...OVER_EVENTS, frames: AUDIBLE_EVENT_STREAM }
const OVER_PARTS: Wire = {
  frames: MULTIPART,
  headers: { 'content-type': 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0', ...UNBUFFERED },
}

function acceptOf(request: Request): string {
  return request.headers.get('accept') || '*/*'
}

/** What one answer can be, and how a client may ask for any of it. */
const ANSWERS = new Set([
  '*/*',
  ...['json', 'graphql-response+json', '*'].map((subtype) => `application/${subtype}`),
  ...['event-stream', '*'].map((subtype) => `text/${subtype}`),
  ...['mixed', '*'].map((subtype) => `multipart/${subtype}`),
])

/** Whether a client takes an answer in any form that Yoga has for it, in UTF-8. */
function takesAnswer(accept: string): boolean {
  const ranges = accept.replace(/\s/g, '').toLowerCase().split(',')
  return ranges.some((range) => {
    const [type = '', ...params] = range.split(';')
    const charset = params.find((param) => param.includes('charset=')) ?? 'charset=utf-8'
    return ANSWERS.has(type) && charset === 'charset=utf-8'
  })
}

/** Null where the client takes neither. */
function wireOf(accept: string): Wire | null {
  const types = accept.toLowerCase()
  if (/text\/event-stream/.test(types)) return OVER_EVENTS
  if (/multipart\/mixed/.test(types) && /subscriptionspec/.test(types)) return OVER_PARTS
  return /(^|[\s,])(\*|text)\/\*/.test(types) ? OVER_EVENTS : null
}

const ACCEPT_STREAM =
  'A subscription is answered as a stream: send "Accept: text/event-stream", or "multipart/mixed; subscriptionSpec=1.0", or subscribe over a WebSocket.'
const ACCEPT_JSON = 'An answer is JSON: send "Accept: application/graphql-response+json" or "application/json".'

function notAcceptable(Response: typeof globalThis.Response, message: string): globalThis.Response {
  const body = { errors: [{ message, extensions: { code: 'NOT_ACCEPTABLE' } }] }
  return new Response(JSON.stringify(body), {
    status: 406,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  })
}

function mark(begun: WeakSet<Request>, context: unknown): void {
  const { request } = context as { request?: Request }
  if (request !== undefined) begun.add(request)
}

function responseOf(serverContext: object): ServerResponse | undefined {
  return (serverContext as { res?: ServerResponse }).res
}

function isMany(result: unknown): result is Results {
  return typeof result === 'object' && result !== null && Symbol.asyncIterator in result
}

/** Gives back what results hold that nobody will read. Whether that works is nobody's concern any more. */
function giveUp(results: AsyncIterator<ExecutionResult>): void {
  Promise.resolve(results.return?.()).catch(() => undefined)
}

async function* once(result: ExecutionResult): AsyncGenerator<ExecutionResult> {
  yield result
}
