import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

const STORY = `PORT ELLIS — The new breakwater will cost twice what was promised, a senior port official said on Tuesday.

“Every invoice since the spring was signed by one man, and that man has left the island,” the official said.

“We will publish the whole ledger before the election,” Mayor Ada Quill told reporters at the quay.

According to the report, the dredging company had billed the city for eleven days in a week of seven.

The harbour master’s deputy, who asked not to be named, said that the pilots had warned of it in writing.`

function printed(outlet: string, text: string, day = '2025-03-05') {
  const host = outlet.toLowerCase().replaceAll(' ', '-')
  return room.published({
    source: { name: outlet, homepage: `https://${host}.example` },
    url: `https://${host}.example/breakwater`,
    publishedAt: new Date(`${day}T09:00:00Z`),
    text,
  })
}

async function told(ids: readonly string[]) {
  return room.database.prisma.statementVersion.findMany({
    where: { statementId: { in: [...ids] }, current: true },
    include: { actor: true },
  })
}

test('an article that another outlet prints is one with the first, its speakers named or not, of one root', async () => {
  const first = await printed('Harbour Times', STORY)
  expect(first.statementIds.length).toBeGreaterThanOrEqual(4)
  for (const [at, outlet] of ['Island Post', 'Pacific Ledger', 'Reef Courier'].entries()) {
    const again = await printed(outlet, STORY, `2025-03-0${5 + at}`)
    expect(again.statementIds).toEqual(first.statementIds)
  }
  const statements = await told(first.statementIds)
  for (const { independentRoots, sourceIds, text } of statements)
    expect([independentRoots, sourceIds.length], text).toEqual([1, 4])
  expect(statements.filter(({ actor }) => actor === null).length).toBeGreaterThanOrEqual(2)
})

const WORDS = 'The lock gates were never closed at all on the night of the flood'

test('an outlet that names the speaker and one that does not tell of one statement, whichever comes first', async () => {
  const named = `“${WORDS},” Bruno Marsh said on Monday. Mr. Marsh, who runs the locks, was asked for the log.`
  const unnamed = `“${WORDS},” the statement said. It was signed by Mr. Marsh, who runs the locks.`
  const first = await printed('Lock Gazette', named)
  expect((await printed('Flood Herald', unnamed)).statementIds).toEqual(first.statementIds)
  const turned = (text: string) => text.replaceAll('lock', 'sluice').replace('flood', 'spring tide')
  const before = await printed('Sluice Gazette', turned(unnamed))
  expect((await printed('Sluice Herald', turned(named))).statementIds).toEqual(before.statementIds)
  for (const { actor } of await told([...first.statementIds, ...before.statementIds]))
    expect(actor?.name).toBe('Bruno Marsh')
})

test('a name that is written otherwise is no reason for a second statement', async () => {
  const words = 'Nobody on this council has ever seen the contract for the second tunnel'
  const one = await printed('Tunnel Times', `“${words},” Vicente Morland said at the town hall.`)
  const other = await printed('Tunnel Post', `“${words},” Vincente Morland told the council.`)
  expect(other.statementIds).toEqual(one.statementIds)
})

test('the words of two people by name are put before a person, and are two statements', async () => {
  const words = 'The pilots will not board another tanker until the radar is mended'
  const one = await printed('Radar Times', `“${words},” Tom Barrow said.`)
  const other = await printed('Radar Post', `“${words},” Dora Lund said.`)
  expect(other.statementIds).not.toEqual(one.statementIds)
  const asked = await room.database.prisma.foldProposal.findMany({ where: { laterId: other.statementIds[0] ?? '' } })
  expect(asked.map(({ earlierId }) => earlierId)).toEqual(one.statementIds)
})
