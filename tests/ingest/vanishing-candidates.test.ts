import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareCandidates } from '../../src/ingest/comparing/compare-candidates.ts'
import { Verdicts } from '../../src/ingest/comparing/verdicts.ts'
import { readCandidates } from '../../src/store/lookup/candidates.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

test('a report that is taken back while others are compared with it is compared no more', async () => {
  const { prisma } = room.database
  await room.say('The eastern quay will be dredged before the winter storms')
  const [row] = await prisma.report.findMany()
  const [read] = await prisma.$transaction((tx) => readCandidates(tx, [row?.id ?? '']))
  if (read === undefined) throw new Error('the report is not on file')
  const candidate = { ...read, acts: [], isReprint: true, stamp: 'as it was' }
  await prisma.report.update({ where: { id: read.reportId }, data: { retractedAt: new Date() } })
  const judged = await prisma.$transaction((tx) =>
    compareCandidates(tx, [{ own: read.report, candidates: [candidate] }], new Verdicts()),
  )
  expect(judged).toEqual([[]])
})
