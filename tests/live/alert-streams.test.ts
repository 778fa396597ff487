import { afterAll, beforeAll, expect, test } from 'vitest'
import { rolesOf } from '../../src/domain/statement/principal.ts'
import { type AlertHub, type AlertStream, openAlertHub } from '../../src/live/alerts/alert-hub.ts'
import { openAlerts } from '../../src/live/alerts/open-alerts.ts'
import type { StreamEvent } from '../../src/live/stream.ts'
import { openAlertReader } from '../../src/store/inbox/alert-streams.ts'
import { decideAll, watchFor } from '../world/alerts.ts'
import { type Desk, openDesk } from '../world/desk.ts'

const WATCHES = 30
const STATEMENTS = 40
const LONG = { timeout: 30_000 }

let desk: Desk
let hub: AlertHub
let stream: AlertStream
/** Alerts that were read from the database, and how often it was asked. */
let read = 0
let asked = 0

beforeAll(async () => {
  desk = await openDesk()
  const reader = await desk.principal('READER', 'reader')
  stream = { of: 'inbox', watchIds: null, withHidden: false, seer: { principalId: reader.id, roles: rolesOf(reader) } }
  const { prisma } = desk.database
  const plain = openAlertReader(prisma)
  const counted = {
    ...plain,
    async read(...given: Parameters<typeof plain.read>) {
      const found = await plain.read(...given)
      asked += 1
      read += found?.length ?? 0
      return found
    },
  }
  hub = openAlertHub(counted, desk.context.live.hub, 50, desk.context.log)
  for (let number = 0; number < WATCHES; number += 1)
    await watchFor(desk, 'gull', { ownerId: reader.id, name: `gulls ${number}` })
  for (let number = 0; number < STATEMENTS; number += 1)
    await desk.archive.statement({ text: `A gull, number ${number}.` })
  await decideAll(desk)
})

afterAll(async () => {
  await hub.close()
  await desk.close()
})

async function open() {
  const live = { ...desk.context.live, alerts: hub }
  return await openAlerts(live, { stream, after: null, from: 'BEGINNING', consumer: null })
}

test('a reader that stops reading costs what waits for it, and no more; when it reads on it gets everything, once', async () => {
  const events = (await open())[Symbol.asyncIterator]()
  const first = await events.next()
  await expect.poll(() => read, LONG).toBeGreaterThan(0)
  let before = -1
  // Until it has come to rest.
  await expect
    .poll(
      () => {
        const isAtRest = before === read
        before = read
        return isAtRest
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(true)
  expect(read).toBeLessThan((WATCHES * STATEMENTS) / 2)
  const told: (StreamEvent | undefined)[] = [first.value]
  while (told.at(-1)?.type !== 'caughtUp') told.push((await events.next()).value)
  const ids = told.flatMap((event) => (event?.type === 'alert' ? [event.alert.id] : []))
  const rows = await desk.database.prisma.alert.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] })
  expect(ids).toEqual(rows.map(({ id }) => id))
  expect(ids).toHaveLength(WATCHES * STATEMENTS)
  await events.return?.()
}, 60_000)

test('who has nothing new is not woken: alerts of others cost it no question', async () => {
  const events = (await open())[Symbol.asyncIterator]()
  let event: StreamEvent | undefined
  do event = (await events.next()).value
  while (event?.type !== 'caughtUp')
  const next = events.next()
  await watchFor(desk, 'heron', { name: 'of another' })
  // It tells how far the hub knows of what was decided.
  const other = hub.watch({ of: 'watch', watchId: stream.seer.principalId, seer: stream.seer })
  const decidedNow = async () => {
    await decideAll(desk)
    const upTo = await openAlertReader(desk.database.prisma).decided()
    await expect.poll(() => other.take().decided, LONG).toBe(upTo)
  }
  await decidedNow()
  const before = asked
  for (let number = 0; number < 3; number += 1) {
    await desk.archive.statement({ text: `A heron, number ${number}.` })
    await decidedNow()
  }
  expect(asked).toBe(before)
  await desk.archive.statement({ text: 'The last gull.' })
  await decideAll(desk)
  expect((await next).value).toMatchObject({ type: 'alert' })
  other.stop()
  await events.return?.()
}, 60_000)
