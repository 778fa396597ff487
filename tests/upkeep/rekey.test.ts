import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../src/store/database/retry.ts'
import { lockReportsKeyedOtherwise } from '../../src/store/lookup/keyed-reports.ts'
import { rekey } from '../../src/upkeep/rekey.ts'
import { type Archive, openArchive } from '../world/archive.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom
let archive: Archive

beforeAll(async () => {
  room = await newsroom()
  archive = openArchive(room.database.prisma)
})

afterAll(() => room.close())

/** Reports that are keyed by older rules, from the newest to the oldest. */
async function keyedOtherwise(count: number): Promise<string[]> {
  const articleId = await archive.article()
  const { reportIds } = await archive.statement({ articleIds: Array.from({ length: count }, () => articleId) })
  return reportIds.reverse()
}

function keyedBy(by: 'today' | 'older') {
  return room.database.prisma.report.count({ where: { keyedBy: by === 'older' ? 0 : { not: 0 } } })
}

test('reports are keyed anew from the newest to the oldest, since new ones repeat those', async () => {
  const ids = await keyedOtherwise(7)
  await inTransaction(room.database.prisma, async (tx) => {
    const first = await lockReportsKeyedOtherwise(tx, { before: null, limit: 3 })
    expect(first).toEqual(ids.slice(0, 3))
    expect(await lockReportsKeyedOtherwise(tx, { before: first.at(-1) ?? null, limit: 3 })).toEqual(ids.slice(3, 6))
  })
})

test('all reports are keyed anew, but for one that somebody has locked; that one the next time', async () => {
  const { prisma } = room.database
  await keyedOtherwise(450)
  const older = await keyedBy('older')
  await inTransaction(prisma, async (tx) => {
    await tx.$queryRaw`
      SELECT id FROM reports WHERE id = (SELECT id FROM reports ORDER BY id DESC OFFSET 3 LIMIT 1) FOR UPDATE`
    await rekey(prisma, new AbortController().signal)
    expect(await keyedBy('older')).toBe(1)
  })
  await rekey(prisma, new AbortController().signal)
  expect(await keyedBy('today')).toBe(older)
})
