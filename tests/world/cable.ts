import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net'

/** A stretch of cable between client and service, which can be cut. */
export interface Cable {
  port: number
  /** Connections that went through it so far. */
  readonly connections: number
  /** Bytes that came back to clients so far. */
  readonly received: number
  /** Cuts every connection at once, without a goodbye. New ones are let through. */
  cut(): void
  close(): Promise<void>
}

export async function cableTo(port: number): Promise<Cable> {
  const sockets = new Set<Socket>()
  let connections = 0
  let received = 0
  const server = createServer((client) => {
    connections += 1
    const upstream = dial(port, '127.0.0.1')
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
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections
    },
    get received() {
      return received
    },
    cut,
    async close() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
