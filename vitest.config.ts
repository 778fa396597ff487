import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Vite would take GraphQL's ES module where Node, and so every package, takes the other: two of them do not mix.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/world/cluster.ts'],
    // Processes: tests send signals, start servers and count what is left over.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
  },
})
