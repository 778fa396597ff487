// npm run bench -- readers [--parts herd,stall,soak] [--json FILE]
//   herd: [--clients 10000] [--streams 1000] [--missed 100]
//   stall: [--stalled 10] [--others 50] [--seconds 60] [--rate 50] [--characters 2000]
//   soak: [--events 100000]
//
// What readers that come back all at once, or stop reading, cost the service and each other, and what it holds after
// many events. Every reader checks that nothing is missing, told twice or out of order.

import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { cpuSeconds, residentKb } from '../fanout/cost.ts'
import { openCrowd } from './crowd.ts'
import { type BenchService, type Field, openField } from './field.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    parts: { type: 'string', default: 'herd,stall,soak' },
    clients: { type: 'string', default: '10000' },
    streams: { type: 'string', default: '1000' },
    missed: { type: 'string', default: '100' },
    stalled: { type: 'string', default: '10' },
    others: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '60' },
    rate: { type: 'string', default: '50' },
    characters: { type: 'string', default: '2000' },
    events: { type: 'string', default: '100000' },
    json: { type: 'string' },
  },
})

const quantile = (times: number[], share: number) =>
  [...times].sort((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
const say = (line: string) => process.stdout.write(`${line}\n`)
const ms = (time: number) => `${time.toFixed(0)} ms`
const mb = (kb: number) => Number((kb / 1024).toFixed(1))

async function herd(field: Field, service: BenchService) {
  const clients = Number(values.clients)
  const missed = Number(values.missed)
  const crowd = openCrowd()
  try {
    const head = await field.press.add(100)
    await crowd.open(service, clients, Number(values.streams))
    await crowd.reach(head)
    const reached = await field.press.add(60)
    await crowd.reach(reached)
    await crowd.cut()
    await pause(1_000)
    const end = await field.press.add(missed)
    // What the service does when nobody comes, which is not the herd's.
    await pause(3_000)
    await service.statements()
    await crowd.tell()
    const cpu = cpuSeconds(service.pid)
    const times = await crowd.comeBack()
    await crowd.reach(end)
    const used = cpuSeconds(service.pid) - cpu
    const { statements, most } = await service.statements()
    const { delivered, wrong } = await crowd.tell()
    const figures = {
      clients,
      streams: Number(values.streams),
      missed,
      delivered,
      statementsPerReconnect: statements / clients,
      p50Ms: quantile(times, 0.5),
      lastMs: Math.max(...times),
      cpuSeconds: used,
      rssMb: mb(residentKb(service.pid)),
      wrong,
    }
    say(
      `herd: ${clients} clients of ${values.streams} streams come back at once to up to ${missed + 50} entries: ` +
        `${statements} SQL statements, ${figures.statementsPerReconnect.toFixed(4)} each; ` +
        `half have caught up after ${ms(figures.p50Ms)}, the last after ${ms(figures.lastMs)}; ${delivered} deliveries; ` +
        `CPU ${used.toFixed(1)} s; ${figures.rssMb} MB; ${wrong.length} wrong`,
    )
    for (const [text, count] of most) say(`  ${String(count).padStart(6)}  ${text}`)
    return figures
  } finally {
    crowd.close()
  }
}

async function stall(field: Field, service: BenchService) {
  const seconds = Number(values.seconds)
  const rate = Number(values.rate)
  const slow = openCrowd()
  const others = openCrowd()
  const samples: { atSeconds: number; rssMb: number }[] = []
  const began = Date.now()
  const sample = () => samples.push({ atSeconds: (Date.now() - began) / 1_000, rssMb: mb(residentKb(service.pid)) })
  const write = async (forSeconds: number) => {
    let head = 0
    const from = Date.now()
    for (let step = 0; Date.now() - from < forSeconds * 1_000; step += 1) {
      head = await field.press.add(Math.max(1, Math.round(rate / 10)))
      if (step % 50 === 0) sample()
      await pause(Math.max(0, from + (step + 1) * 100 - Date.now()))
    }
    return head
  }
  try {
    await field.press.add(2_500)
    await slow.open(service, Number(values.stalled), Number(values.stalled))
    await others.open(service, Number(values.others), 1)
    await others.reach(await write(10))
    const before = await others.tell()
    const rssBefore = mb(residentKb(service.pid))
    await slow.pause()
    const head = await write(seconds)
    await others.reach(head)
    const during = await others.tell()
    const rssDuring = Math.max(...samples.map(({ rssMb }) => rssMb))
    const resumed = performance.now()
    await slow.resume()
    await slow.reach(head)
    const caughtUpMs = performance.now() - resumed
    const back = await slow.tell()
    sample()
    const delays = (of: number[]) => ({ p50Ms: quantile(of, 0.5), p99Ms: quantile(of, 0.99) })
    const figures = {
      stalled: Number(values.stalled),
      seconds,
      rate,
      characters: Number(values.characters),
      rssBeforeMb: rssBefore,
      rssPeakMb: rssDuring,
      rssAfterMb: samples.at(-1)?.rssMb ?? 0,
      othersBefore: delays(before.delaysMs),
      othersDuring: delays(during.delaysMs),
      deliveredToOthers: during.delivered,
      deliveredToStalled: back.delivered,
      caughtUpMs,
      /** Stalled ones that found themselves cut off, and came back to where they were. */
      cutOff: back.lost.length,
      samples,
      wrong: [...before.wrong, ...during.wrong, ...back.wrong],
    }
    const { othersBefore, othersDuring } = figures
    say(
      `stall: ${figures.stalled} readers read nothing for ${seconds} s, ${rate} entries of ${values.characters} characters a second: ` +
        `${rssBefore} MB before, ${rssDuring} MB at most, ${figures.rssAfterMb} MB after; ` +
        `${values.others} others p50 / p99 ${ms(othersBefore.p50Ms)} / ${ms(othersBefore.p99Ms)} before, ` +
        `${ms(othersDuring.p50Ms)} / ${ms(othersDuring.p99Ms)} meanwhile (${during.delivered} deliveries); ` +
        `then ${back.delivered} deliveries to the stalled, all in order after ${ms(caughtUpMs)}, ${back.lost.length} of them cut off meanwhile; ${figures.wrong.length} wrong`,
    )
    return figures
  } finally {
    slow.close()
    others.close()
  }
}

async function soak(field: Field, service: BenchService) {
  const events = Number(values.events)
  const readers = openCrowd()
  const samples: { events: number; rssMb: number }[] = []
  let cpu = 0
  try {
    await readers.open(service, 4, 2)
    // What is remembered of the newest is full after this.
    await readers.reach(await field.press.add(20_000))
    let delivered = 0
    const wrong: string[] = []
    cpu = cpuSeconds(service.pid)
    for (let done = 0; done < events; ) {
      await readers.reach(await field.press.add(2_000))
      done += 2_000
      if (done % Math.max(2_000, Math.floor(events / 40 / 2_000) * 2_000) !== 0) continue
      samples.push({ events: done, rssMb: mb(residentKb(service.pid)) })
      const told = await readers.tell()
      delivered += told.delivered
      wrong.push(...told.wrong)
    }
    // In the first half the heap finds its size.
    const later = samples.slice(Math.floor(samples.length / 2))
    const slope = slopeOf(later.map(({ events: at, rssMb }) => [at, rssMb])) * 100_000
    const rss = later.map(({ rssMb }) => rssMb)
    const figures = { events, delivered, mbPer100k: slope, rssMb: [Math.min(...rss), Math.max(...rss)], samples, wrong }
    say(
      `soak: ${events} events, ${delivered} deliveries: ${Math.min(...rss)} to ${Math.max(...rss)} MB in the second half, ` +
        `${slope.toFixed(2)} MB more with each 100,000; CPU ${(cpuSeconds(service.pid) - cpu).toFixed(0)} s; ${wrong.length} wrong`,
    )
    return figures
  } finally {
    readers.close()
  }
}

/** Of the line that lies nearest to the points (least squares). */
function slopeOf(points: [number, number][]): number {
  const mean = (of: (point: [number, number]) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length
  const [x, y] = [mean(([at]) => at), mean(([, value]) => value)]
  const spread = mean(([at]) => (at - x) ** 2)
  return spread === 0 ? 0 : mean(([at, value]) => (at - x) * (value - y)) / spread
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
const parts = { herd, stall, soak }
const figures: Record<string, unknown> = {}
for (const name of values.parts.split(',')) {
  const part = parts[name as keyof typeof parts]
  if (part === undefined) throw new Error(`there is no part "${name}": ${Object.keys(parts).join(', ')}`)
  const field = await openField(name === 'stall' ? Number(values.characters) : 300)
  try {
    figures[name] = await part(field, await field.serve())
  } finally {
    await field.close()
  }
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
if (Object.values(figures).some((one) => (one as { wrong: string[] }).wrong.length > 0)) process.exitCode = 1
