import { authorized } from './keys.ts'

/** A stream over SSE as any program can read it: with `fetch`. */
export interface Stream {
  status: number
  headers: Headers
  /** The data of the next event; "complete" for the last, "end" where the answer ends without it. */
  next(): Promise<unknown>
  close(): void
}

/** `credentials`: the operator's, unless others are given. */
export async function openStream(
  url: string,
  query: string,
  credentials: Record<string, string> = authorized(url),
): Promise<Stream> {
  const leaving = new AbortController()
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...credentials },
    body: JSON.stringify({ query }),
    signal: leaving.signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    status: response.status,
    headers: response.headers,
    async next() {
      for (;;) {
        const [, event, rest] = /^(.*?)\n\n(.*)$/s.exec(text) ?? []
        if (event !== undefined && rest !== undefined) {
          text = rest
          if (event.startsWith('event: complete')) return 'complete'
          const data = /^data: (.*)$/m.exec(event)?.[1]
          if (data !== undefined) return JSON.parse(data)
          continue
        }
        const read = await reader?.read()
        if (read === undefined || read.done) return 'end'
        text += read.value
      }
    },
    close: () => leaving.abort(),
  }
}
