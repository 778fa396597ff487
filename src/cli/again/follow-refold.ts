import { printable } from '../../domain/given/printable.ts'
import { readSettings } from '../../settings.ts'
import {
  readLastRefold,
  readOpenRefold,
  readRefold,
  readRefoldExamples,
  requestRefold,
} from '../../store/again/refolds.ts'
import { finishWork } from '../../store/again/work-turns.ts'
import { findTopic } from '../../store/catalogue/topics.ts'
import type { PrismaClient, Refold } from '../../store/prisma/client.ts'
import { withDatabase } from '../own-database.ts'
import { followWork, listTold } from './follow-work.ts'

/** What was asked on the command line. */
export interface RefoldOptions {
  since?: Date
  topic?: string
  rate: number
  dryRun?: boolean
  alerts?: boolean
  status?: boolean
  stop?: boolean
}

/** Of an example's words so many are shown. */
const SHOWN = 100

/** Asks for a refold and shows how far it is; or shows or stops the last one. */
export async function followRefold(options: RefoldOptions): Promise<void> {
  await withDatabase(readSettings(process.env), async ({ prisma }) => {
    if (options.status) return show(prisma, await readLastRefold(prisma))
    if (options.stop) return stop(prisma)
    const { since = null, topic, rate: perMinute, dryRun = false, alerts = false } = options
    const topicId = topic === undefined ? null : ((await findTopic(prisma, { slug: topic }))?.id ?? null)
    if (topic !== undefined && topicId === null) throw new UnknownTopic(topic)
    const made = await requestRefold(prisma, { since, topicId, perMinute, dryRun, alerts })
    if (made === null) throw new RefoldUnderWay()
    await followWork(made, {
      doing: 'folds what is on file',
      read: () => readRefold(prisma, made.id),
      line,
      show: (now) => show(prisma, now),
    })
  })
}

/** Only one refold can be under way. */
class RefoldUnderWay extends Error {
  override readonly name = 'RefoldUnderWay'

  constructor() {
    super(
      'A refold is under way already: "onrecord refold --status" shows how far it is, "onrecord refold --stop" ends it',
    )
  }
}

class UnknownTopic extends Error {
  override readonly name = 'UnknownTopic'

  constructor(topic: string) {
    super(`--topic is "${topic}", and no topic has that slug: the query { topics { nodes { slug } } } lists them`)
  }
}

async function stop(prisma: PrismaClient): Promise<void> {
  const open = await readOpenRefold(prisma)
  if (open === null || !(await finishWork(prisma, 'refolds', open.id, true)))
    process.stderr.write('No refold is under way.\n')
  await show(prisma, await readLastRefold(prisma))
}

async function show(prisma: PrismaClient, last: Refold | null): Promise<void> {
  if (last === null) return void process.stderr.write('No refold was asked for yet.\n')
  process.stdout.write(`${line(last)}\n`)
  for (const { what, report, statement } of await readRefoldExamples(prisma, last.id)) {
    const [one, other] = what === 'JOINED' ? ['joined ', 'with   '] : ['parted ', 'from   ']
    process.stdout.write(`  ${one}${shortened(report)}\n  ${other}${shortened(statement)}\n\n`)
  }
  if (last.dryRun) await listTold(prisma, last.told as Record<string, number>)
}

function shortened(text: string): string {
  const plain = printable(text)
  return plain.length <= SHOWN ? plain : `${plain.slice(0, SHOWN)}…`
}

function line({ articles, joined, parted, proposed, failed, dryRun, finishedAt, stopped }: Refold): string {
  const state = finishedAt === null ? 'under way' : stopped ? 'stopped' : 'done'
  const failures = failed === 0 ? '' : `; ${failed} could not be looked at and stay as they are`
  const would = dryRun ? ' would be' : ''
  return `${state}: ${articles} ${articles === 1 ? 'article' : 'articles'} looked at; ${joined}${would} joined, ${parted}${would} parted, ${proposed}${would} put into the review queue${failures}`
}
