import { type Command, InvalidArgumentError } from 'commander'
import { pino } from 'pino'
import { LOCAL_PRINCIPAL } from '../../domain/statement/principal.ts'
import { openPageReader, type PageReader } from '../../ingest/article/page.ts'
import { openComparer } from '../../ingest/comparing/comparer.ts'
import { openExtractor } from '../../ingest/extraction/extractor.ts'
import { createIngest } from '../../ingest/ingest.ts'
import { readSettings, type Settings } from '../../settings.ts'
import type { Database } from '../../store/database/database.ts'
import { sequence } from '../../store/journal/sequencer.ts'
import { listReports } from '../../store/tables/standing-reports.ts'
import { loadStarter } from '../../upkeep/starter/starter.ts'
import { articlesIn, type Defaults, type FoundArticle } from '../articles-in-files.ts'
import { type DeskAnswer, type IngestDesk, remoteDesk } from '../ingest-desk.ts'
import { withDatabase } from '../own-database.ts'
import { printable } from '../printable.ts'
import { type ReachOptions, reachOf } from '../remote-service.ts'

interface IngestOptions extends ReachOptions {
  source?: string
  url?: string
  publishedAt?: Date
  language?: string
  quiet?: boolean
}

export function addTo(program: Command): void {
  program
    .command('ingest')
    .description('read articles from files of text, HTML or JSON lines; "-" is standard input')
    .argument('<file...>')
    .option(
      '--source <name>',
      'the outlet, if the article does not name it; by default the name in the page, else "Local files"',
    )
    .option('--url <url>', "the article's address (one article only); by default the file's")
    .option('--published-at <time>', 'when it was published: "2025-04-08" or "2025-04-08T09:00:00Z"', time)
    .option('--language <code>', 'its language, such as "en"; by default it is detected')
    .option('--quiet', 'print only what was refused')
    .option('--server <url>', 'the service; by default the one that runs with this DATA_DIR, else HOST and PORT')
    .option('--key <key>', 'an API key (or ONRECORD_KEY)')
    .action(ingest)
}

async function ingest(files: string[], options: IngestOptions, command: Command): Promise<void> {
  const settings = readSettings(process.env)
  if (options.url !== undefined && files.length > 1)
    command.error('onrecord: --url is the address of one article: name one file with it')
  const defaults: Defaults = {
    source: options.source ?? null,
    url: options.url ?? null,
    publishedAt: options.publishedAt ?? null,
    language: options.language ?? null,
  }
  const remote = remoteDesk(await reachOf(options, settings, process.env))
  const pages = openPageReader()
  const takeInAt = (desk: IngestDesk) => takeIn(desk, files, { defaults, pages, isQuiet: options.quiet ?? false })
  try {
    if (options.server !== undefined || (await remote.answers())) return await takeInAt(remote)
    if (!options.quiet) say('No service runs here: the articles go straight into its database.\n')
    await withDatabase(settings, (database) => takeInDirectly(database, settings, pages, takeInAt))
  } finally {
    await pages.close()
  }
}

/** Without a service: writes to its database, where the next service finds the articles. */
async function takeInDirectly(
  database: Database,
  settings: Settings,
  pages: PageReader,
  takeInAt: (desk: IngestDesk) => Promise<void>,
): Promise<void> {
  const { prisma } = database
  if (settings.starterTopics) await loadStarter(prisma)
  const extractor = openExtractor(settings.extractor, pino({ level: settings.logLevel }, pino.destination(2)))
  const comparer = openComparer()
  const reading = { pages, extractor, comparer, reviewBelow: settings.reviewBelow }
  const record = createIngest(prisma, reading, () => undefined)
  const desk: IngestDesk = {
    async ingest(submission) {
      const result = await record(LOCAL_PRINCIPAL.id, submission)
      if (result.kind === 'invalid')
        return { kind: 'refused', reasons: result.problems.map(({ path, message }) => `${path} ${message}`) }
      if (result.kind === 'conflict') return { kind: 'refused', reasons: [result.message] }
      const reports = await listReports(prisma, result.articleId)
      return { kind: 'ingested', outcome: result.outcome, reports }
    },
  }
  try {
    await takeInAt(desk)
    await sequence(prisma)
  } finally {
    await extractor.close()
    await comparer.close()
  }
}

/** One article after the other. Refused ones are reported and the rest is recorded; the exit code is then 1. */
async function takeIn(
  desk: IngestDesk,
  files: string[],
  { defaults, pages, isQuiet }: { defaults: Defaults; pages: PageReader; isQuiet: boolean },
): Promise<void> {
  const counts = { NEW: 0, UNCHANGED: 0, REVISED: 0, refused: 0, reports: 0 }
  // Several of the articles may report one statement.
  const statements = new Set<string>()
  for (const [index, file] of files.entries()) {
    for (const found of await articlesIn(file, defaults, pages)) {
      const answer = await answerOf(desk, found)
      if (answer.kind === 'refused') {
        counts.refused += 1
        process.exitCode = 1
        for (const reason of answer.reasons)
          process.stderr.write(`${printable(`${found.place}: refused: ${reason}`)}\n`)
        continue
      }
      counts[answer.outcome] += 1
      counts.reports += answer.reports.length
      for (const { statementId } of answer.reports) statements.add(statementId)
      if (!isQuiet) say(reportOf(found.place, answer, files.length > 1 ? `[${index + 1}/${files.length}] ` : ''))
    }
  }
  if (isQuiet) return
  const { NEW, UNCHANGED, REVISED, refused, reports } = counts
  say(`${NEW} new, ${REVISED} revised, ${UNCHANGED} unchanged, ${refused} refused; ${told(reports, statements.size)}\n`)
}

async function answerOf(desk: IngestDesk, found: FoundArticle): Promise<DeskAnswer> {
  if ('problem' in found) return { kind: 'refused', reasons: [found.problem] }
  return desk.ingest(found.submission)
}

function reportOf(place: string, answer: Extract<DeskAnswer, { kind: 'ingested' }>, progress: string): string {
  const { outcome, reports } = answer
  const lines = reports.map(
    ({ text, speaker }) => `    ${printable(speaker ?? 'unknown speaker')}: ${shortened(text)}\n`,
  )
  const count = told(reports.length, new Set(reports.map((report) => report.statementId)).size)
  return `${progress}${printable(place)}: ${outcome.toLowerCase()}, ${count}\n${lines.join('')}`
}

function told(reports: number, statements: number): string {
  return `${counted(reports, 'report')} of ${counted(statements, 'statement')}`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function shortened(text: string): string {
  const line = printable(text).replace(/\s+/g, ' ')
  return line.length <= 90 ? line : `${line.slice(0, 89).toWellFormed()}…`
}

function time(text: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new InvalidArgumentError('give a time such as "2025-04-08T09:00:00Z"')
  return at
}

function say(text: string): void {
  process.stdout.write(text)
}
