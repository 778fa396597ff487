import { EXTRACTOR_VERSION } from '../../domain/extract/extractor.ts'
import { readSettings } from '../../settings.ts'
import {
  countCutArticles,
  findUnreread,
  readLastReread,
  readOpenReread,
  readReread,
  requestReread,
} from '../../store/again/rereads.ts'
import { finishWork } from '../../store/again/work-turns.ts'
import type { PrismaClient, Reread } from '../../store/prisma/client.ts'
import { withDatabase } from '../own-database.ts'
import { followWork, listTold } from './follow-work.ts'

/** What was asked on the command line. */
export interface RereadOptions {
  since?: Date
  rate: number
  dryRun?: boolean
  alerts?: boolean
  status?: boolean
  stop?: boolean
}

/** Asks for a reread and shows how far it is; or shows or stops the last one. */
export async function followReread(options: RereadOptions): Promise<void> {
  await withDatabase(readSettings(process.env), async ({ prisma }) => {
    if (options.status) return show(prisma, await readLastReread(prisma))
    if (options.stop) return stop(prisma)
    const since = options.since ?? null
    tellCut(await countCutArticles(prisma, { version: EXTRACTOR_VERSION, since }))
    const isOpen = (await readOpenReread(prisma)) !== null
    if (!isOpen && (await findUnreread(prisma, { version: EXTRACTOR_VERSION, since, after: null })) === null) {
      const which = since === null ? '' : ` of ${since.toISOString().slice(0, 10)} or later`
      process.stdout.write(`Nothing to do: this release has read every article${which} that is kept.\n`)
      return
    }
    const asked = { since, perMinute: options.rate, dryRun: options.dryRun ?? false, alerts: options.alerts ?? false }
    const made = await requestReread(prisma, asked)
    if (made === null) throw new RereadUnderWay()
    await followWork(made, {
      doing: 'reads the articles',
      read: () => readReread(prisma, made.id),
      line,
      show: (now) => show(prisma, now),
    })
  })
}

/** Says what is left alone, as the extractor would miss what it needs of such a text: names, days, who spoke before. */
function tellCut(articles: number): void {
  if (articles === 0) return
  const which = articles === 1 ? '1 article, which keeps its' : `${articles} articles, which keep their`
  process.stderr.write(`Only quotations are kept of ${which} reports as they are and cannot be read again.\n`)
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
  if (open === null || !(await finishWork(prisma, 'rereads', open.id, true)))
    process.stderr.write('No reread is under way.\n')
  await show(prisma, await readLastReread(prisma))
}

async function show(prisma: PrismaClient, last: Reread | null): Promise<void> {
  if (last === null) return void process.stderr.write('No reread was asked for yet.\n')
  process.stdout.write(`${line(last)}\n`)
  if (last.dryRun) await listTold(prisma, last.told as Record<string, number>)
}

function line({ articles, found, changed, lost, failed, dryRun, finishedAt, stopped }: Reread): string {
  if (articles === 0 && failed === 0 && finishedAt !== null && !stopped) return 'done: there was nothing to read again'
  const state = finishedAt === null ? 'under way' : stopped ? 'stopped' : 'done'
  const failures = failed === 0 ? '' : `; ${failed} could not be read and keep their reports`
  const would = dryRun ? ' would be' : ''
  return `${state}: ${articles} ${articles === 1 ? 'article' : 'articles'} read; statements: ${found}${would} found, ${changed}${would} changed, ${lost}${would} lost${failures}`
}
