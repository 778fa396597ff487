// npm run bench -- match [--filters 1000,1000000] [--json FILE]: what one statement costs at so many filters, by asking
// each of them and by the index, and whether both answer the same.

import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

export interface Row {
  filters: number
  /** `scan` asks every filter, `percolator` the index; `…-distinct` where no two filters are alike. */
  matcher: string
  cpuMicrosPerStatement: number
  matchesPerStatement: number
  /** Of heap and typed arrays. */
  bytesPerFilter: number
  addMicros: number | null
  removeMicros: number | null
}

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    filters: { type: 'string', default: '1000,10000,100000,1000000' },
    json: { type: 'string' },
  },
})
const sizes = values.filters.split(',').map(Number)
const measure = fileURLToPath(new URL('measure.ts', import.meta.url))

function run(filters: number, kind: 'usual' | 'distinct'): Row[] {
  const flags = ['--expose-gc', '--max-old-space-size=8192', '--import', 'tsx']
  const answer = execFileSync(process.execPath, [...flags, measure, String(filters), kind], { encoding: 'utf8' })
  return JSON.parse(answer) as Row[]
}

function print(row: Row, scan: Row | undefined): void {
  const number = (value: number | null, digits = 0) => (value === null ? '' : value.toFixed(digits))
  const less = scan === undefined ? '' : `${(scan.cpuMicrosPerStatement / row.cpuMicrosPerStatement).toFixed(0)}x less`
  const cells = [
    String(row.filters).padStart(9),
    row.matcher.padEnd(20),
    number(row.cpuMicrosPerStatement).padStart(10),
    number(row.matchesPerStatement).padStart(9),
    number(row.bytesPerFilter).padStart(9),
    number(row.addMicros, 1).padStart(8),
    number(row.removeMicros, 1).padStart(8),
    less,
  ]
  process.stdout.write(`${cells.join(' ')}\n`)
}

process.stdout.write('  filters matcher              us CPU per   matches     bytes   us per   us per\n')
process.stdout.write('                                statement            per filter    add   remove\n')
const rows: Row[] = []
for (const kind of ['usual', 'distinct'] as const) {
  for (const filters of kind === 'distinct' ? sizes.slice(-1) : sizes) {
    const [scan, index] = run(filters, kind)
    for (const row of [scan, index]) {
      if (row === undefined) continue
      rows.push(row)
      print(row, row === index ? scan : undefined)
    }
  }
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows }, null, 2)}\n`)
