import { openTrial, type Tried } from '../../src/alerts/back-test.ts'
import { decideAgain, findToDecide } from '../../src/alerts/trial.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import type { Journal } from '../../src/store/journal/journal.ts'
import type { PrismaClient } from '../../src/store/prisma/client.ts'

/** An alert as it was delivered, or as a back-test has it. */
export interface Delivered {
  position: number
  version: number
  kinds: readonly string[]
  statementId: string | null
  /** Null: a back-test cannot know it. */
  burst: number | null
  isHidden: boolean
}

/** What was delivered of each watch, as it was when it was: later deletions change nothing. */
export interface LiveRecord {
  /** Takes down what was delivered since. */
  take(): Promise<void>
  of(watchId: string): Delivered[]
  readonly size: number
}

export function openLiveRecord(prisma: PrismaClient): LiveRecord {
  const delivered = new Map<string, { watchId: string; alert: Delivered }>()
  return {
    async take() {
      const alerts = await prisma.alert.findMany({ include: { told: true } })
      for (const { id, watchId, position, version, kinds, statementId, burstAt, told } of alerts) {
        if (delivered.has(id)) continue
        const isHidden = told.some(({ hiddenById }) => hiddenById !== null)
        const alert = { position: Number(position), version, kinds, statementId, burst: burstAt.getTime(), isHidden }
        delivered.set(id, { watchId, alert })
      }
    },
    of: (watchId) =>
      [...delivered.values()]
        .flatMap((one) => (one.watchId === watchId ? one.alert : []))
        .sort((one, other) => one.position - other.position),
    get size() {
      return delivered.size
    },
  }
}

/** What a back-test has of a time, entry by entry. */
export async function backTested(prisma: PrismaClient, journal: Journal, tried: Tried, from: Date, to: Date) {
  const { trial } = await openTrial(prisma, journal, tried, { from, to, principalId: LOCAL_PRINCIPAL.id })
  const positions = await findToDecide(prisma, trial, 100_000)
  const alerts: Delivered[] = []
  const doubtful = new Set<number>()
  for await (const page of decideAgain(prisma, journal, trial, positions)) {
    for (const { entry, version, kinds, burstAt, hiddenById } of page.alerts) {
      const { position, statementId } = entry
      alerts.push({
        position,
        version,
        kinds,
        statementId,
        burst: burstAt?.getTime() ?? null,
        isHidden: hiddenById !== null,
      })
    }
    for (const { position } of page.doubtful) doubtful.add(position)
  }
  return { alerts, doubtful, stretch: trial.stretch }
}

/** Where a back-test is not what was delivered, in words; what it does not claim to know is left out. */
export function differences(
  live: readonly Delivered[],
  { alerts, doubtful }: { alerts: readonly Delivered[]; doubtful: ReadonlySet<number> },
): string[] {
  const tested = new Map(alerts.map((alert) => [alert.position, alert]))
  const told = new Map(live.map((alert) => [alert.position, alert]))
  const found = live.flatMap((alert) => {
    const { position } = alert
    if (doubtful.has(position)) return []
    const other = tested.get(position)
    if (other === undefined) return `${JSON.stringify(alert)} was delivered, and is not in the back-test`
    const same = other.burst === null ? { ...other, burst: alert.burst } : other
    const [one, two] = [JSON.stringify(alert), JSON.stringify(same)]
    return one === two ? [] : `${one} was delivered, and the back-test has ${two}`
  })
  const guessed = alerts.filter(({ position }) => !told.has(position))
  return [...found, ...guessed.map((alert) => `${JSON.stringify(alert)} is in the back-test, and was not delivered`)]
}
