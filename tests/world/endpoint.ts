import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a model was asked: the piece's paragraphs, as it was shown them. */
interface Question {
  url: string
  authorization: string | null
  model: string
  responseFormat: string
  system: string
  before: { number: number; text: string }[]
  paragraphs: { number: number; text: string }[]
}

/** An OpenAI-compatible endpoint on loopback that answers, or misbehaves, as it is told. */
export interface Endpoint {
  url: string
  /** Everything it was asked so far. */
  questions: Question[]
  /** What it does with the next questions. */
  behave(as: Behaviour): void
  stop(): Promise<void>
}

export type Behaviour = (question: Question, response: ServerResponse, request: IncomingMessage) => void

/** A completion with this content, as the endpoint of a well-behaved model sends it. */
export function completes(content: unknown, about: { finish_reason?: string; refusal?: string } = {}): Behaviour {
  return (_, response) => {
    const { finish_reason = 'stop', refusal = null } = about
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        id: 'c1',
        object: 'chat.completion',
        created: 1,
        model: 'small',
        choices: [{ index: 0, finish_reason, message: { role: 'assistant', content: text, refusal } }],
      }),
    )
  }
}

/** Nothing but a status, and at once again where it is asked again. */
export function answers(status: number, body = '{"error":{"message":"no"}}', headers = {}): Behaviour {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '1', ...headers })
    response.end(body)
  }
}

export async function openEndpointServer(): Promise<Endpoint> {
  const questions: Question[] = []
  let behaviour: Behaviour = completes({ quotes: [] })
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const asked = JSON.parse(body)
    const shown = JSON.parse(asked.messages[1].content)
    const question: Question = {
      url: request.url ?? '',
      authorization: request.headers.authorization ?? null,
      model: asked.model,
      responseFormat: asked.response_format.type,
      system: asked.messages[0].content,
      before: shown.before,
      paragraphs: shown.paragraphs,
    }
    questions.push(question)
    behaviour(question, response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    questions,
    behave(as) {
      behaviour = as
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
