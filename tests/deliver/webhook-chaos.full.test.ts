import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { expect, onTestFinished, test } from 'vitest'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { readDecided } from '../../src/store/alerts/alerts.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { changeChannel } from '../../src/store/deliveries/channels.ts'
import { newSecret } from '../../src/store/deliveries/secrets.ts'
import { freshDatabase } from '../world/database.ts'
import { openReceiver } from '../world/receiver.ts'
import { seeded } from '../world/seeded.ts'
import { alertOf, channelOf, watchOf } from './owed.ts'

const SEED = Number(process.env.CHAOS_SEED ?? 15)
const CHANNELS = 5
const ALERTS = 120
const PROCESSES = 3
const KILLS = 8
const TIMES = { TIMEOUT_MS: '400', LEASE_MS: '1500', GIVE_UP_MS: '600000' }

test('whatever receivers do and whichever process is killed, every alert comes, and twice only under one id', async () => {
  const random = seeded(SEED)
  const fresh = await freshDatabase()
  const { prisma, close } = await openDatabase(fresh.url, { allowUnsafe: true })
  const receiver = await openReceiver()
  const children = new Set<ChildProcess>()
  onTestFinished(async () => {
    for (const child of children) child.kill('SIGKILL')
    await receiver.close()
    await close()
    await fresh.drop()
  })
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/deliver/delivering-process.ts'], {
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        DATABASE_URL: fresh.url,
        ALLOWED: receiver.host,
        ...TIMES,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.add(child)
    await once(child.stdout ?? child, 'data')
    return child
  }

  /** What each path did with what it was sent, and what it took. */
  const counts = new Map<string, number>()
  const taken = new Map<string, string[]>()
  let underWay = 0
  let isCalm = false
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  const take = (path: string, body: string, id: string) => {
    for (const { id: alertId } of JSON.parse(body).data.alerts ?? []) {
      const key = `${path} ${alertId}`
      taken.set(key, [...(taken.get(key) ?? []), id])
    }
  }
  const BEHAVIOURS: [string, number, (response: ServerResponse) => void][] = [
    ['hangs', 0.06, () => undefined],
    ['resets', 0.12, (response) => response.socket?.resetAndDestroy()],
    ['answers 500', 0.12, (response) => response.writeHead(500).end('no')],
    ['redirects', 0.08, (response) => response.writeHead(307, { location: `http://${receiver.host}/elsewhere` }).end()],
    ['asks to wait', 0.05, (response) => response.writeHead(429, { 'retry-after': '0' }).end()],
    ['says 410', 0.02, (response) => response.writeHead(410).end()],
    ['drips its head', 0.05, (response) => drip(response, 'HTTP/1.1 200 OK\r\nx-long: 0123456789012345678901234\r\n')],
  ]
  receiver.answer = ({ path, headers, body }, response) => {
    const id = String(headers['webhook-id'])
    new Webhook(secrets.get(path) ?? '').verify(body, headers as Record<string, string>)
    count('requests')
    underWay += 1
    response.once('close', () => {
      underWay -= 1
    })
    let left = isCalm ? 1 : random()
    for (const [name, share, act] of BEHAVIOURS) {
      left -= share
      if (left >= 0) continue
      count(name)
      return act(response)
    }
    // It was taken; its sender may never hear so.
    count('takes')
    take(path, body, id)
    const how = isCalm ? 1 : random()
    if (how < 0.1) {
      count('takes, then resets')
      response.socket?.resetAndDestroy()
    } else if (how < 0.2) {
      count('takes, and its body never ends')
      response.writeHead(200)
      drip(response, 'x'.repeat(10_000))
    } else setTimeout(() => response.writeHead(204).end(), 100 * random())
  }

  const secrets = new Map<string, string>()
  const channels: string[] = []
  const watches = [await watchOf(prisma, LOCAL_PRINCIPAL.id), await watchOf(prisma, LOCAL_PRINCIPAL.id, 1)]
  for (let number = 0; number < CHANNELS; number += 1) {
    const secret = newSecret()
    secrets.set(`/${number}`, secret)
    channels.push(await channelOf(prisma, LOCAL_PRINCIPAL.id, { secret, address: `http://${receiver.host}/${number}` }))
  }
  const running: ChildProcess[] = []
  for (let number = 0; number < PROCESSES; number += 1) running.push(await start())

  let kills = 0
  let pauses = 0
  let midDelivery = 0
  const killing = (async () => {
    for (let round = 0; round < KILLS; round += 1) {
      await sleep(300 + 500 * random())
      // While something is under way, so that it is cut.
      while (underWay === 0) await sleep(5)
      const victim = running.splice(Math.floor(random() * running.length), 1)[0]
      if (victim === undefined) continue
      midDelivery += underWay > 0 ? 1 : 0
      const gone = once(victim, 'exit')
      victim.kill('SIGKILL')
      await gone
      children.delete(victim)
      kills += 1
      running.push(await start())
    }
  })()
  const alerts: string[] = []
  // 410 pauses a channel; its owner lets it go on.
  const resume = async (): Promise<number> => {
    const paused = await prisma.channel.findMany({ where: { pause: { not: null } }, select: { id: true } })
    for (const { id } of paused)
      await changeChannel(prisma, { id, ownerId: null }, { isPaused: false, credential: null })
    return paused.length
  }
  for (let number = 0; number < ALERTS; number += 1) {
    const watchId = watches[number % 4 === 3 ? 1 : 0] ?? ''
    // Bursts that are over: what comes to one after it was sent goes out alone.
    const burstAt = new Date(Date.now() - 120_000 - (number % 3) * 60_000)
    alerts.push(await alertOf(prisma, watchId, [LOCAL_PRINCIPAL.id], { burstAt }))
    await sleep(40 * random())
    if (number % 10 === 0) pauses += await resume()
  }
  while (kills < KILLS) {
    await sleep(100)
    pauses += await resume()
  }
  await killing
  isCalm = true
  await expect
    .poll(
      async () => {
        const paused = await resume()
        const position = await readDecided(prisma)
        const behind = await prisma.channel.count({ where: { place: { lt: position } } })
        const pending = await prisma.delivery.count({ where: { state: 'PENDING' } })
        return behind + pending + paused
      },
      { timeout: 120_000, interval: 500 },
    )
    .toBe(0)

  const lost = channels.flatMap((_, number) => alerts.filter((alertId) => !taken.has(`/${number} ${alertId}`)))
  const ids = [...taken.values()]
  const underOthers = ids.filter((each) => new Set(each).size > 1)
  const owed = await prisma.delivery.count({ where: { kind: 'ALERTS' } })
  const attempts = await prisma.deliveryAttempt.count()
  const repeated = ids.filter((each) => each.length > 1).length
  const figures = {
    seed: SEED,
    kills,
    midDelivery,
    channels: CHANNELS,
    alerts: ALERTS,
    messages: owed,
    attempts,
    repeated,
    pauses,
  }
  process.stdout.write(
    `${JSON.stringify({ ...figures, lost: lost.length, underOthers: underOthers.length, ...Object.fromEntries(counts) })}\n`,
  )
  expect(kills).toBe(KILLS)
  expect(midDelivery).toBeGreaterThan(3)
  for (const [name] of BEHAVIOURS) expect(counts.get(name), name).toBeGreaterThan(0)
  expect(repeated).toBeGreaterThan(0)
  expect(lost).toEqual([])
  expect(underOthers).toEqual([])
}, 400_000)

/** Sends a text a few bytes at a time, for much longer than anyone should wait. */
function drip({ socket }: ServerResponse, text: string): void {
  let at = 0
  const timer = setInterval(() => {
    if (socket === null || socket.destroyed) return clearInterval(timer)
    socket.write(text.slice(at, at + 2))
    at += 2
  }, 50)
}
