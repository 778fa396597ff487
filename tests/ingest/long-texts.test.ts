import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

// What comes with a page or out of a text is kept at a sensible length, whatever its author wrote.

let room: Newsroom
beforeAll(async () => {
  room = await newsroom()
})
afterAll(() => room.close())

/** One word that looks like a name, as long as a text may be. */
const ENDLESS = `Q${'uill'.repeat(250_000)}`

test('a page’s title and byline are cut', async () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `Ada Q${'u'.repeat(40 + (i % 12))}`).join(', ')
  const head = `<head><title>${'Boats '.repeat(500_000)}</title><meta name="author" content="${names}"></head>`
  const html = `<html>${head}<body><article><p>“We will keep the strait open,” Ada Quill said on Monday.</p></article></body></html>`
  const { articleId, statementIds } = await room.published({ html })
  expect(statementIds).toHaveLength(1)
  const { title, byline } = await room.database.prisma.articleRevision.findFirstOrThrow({ where: { articleId } })
  expect([title?.length, title?.slice(-2)]).toEqual([1_000, 'a…'])
  expect([byline?.length, byline?.at(-1)]).toEqual([500, '…'])
  expect(await room.published({ html, url: `https://harbourtimes.example/again` })).toMatchObject({ outcome: 'NEW' })
})

test('a page whose title was cut is the same article again', async () => {
  const html = `<html><head><title>${'Boats '.repeat(1_000)}</title></head><body><p>“Still here,” Ada Quill said.</p></body></html>`
  const url = 'https://harbourtimes.example/cut'
  await room.published({ html, url })
  expect(await room.published({ html, url })).toMatchObject({ outcome: 'UNCHANGED' })
})

test.each([
  ['a speaker', `“We will keep the strait open,” Ada ${ENDLESS} said on Monday.`],
  ['an office', `“We will keep the strait open,” Minister of ${ENDLESS} Ada Quill said on Monday.`],
  ['a description', `“We will keep the strait open,” the former ${ENDLESS.toLowerCase()} minister said on Monday.`],
  ['an addressee', `“We will keep the strait open,” Ada Quill told ${ENDLESS} on Monday.`],
  ['an occasion', `“We will keep the strait open,” Ada Quill said at the ${ENDLESS} conference on Monday.`],
  ['a publisher', `“We will keep the strait open,” Ada Quill told ${ENDLESS} News, the ${ENDLESS} Post reported.`],
])('%s of a million letters is kept by nothing', async (_what, text) => {
  const { articleId } = await room.published({ text })
  const reports = await room.database.prisma.report.findMany({ where: { articleId }, include: { actor: true } })
  expect(JSON.stringify(reports).length).toBeLessThan(5_000)
})
