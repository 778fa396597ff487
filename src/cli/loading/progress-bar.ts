import { MultiBar } from 'cli-progress'
import { rateOf, summaryLine } from './tally.ts'
import { type Teller, tellRefused } from './tellers.ts'

/** The rate is that of the last so many articles: what was there already goes by much faster than what is read. */
const RATE_OVER = 100

/**
 * A bar that moves with each article, on standard error: how many are done, how fast, and how long it will take. Lines
 * about single articles go above it. `total` is null where it is not known.
 */
export function barTeller(total: number | null): Teller {
  const format =
    total === null
      ? '{value} articles, {rate} a second, {refused} refused'
      : '{bar} {value}/{total} articles, {rate} a second, {eta_formatted}{refused} refused'
  const bars = new MultiBar({
    format,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    fps: 4,
    etaBuffer: RATE_OVER,
    gracefulExit: false,
    clearOnComplete: true,
    // Else what is told beside the bar ends at the edge of the terminal.
    linewrap: true,
    formatTime: timeLeft,
  })
  const bar = bars.create(total ?? 0, 0, { rate: '-', refused: 0 })
  const times = [performance.now()]
  let refused = 0
  const note = (line: string) => bars.log(`${line}\n`)
  return {
    tell({ place, answer }) {
      times.push(performance.now())
      if (times.length > RATE_OVER) times.shift()
      if (answer.kind === 'refused') {
        refused += 1
        tellRefused(place, answer.reasons, note)
      }
      const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000
      bar.increment(1, { rate: seconds === 0 ? '-' : rateOf((times.length - 1) / seconds), refused })
    },
    note,
    end(summary) {
      // What waits to be told above it.
      bars.update()
      bars.stop()
      process.stdout.write(`${summaryLine(summary)}\n`)
    },
  }
}

/**
 * How long a load will still take, to stand before what follows it: "45s left, ", "4m50s left, ", "2h05m left, ". Empty
 * where there is no estimate, which is then 0 or "INF". Rounded first, so that it never says "47m60s".
 */
export function timeLeft(seconds: number): string {
  return seconds > 0 && Number.isFinite(seconds) ? `${inWords(seconds)} left, ` : ''
}

function inWords(seconds: number): string {
  const rounded = seconds < 59.5 ? Math.round(seconds) : Math.round(seconds / 10) * 10
  if (rounded < 60) return `${rounded}s`
  if (rounded < 3600) return `${Math.floor(rounded / 60)}m${String(rounded % 60).padStart(2, '0')}s`
  const minutes = Math.round(rounded / 60)
  return `${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, '0')}m`
}
