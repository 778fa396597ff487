import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SpeechAct } from '../../src/domain/statement/speech-act.ts'
import { planRegrouping, type ReportOnFile } from '../../src/ingest/again/regroup.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'
import { putElsewhere } from '../world/refolding.ts'

let room: Newsroom

beforeEach(async () => {
  room = await newsroom()
})
afterEach(() => room.close())

const TRAWLERS = 'We have counted forty trawlers beyond the northern buoys since the winter began'
const CRANES = 'The cranes of the old dock will be sold for scrap before anybody thinks of a museum'
const LANTERN = 'A lantern on the breakwater costs less than one rescued crew and its drowned cargo'

let count = 0

/** An article's reports of these sentences, all of one act. */
async function reported(act: SpeechAct | null, ...sentences: string[]) {
  count += 1
  const { articleId } = await room.published({
    source: { name: `Outlet ${count}`, homepage: `https://outlet-${count}.example` },
    url: `https://outlet-${count}.example/1`,
    text: sentences.map((words) => `“${words},” Ada Quill told reporters in Port Ellis.`).join('\n\n'),
    publishedAt: new Date('2025-03-05T09:00:00Z'),
  })
  const { prisma } = room.database
  await prisma.report.updateMany({ where: { articleId }, data: { act } })
  return prisma.report.findMany({ where: { articleId }, orderBy: { spanStart: 'asc' } })
}

/** Which reports go to a statement, where the reports of an article all belong there and the article tells it twice. */
async function movedTo(to: string, own: Awaited<ReturnType<typeof reported>>): Promise<string[]> {
  const free = own as unknown as ReportOnFile[]
  const { moves } = await room.database.prisma.$transaction((tx) =>
    planRegrouping(tx, {
      articleId: own[0]?.articleId ?? '',
      free,
      decisions: free.map(() => ({ foldInto: to, proposed: [] })),
      compared: new Set(),
      retold: new Map(free.map((report) => [report, 0])),
    }),
  )
  return moves.flatMap((move) => (move.to === to ? move.reportIds : []))
}

test('of two statements that become one with a third, a denial and what it denies do not both go along', async () => {
  const [target] = await reported(null, TRAWLERS)
  const own = await reported(null, CRANES, LANTERN)
  const along = [...(await reported('DENIES', TRAWLERS)), ...(await reported('ASSERTS', TRAWLERS))]
  for (const [index, { id }] of along.entries())
    await putElsewhere(room.database.prisma, id, own[index]?.statementId ?? '')
  const moved = await movedTo(target?.statementId ?? '', own)
  expect(moved).toEqual(expect.arrayContaining(own.map(({ id }) => id)))
  expect(along.filter(({ id }) => moved.includes(id)).map(({ act }) => act)).toEqual(['DENIES'])
})

test('of two statements that become one with a third, two reports of one article in other words do not both go along', async () => {
  const [target] = await reported(null, TRAWLERS)
  const own = await reported(null, CRANES, LANTERN)
  const along = await reported(null, CRANES, LANTERN)
  for (const [index, { id, statementId }] of along.entries())
    if (statementId !== own[index]?.statementId)
      await putElsewhere(room.database.prisma, id, own[index]?.statementId ?? '')
  const moved = await movedTo(target?.statementId ?? '', own)
  expect(moved).toEqual(expect.arrayContaining(own.map(({ id }) => id)))
  expect(along.filter(({ id }) => moved.includes(id))).toHaveLength(1)
})
