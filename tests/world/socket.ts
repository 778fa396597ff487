import WebSocket from 'ws'
import { authorized } from './keys.ts'

export interface Message {
  id?: string
  type: string
  payload?: unknown
}

/** A socket as it is on the wire, for what no library would send. */
export interface RawSocket {
  send(message: Message | string): void
  /** The next message of one of these types, or that passes the test; others in between are dropped. */
  next(...wanted: string[] | [(message: Message) => boolean]): Promise<Message>
  /** How the other side closed it. */
  closed: Promise<{ code: number; reason: string }>
  close(): void
}

export interface SocketOptions {
  protocol?: string
  headers?: Record<string, string>
  /** Comes with no key: the test gives one in the protocol, or means to give none. */
  isBare?: boolean
}

/** With the operator's key, unless it is bare. Rejects with the status where the socket is refused: "Unexpected server response: 403". */
export async function openSocket(
  url: string,
  { protocol, headers = {}, isBare = false }: SocketOptions = {},
): Promise<RawSocket> {
  const credentials = isBare ? {} : authorized(url)
  const socket = new WebSocket(url, protocol ?? 'graphql-transport-ws', { headers: { ...credentials, ...headers } })
  const messages: Message[] = []
  let look: (() => void) | null = null
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)))
    look?.()
  })
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => {
      resolve({ code, reason: String(reason) })
      look?.()
    })
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.on('error', reject)
  })
  return {
    closed,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    close: () => socket.close(),
    async next(...wanted) {
      const [first] = wanted
      const isWanted = typeof first === 'function' ? first : ({ type }: Message) => (wanted as string[]).includes(type)
      for (;;) {
        for (let message = messages.shift(); message !== undefined; message = messages.shift()) {
          if (isWanted(message)) return message
        }
        if (socket.readyState !== WebSocket.OPEN) throw new Error(`the socket closed: ${(await closed).code}`)
        await new Promise<void>((resolve) => {
          look = resolve
        })
      }
    },
  }
}
