import { pino } from 'pino'
import { openAlertCounter } from '../../src/alerts/would-tell.ts'
import { EXTRACTOR_VERSION, type Extractor } from '../../src/domain/extract/extractor.ts'
import type { ArticleText, ExtractedReport } from '../../src/domain/statement/report.ts'
import { openRereader } from '../../src/ingest/again/reread-article.ts'
import { readLastReread, requestReread } from '../../src/store/again/rereads.ts'
import type { PrismaClient, Reread } from '../../src/store/prisma/client.ts'
import { reread } from '../../src/upkeep/reread.ts'
import { SHARED } from './threads.ts'

/** How an earlier extractor read, by words of the reports that it read otherwise. */
export interface Misreading {
  /** It did not find them. */
  missed?: string[]
  /** Words of the text that nobody says: it took them for speech. */
  junk?: string[]
  /** It took them for another one's: words, and the name. */
  speakers?: Record<string, string>
  /** It drew the edges elsewhere: today's words, and those of then, which the text has too. */
  edges?: Record<string, string>
}

/** An extractor that reads as `extractor` does, which stays open, but for what it misreads. */
export function misreading(extractor: Extractor, told: Misreading): Extractor {
  return {
    async extract(article) {
      const { reports, extractor: name } = await extractor.extract(article)
      return { extractor: name, reports: misread(article, reports, told) }
    },
    close: async () => undefined,
  }
}

function misread({ text }: ArticleText, reports: ExtractedReport[], told: Misreading): ExtractedReport[] {
  const { missed = [], junk = [], speakers = {}, edges = {} } = told
  const found = reports
    .filter((report) => !missed.some((words) => report.text.includes(words)))
    .map((report) => {
      const [, name] = Object.entries(speakers).find(([words]) => report.text.includes(words)) ?? []
      const [, words] = Object.entries(edges).find(([words]) => report.text.includes(words)) ?? []
      const named = name === undefined ? report : by(report, name)
      return words === undefined ? named : at(named, text, words)
    })
  const [model] = found
  const others = junk
    .filter((words) => text.includes(words))
    .flatMap((words) => (model ? at(by(model, 'Late'), text, words) : []))
  return [...found, ...others].sort((a, b) => (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0))
}

function by(report: ExtractedReport, name: string): ExtractedReport {
  const { speaker } = report
  return speaker === null ? report : { ...report, speaker: { ...speaker, name, surnameOnly: !name.includes(' ') } }
}

function at(report: ExtractedReport, text: string, words: string): ExtractedReport {
  const start = text.indexOf(words)
  return { ...report, text: words, parts: [{ start, end: start + words.length }] }
}

/** Makes all articles ones that a release before 0.3.0 has read, which kept nothing of what they told of actors. */
export async function readLongAgo(prisma: PrismaClient): Promise<void> {
  await prisma.articleRevision.updateMany({ data: { extractorVersion: null } })
  await prisma.actorContext.deleteMany()
  await prisma.actorProposal.deleteMany()
}

/** How many articles this version of the extractor has read. */
export function readNow(prisma: PrismaClient): Promise<number> {
  return prisma.articleRevision.count({ where: { extractorVersion: EXTRACTOR_VERSION } })
}

interface Asked {
  since?: Date | null
  perMinute?: number
  dryRun?: boolean
  alerts?: boolean
}

/** Asks for a reread, as the command does. */
export async function askForReread(
  prisma: PrismaClient,
  { since = null, perMinute = 60_000, dryRun = false, alerts = false }: Asked = {},
): Promise<Reread> {
  const asked = await requestReread(prisma, { since, perMinute, dryRun, alerts })
  if (asked === null) throw new Error('a reread is under way')
  return asked
}

/** Does what was asked for until it is done or the signal aborts, as a service does; what it has come to. */
export async function goOn(
  prisma: PrismaClient,
  extractor: Extractor,
  { signal = new AbortController().signal, committed = () => {} }: { signal?: AbortSignal; committed?(): void } = {},
): Promise<Reread> {
  const log = pino({ level: 'silent' })
  const readAgain = openRereader(prisma, { ...SHARED, extractor })
  await reread(prisma, readAgain, { committed, countAlerts: openAlertCounter(prisma), log }, signal)
  const last = await readLastReread(prisma)
  if (last === null) throw new Error('no reread was asked for')
  return last
}
