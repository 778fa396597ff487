import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/api/relay/global-id.ts'
import { LOCAL_PRINCIPAL, type Principal } from '../../src/domain/statement/principal.ts'
import { followWatch } from '../../src/store/watches/saved/sharing.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
let reader: Principal

beforeAll(async () => {
  desk = await openDesk()
  reader = await desk.principal('READER', 'Ada')
  const topic = await desk.archive.topic('Alpha')
  for (let index = 0; index < 12; index += 1) {
    const input = {
      name: `Watch ${index}`,
      filter: { topics: [encodeGlobalId('Topic', topic)], text: `quay ${index}` },
    }
    const { createWatch } = await desk.answered(
      'mutation ($input: CreateWatchInput!) { createWatch(input: $input) { ... on CreateWatchSuccess { watch { id } } } }',
      { input },
      reader,
    )
    const { id } = createWatch.watch
    await desk.answered(
      `mutation ($id: ID!) { updateWatch(input: { id: $id, burstMinutes: ${index + 1} }) { __typename }
        shareWatch(input: { id: $id, principals: ["local"] }) { __typename }
        createMute(input: { subject: $id }) { __typename } }`,
      { id },
      reader,
    )
    await followWatch(desk.database.prisma, Buffer.from(id, 'base64').toString().slice(6), LOCAL_PRINCIPAL.id)
  }
})

afterAll(() => desk.close())

const LISTS = {
  watches: `query ($first: Int!) { watches(first: $first) { nodes {
    id name owner isMine version filter tells silenceDays burstMinutes isPaused changedAt sharedWith followers isFollowed
    lostNames { id } versions { version author isInForce filter changes { field before after } } } } }`,
  mutes: `query ($first: Int!) { mutes(first: $first) { nodes {
    subject subjectId isInForce watch { name owner filter } statement { text } topic { slug } actor { name } source { name } } } }`,
}

test.each(Object.entries(LISTS))(
  'a page of %s costs as many SQL statements, however many it shows',
  async (list, document) => {
    const counts = []
    for (const first of [1, 4, 12]) {
      desk.statementsSent()
      expect((await desk.answered(document, { first }, reader))[list].nodes).toHaveLength(first)
      counts.push(desk.statementsSent().length)
    }
    expect(new Set(counts).size, counts.join()).toBe(1)
  },
)
