import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideReport } from '../../src/desk/decisions/decide.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

const CLAIM = 'Their survey ships have cut the cable off Kestrel Bay twice since January'

async function exchange(claimant: string, speaker: string) {
  const publishedAt = new Date('2025-03-05T09:00:00Z')
  const url = `https://claims.example/${claimant.replace(' ', '-')}`
  const first = await room.published({
    url,
    publishedAt,
    text: `“${CLAIM},” ${claimant} told reporters in Port Ellis.`,
  })
  const text = `${speaker} rejected ${claimant}’s claim on Thursday. “No survey ship of ours was within forty miles of that cable,” ${speaker} said.`
  const second = await room.published({ text, publishedAt: new Date('2025-03-06T09:00:00Z') })
  return { url, publishedAt, claim: first.statementIds[0] ?? '', reply: second.statementIds[0] ?? '' }
}

async function answeredBy(statementId: string): Promise<string[]> {
  const { rows } = await room.database.pool.query<{ ids: string[] }>(
    'SELECT answered_actor_ids AS ids FROM statement_versions WHERE current AND statement_id = $1',
    [statementId],
  )
  return rows[0]?.ids ?? []
}

async function speakerOf(statementId: string): Promise<string | null> {
  return (await room.database.prisma.statement.findUniqueOrThrow({ where: { id: statementId } })).actorId
}

test('what answers a report that was rejected answers nobody', async () => {
  const { prisma } = room.database
  const { claim, reply } = await exchange('Ada Quill', 'Bruno Marsh')
  expect(await answeredBy(reply)).toEqual([await speakerOf(claim)])
  const { id } = await prisma.report.findFirstOrThrow({ where: { statementId: claim } })
  await decideReport(prisma, { reportId: id, kind: 'REJECTED', madeBy: 'desk', reason: null, change: {} })
  expect(await answeredBy(reply)).toEqual([])
})

test('a corrected speaker is whom the statement’s replies answer', async () => {
  const { prisma } = room.database
  const { claim, reply } = await exchange('Cora Lind', 'Tom Barrow')
  const { id } = await prisma.report.findFirstOrThrow({ where: { statementId: claim } })
  const actor = (await prisma.actor.findFirstOrThrow({ where: { name: 'Bruno Marsh' } })).id
  await decideReport(prisma, { reportId: id, kind: 'CORRECTED', madeBy: 'desk', reason: null, change: { actor } })
  expect(await answeredBy(reply)).toEqual([await speakerOf(claim)])
})

test('an edited article’s speaker is whom the statement’s replies answer', async () => {
  const { url, publishedAt, claim, reply } = await exchange('Dora Lund', 'Emil Stone')
  await room.published({ url, publishedAt, text: `“${CLAIM},” Nora Vale told reporters in Port Ellis.` })
  expect(await answeredBy(reply)).toEqual([await speakerOf(claim)])
})
