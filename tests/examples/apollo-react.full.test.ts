import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { openNewsroom } from './newsroom.ts'

const BROWSER = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }

/** The folder as a web server of its own, on another origin than the service. */
async function serve(folder: string): Promise<{ origin: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    readFile(join(folder, path)).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'text/plain' }).end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

test.skipIf(BROWSER === undefined)(
  `the React page shows what is there, then what comes in${BROWSER === undefined ? ' (skipped: no Chromium here, set CHROMIUM)' : ''}`,
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'onrecord-example-'))
    const site = await serve(folder)
    const newsroom = await openNewsroom({ ALLOWED_ORIGINS: site.origin })
    const browser = await chromium.launch({ executablePath: BROWSER ?? '', args: ['--no-sandbox'] })
    try {
      const { build } = await import('vite')
      await build({
        root: 'examples/apollo-react',
        logLevel: 'error',
        build: { outDir: folder },
        define: {
          'import.meta.env.VITE_ONRECORD_URL': JSON.stringify(newsroom.url),
          'import.meta.env.VITE_ONRECORD_KEY': JSON.stringify(newsroom.key),
        },
      })
      const before = await newsroom.publish()
      const page = await browser.newPage()
      const complaints: string[] = []
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(site.origin)

      const items = () => page.locator('li').allInnerTexts()
      const shown = (words: string) => `Ada Quill: ${words} (The Harbour Post)`
      await expect.poll(items, { timeout: 15_000 }).toEqual([shown(before)])
      const after = await newsroom.publish()
      await expect.poll(items, { timeout: 15_000 }).toEqual([shown(after), shown(before)])
      expect(complaints).toEqual([])
    } finally {
      await browser.close()
      await newsroom.stop()
      site.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
  90_000,
)
