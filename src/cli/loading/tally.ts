import { printable } from '../../domain/given/printable.ts'
import type { DeskAnswer } from './ingest-desk.ts'

/** What a load did, so far. */
export interface Summary {
  new: number
  revised: number
  unchanged: number
  refused: number
  /** How many of those that are refused were not had at all, by the reason. */
  notHad: Record<string, number>
  reports: number
  /** Null: too many to tell apart. */
  statements: number | null
  seconds: number
  /** What watches would tell of what was only tried, by what they are called. Only there where it was. */
  wouldTell?: Record<string, number>
}

/** Past this many, ids are no longer kept: only that several articles may report one statement makes them needed. */
const MOST_STATEMENTS = 1_000_000

/** Counts what became of articles, from now on. */
export function openTally(): { count(answer: DeskAnswer): void; summary(): Summary } {
  const began = performance.now()
  const counts = { NEW: 0, REVISED: 0, UNCHANGED: 0, refused: 0, reports: 0 }
  const notHad: Record<string, number> = {}
  let statements: Set<string> | null = new Set()
  let wouldTell: Record<string, number> | null = null
  return {
    count(answer) {
      if (answer.kind === 'refused') {
        counts.refused += 1
        if (answer.why !== undefined) notHad[answer.why] = (notHad[answer.why] ?? 0) + 1
        return
      }
      if (answer.kind === 'onFile') {
        counts.UNCHANGED += 1
        return
      }
      counts[answer.outcome] += 1
      if (answer.kind === 'tried') {
        counts.reports += answer.statements
        statements = null
        wouldTell ??= {}
        for (const [name, count] of answer.wouldTell) wouldTell[name] = (wouldTell[name] ?? 0) + count
        return
      }
      counts.reports += answer.reports.length
      for (const { statementId } of answer.reports) statements?.add(statementId)
      if ((statements?.size ?? 0) > MOST_STATEMENTS) statements = null
    },
    summary() {
      const { NEW, REVISED, UNCHANGED, refused, reports } = counts
      const seconds = Math.round((performance.now() - began) / 100) / 10
      return {
        ...{ new: NEW, revised: REVISED, unchanged: UNCHANGED, refused, notHad: { ...notHad }, reports },
        statements: statements?.size ?? null,
        seconds,
        ...(wouldTell === null ? {} : { wouldTell: { ...wouldTell } }),
      }
    },
  }
}

/** The line that a load ends with. */
export function summaryLine(summary: Summary): string {
  const { refused, reports, statements, seconds } = summary
  const articles = summary.new + summary.revised + summary.unchanged + refused
  const pace = articles > 100 && seconds > 0 ? `, in ${duration(seconds)} (${rateOf(articles / seconds)} a second)` : ''
  const tried = summary.wouldTell === undefined ? '' : 'Nothing was taken in. It would be: '
  return `${tried}${summary.new} new, ${summary.revised} revised, ${summary.unchanged} unchanged, ${refused} refused${notHadIn(summary)}; ${toldBy(reports, statements)}${pace}`
}

/** What watches would tell, a line each. */
export function tellingLines({ wouldTell }: Summary): string[] {
  if (wouldTell === undefined) return []
  const told = Object.entries(wouldTell).sort(([, one], [, other]) => other - one)
  if (told.length === 0) return ['With --alerts yes no watch would tell of it.']
  const lines = told.map(([name, count]) => `  ${String(count).padStart(6)}  ${printable(name)}`)
  return ['With --alerts yes watches would tell of it at most:', ...lines]
}

/** " (3 robots, 1 not found)". */
function notHadIn({ notHad }: Summary): string {
  const counts = Object.entries(notHad).map(([why, count]) => `${count} ${why.toLowerCase().replaceAll('_', ' ')}`)
  return counts.length === 0 ? '' : ` (${counts.join(', ')})`
}

/** "9 reports of 8 statements". */
export function toldBy(reports: number, statements: number | null): string {
  return statements === null
    ? counted(reports, 'report')
    : `${counted(reports, 'report')} of ${counted(statements, 'statement')}`
}

/** Few things a second with a decimal, many without. */
export function rateOf(perSecond: number): string {
  return perSecond < 10 ? perSecond.toFixed(1) : String(Math.round(perSecond))
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function duration(seconds: number): string {
  return seconds < 100 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}
