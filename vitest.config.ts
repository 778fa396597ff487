import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { IS_BUILT } from './tests/world/command-line.ts'

/**
 * Tests that want programs which npm does not bring (a browser, a proxy), several processes of the service, or minutes:
 * `npm run test:full`. All others are `npm test`.
 */
const FULL = 'tests/**/*.full.test.ts'

/** What starts a thread finds its file beside itself: compiled, it needs no loader, which takes longer than the work. */
const compiledThreads: Plugin = {
  name: 'compiled-threads',
  enforce: 'pre',
  transform(code, id) {
    const [, path] = /\/src\/(ingest\/.+)\.ts$/.exec(id) ?? []
    if (!IS_BUILT || path === undefined || !code.includes('import.meta.url')) return null
    const compiled = pathToFileURL(`${import.meta.dirname}/dist/${path}.js`).href
    return { code: code.replaceAll('import.meta.url', JSON.stringify(compiled)), map: null }
  },
}

export default defineConfig({
  plugins: [compiledThreads],
  // Vite would take GraphQL's ES module where Node, and so every package, takes the other: two of them do not mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    globalSetup: ['tests/world/cluster.ts'],
    // Processes: tests send signals, start servers and count what is left over.
    pool: 'forks',
    // More than there may be processors: many tests wait.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
    // How long a condition may take on a busy machine: a second, Vitest's own, is luck.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      // Loading the service takes longer than most files take; a worker loads it once.
      { extends: true, test: { name: 'quick', include: ['tests/**/*.test.ts'], exclude: [FULL], isolate: false } },
      // They are few, and some count what is left in memory.
      { extends: true, test: { name: 'full', include: [FULL] } },
    ],
  },
})
