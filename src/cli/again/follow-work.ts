import { setTimeout as wait } from 'node:timers/promises'
import { printable } from '../../domain/given/printable.ts'
import { PROGRAM } from '../../program.ts'
import type { PrismaClient } from '../../store/prisma/client.ts'
import { readWatchNames } from '../../store/watches/definitions.ts'

const LOOK_MS = 1_000
/** A running service looks for what was asked of it every second, unless set otherwise. */
const NOBODY_MS = 10_000

/** Work on what is on file, as far as its progress is shown. */
interface Followed {
  dueAt: Date
  finishedAt: Date | null
}

/** How such work is shown. */
interface Shown<Work> {
  /** "reads the articles". */
  doing: string
  read(): Promise<Work>
  line(work: Work): string
  /** Says all that is to be said of it at its end. */
  show(work: Work): Promise<void>
}

/** Shows how far work is until it is done, or no service begins with it. Ending the command ends nothing else. */
export async function followWork<Work extends Followed>(asked: Work, shown: Shown<Work>): Promise<void> {
  process.stderr.write(`The running service ${shown.doing}. You may end this command: the service goes on.\n`)
  let last = ''
  for (const since = Date.now(); ; await wait(LOOK_MS)) {
    const now = await shown.read()
    if (now.finishedAt !== null) return shown.show(now)
    // Whoever begins moves it.
    if (now.dueAt.getTime() === asked.dueAt.getTime() && Date.now() - since > NOBODY_MS) {
      process.stderr.write(`No service has begun yet. One that runs will: start it with "${PROGRAM} serve".\n`)
      return
    }
    const text = shown.line(now)
    if (text !== last) process.stderr.write(`${text}\n`)
    last = text
  }
}

/** Lists how many alerts each watch would give, by its id. */
export async function listTold(prisma: PrismaClient, counts: Record<string, number>): Promise<void> {
  const told = Object.entries(counts)
  if (told.length === 0) return
  const names = await readWatchNames(
    prisma,
    told.map(([id]) => id),
  )
  process.stdout.write('With --alerts watches would tell of it:\n')
  for (const [id, count] of told)
    process.stdout.write(`  ${String(count).padStart(6)}  ${printable(names.get(id) ?? id)}\n`)
}
