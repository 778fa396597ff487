import OpenAI from 'openai'
import { ANSWER_FORMAT, Answer } from './answer.ts'

/** An OpenAI-compatible endpoint. */
export interface EndpointOptions {
  /** Where its API begins: "http://127.0.0.1:11434/v1". */
  url: string
  model: string
  /** Null: it wants none. */
  key: string | null
  timeoutMs: number
}

/** The endpoint did not answer in a way that can be used. The message says how, for the log. */
export class EndpointFailure extends Error {
  override readonly name = 'EndpointFailure'
}

/** Answers for a page of text take some kilobytes; what is longer than this cannot be one. */
const MAX_ANSWER_BYTES = 1024 * 1024
/** The client waits between tries as the endpoint says, and all tries together have the one time limit. */
const MAX_RETRIES = 2

export type Ask = (messages: { role: 'system' | 'user'; content: string }[], signal: AbortSignal) => Promise<Answer>

/** Asks the endpoint; rejects with EndpointFailure, within the time limit whatever it does. */
export function openEndpoint({ url, model, key, timeoutMs }: EndpointOptions): Ask {
  const client = new OpenAI({
    baseURL: url,
    // The client insists on one; an endpoint without keys does not look at it.
    apiKey: key ?? 'none',
    // What the environment says of another service is not meant for this one.
    organization: null,
    project: null,
    timeout: timeoutMs,
    maxRetries: MAX_RETRIES,
    logLevel: 'off',
    fetch: fetchWithin(MAX_ANSWER_BYTES),
    // A redirected request would carry the article, and perhaps the key, to an address that is not the configured one.
    fetchOptions: { redirect: 'error' },
  })
  return async (messages, closing) => {
    // Not AbortSignal.timeout: joined to another signal, it may be collected as garbage, and then the time never ends.
    const ending = new AbortController()
    const end = () => ending.abort()
    const timer = setTimeout(end, timeoutMs)
    closing.addEventListener('abort', end, { once: true })
    if (closing.aborted) end()
    const { signal } = ending
    try {
      const asked = client.chat.completions.create(
        { model, messages, temperature: 0, response_format: ANSWER_FORMAT },
        { signal },
      )
      // Between two tries the client sleeps as long as it was told to, and looks at no signal.
      return read(await Promise.race([asked, rejectionOf(signal)]))
    } catch (error) {
      if (error instanceof EndpointFailure) throw error
      if (signal.aborted) throw new EndpointFailure(closing.aborted ? 'closed' : `no answer within ${timeoutMs} ms`)
      throw new EndpointFailure(reasonOf(error))
    } finally {
      clearTimeout(timer)
      closing.removeEventListener('abort', end)
    }
  }
}

function read(completion: OpenAI.ChatCompletion): Answer {
  const choice = completion.choices?.[0]
  if (choice === undefined) throw new EndpointFailure('an answer without a choice')
  if (choice.message?.refusal) throw new EndpointFailure(`refused: ${choice.message.refusal.slice(0, 200)}`)
  if (choice.finish_reason !== 'stop') throw new EndpointFailure(`broke off: ${choice.finish_reason}`)
  let content: unknown
  try {
    content = JSON.parse(choice.message?.content ?? '')
  } catch {
    throw new EndpointFailure('an answer that is not JSON')
  }
  const { data, error } = Answer.safeParse(content)
  if (error) throw new EndpointFailure(`an answer of another shape: ${error.issues[0]?.message}`)
  return data
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason)
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}

// The client wraps what went wrong; the cause says more.
function reasonOf(error: unknown): string {
  if (error instanceof OpenAI.APIError && error.status !== undefined) return `status ${error.status}`
  let cause = error
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause
  return cause instanceof Error ? cause.message : String(cause)
}

/** `fetch` that reads no more than so many bytes of an answer, unpacked: some endpoints never end theirs. */
function fetchWithin(maxBytes: number): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (response.body === null) return response
    let bytes = 0
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.byteLength
          if (bytes <= maxBytes) controller.enqueue(chunk)
          else controller.error(new EndpointFailure(`an answer of more than ${maxBytes} bytes`))
        },
      }),
    )
    return new Response(counted, { status: response.status, headers: response.headers })
  }
}
