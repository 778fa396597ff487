import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/api/relay/global-id.ts'
import type { Principal } from '../../src/domain/statement/principal.ts'
import { deleteWatch } from '../../src/store/watches/definitions.ts'
import { createMute, endMute } from '../../src/store/watches/mutes.ts'
import { decideAll, watchFor } from '../world/alerts.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'
import { newSeed, seeded } from '../world/seeded.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const QUERY = `query($watchId: ID) {
  all: inbox(watchId: $watchId, states: [UNREAD, READ, ARCHIVED], first: 100) {
    totalCount counts { all unread read archived hidden hiddenBy { muteId count } }
    nodes { state alert { id watchId } }
  }
  unread: inbox(watchId: $watchId, states: [UNREAD], first: 0) { totalCount }
  read: inbox(watchId: $watchId, states: [READ], first: 0) { totalCount }
  archived: inbox(watchId: $watchId, states: [ARCHIVED], first: 0) { totalCount }
  hidden: inbox(watchId: $watchId, hidden: true, first: 100) { totalCount nodes { hiddenById } }
  bursts: inboxBursts(watchId: $watchId, states: [UNREAD, READ, ARCHIVED], first: 100) {
    totalCount nodes { count unread items(first: 100) { alert { id } } }
  }
}`
const MARK = `mutation($input: MarkAlertsInput!) {
  markAlerts(input: $input) { ... on MarkAlertsSuccess { changed counts { all unread read archived hidden } } }
}`

/** Whatever was done to an inbox, its counts are those of its lists, and add up. */
async function check(reader: Principal, watchId: string | null): Promise<void> {
  const answer = await desk.answered(QUERY, { watchId }, reader)
  const { all, unread, read, archived, hidden, bursts } = answer
  const { counts } = all
  expect(counts.all).toBe(counts.unread + counts.read + counts.archived)
  expect(counts.hidden).toBe(counts.hiddenBy.reduce((sum: number, { count }: Answer) => sum + count, 0))
  const listed = [all, unread, read, archived, hidden].map(({ totalCount }: Answer) => totalCount)
  expect([counts.all, counts.unread, counts.read, counts.archived, counts.hidden]).toEqual(listed)
  const inState = (state: string) => all.nodes.filter((node: Answer) => node.state === state).length
  expect([inState('UNREAD'), inState('READ'), inState('ARCHIVED')]).toEqual(listed.slice(1, 4))
  const by = new Map<string, number>()
  for (const { hiddenById } of hidden.nodes) by.set(hiddenById, (by.get(hiddenById) ?? 0) + 1)
  expect(new Map(counts.hiddenBy.map(({ muteId, count }: Answer) => [muteId, count]))).toEqual(by)
  // Bursts are a partition of what is shown.
  const inBursts = bursts.nodes.flatMap(({ items }: Answer) => items.map(({ alert }: Answer) => alert.id))
  expect(inBursts.sort()).toEqual(all.nodes.map(({ alert }: Answer) => alert.id).sort())
  expect(bursts.nodes.map(({ items }: Answer) => items.length)).toEqual(bursts.nodes.map(({ count }: Answer) => count))
  expect(bursts.nodes.reduce((sum: number, burst: Answer) => sum + burst.unread, 0)).toBe(counts.unread)
}

test('whatever is said, muted, marked, shared and deleted, the counts of an inbox are those of its lists, and add up', async () => {
  const seed = newSeed()
  const random = seeded(seed)
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
  const { prisma } = desk.database
  const reader = await desk.principal('READER', 'reader')
  const owner = await desk.principal('EDITOR', 'owner')
  const words = ['kelp', 'cod', 'eel']
  const watches: { id: string; isOwn: boolean }[] = []
  let made = 0
  const mutes: string[] = []
  const add = async () => {
    if (watches.length === 6) return
    made += 1
    const isOwn = random() < 0.6
    const id = await watchFor(desk, pick(words) ?? '', {
      name: `watch ${made}`,
      ownerId: isOwn ? reader.id : owner.id,
      burstMinutes: random() < 0.5 ? 60 : 0,
    })
    watches.push({ id, isOwn })
    if (isOwn) return
    const own = { watchId: id, principalId: reader.id }
    await prisma.watchShare.create({ data: own })
    await prisma.watchFollower.create({ data: { ...own, since: new Date() } })
  }
  const acts: (() => Promise<unknown>)[] = [
    add,
    async () => {
      // A page shows all that there are.
      if ((await prisma.alert.count()) > 80) return
      for (let number = 0; number < 3; number += 1)
        await desk.archive.statement({ text: `Of ${pick(words)} and ${pick(words)}.` })
      await decideAll(desk)
    },
    async () => {
      const watchId = random() < 0.5 ? (pick(watches)?.id ?? null) : null
      const subject = { watchId, subject: 'WATCH' as const, subjectId: null, until: null }
      const muted = await createMute(prisma, reader.id, subject)
      if (muted.kind === 'muted') mutes.push(muted.id)
    },
    async () => {
      const id = mutes.splice(Math.floor(random() * mutes.length), 1)[0]
      if (id !== undefined) await endMute(prisma, reader.id, id)
    },
    async () => {
      const { all, hidden } = await desk.answered(
        'query { all: inbox(states: [UNREAD, READ, ARCHIVED]) { nodes { alert { id } } } hidden: inbox(hidden: true) { nodes { alert { id } } } }',
        {},
        reader,
      )
      const ids: string[] = [...all.nodes, ...hidden.nodes].map(({ alert }: Answer) => alert.id)
      const some = ids.filter(() => random() < 0.4)
      const upTo = pick(ids)
      const state = pick(['UNREAD', 'READ', 'ARCHIVED'])
      const input = random() < 0.5 || upTo === undefined ? { state, ids: some } : { state, upTo }
      await desk.answered(MARK, { input }, reader)
    },
    async () => {
      const shared = pick(watches.filter(({ isOwn }) => !isOwn))
      if (shared === undefined) return
      const own = { watchId: shared.id, principalId: reader.id }
      const { count } = await prisma.watchShare.deleteMany({ where: own })
      if (count === 0) await prisma.watchShare.create({ data: own })
    },
    async () => {
      if (random() > 0.2 || watches.length < 3) return
      const [gone] = watches.splice(Math.floor(random() * watches.length), 1)
      if (gone !== undefined) await deleteWatch(prisma, gone.id)
    },
  ]
  await add()
  await add()
  try {
    for (let round = 0; round < 60; round += 1) {
      await pick(acts)?.()
      await check(reader, null)
      const one = pick(watches)
      if (one !== undefined) await check(reader, encodeGlobalId('Watch', one.id))
    }
  } catch (error) {
    throw new Error(`seed ${seed}`, { cause: error })
  }
  const { all } = await desk.answered(QUERY, { watchId: null }, reader)
  expect(all.counts.all + all.counts.hidden).toBeGreaterThan(0)
}, 120_000)
