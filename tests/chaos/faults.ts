import { setTimeout as sleep } from 'node:timers/promises'
import type { ChaosPostgres } from './postgres.ts'
import type { ServiceProcess } from './process.ts'

/** What is broken, and set right again, while everybody writes and reads. */
export interface Fault {
  name: string
  /** How often it comes, beside the others. */
  weight: number
  /** Resolves when it is over; false: it could not be done here. */
  strike(): Promise<boolean>
}

export function faultsOf(postgres: ChaosPostgres, processes: ServiceProcess[], random: () => number): Fault[] {
  const any = (): ServiceProcess => {
    const chosen = processes[Math.floor(random() * processes.length)]
    if (chosen === undefined) throw new Error('there is no process')
    return chosen
  }
  const between = (least: number, most: number) => sleep(least + random() * (most - least))
  const fault = (name: string, weight: number, act: () => Promise<unknown>): Fault => ({
    name,
    weight,
    strike: async () => (await act()) !== false,
  })
  return [
    fault('kill -9 of a service', 6, async () => {
      const victim = any()
      await victim.ready()
      await victim.kill()
    }),
    fault('graceful stop of a service', 2, async () => {
      const victim = any()
      await victim.ready()
      await victim.stopGently()
    }),
    fault('paused service', 2, async () => {
      const victim = any()
      victim.pause()
      await between(1_500, 4_000)
      victim.resume()
    }),
    fault('immediate stop of Postgres', 2, () => postgres.crash()),
    fault('kill -9 of a session of Postgres', 1, () => postgres.killSession(random)),
    fault('terminated sessions', 2, () => postgres.terminate('some', random)),
    fault('terminated LISTEN', 2, () => postgres.terminate('listeners', random)),
    fault('cut connections to Postgres', 2, async () => postgres.cable.cut()),
    fault('stalled connections to Postgres', 1, async () => {
      postgres.cable.stall()
      await between(500, 3_000)
      postgres.cable.flow()
      if (random() < 0.5) postgres.cable.cut()
    }),
    fault('cut connections of clients', 4, async () => any().cable.cut()),
    fault('stalled connections of clients', 2, async () => {
      const { cable } = any()
      cable.stall()
      await between(500, 3_000)
      cable.flow()
      if (random() < 0.5) cable.cut()
    }),
    fault('clients’ connections gone silent', 1, async () => {
      const { cable } = any()
      cable.freeze()
      await between(500, 2_000)
      cable.cut()
    }),
    fault('a clock that steps', 2, async () => {
      const victim = any()
      if (!(await victim.setClock(random() < 0.5 ? 360 : -360))) return false
      await between(500, 3_000)
      return victim.setClock(0)
    }),
  ]
}

/** One fault after the other, as `random` says, until `isOver`. Counts them by name. */
export async function strikeUntil(
  isOver: () => boolean,
  faults: Fault[],
  random: () => number,
): Promise<Record<string, number>> {
  const struck: Record<string, number> = {}
  const total = faults.reduce((sum, { weight }) => sum + weight, 0)
  while (!isOver()) {
    await sleep(300 + random() * 1_200)
    let place = random() * total
    const chosen = faults.find(({ weight }) => {
      place -= weight
      return place < 0
    })
    if (chosen === undefined || isOver()) continue
    // A fault that met another one, such as a session that is gone already, has done enough.
    if (await chosen.strike().catch(() => true)) struck[chosen.name] = (struck[chosen.name] ?? 0) + 1
  }
  return struck
}
