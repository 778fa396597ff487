import { setTimeout as wait } from 'node:timers/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { readSettings } from '../../settings.ts'
import type { PrismaClient, Reread } from '../../store/prisma/client.ts'
import { finishReread, readLastReread, readOpenReread, readReread, requestReread } from '../../store/tables/rereads.ts'
import { withDatabase } from '../own-database.ts'

const LOOK_MS = 1_000
/** A running service looks for what was asked of it every second, unless set otherwise. */
const NOBODY_MS = 10_000
/** Five a second leaves most of a processor to what comes in. */
const DEFAULT_PER_MINUTE = 300
const MOST_PER_MINUTE = 60_000

export function addTo(program: Command): void {
  program
    .command('reread')
    .description(
      'read kept articles again with the extractor of this release. The running service does it in the background; this command shows how far it is, and may be ended. Changes are journal entries of kind REREAD: nobody is alerted',
    )
    .option(
      '--since <day>',
      'only articles published on that day (UTC) or later, such as 2026-01-31; one without a day counts by when it came in',
      day,
    )
    .option(
      '--rate <articles>',
      `articles a minute, at most; ${DEFAULT_PER_MINUTE} by default`,
      rate,
      DEFAULT_PER_MINUTE,
    )
    .option('--dry-run', 'only count what would change, article by article, and change nothing')
    .option('--status', 'show how far the last one is, and ask for nothing')
    .option('--stop', 'end the one that is under way; what it did stays')
    .action(run)
}

interface Options {
  since?: Date
  rate: number
  dryRun?: boolean
  status?: boolean
  stop?: boolean
}

async function run(options: Options): Promise<void> {
  await withDatabase(readSettings(process.env), async ({ prisma }) => {
    if (options.status) return show(await readLastReread(prisma))
    if (options.stop) return stop(prisma)
    const asked = { since: options.since ?? null, perMinute: options.rate, dryRun: options.dryRun ?? false }
    const made = await requestReread(prisma, asked)
    if (made === null) throw new RereadUnderWay()
    await follow(prisma, made)
  })
}

/** Only one reread can be under way. */
class RereadUnderWay extends Error {
  override readonly name = 'RereadUnderWay'

  constructor() {
    super(
      'A reread is under way already: "onrecord reread --status" shows how far it is, "onrecord reread --stop" ends it',
    )
  }
}

async function stop(prisma: PrismaClient): Promise<void> {
  const open = await readOpenReread(prisma)
  if (open === null || !(await finishReread(prisma, open.id, true))) process.stderr.write('No reread is under way.\n')
  show(await readLastReread(prisma))
}

/** Shows how far a reread is until it is done, or no service begins with it. Ending the command ends nothing else. */
async function follow(prisma: PrismaClient, asked: Reread): Promise<void> {
  process.stderr.write('The running service reads the articles. You may end this command: the service goes on.\n')
  let shown = ''
  for (const since = Date.now(); ; await wait(LOOK_MS)) {
    const now = await readReread(prisma, asked.id)
    if (now.finishedAt !== null) return show(now)
    // Whoever begins moves it.
    if (now.dueAt.getTime() === asked.dueAt.getTime() && Date.now() - since > NOBODY_MS) {
      process.stderr.write('No service has begun yet. One that runs will: start it with "npm start".\n')
      return
    }
    const text = line(now)
    if (text !== shown) process.stderr.write(`${text}\n`)
    shown = text
  }
}

function show(last: Reread | null): void {
  if (last === null) process.stderr.write('No reread was asked for yet.\n')
  else process.stdout.write(`${line(last)}\n`)
}

function line({ articles, found, changed, lost, failed, dryRun, finishedAt, stopped }: Reread): string {
  const state = finishedAt === null ? 'under way' : stopped ? 'stopped' : 'done'
  const failures = failed === 0 ? '' : `; ${failed} could not be read and keep their reports`
  const would = dryRun ? ' would be' : ''
  return `${state}: ${articles} ${articles === 1 ? 'article' : 'articles'} read; statements: ${found}${would} found, ${changed}${would} changed, ${lost}${would} lost${failures}`
}

function day(given: string): Date {
  const date = new Date(`${given}T00:00:00Z`)
  // The 30th of February would be a day of March.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== given)
    throw new InvalidArgumentError('give a day such as 2026-01-31')
  return date
}

function rate(given: string): number {
  const articles = Number(given)
  if (!Number.isInteger(articles) || articles < 1 || articles > MOST_PER_MINUTE)
    throw new InvalidArgumentError(`give a whole number from 1 to ${MOST_PER_MINUTE}`)
  return articles
}
