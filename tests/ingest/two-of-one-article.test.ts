import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

// What is said of the tugs has a counterpart in each article, and so has what is said of the pilots; but the second
// outlet puts both into one sentence before it comes back to the tugs, and that sentence is most like the wrong one.
const TUGS = 'The old tugs will be sold to the islands before winter'
const PILOTS = 'The harbour keeps its eleven pilots whatever the council thinks of them'
const BOTH = 'The old tugs will be sold to the islands before winter and the harbour keeps its eleven pilots'
const TUGS_AGAIN = 'The old tugs are sold before winter to the islands'

async function article(outlet: string, words: readonly string[]): Promise<string[]> {
  const { articleId } = await room.published({
    source: { name: outlet, homepage: `https://${outlet.toLowerCase()}.example` },
    url: `https://${outlet.toLowerCase()}.example/tugs`,
    text: words.map((sentence) => `“${sentence},” Ada Quill told the Gazette in an interview.`).join('\n\n'),
    publishedAt: new Date('2025-03-05T09:00:00Z'),
  })
  const reports = await room.database.prisma.report.findMany({ where: { articleId }, orderBy: { spanStart: 'asc' } })
  return reports.map((report) => report.statementId)
}

test('two statements of an interview are not one of another article that has a counterpart for each', async () => {
  const [tugs, pilots] = await article('Gazette', [TUGS, PILOTS])
  expect(tugs).not.toBe(pilots)
  expect(await article('Ledger', [BOTH, TUGS_AGAIN])).toEqual([pilots, tugs])
})
