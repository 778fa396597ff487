// npm run bench -- WHAT: each file beside this one says what it measures and takes.

const BENCHES: Record<string, () => Promise<unknown>> = {
  extract: async () => (await import('./extraction.ts')).benchExtraction(process.argv[3]),
  match: () => import('./match/match.ts'),
  fanout: () => import('./fanout/fanout.ts'),
  readers: () => import('./readers/readers.ts'),
  authority: () => import('./authority.ts'),
  fold: () => import('./fold/fold.ts'),
  load: () => import('./load/load.ts'),
  find: () => import('./find/find.ts'),
  watches: () => import('./watches/watches.ts'),
  ingest: () => import('./ingest/ingest.ts'),
  preview: () => import('./preview.ts'),
  hostile: () => import('./hostile.ts'),
  stories: () => import('./stories.ts'),
}

const run = BENCHES[process.argv[2] ?? '']
if (run === undefined) throw new Error(`say what to measure: npm run bench -- ${Object.keys(BENCHES).join(' | ')}`)
await run()
