import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'
import { leadOn } from './keys.ts'

/** A stretch of cable between two programs, which can be cut or held. */
export interface Cable {
  port: number
  /** Connections that went through it so far. */
  readonly connections: number
  /** Bytes that came back to clients so far. */
  readonly received: number
  /** Cuts every connection at once, without a goodbye. New ones are let through. */
  cut(): void
  /** Nothing comes through any more, on connections there are and new ones, and nobody is told. */
  stall(): void
  /** Connections there are stay silent for ever; new ones are let through. */
  freeze(): void
  /** What was stalled goes on. */
  flow(): void
  /** New connections lead to another port. */
  lead(port: number): void
  close(): Promise<void>
}

export async function cableTo(port: number): Promise<Cable> {
  const sockets = new Set<Socket>()
  let target = port
  let connections = 0
  let received = 0
  let isStalled = false
  const server = createServer((client) => {
    connections += 1
    const upstream = dial(target, '127.0.0.1')
    upstream.on('data', (bytes) => {
      received += bytes.length
    })
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
      if (isStalled) hold(socket)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const own = (server.address() as AddressInfo).port
  leadOn(own, target)
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  // A socket that is not read takes nothing, and the system fills its buffers, as with a stalled line.
  const hold = (socket: Socket) => {
    socket.cork()
    socket.pause()
  }
  const freeze = () => {
    for (const socket of sockets) hold(socket)
  }
  return {
    port: own,
    get connections() {
      return connections
    },
    get received() {
      return received
    },
    cut,
    freeze,
    stall() {
      isStalled = true
      freeze()
    },
    flow() {
      isStalled = false
      for (const socket of sockets) {
        socket.uncork()
        socket.resume()
      }
    },
    lead(other) {
      target = other
      leadOn(own, target)
    },
    async close() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
