import Table from 'cli-table3'
import { printable } from '../../domain/given/printable.ts'
import { dim } from '../style.ts'

const NO_LINES = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '' },
  ...{ 'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' },
}

/** Narrower than this, the last column is not cut any more. */
const NARROWEST = 20

/**
 * Rows under heads, in columns. On a terminal the last column is cut to its width; where another program reads, nothing
 * is cut, and tabs stand between the columns.
 */
export function printedTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => printable(cell).replace(/\s+/g, ' ').trim()))
  if (!process.stdout.isTTY) return [heads, ...cells].map((row) => `${row.join('\t')}\n`).join('')
  const table = new Table({
    head: heads.map((head) => dim(head)),
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  const widths = heads
    .slice(0, -1)
    .map((head, index) => Math.max(head.length, ...cells.map((row) => width(row[index]))))
  const left = process.stdout.columns - widths.reduce((sum, one) => sum + one + 2, 0)
  table.push(...cells.map((row) => [...row.slice(0, -1), cut(row.at(-1) ?? '', Math.max(left, NARROWEST))]))
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`
}

function width(cell = ''): number {
  return [...cell].length
}

function cut(text: string, most: number): string {
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}
