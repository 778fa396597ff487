// One size and one kind of filters, in a process of its own: what each matcher costs, as lines of JSON for match.ts.
// Run with --expose-gc.

import { passes, type ReadDocument, readDocument } from '../../../src/domain/filter/evaluate.ts'
import { canonicalForm } from '../../../src/domain/filter/stream-id.ts'
import { createPercolator, type Registration } from '../../../src/domain/match/percolator.ts'
import type { Row } from './match.ts'
import { distinctFilter, type Filter, randomFrom, statement, usualFilter } from './mix.ts'

const count = Number(process.argv[2])
const isDistinct = process.argv[3] === 'distinct'
const name = (matcher: string) => (isDistinct ? `${matcher}-distinct` : matcher)

/** The same filters each time it is called. */
function* filters(): Generator<Filter> {
  const random = randomFrom(count)
  const taken = new Set<string>()
  const isNew = (condition: Filter['condition']) => {
    const before = taken.size
    taken.add(JSON.stringify(canonicalForm(condition)))
    return taken.size > before
  }
  for (let index = 0; index < count; index += 1) yield isDistinct ? distinctFilter(random, isNew) : usualFilter(random)
}

/** CPU and not the clock: other work on the machine must not count. */
function microsOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

function bytesHeld(): number {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

const statements = Array.from(
  { length: 1_000 },
  (
    (random) => () =>
      statement(random)
  )(randomFrom(7)),
)
const scanned = statements.slice(0, Math.max(15, Math.min(400, Math.ceil(20_000_000 / count))))
const fresh = (some: typeof statements) => some.map(readDocument)

function measurePercolator() {
  const before = bytesHeld()
  const percolator = createPercolator<number>()
  const registrations: Registration[] = []
  // The caller's own list of what it registered is not the percolator's; it is filled before, and counted before.
  for (let index = 0; index < count; index += 1) registrations.push(index as Registration)
  const listed = bytesHeld()
  let index = 0
  for (const { condition, queries } of filters()) {
    registrations[index] = percolator.add(condition, queries, index)
    index += 1
  }
  const bytes = bytesHeld() - listed
  if (listed < before) throw new Error('run with --expose-gc')
  return { percolator, registrations, bytesPerFilter: bytes / count }
}

function matchAll(
  reads: ReadDocument[],
  match: (read: ReadDocument) => number[],
): { micros: number; found: number[][] } {
  const found: number[][] = []
  const micros = microsOf(() => {
    for (const read of reads) found.push(match(read))
  })
  return { micros: micros / reads.length, found }
}

const { percolator, registrations, bytesPerFilter } = measurePercolator()
// Warm, and then some of what is there goes and comes back, as watchers do.
matchAll(fresh(statements), (read) => percolator.matching(read))
const beforeScan = bytesHeld()
const all = [...filters()]
const scanBytes = (bytesHeld() - beforeScan) / count
const random = randomFrom(11)
const moving = [...new Set(Array.from({ length: Math.min(50_000, count / 5) }, () => Math.floor(random() * count)))]
const removing = microsOf(() => {
  for (const index of moving) percolator.remove(registrations[index] as Registration)
})
const adding = microsOf(() => {
  for (const index of moving) {
    const { condition, queries } = all[index] as Filter
    registrations[index] = percolator.add(condition, queries, index)
  }
})

const scan = (read: ReadDocument): number[] => {
  const found: number[] = []
  for (let index = 0; index < all.length; index += 1) {
    const { condition, queries } = all[index] as Filter
    if (passes(condition, read, queries)) found.push(index)
  }
  return found
}
matchAll(fresh(scanned.slice(0, 5)), scan)
const byScan = matchAll(fresh(scanned), scan)
const byIndex = matchAll(fresh(statements), (read) => percolator.matching(read))

for (const [index, plainly] of byScan.found.entries()) {
  const found = [...(byIndex.found[index] ?? [])].sort((a, b) => a - b)
  if (found.length !== plainly.length || found.some((value, place) => value !== plainly[place]))
    throw new Error(`statement ${index}: the index finds ${found.length} filters, the scan ${plainly.length}`)
}
const average = (found: number[][]) => found.reduce((sum, one) => sum + one.length, 0) / found.length
const rows: Row[] = [
  {
    filters: count,
    matcher: name('scan'),
    cpuMicrosPerStatement: byScan.micros,
    matchesPerStatement: average(byScan.found),
    bytesPerFilter: scanBytes,
    addMicros: null,
    removeMicros: null,
  },
  {
    filters: count,
    matcher: name('percolator'),
    cpuMicrosPerStatement: byIndex.micros,
    matchesPerStatement: average(byIndex.found),
    bytesPerFilter,
    addMicros: adding / moving.length,
    removeMicros: removing / moving.length,
  },
]
process.stdout.write(`${JSON.stringify(rows)}\n`)
