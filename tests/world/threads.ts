import { openPageReader } from '../../src/ingest/article/page.ts'
import { openComparer } from '../../src/ingest/comparing/comparer.ts'
import { openRules } from '../../src/ingest/extraction/rules.ts'

// Starting the threads that read and compare takes longer than most tests, so the tests of a process share them.

/** As a service opens them. Closing them does nothing: they end with the process. */
export const SHARED = {
  pages: { ...openPageReader(), close: async () => undefined },
  extractor: { ...openRules(), close: async () => undefined },
  comparer: { ...openComparer(), close: async () => undefined },
  reviewBelow: 0.5,
  keepText: null,
}
