import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo, Socket, Server as TcpServer } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Fetcher, FetchOptions } from '../../src/fetch/fetched.ts'
import { type FetcherOptions, openFetcher } from '../../src/fetch/fetcher.ts'

/** A server on loopback that counts who connects to it. */
export interface Site {
  /** "127.0.0.1:43210", as in FETCH_ALLOW. */
  host: string
  url: string
  port: number
  /** Connections since the start. */
  connections(): number
  /** Those that are open now. */
  open(): number
  /** Paths asked for, in order. */
  asked: string[]
}

export async function openSite(answer: RequestListener): Promise<Site> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  return { ...(await listenOn(server)), asked }
}

/** Any server, counted likewise. */
export async function listenOn(server: Server | TcpServer): Promise<Omit<Site, 'asked'>> {
  let connections = 0
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    connections++
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    port,
    connections: () => connections,
    open: () => sockets.size,
  }
}

/** A fetcher that may ask these sites, as fast as they answer, closed at the end of the test. */
export function fetcherFor(...sites: { host: string }[]): Fetcher {
  return openTestFetcher({ allowed: new Set(sites.map(({ host }) => host)) })
}

export function openTestFetcher(options: Partial<FetcherOptions>): Fetcher {
  const fetcher = openFetcher({ userAgent: 'Onrecord/0 (+tests)', allowed: new Set(), leastGapMs: 0, ...options })
  onTestFinished(() => fetcher.close())
  return fetcher
}

export const PAGE: FetchOptions = { accept: 'text/html', maxBytes: 1_000_000, timeoutMs: 10_000, robots: false }
