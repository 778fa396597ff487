import { authorized } from './keys.ts'
import { openSocket } from './socket.ts'

/** An answer, however it came. */
export interface Answered {
  /** Of the response; undefined where it says nothing of the answer. */
  status?: number
  data?: unknown
  errors?: { message: string; path?: unknown[]; extensions?: { code?: string } }[]
}

export interface Asked {
  query: string
  variables?: Record<string, unknown>
  operationName?: string
}

/** Every way to ask for one answer. */
export const TRANSPORTS: Record<
  string,
  (server: { url: string; socketUrl: string }, asked: Asked) => Promise<Answered>
> = {
  async POST({ url }, asked) {
    const response = await post(url, asked, 'application/graphql-response+json')
    return { status: response.status, ...((await response.json()) as Answered) }
  },
  async GET({ url }, { query, variables = {}, operationName }) {
    const address = new URL(url)
    address.searchParams.set('query', query)
    address.searchParams.set('variables', JSON.stringify(variables))
    if (operationName !== undefined) address.searchParams.set('operationName', operationName)
    const headers = { ...authorized(url), accept: 'application/graphql-response+json' }
    const response = await fetch(address, { headers })
    return { status: response.status, ...((await response.json()) as Answered) }
  },
  async SSE({ url }, asked) {
    const events = await (await post(url, asked, 'text/event-stream')).text()
    return JSON.parse(/^event: next\ndata: (.*)$/m.exec(events)?.[1] ?? 'null')
  },
  async WebSocket({ socketUrl }, asked) {
    const socket = await openSocket(socketUrl)
    socket.send({ type: 'connection_init' })
    await socket.next('connection_ack')
    socket.send({ id: '1', type: 'subscribe', payload: asked })
    const { type, payload } = await socket.next('next', 'error')
    socket.close()
    return type === 'error' ? { errors: payload as NonNullable<Answered['errors']> } : (payload as Answered)
  },
}

function post(url: string, asked: Asked, accept: string): Promise<Response> {
  const headers = { ...authorized(url), 'content-type': 'application/json', accept }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(asked) })
}
