import { printable } from '../../domain/given/printable.ts'
import { said } from '../said.ts'
import type { DeskAnswer } from './ingest-desk.ts'
import { type Summary, summaryLine, tellingLines, toldBy } from './tally.ts'

/** What became of one article. */
interface Taken {
  place: string
  /** Null: it has none that we know. */
  url: string | null
  answer: DeskAnswer
}

/** Tells the person, or the program, that loads articles how it goes. */
export interface Teller {
  /** After each article, as soon as it is done: where several are taken in at once, the order may be another. */
  tell(taken: Taken): void
  /** Something that happens to the whole load. */
  note(line: string): void
  end(summary: Summary): void
}

/** A line for each article; with `words`, one more for each report in it. `total` is null where it is not known. */
export function lineTeller(total: number | null, { words }: { words: boolean }): Teller {
  let done = 0
  return {
    tell({ place, answer }) {
      done += 1
      if (answer.kind === 'refused') return tellRefused(place, answer.reasons, toStandardError)
      const progress = total === 1 ? '' : `[${done}${total === null ? '' : `/${total}`}] `
      if (answer.kind === 'onFile') return void process.stdout.write(`${progress}${printable(place)}: on file\n`)
      if (answer.kind === 'tried') {
        const count = `${toldBy(answer.statements, null)}`
        return void process.stdout.write(
          `${progress}${printable(place)}: would be ${answer.outcome.toLowerCase()}, ${count}\n`,
        )
      }
      const { outcome, reports } = answer
      const count = toldBy(reports.length, new Set(reports.map((report) => report.statementId)).size)
      const lines = words ? reports.map((report) => `    ${shortened(said(report.speaker, report))}\n`) : []
      process.stdout.write(`${progress}${printable(place)}: ${outcome.toLowerCase()}, ${count}\n${lines.join('')}`)
    },
    note: toStandardError,
    end: (summary) => void process.stdout.write(`${[summaryLine(summary), ...tellingLines(summary)].join('\n')}\n`),
  }
}

/** Only what was refused. */
export function quietTeller(): Teller {
  return {
    tell({ place, answer }) {
      if (answer.kind === 'refused') tellRefused(place, answer.reasons, toStandardError)
    },
    note: () => undefined,
    end: () => undefined,
  }
}

/** An object a line for each article, and one with `summary` at the end. */
export function jsonTeller(): Teller {
  const print = (value: object) => void process.stdout.write(`${JSON.stringify(value)}\n`)
  return {
    tell({ place, url, answer }) {
      const result =
        answer.kind === 'refused'
          ? { outcome: 'REFUSED', reasons: answer.reasons, ...(answer.why === undefined ? {} : { why: answer.why }) }
          : answer.kind === 'onFile'
            ? { outcome: 'UNCHANGED', reports: [] }
            : answer.kind === 'tried'
              ? {
                  outcome: answer.outcome,
                  statements: answer.statements,
                  wouldTell: Object.fromEntries(answer.wouldTell),
                }
              : { outcome: answer.outcome, reports: answer.reports }
      print({ place, url, ...result })
    },
    note: toStandardError,
    end: (summary) => print({ summary }),
  }
}

/** One line for each reason. */
export function tellRefused(place: string, reasons: readonly string[], print: (line: string) => void): void {
  for (const reason of reasons) print(printable(`${place}: refused: ${reason}`))
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`)
}

function shortened(line: string): string {
  return line.length <= 110 ? line : `${line.slice(0, 109).toWellFormed()}…`
}
