import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareCandidates } from '../../src/ingest/comparing/compare-candidates.ts'
import { Verdicts } from '../../src/ingest/comparing/verdicts.ts'
import { readCandidates } from '../../src/store/lookup/candidates.ts'
import { quotations } from '../bench/load/texts.ts'
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
  const candidate = {
    ...read,
    acts: [],
    speaker: null,
    form: 'DIRECT' as const,
    officeIds: [],
    isReprint: true,
    stamp: 'as it was',
  }
  await prisma.report.update({ where: { id: read.reportId }, data: { retractedAt: new Date() } })
  const judged = await prisma.$transaction((tx) =>
    compareCandidates(tx, [{ own: read.report, candidates: [candidate] }], new Verdicts()),
  )
  expect(judged).toEqual([[]])
})

test('an article whose reports take too long to compare is refused with a sentence, and nothing of it is kept', async () => {
  const hurried = await newsroom({ comparing: { timeoutMs: 1 } })
  try {
    await hurried.published({ text: quotations(60) })
    expect(
      await hurried.publish({
        source: { name: 'Another Outlet' },
        url: 'https://another.example/1',
        text: quotations(60, { wording: 1 }),
      }),
    ).toEqual({
      kind: 'invalid',
      problems: [
        {
          path: 'text',
          message: 'takes more than 0.001 s to compare with others: send it in parts, each with its own url',
        },
      ],
    })
    expect(await hurried.database.prisma.article.count()).toBe(1)
  } finally {
    await hurried.close()
  }
})
