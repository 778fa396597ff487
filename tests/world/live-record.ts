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
  /** Of a silence or a surge: what it is measured against, as JSON; without when the silence ended, which comes later. */
  baseline: string | null
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
      for (const { id, watchId, position, version, kinds, statementId, burstAt, told, baseline } of alerts) {
        if (delivered.has(id)) continue
        const isHidden = told.some(({ hiddenById }) => hiddenById !== null)
        const alert = {
          position: Number(position),
          version,
          kinds,
          statementId,
          burst: burstAt.getTime(),
          isHidden,
          baseline: baselineOf(baseline),
        }
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
    for (const { entry, version, kinds, burstAt, hiddenById, baseline } of page.alerts) {
      const { position, statementId } = entry
      alerts.push({
        position,
        version,
        kinds,
        statementId,
        burst: burstAt?.getTime() ?? null,
        isHidden: hiddenById !== null,
        baseline: baselineOf(baseline),
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
  const keyOf = ({ position, statementId, kinds }: Delivered) => `${position} ${statementId ?? kinds.join()}`
  const tested = new Map(alerts.map((alert) => [keyOf(alert), alert]))
  const told = new Map(live.map((alert) => [keyOf(alert), alert]))
  const found = live.flatMap((alert) => {
    const { position } = alert
    if (doubtful.has(position)) return []
    const other = tested.get(keyOf(alert))
    if (other === undefined) return `${JSON.stringify(alert)} was delivered, and is not in the back-test`
    const same = other.burst === null ? { ...other, burst: alert.burst } : other
    const [one, two] = [JSON.stringify(alert), JSON.stringify(same)]
    return one === two ? [] : `${one} was delivered, and the back-test has ${two}`
  })
  const guessed = alerts.filter((alert) => !told.has(keyOf(alert)))
  return [...found, ...guessed.map((alert) => `${JSON.stringify(alert)} is in the back-test, and was not delivered`)]
}

/** In the order of its names, as Postgres keeps another. */
function baselineOf(baseline: unknown): string | null {
  if (baseline === null || typeof baseline !== 'object') return null
  const named = Object.entries(baseline).filter(([name]) => name !== 'until')
  return JSON.stringify(named.sort(([one], [other]) => (one < other ? -1 : 1)))
}
