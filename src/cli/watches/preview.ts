import { type AskService, asker } from '../asking/ask.ts'
import { type FilterFlags, filterOf } from '../asking/flags.ts'
import type { ReachOptions } from '../remote-service.ts'
import { dim } from '../style.ts'
import { lineOfTried, type TriedToTell } from '../watching/tried-line.ts'
import { watchNamed } from './list-watches.ts'

/** What was asked on the command line. */
export interface PreviewOptions extends ReachOptions, FilterFlags {
  tells?: string[]
  silence?: number
  burst?: number
  days?: number
  zone?: string
  json?: boolean
}

interface Estimate {
  value: number
  least: number
  most: number
}

interface Preview {
  estimated: boolean
  perDay: Estimate
  perWeek: Estimate | null
  from: string
  to: string
  evidenceFrom: string
  mostPerDay: number
  days: { day: string; alerts: Estimate; hidden: Estimate }[]
  unknown: { from: string; to: string; because: string }[]
  examples: TriedToTell[]
}

const PREVIEW = /* GraphQL */ `
  query Preview(
    $filter: StatementFilter!
    $tells: [AlertKind!]
    $silenceDays: Int
    $burstMinutes: Int
    $days: Int
    $timeZone: String
  ) {
    watchPreview(
      filter: $filter
      tells: $tells
      silenceDays: $silenceDays
      burstMinutes: $burstMinutes
      days: $days
      timeZone: $timeZone
    ) {
      from
      to
      evidenceFrom
      estimated
      mostPerDay
      perDay {
        ...Of
      }
      perWeek {
        ...Of
      }
      days {
        day
        alerts {
          ...Of
        }
        hidden {
          ...Of
        }
      }
      unknown {
        from
        to
        because
      }
      examples(first: 5) {
        at
        kinds
        isHidden
        words
        entry {
          before {
            ...Side
          }
          after {
            ...Side
          }
        }
        baseline {
          text
        }
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

  fragment Of on Estimate {
    value
    least
    most
  }
`

/** The longest bar of the histogram, in characters. */
const LONGEST_BAR = 40

/** Prints what a watch would have told in the last days: that of the name, or one of the flags. */
export async function previewWatch(name: string | undefined, options: PreviewOptions): Promise<void> {
  const ask = await asker(options, options)
  const variables = await variablesOf(ask, name, options)
  const { watchPreview } = await ask<{ watchPreview: Preview }>(PREVIEW, variables)
  if (options.json) return void process.stdout.write(`${JSON.stringify(watchPreview)}\n`)
  const { days, perDay, mostPerDay, examples, unknown } = watchPreview
  const highest = Math.max(1, ...days.map(({ alerts }) => alerts.value))
  for (const { day, alerts, hidden } of days) {
    const bar = '#'.repeat(Math.round((alerts.value / highest) * LONGEST_BAR))
    const more = hidden.value === 0 ? '' : `  (${shown(hidden)} hidden)`
    process.stdout.write(`${day}  ${shown(alerts).padStart(5)} ${bar}${more}`.trimEnd().concat('\n'))
  }
  for (const { from, to, because } of unknown)
    process.stdout.write(`${dim(`not known from ${from} to ${to}: ${because.toLowerCase().replaceAll('_', ' ')}`)}\n`)
  process.stdout.write(`${weekOf(watchPreview)}\n`)
  if (perDay.value > mostPerDay)
    process.stdout.write(`That is more than ${mostPerDay} a day: it would be refused, unless you insist.\n`)
  for (const example of examples) process.stdout.write(lineOfTried(example))
}

const DAY_MS = 86_400_000

/** How much it is in a week, and by what. */
function weekOf({ perWeek, evidenceFrom, to, estimated }: Preview): string {
  const days = (Date.parse(to) - Date.parse(evidenceFrom)) / DAY_MS
  const hours = Math.max(1, Math.round(days * 24))
  const reach = days >= 2 ? `${Math.round(days)} days` : hours === 1 ? 'hour' : `${hours} hours`
  const since = `since ${evidenceFrom.slice(0, 16).replace('T', ' ')}`
  if (perWeek === null)
    return `How many alerts a week is not known yet: what is on file came in the last ${reach}, ${since}.`
  return `About ${shown(perWeek)} alerts a week, by the last ${reach}, ${since}${estimated ? ', from a sample' : ''}.`
}

async function variablesOf(ask: AskService, name: string | undefined, options: PreviewOptions) {
  const { tells, silence: silenceDays, burst: burstMinutes, days, zone: timeZone } = options
  if (name === undefined) return { filter: filterOf(options) ?? {}, tells, silenceDays, burstMinutes, days, timeZone }
  const { filter, ...watch } = await watchNamed(ask, name)
  const { tells: told, silenceDays: after, burstMinutes: within } = watch
  return { filter, tells: told, silenceDays: after, burstMinutes: within, days, timeZone }
}

function shown({ value, least, most }: Estimate): string {
  const whole = (number: number) => String(Math.round(number))
  return least === most ? whole(value) : `${whole(value)} (${whole(least)} to ${whole(most)})`
}
