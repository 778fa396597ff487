// npm run bench -- watches [--watches 1000,100000] [--folder DIR] [--json FILE]: what so many stored watches (see mix.ts)
// cost: a service's start and memory beyond one without watches, an event beside the bare percolator with the same
// filters, and a change up to where it is in force. The databases are written the first time, a million watches in some
// minutes, and stay in the folder for the next run.

import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { ChangeCost, EventCost } from './deciding.ts'
import { measureStart, type Started } from './start.ts'
import { openStoredWatches } from './stored.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    watches: { type: 'string', default: '1000,100000' },
    folder: { type: 'string', default: join(tmpdir(), 'onrecord-bench-watches') },
    json: { type: 'string' },
  },
})

const say = (line: string) => process.stdout.write(`${line}\n`)
const deciding = fileURLToPath(new URL('deciding.ts', import.meta.url))

function decide<Cost>(what: 'event' | 'change', url: string, postmaster: number): Cost {
  const flags = ['--expose-gc', '--max-old-space-size=8192', '--import', 'tsx']
  const answer = execFileSync(process.execPath, [...flags, deciding, what, url, String(postmaster)], {
    encoding: 'utf8',
  })
  return JSON.parse(answer) as Cost
}

const stored = await openStoredWatches(values.folder, say)
const rows: object[] = []
try {
  const empty = await measureStart(await stored.open(0), stored.pid)
  say(startLine('a service without watches', empty))
  for (const watches of values.watches.split(',').map(Number)) {
    const url = await stored.open(watches)
    say(`\n${watches} watches (load ${loadavg()[0]?.toFixed(1)})`)
    const start = await measureStart(url, stored.pid)
    say(startLine('start', start))
    say(
      `beyond that: ${(start.seconds - empty.seconds).toFixed(1)} s, ${(start.residentMb - empty.residentMb).toFixed(0)} MB`,
    )
    const event = decide<EventCost>('event', url, stored.pid)
    say(eventLine('a new statement', event.newMicros, event.newPercolatorMicros))
    say(eventLine('a changed one', event.changedMicros, event.changedPercolatorMicros))
    say(
      `it passes ${event.matching.toFixed(0)} watches; an object for each alert: ${(event.newEachMicros - event.newMicros).toFixed(0)} us more`,
    )
    say(`${event.bytesPerWatch.toFixed(0)} bytes a watch; of the percolator ${event.bytesPerFilter.toFixed(0)}`)
    const { changes } = decide<ChangeCost>('change', url, stored.pid)
    for (const { change, processMs, postgresMs, wallMs } of changes)
      say(
        `${change.padEnd(14)} ${(processMs + postgresMs).toFixed(2)} ms of CPU (Postgres ${postgresMs.toFixed(2)}), ${wallMs.toFixed(1)} ms`,
      )
    rows.push({ watches, empty, start, event, changes, load: loadavg() })
  }
} finally {
  await stored.stop()
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows }, null, 2)}\n`)

function startLine(name: string, started: Started): string {
  const { seconds, serviceCpuSeconds, postgresCpuSeconds, residentMb, mostResidentMb } = started
  return `${name}: ${seconds.toFixed(1)} s (CPU ${serviceCpuSeconds.toFixed(1)} s, Postgres ${postgresCpuSeconds.toFixed(1)} s), ${residentMb.toFixed(0)} MB, at most ${mostResidentMb.toFixed(0)}`
}

function eventLine(name: string, micros: number, bare: number): string {
  return `${name}: ${micros.toFixed(0)} us, the percolator alone ${bare.toFixed(0)}: ${(micros / bare).toFixed(2)} times`
}
