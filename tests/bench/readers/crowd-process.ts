// A process full of readers, started by crowd.ts: each keeps the places it was told of, may stop reading, be cut off and
// come back to where it was, and notices what is missing, told twice or out of order.

import { type LightSocket, openLightSocket } from '../fanout/socket.ts'

export type Order =
  | { order: 'open'; port: number; key: string; streams: number; count: number }
  | { order: 'cut' }
  /** Everybody comes back at once, each to one of the newest places that it has. Answered when all have caught up. */
  | { order: 'return' }
  | { order: 'pause' }
  | { order: 'resume' }
  /** Answered once everybody has come to this position. */
  | { order: 'reach'; position: number }
  /** What was noted since this was last asked. */
  | { order: 'tell' }

export type Word =
  | { word: 'done' }
  | { word: 'told'; delivered: number; delaysMs: number[]; lost: string[]; wrong: string[] }
  | { word: 'returned'; tookMs: number[] }

const DOCUMENT = /* GraphQL */ `
  subscription Follow($filter: StatementFilter, $after: Cursor) {
    statementEvents(filter: $filter, after: $after) {
      __typename
      ... on JournalEvent { cursor previous }
      ... on StatementChange { committedAt kind effect was { text form actor { id name } } statement { id } }
    }
  }
`
const AT_ONCE = 64
/** How many places back a client that comes back may have kept. */
const PLACES = 50
/** Delays that are kept: enough for a quantile, and not the memory of all. */
const MOST_DELAYS = 200_000

class Client {
  readonly #port: number
  readonly #key: string
  readonly #address: string
  readonly #filter: object
  #socket: LightSocket | null = null
  #places: string[] = []
  #isOver = false
  #live: (() => void) | null = null
  #after: string | null = null
  position = 0

  constructor(port: number, key: string, number: number, streams: number) {
    this.#port = port
    this.#key = key
    // From addresses of their own, so that ports do not run out.
    this.#address = `127.0.0.${2 + (number % 8)}`
    // Every one of these lets everything through, and is a stream of its own.
    this.#filter = { ingestedAfter: new Date(Date.UTC(2000, 0, 1) + (number % streams)).toISOString() }
  }

  /** Resolves once it has caught up. `back`: how many places back it may have kept the one that it goes on from. */
  open(back = PLACES): Promise<void> {
    const kept = Math.min(back, this.#places.length)
    this.#after = this.#places.at(-1 - Math.floor(Math.random() * kept)) ?? this.#after
    this.#places = []
    this.position = this.#after === null ? 0 : positionOf(this.#after)
    this.#isOver = false
    return new Promise<void>((resolve) => {
      const before = this.#live
      this.#live = () => {
        before?.()
        resolve()
      }
      void this.#connect()
    })
  }

  async #connect(): Promise<void> {
    for (;;) {
      let isOpen = false
      const onEnd = (reason: string) => {
        if (!isOpen || this.#isOver) return
        // Who answers no ping is taken for gone, and comes back when it reads on and finds that out.
        isOpen = false
        if (this.#live === null) lost.push(reason)
        void this.open(1)
      }
      const onText = (frame: Buffer) => this.#take(frame.toString('latin1'))
      const socket = await openLightSocket(this.#port, this.#address, onText, onEnd).catch(() => null)
      if (socket === null) continue
      isOpen = true
      this.#socket = socket
      socket.send(JSON.stringify({ type: 'connection_init', payload: { apiKey: this.#key } }))
      return
    }
  }

  #take(text: string): void {
    if (this.#isOver) return
    if (text.startsWith('{"type":"connection_ack"')) {
      const variables = { filter: this.#filter, after: this.#after }
      this.#socket?.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: DOCUMENT, variables } }))
      return
    }
    const cursor = /"cursor":"([\w-]+)"/.exec(text)?.[1]
    if (cursor === undefined) {
      if (text.includes('"ping"')) this.#socket?.send('{"type":"pong"}')
      else wrong.push(text.slice(0, 200))
      return
    }
    const position = positionOf(cursor)
    const committedAt = /"committedAt":"([^"]+)"/.exec(text)?.[1]
    if (committedAt !== undefined) {
      delivered += 1
      if (this.position > 0 && position !== this.position + 1) wrong.push(`${position} after ${this.position}`)
      if (this.#live === null && delays.length < MOST_DELAYS) delays.push(Date.now() - Date.parse(committedAt))
    }
    this.position = position
    this.#places.push(cursor)
    if (this.#places.length > PLACES) this.#places.shift()
    if (text.includes('"CaughtUp"')) {
      this.#live?.()
      this.#live = null
    }
    if (position >= awaited) arrived()
  }

  cut(): void {
    this.#isOver = true
    this.#socket?.close()
  }

  pause(): void {
    this.#socket?.pause()
  }

  resume(): void {
    this.#socket?.resume()
  }
}

const clients: Client[] = []
let delivered = 0
let delays: number[] = []
let wrong: string[] = []
let lost: string[] = []
let awaited = Number.POSITIVE_INFINITY
let arrived: () => void = () => {}

function positionOf(cursor: string): number {
  return Number(Buffer.from(cursor, 'base64url').toString('latin1').split(':')[3])
}

async function obey(order: Order): Promise<Word> {
  switch (order.order) {
    case 'open': {
      const coming = Array.from(
        { length: order.count },
        (_, index) => new Client(order.port, order.key, index, order.streams),
      )
      clients.push(...coming)
      const waiting = [...coming]
      const lane = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next.open()
      }
      await Promise.all(Array.from({ length: AT_ONCE }, lane))
      return { word: 'done' }
    }
    case 'cut':
      for (const client of clients) client.cut()
      return { word: 'done' }
    case 'return': {
      const began = performance.now()
      const tookMs = await Promise.all(clients.map((client) => client.open().then(() => performance.now() - began)))
      return { word: 'returned', tookMs }
    }
    case 'pause':
      for (const client of clients) client.pause()
      return { word: 'done' }
    case 'resume':
      for (const client of clients) client.resume()
      return { word: 'done' }
    case 'reach': {
      await new Promise<void>((resolve) => {
        awaited = order.position
        arrived = () => {
          if (clients.every(({ position }) => position >= order.position)) resolve()
        }
        arrived()
      })
      awaited = Number.POSITIVE_INFINITY
      return { word: 'done' }
    }
    case 'tell': {
      const told = { word: 'told' as const, delivered, delaysMs: delays, lost, wrong: wrong.slice(0, 10) }
      delivered = 0
      delays = []
      wrong = []
      lost = []
      return told
    }
  }
}

process.on('message', async (order: Order) => {
  process.send?.(await obey(order))
})
process.on('disconnect', () => process.exit(0))
