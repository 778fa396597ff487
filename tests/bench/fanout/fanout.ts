// npm run bench -- fanout [--clients 1000] [--operations 1] [--burst 1] [--own-variables]
//   [--peers onrecord,raw-ws,yoga,apollo,mercurius,postgraphile] [--service DIR] [--service-flags="--cpu-prof"]
//   [--rounds 5] [--deliveries 50000] [--json FILE]
//
// What it costs a server to bring one event to many clients, all servers side by side on the same events. With several
// operations, clients are spread over as many topics, and an event is about one topic in a hundred.

import { readFileSync, writeFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startEmbedded } from '../../../src/store/database/embedded/embedded.ts'
import type { Contestant, Field, Happening } from './contestant.ts'
import { cpuSeconds, cpuSecondsOfAll, residentKb } from './cost.ts'
import { type Crowd, openCrowd } from './crowd.ts'
import { startOnrecord } from './onrecord.ts'
import { installPeers, PEERS, startPeer } from './peers.ts'

export interface Row {
  server: string
  clients: number
  operations: number
  burst: number
  /** Median of the rounds, and its range beside it. */
  cpuSecondsPer100k: number
  cpuSecondsPer100kRange: [number, number]
  /** Of Postgres, which is not in the figure above. */
  postgresCpuSecondsPer100k: number
  deliveriesPerSecond: number
  /** From the commit (where a server has none: the publishing) to the receipt. */
  p50Ms: number
  p99Ms: number
  rssPerConnectionKb: number
  bytesPerEvent: number
}

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    clients: { type: 'string', default: '1000' },
    operations: { type: 'string', default: '1' },
    burst: { type: 'string', default: '1' },
    'own-variables': { type: 'boolean', default: false },
    peers: { type: 'string', default: ['onrecord', ...PEERS].join() },
    service: { type: 'string', default: resolve(import.meta.dirname, '../../..') },
    'service-flags': { type: 'string', default: '' },
    rounds: { type: 'string', default: '5' },
    deliveries: { type: 'string', default: '50000' },
    json: { type: 'string' },
  },
})
const clients = Number(values.clients)
const operations = Number(values.operations)
const burst = Number(values.burst)
const rounds = Number(values.rounds)
/** Clients that come first and follow a topic of their own: what a server learns from its first ones is nobody's cost. */
const EARLY = 50
const EARLY_TOPIC = operations
/** Events that those are sent before memory is counted. */
const FIRST_EVENTS = 20
/**
 * And before time is counted: a server's compiler knows its code by then. Fewer would be unlike a server that has run
 * for a day, for those most that do much once for an event and little for each client.
 */
const WARM_UP = 500
const PATIENCE_MS = 180_000
const LONGEST_ROUND = 500

interface Standing {
  contestant: Contestant
  crowd: Crowd
  rssPerConnectionKb: number
  rounds: Round[]
}

interface Round {
  deliveries: number
  cpu: number
  postgresCpu: number
  tookMs: number
  latencies: number[]
  bytes: number
}

