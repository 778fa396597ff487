import { asker } from '../asking/ask.ts'
import { type FilterFlags, filterOf } from '../asking/flags.ts'
import type { ReachOptions } from '../remote-service.ts'
import { dim } from '../style.ts'
import { lineOfTried, type TriedToTell } from '../watching/tried-line.ts'
import { watchNamed } from './list-watches.ts'

/** What was asked on the command line. */
export interface BacktestOptions extends ReachOptions, FilterFlags {
  from: Date
  to?: Date
  tells?: string[]
  silence?: number
  burst?: number
  limit: number
  json?: boolean
}

interface Backtest {
  count: number
  alerts: TriedToTell[]
  unknown: { from: string; to: string; because: string }[]
}

const BACKTEST = /* GraphQL */ `
  query Backtest(
    $watchId: ID
    $filter: StatementFilter
    $tells: [AlertKind!]
    $silenceDays: Int
    $burstMinutes: Int
    $from: DateTime!
    $to: DateTime
    $first: Int!
  ) {
    watchBacktest(
      watchId: $watchId
      filter: $filter
      tells: $tells
      silenceDays: $silenceDays
      burstMinutes: $burstMinutes
      from: $from
      to: $to
    ) {
      count
      alerts(first: $first) {
        at
        kinds
        isHidden
        words
        baseline {
          text
        }
        entry {
          before {
            ...Side
          }
          after {
            ...Side
          }
        }
      }
      unknown {
        from
        to
        because
      }
    }
  }

  fragment Side on StatementVersion {
    text
    form
    act
    actor {
      name
    }
    office {
      name
    }
  }
`

/** Prints what a watch told in a time, decided again: that of the name, or one of the flags. */
export async function backtestWatch(name: string | undefined, options: BacktestOptions): Promise<void> {
  const ask = await asker(options, options)
  const { from, to, tells, silence: silenceDays, burst: burstMinutes, limit: first } = options
  const time = { from: from.toISOString(), to: to?.toISOString(), first }
  const tried =
    name === undefined
      ? { filter: filterOf(options) ?? {}, tells, silenceDays, burstMinutes }
      : { watchId: (await watchNamed(ask, name)).id }
  const { watchBacktest } = await ask<{ watchBacktest: Backtest }>(BACKTEST, { ...tried, ...time })
  if (options.json) return void process.stdout.write(`${JSON.stringify(watchBacktest)}\n`)
  const { count, alerts, unknown } = watchBacktest
  for (const alert of alerts) process.stdout.write(lineOfTried(alert))
  const more = count > alerts.length ? `, of which these are the first ${alerts.length}` : ''
  process.stdout.write(`${count} ${count === 1 ? 'alert' : 'alerts'}${more}.\n`)
  for (const span of unknown)
    process.stdout.write(`${dim(`not known from ${span.from} to ${span.to}: ${wordsOf(span.because)}`)}\n`)
}

function wordsOf(reason: string): string {
  return reason.toLowerCase().replaceAll('_', ' ')
}
