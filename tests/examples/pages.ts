import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { type Newsroom, openNewsroom } from './newsroom.ts'

export const BROWSER = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path))

const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }

/** An example that is a page, built as its readers build it and served from an origin of its own. */
export interface Site {
  newsroom: Newsroom
  /** A new tab on it. `complaints`: what its console has said, as far as it is a warning or an error. */
  visit(): Promise<{ page: Page; complaints: string[] }>
  close(): Promise<void>
}

export async function openSite(example: string): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-example-'))
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    readFile(join(folder, path)).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const newsroom = await openNewsroom({ ALLOWED_ORIGINS: origin })
  const browser = await chromium.launch({ executablePath: BROWSER ?? '', args: ['--no-sandbox'] })
  const { build } = await import('vite')
  await build({
    root: `examples/${example}`,
    logLevel: 'error',
    build: { outDir: folder },
    define: {
      'import.meta.env.VITE_ONRECORD_URL': JSON.stringify(newsroom.url),
      'import.meta.env.VITE_ONRECORD_KEY': JSON.stringify(newsroom.key),
    },
  })
  return {
    newsroom,
    async visit() {
      const page = await browser.newPage()
      const complaints: string[] = []
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(origin)
      return { page, complaints }
    },
    async close() {
      await browser.close()
      await newsroom.stop()
      server.close()
      server.closeAllConnections()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