let mark = 0
function happening(): Happening {
  mark += 1
  const about = Math.max(1, Math.round(operations / 100))
  return { mark, topics: Array.from({ length: about }, (_, index) => (mark * about + index) % operations) }
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const quantile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

async function enter(name: string, field: Field): Promise<Standing> {
  const contestant = name === 'onrecord' ? await startOnrecord(field) : await startPeer(name, field)
  const crowd = openCrowd(PATIENCE_MS)
  const join = (from: number, topics: readonly number[]) =>
    crowd.join(
      contestant,
      topics.map((topic, index) => contestant.subscription(from + index, topic)),
      topics,
    )
  const tellEarly = async (count: number) => {
    for (let number = 0; number < count; number += 1) {
      mark += 1
      await send(crowd, contestant, [{ mark, topics: [EARLY_TOPIC] }])
    }
  }
  await join(
    0,
    Array.from({ length: EARLY }, () => EARLY_TOPIC),
  )
  await settle()
  await tellEarly(FIRST_EVENTS)
  await settle()
  const before = residentKb(contestant.pid)
  await join(
    EARLY,
    Array.from({ length: clients }, (_, index) => index % operations),
  )
  await settle()
  const rssPerConnectionKb = (residentKb(contestant.pid) - before) / clients
  await tellEarly(WARM_UP)
  return { contestant, crowd, rssPerConnectionKb, rounds: [] }
}

/** Nothing says when a subscription stands; after this, and a first event that reaches everybody, all do. */
const settle = () => pause(1_000 + clients / 5)

async function send(crowd: Crowd, contestant: Contestant, events: Happening[]) {
  let at = 0
  const receipts = await crowd.receive(events, async () => {
    at = await contestant.publish(events)
  })
  const latencies = [...receipts.times.values()].flat().map((time) => time - at)
  return { latencies, bytes: receipts.bytes }
}

function emptyRound(): Round {
  return { deliveries: 0, cpu: 0, postgresCpu: 0, tookMs: 0, latencies: [], bytes: 0 }
}

/** Sends events that happen together, and adds what that cost to the round. */
async function add(round: Round, { contestant, crowd }: Standing, postgres: number, events: Happening[]) {
  const cpu = cpuSeconds(contestant.pid)
  const postgresCpu = cpuSecondsOfAll(postgres)
  const { latencies, bytes } = await send(crowd, contestant, events)
  round.cpu += cpuSeconds(contestant.pid) - cpu
  round.postgresCpu += cpuSecondsOfAll(postgres) - postgresCpu
  round.deliveries += latencies.length
  for (const one of latencies) round.latencies.push(one)
  // From the commit until the last client has it: what the bench does in between is not the server's.
  round.tookMs += latencies.reduce((longest, one) => Math.max(longest, one), 0)
  round.bytes = bytes
}

function rowOf({ contestant, rssPerConnectionKb, rounds }: Standing): Row {
  const per100k = (of: (round: Round) => number) => rounds.map((one) => (of(one) / one.deliveries) * 100_000)
  const costs = per100k(({ cpu }) => cpu)
  const latencies = rounds.flatMap((one) => one.latencies).sort((a, b) => a - b)
  return {
    server: contestant.name,
    clients,
    operations,
    burst,
    cpuSecondsPer100k: median(costs),
    cpuSecondsPer100kRange: [Math.min(...costs), Math.max(...costs)],
    postgresCpuSecondsPer100k: median(per100k(({ postgresCpu }) => postgresCpu)),
    deliveriesPerSecond: median(rounds.map((one) => (one.deliveries / one.tookMs) * 1000)),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
    rssPerConnectionKb,
    bytesPerEvent: rounds[0]?.bytes ?? 0,
  }
}

function print(rows: Row[]): void {
  const raw = rows.find(({ server }) => server === 'raw-ws')?.cpuSecondsPer100k
  const peers = rows.filter(({ server }) => server !== 'raw-ws' && server !== 'onrecord')
  const best = Math.min(...peers.map((row) => row.cpuSecondsPer100k))
  const head = [
    'server',
    'CPU s/100k',
    'range',
    'x raw',
    'x best peer',
    'Postgres',
    'deliv./s',
    'p50 ms',
    'p99 ms',
    'kB/conn',
    'bytes',
  ]
  const lines = rows.map((row) => [
    row.server,
    row.cpuSecondsPer100k.toFixed(2),
    row.cpuSecondsPer100kRange.map((one) => one.toFixed(2)).join('-'),
    raw === undefined ? '' : (row.cpuSecondsPer100k / raw).toFixed(2),
    Number.isFinite(best) ? (row.cpuSecondsPer100k / best).toFixed(2) : '',
    row.postgresCpuSecondsPer100k.toFixed(2),
    row.deliveriesPerSecond.toFixed(0),
    row.p50Ms.toFixed(1),
    row.p99Ms.toFixed(1),
    row.rssPerConnectionKb.toFixed(1),
    String(row.bytesPerEvent),
  ])
  process.stdout.write(`\n${clients} clients, ${operations} operations, bursts of ${burst}, ${rounds} rounds\n`)
  for (const line of [head, ...lines])
    process.stdout.write(
      `${line.map((cell, index) => (index === 0 ? cell.padEnd(13) : cell.padStart(11))).join(' ')}\n`,
    )
}

const names = values.peers.split(',')
if (names.some((name) => name !== 'onrecord')) installPeers()
const dataDir = await mkdtemp(join(tmpdir(), 'onrecord-bench-'))
await chmod(dataDir, 0o755)
const embedded = await startEmbedded({
  dataDir,
  onUnexpectedExit(error) {
    throw error
  },
})
// Whatever happens, no server is left behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
const standings: Standing[] = []
try {
  const postgres = postmasterOf(dataDir)
  for (const name of names) {
    process.stdout.write(`${name}: ${clients} clients\n`)
    standings.push(
      await enter(name, {
        topics: operations + 1,
        hasOwnVariables: values['own-variables'],
        databaseUrl: embedded.url,
        serviceDir: resolve(values.service),
        serviceFlags: values['service-flags'].split(' ').filter((flag) => flag !== ''),
      }),
    )
  }
  const reached = standings[0]?.crowd.reached(happening().topics) ?? 1
  const count = Math.min(LONGEST_ROUND, Math.max(2, Math.ceil(Number(values.deliveries) / reached / burst)))
  for (let number = 0; number <= rounds; number += 1) {
    // The same events for everybody; the first round warms, and does not count.
    const bursts = Array.from({ length: number === 0 ? Math.ceil(count / 5) : count }, () =>
      Array.from({ length: burst }, happening),
    )
    // One after the other at every event, so that all find the machine alike: a server that is sent its events in one
    // go has its sockets in the processor's caches, which no service has when something is said.
    const done = standings.map(emptyRound)
    for (const events of bursts)
      for (const [index, standing] of standings.entries()) {
        await add(done[index] ?? emptyRound(), standing, postgres, events)
      }
    if (number > 0)
      for (const [index, standing] of standings.entries()) standing.rounds.push(done[index] ?? emptyRound())
  }
  const rows = standings.map(rowOf)
  print(rows)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows }, null, 2)}\n`)
} finally {
  for (const { contestant, crowd } of standings) {
    crowd.close()
    await contestant.stop()
  }
  await embedded.stop()
  await rm(dataDir, { recursive: true, force: true })
}

function postmasterOf(folder: string): number {
  for (const path of ['postmaster.pid', 'postgres/postmaster.pid', 'postgres/data/postmaster.pid']) {
    try {
      return Number(readFileSync(join(folder, path), 'utf8').split('\n')[0])
    } catch {
      // Not there: the next.
    }
  }
  throw new Error(`no postmaster.pid in ${folder}`)
}
