// npm run bench -- authority [--revocations 100] [--rate 50] [--json FILE]
//
// How long a stream stands after its key was revoked or its principal's role changed, on two processes of one database,
// while entries come in at `rate` a second. Counted from before the call was sent, so the commit lies later, and the
// time since the commit is shorter. "Without a hint": the key is revoked in the database, past every process, as where
// the hint was lost: polling finds it.

import { writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Reader, read, type Transport } from '../world/readers.ts'
import { ask } from '../world/service.ts'
import { type BenchService, type Field, openField } from './readers/field.ts'

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    revocations: { type: 'string', default: '100' },
    rate: { type: 'string', default: '50' },
    json: { type: 'string' },
  },
})

type Way = 'key revoked' | 'role changed' | 'key revoked without a hint'
const WAYS: readonly Way[] = ['key revoked', 'role changed', 'key revoked without a hint']
const TRANSPORTS: readonly Transport[] = ['WebSocket', 'events']
const FOLLOW = 'subscription { statementEvents { __typename ... on JournalEvent { cursor } } }'
/** Keys whose streams stand at the same time. */
const AT_ONCE = 20

interface Standing {
  principal: string
  id: string
  readers: { on: 'its own process' | 'another process'; transport: Transport; reader: Reader }[]
}

async function must<Data>(service: BenchService, mutation: string, input: object): Promise<Data> {
  const { data, errors } = await ask<Record<string, Data>>(service.url, mutation, { input })
  if (errors !== undefined) throw new Error(JSON.stringify(errors))
  return Object.values(data ?? {})[0] as Data
}

async function stand(services: readonly [BenchService, BenchService], principal: string): Promise<Standing> {
  const { key, apiKey } = await must<{ key: string; apiKey: { id: string } }>(
    services[0],
    'mutation ($input: CreateKeyInput!) { createKey(input: $input) { ... on CreateKeySuccess { key apiKey { id } } } }',
    { principal, role: 'READER' },
  )
  const readers: Standing['readers'] = []
  for (const [index, service] of services.entries()) {
    while ((await ask(service.url, '{ __typename }', {}, key)).status !== 200) await pause(20)
    for (const transport of TRANSPORTS) {
      const reader = read(transport, service.url, FOLLOW, key)
      readers.push({ on: index === 0 ? 'its own process' : 'another process', transport, reader })
    }
  }
  for (const { reader } of readers)
    while (!reader.events.some((event) => event.__typename === 'CaughtUp')) await pause(10)
  return { principal, id: apiKey.id, readers }
}

async function end(way: Way, service: BenchService, field: Field, { principal, id }: Standing): Promise<void> {
  switch (way) {
    case 'key revoked':
      return void (await must(
        service,
        'mutation ($input: RevokeKeyInput!) { revokeKey(input: $input) { __typename } }',
        { id },
      ))
    case 'role changed':
      return void (await must(
        service,
        'mutation ($input: ChangeRoleInput!) { changeRole(input: $input) { __typename } }',
        { principal, role: 'EDITOR' },
      ))
    case 'key revoked without a hint':
      return void (await field.press.run('UPDATE api_keys SET revoked_at = now() WHERE id = $1', [id]))
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
const field = await openField(300)
const times = new Map<string, number[]>()
try {
  const services = [await field.serve(), await field.serve({})] as const
  let isOver = false
  const rate = Number(values.rate)
  const writing = (async () => {
    while (!isOver && rate > 0) {
      await field.press.add(Math.max(1, Math.round(rate / 5)))
      await pause(200)
    }
  })()
  for (const way of WAYS) {
    for (let done = 0; done < Number(values.revocations); done += AT_ONCE) {
      const standing = await Promise.all(
        Array.from({ length: AT_ONCE }, (_, index) => stand(services, `${way} ${done + index}`)),
      )
      for (const one of standing) {
        const from = performance.now()
        const ended = one.readers.map(async ({ on, transport, reader }) => {
          const how = await reader.ended
          if (how !== (transport === 'WebSocket' ? 4403 : 'KEY_REVOKED')) throw new Error(`ended with ${how}`)
          const row = `${way} | ${on} | ${transport}`
          times.set(row, [...(times.get(row) ?? []), performance.now() - from])
        })
        await end(way, services[0], field, one)
        await Promise.all(ended)
        // Not in step with any poll.
        await pause(Math.random() * (way === 'key revoked without a hint' ? 1_000 : 50))
        for (const { reader } of one.readers) reader.stop()
      }
    }
  }
  isOver = true
  await writing
} finally {
  await field.close()
}
const rows = [...times].map(([row, those]) => {
  const [way, on, transport] = row.split(' | ')
  const sorted = those.sort((one, other) => one - other)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { way, on, transport, count: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), mostMs: at(1) }
})
for (const { way, on, transport, count, p50Ms, p99Ms, mostMs } of rows)
  process.stdout.write(
    `${way?.padEnd(27)} ${on?.padEnd(16)} ${transport?.padEnd(10)} ${String(count).padStart(4)} streams: ` +
      `p50 ${p50Ms.toFixed(0)} ms, p99 ${p99Ms.toFixed(0)} ms, at most ${mostMs.toFixed(0)} ms\n`,
  )
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ rows }, null, 2)}\n`)
