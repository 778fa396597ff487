import { pino } from 'pino'
import { openAlertCounter } from '../../alerts/would-tell.ts'
import { LOCAL_PRINCIPAL } from '../../domain/statement/principal.ts'
import type { FetchFailure } from '../../fetch/fetched.ts'
import type { HostTurns } from '../../fetch/manners/turns.ts'
import { openPageReader } from '../../ingest/article/page.ts'
import { keptNotes } from '../../ingest/article/poison.ts'
import { canonicalUrl } from '../../ingest/article/submission.ts'
import { openComparer } from '../../ingest/comparing/comparer.ts'
import { openExtractor } from '../../ingest/extraction/extractor.ts'
import { createIngest } from '../../ingest/ingest.ts'
import type { Settings } from '../../settings.ts'
import { noteRefused } from '../../store/feeds/address-notes.ts'
import { sequence } from '../../store/journal/sequencer.ts'
import { openSharedTurns } from '../../store/queue/host-turns.ts'
import { readTakenAt } from '../../store/tables/articles.ts'
import { listReports } from '../../store/tables/standing-reports.ts'
import { readWatchNames } from '../../store/watches/definitions.ts'
import { loadStarter } from '../../upkeep/starter/starter.ts'
import { withDatabase } from '../own-database.ts'
import type { IngestDesk } from './ingest-desk.ts'

/** For the transactions of several articles, and what is read beside them. */
const CONNECTIONS = 8

/** Lends a desk that needs no service: it writes to its database, where the next service finds the articles. */
export async function withDirectDesk(
  settings: Settings,
  work: (desk: IngestDesk, turns: HostTurns) => Promise<void>,
): Promise<void> {
  const takeIn = async (prisma: Parameters<typeof createIngest>[0]) => {
    if (settings.starterTopics) await loadStarter(prisma)
    const pages = openPageReader({ notes: keptNotes(prisma) })
    const extractor = openExtractor(settings.extractor, pino({ level: settings.logLevel }, pino.destination(2)))
    const comparer = openComparer()
    const { reviewBelow, keepText } = settings
    const reading = { pages, extractor, comparer, reviewBelow, keepText }
    const record = createIngest(prisma, reading, () => undefined)
    const countAlerts = openAlertCounter(prisma)
    try {
      const desk: IngestDesk = {
        takenAt: (url) => readTakenAt(prisma, canonicalUrl(url)),
        noteNotHad: (url, outcome, message) => noteRefused(prisma, { address: canonicalUrl(url), outcome, message }),
        async ingest(submission, collected = null) {
          const result = await record(LOCAL_PRINCIPAL.id, submission, collected)
          if (result.kind === 'invalid')
            return { kind: 'refused', reasons: result.problems.map(({ path, message }) => `${path} ${message}`) }
          if (result.kind === 'conflict') return { kind: 'refused', reasons: [result.message] }
          const reports = await listReports(prisma, result.articleId)
          return { kind: 'ingested', outcome: result.outcome, reports }
        },
        async tryOut(submission, collected = null) {
          const result = await record.tryOut(LOCAL_PRINCIPAL.id, submission, collected, countAlerts)
          if (result.kind === 'invalid')
            return { kind: 'refused', reasons: result.problems.map(({ path, message }) => `${path} ${message}`) }
          const names = await readWatchNames(prisma, [...result.wouldTell.keys()])
          const wouldTell = new Map<string, number>()
          for (const [id, count] of result.wouldTell) {
            const name = names.get(id) ?? id
            wouldTell.set(name, (wouldTell.get(name) ?? 0) + count)
          }
          return { ...result, wouldTell }
        },
      }
      await work(desk, openSharedTurns<FetchFailure>(prisma))
    } finally {
      await sequence(prisma)
      await pages.close()
      await extractor.close()
      await comparer.close()
    }
  }
  await withDatabase(settings, ({ prisma }) => takeIn(prisma), { connections: CONNECTIONS })
}
