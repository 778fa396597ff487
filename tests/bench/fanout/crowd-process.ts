// A process full of clients, started by crowd.ts: each opens a socket, subscribes, and notes when which event came.

import { type LightSocket, openLightSocket } from './socket.ts'

export type Order =
  | { order: 'join'; port: number; credentials?: object; subscriptions: string[] }
  /** How many of the clients here each event will reach; answered once it has. */
  | { order: 'expect'; marks: number[]; each: number[] }
  | { order: 'tell' }

export type Word =
  | { word: 'joined' }
  | { word: 'all' }
  /** By mark: when each receipt was, on the machine's monotonic clock. `bytes`: of one frame's text. */
  | { word: 'told'; receipts: [number, number[]][]; bytes: number; counts: [number, number][] }
  | { word: 'lost'; reason: string }

/** In every event's text, with eight digits after it. */
export const MARK = 'MARK'

const AT_ONCE = 64
const sockets: LightSocket[] = []
let receipts = new Map<number, number[]>()
let expected = new Map<number, number>()
let missing = 0
let bytes = 0

const tell = (word: Word) => process.send?.(word)

function onText(frame: Buffer, send: (text: string) => void): void {
  const at = frame.indexOf(MARK)
  if (at < 0) {
    // Some servers ask in the protocol whether we are there.
    if (frame.length < 200 && frame.includes('"ping"')) send('{"type":"pong"}')
    if (frame.includes('"error') || frame.includes('"complete"')) tell({ word: 'lost', reason: frame.toString() })
    return
  }
  const mark = Number(frame.toString('latin1', at + MARK.length, at + MARK.length + 8))
  const now = Number(process.hrtime.bigint()) / 1e6
  bytes = frame.length
  const those = receipts.get(mark)
  if (those === undefined) receipts.set(mark, [now])
  else those.push(now)
  if (!expected.has(mark)) return
  missing -= 1
  if (missing === 0) tell({ word: 'all' })
}

async function join(port: number, credentials: object | undefined, subscription: string): Promise<void> {
  let socket: LightSocket | null = null
  let acknowledged: () => void = () => {}
  const ready = new Promise<void>((resolve) => {
    acknowledged = resolve
  })
  // From addresses of their own, so that ports do not run out.
  const address = `127.0.0.${2 + (sockets.length % 8)}`
  socket = await openLightSocket(
    port,
    address,
    (frame) => {
      if (frame.length < 200 && frame.includes('"connection_ack"')) acknowledged()
      else onText(frame, (text) => socket?.send(text))
    },
    (reason) => tell({ word: 'lost', reason }),
  )
  sockets.push(socket)
  socket.send(JSON.stringify({ type: 'connection_init', payload: credentials }))
  await ready
  socket.send(`{"id":"1","type":"subscribe","payload":${subscription}}`)
}

process.on('message', async (order: Order) => {
  if (order.order === 'join') {
    const waiting = [...order.subscriptions]
    const lane = async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        await join(order.port, order.credentials, next)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
    tell({ word: 'joined' })
  } else if (order.order === 'expect') {
    receipts = new Map()
    expected = new Map(order.marks.map((mark, index) => [mark, order.each[index] ?? 0]))
    missing = order.each.reduce((sum, each) => sum + each, 0)
    if (missing === 0) tell({ word: 'all' })
  } else {
    tell({
      word: 'told',
      receipts: [...receipts].filter(([mark]) => expected.has(mark)),
      counts: [...receipts].map(([mark, times]) => [mark, times.length]),
      bytes,
    })
  }
})
process.on('disconnect', () => process.exit(0))
