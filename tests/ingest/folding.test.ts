import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseArticle } from '../../src/desk/erasure/erase.ts'
import type { Submission } from '../../src/ingest/article/submission.ts'
import { readProposals, saveProposals } from '../../src/store/decisions/fold-proposals.ts'
import { hasReportsKeyedOtherwise } from '../../src/store/lookup/keyed-reports.ts'
import { rekey } from '../../src/upkeep/rekey.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

const WIRE = { name: 'Anchor Wire', homepage: 'https://anchorwire.example' }
const LEDGER = { name: 'Pacific Ledger', homepage: 'https://pacificledger.example' }

let count = 0

/** One sentence of somebody's in an article of its own. */
function article(speaker: string, words: string, told: Partial<Submission> = {}): Partial<Submission> {
  count += 1
  return {
    url: `https://article.example/${count}`,
    text: `“${words},” ${speaker} told reporters in Port Ellis.`,
    publishedAt: new Date('2025-03-05T09:00:00Z'),
    ...told,
  }
}

async function head(): Promise<number> {
  await room.entries()
  return (await room.journal.bounds()).head
}

/** The news since a position, kinds alone. */
async function newsSince(position: number): Promise<string[]> {
  const entries = await room.entries(position)
  return entries.filter((entry) => entry.kind !== 'RECLASSIFIED').map((entry) => entry.kind)
}

function statement(id: string | undefined) {
  return room.database.prisma.statement.findUniqueOrThrow({
    where: { id: id ?? '' },
    include: { actor: true, reports: { where: { retractedAt: null }, orderBy: { ingestedAt: 'asc' } } },
  })
}

test('what two outlets report is one statement with two reports, and the second is news of its own kind', async () => {
  const words = 'We have counted forty trawlers beyond the northern buoys since the winter began'
  const first = await room.published(article('Ada Quill', words))
  const before = await head()
  const second = await room.published(article('Ada Quill', words, { source: WIRE }))
  expect(second).toMatchObject({ outcome: 'NEW', statementIds: first.statementIds })
  const { reports } = await statement(first.statementIds[0])
  expect(reports.map((report) => report.articleId)).toEqual([first.articleId, second.articleId])
  const [reported] = await room.entries(before)
  expect(reported).toMatchObject({ kind: 'REPORTED', before: { number: 1 }, after: { number: 2 } })
  expect(reported?.before?.document.sourceIds).toHaveLength(1)
  expect(reported?.after?.document.sourceIds).toHaveLength(2)
})

test('the same words of somebody else are another statement', async () => {
  const words = 'Every ferry in the archipelago will run on hydrogen before the decade is out'
  const one = await room.published(article('Bruno Marsh', words))
  const other = await room.published(article('Tom Barrow', words, { source: WIRE }))
  expect([one.statementIds.length, other.statementIds.length]).toEqual([1, 1])
  expect(other.statementIds).not.toEqual(one.statementIds)
})

test('what nobody is known to have said is one statement of the outlets that give the very words', async () => {
  const text = 'Graffiti on the harbour wall. “The admiral counts gulls instead of frigates and calls it a fleet.”'
  const one = await room.published({ text, source: WIRE })
  const other = await room.published({ text, source: LEDGER })
  for (const { statementIds } of [one, other])
    for (const id of statementIds) {
      const { actorId } = await statement(id)
      expect(actorId).toBeNull()
    }
  expect(one.statementIds).toHaveLength(1)
  expect(other.statementIds).toEqual(one.statementIds)
})

test('the words of all reports find a statement, and its wording is the longest direct one', async () => {
  const long = 'The dredgers left Kestrel Bay on Friday with eleven thousand tonnes of stolen gravel'
  const first = await room.published({
    ...article('Dora Lund', 'x'),
    text: 'Dora Lund said the dredgers left Kestrel Bay with eleven thousand tonnes of stolen gravel.',
  })
  const second = await room.published(article('Dora Lund', long, { source: WIRE }))
  expect(second.statementIds).toEqual(first.statementIds)
  expect(await statement(first.statementIds[0])).toMatchObject({ text: long, form: 'DIRECT' })
  const { rows } = await room.database.pool.query(
    `SELECT FROM statement_versions WHERE current AND statement_id = $1 AND words @@ websearch_to_tsquery('english', 'Friday')`,
    [first.statementIds[0]],
  )
  expect(rows).toHaveLength(1)
})

test('a full name takes over what was folded under a bare surname', async () => {
  const words = 'The lighthouse keepers deserve a pension and not another commemorative teapot'
  const bare = await room.published(article('Okonjo', words))
  const full = await room.published(article('Ngozi Okonjo', words, { source: WIRE }))
  expect(full.statementIds).toEqual(bare.statementIds)
  expect(await statement(bare.statementIds[0])).toMatchObject({ actor: { name: 'Ngozi Okonjo' } })
})

test('two quotations of one article are never one statement', async () => {
  const first = 'The committee will publish every invoice of the harbour extension'
  const result = await room.published({
    ...article('Fiona Haddock', 'x'),
    text: `“${first} in June,” Fiona Haddock said.\n\n“${first} in full,” Fiona Haddock said later.`,
  })
  expect(new Set(result.statementIds).size).toBe(2)
})

test('an edited article that drops its report leaves the statement to the others, and tells of it', async () => {
  const words = 'Nobody has explained to the islanders where the missing ballots were counted'
  const first = await room.published(article('Gregor Palm', words))
  const second = article('Gregor Palm', words, { source: WIRE })
  await room.published(second)
  const before = await head()
  await room.published({ ...second, text: 'Gregor Palm spoke of ballots.' })
  expect(await newsSince(before)).toEqual(['AMENDED'])
  const left = await statement(first.statementIds[0])
  expect(left).toMatchObject({ status: 'CURRENT', reports: [{ articleId: first.articleId }] })
})

test('an edited article that rewords its report amends the statement, whose other reports stay', async () => {
  const words = 'The new breakwater will cost the town eleven million crowns and three summers'
  const first = await room.published(article('Hilda Roach', words))
  const second = article('Hilda Roach', words, { source: WIRE })
  await room.published(second)
  const before = await head()
  const edited = words.replace('three summers', 'three long winters')
  const again = await room.published({ ...second, text: `“${edited},” Hilda Roach told reporters in Port Ellis.` })
  expect(again.statementIds).toEqual(first.statementIds)
  expect(await newsSince(before)).toEqual(['AMENDED'])
  const { reports } = await statement(first.statementIds[0])
  expect(reports.map((report) => report.text)).toEqual([words, edited])
})

test('the last report gone, the statement is retracted; told again, it is a new one', async () => {
  const words = 'We sold the icebreaker because nobody could remember where its keys were'
  const first = article('Igor Tern', words)
  const second = article('Igor Tern', words, { source: WIRE })
  const { statementIds } = await room.published(first)
  await room.published(second)
  const before = await head()
  await room.published({ ...first, text: 'Nothing was said.' })
  await room.published({ ...second, text: 'Nothing was said.' })
  expect(await newsSince(before)).toEqual(['AMENDED', 'RETRACTED'])
  expect(await statement(statementIds[0])).toMatchObject({ status: 'RETRACTED', reports: [] })
  const again = await room.published(article('Igor Tern', words, { source: LEDGER }))
  expect(again.statementIds).not.toEqual(statementIds)
})

test('an article that gives shared words to another speaker leaves the statement of the others', async () => {
  const words = 'The customs launch was rammed twice before anybody thought of firing a flare'
  const first = await room.published(article('Jana Whiting', words))
  const second = article('Jana Whiting', words, { source: WIRE })
  await room.published(second)
  const before = await head()
  const moved = await room.published({ ...second, text: `“${words},” Tom Barrow told reporters in Port Ellis.` })
  expect(moved.statementIds).not.toEqual(first.statementIds)
  expect((await newsSince(before)).sort()).toEqual(['AMENDED', 'INGESTED'])
  expect(await statement(first.statementIds[0])).toMatchObject({ actor: { name: 'Jana Whiting' }, reports: [{}] })
})

test('one article erased, the statement stays with what the others say', async () => {
  const words = 'The pilots of this strait are paid less than the men who paint its buoys'
  const first = await room.published(article('Karl Bream', words))
  const second = await room.published(article('Karl Bream', `${words} orange`, { source: WIRE }))
  expect(second.statementIds).toEqual(first.statementIds)
  const before = await head()
  await eraseArticle(room.database.prisma, second.articleId, 'by court order')
  expect(await newsSince(before)).toEqual(['ERASED', 'AMENDED'])
  expect(await statement(first.statementIds[0])).toMatchObject({ text: words, reports: [{}] })
})

test('the same article again is still the same, and says nothing new', async () => {
  const words = 'A harbour that silts up is a bathtub with a flag on it, whatever the minister calls it'
  await room.published(article('Lena Pike', words))
  const second = article('Lena Pike', words, { source: WIRE })
  const told = await room.published(second)
  const before = await head()
  expect(await room.published(second)).toEqual({ ...told, outcome: 'UNCHANGED' })
  expect(await head()).toBe(before)
})

test('what may be one utterance stays two, and is kept for a person to decide', async () => {
  const one = await room.published(article('Nina Rudd', 'The reef was surveyed by navy divers in spring'))
  const other = await room.published(article('Nina Rudd', 'Trombones are cheaper in bulk', { source: WIRE }))
  expect(other.statementIds).not.toEqual(one.statementIds)
  const ids: [string, string] = [other.statementIds[0] ?? '', one.statementIds[0] ?? '']
  const { prisma } = room.database
  // As a fold that is unsure leaves it (see decision.test.ts), and leaves it again when it is in doubt again.
  const evidence = [{ kind: 'WORDS' as const, isFor: true, a: ['spring'], b: ['spring'] }]
  for (const score of [0.4, 0.5])
    await prisma.$transaction((tx) => saveProposals(tx, [{ statementIds: ids, score, evidence }], new Date()))
  expect((await readProposals(prisma, ids, null)).proposals.get(ids[0])).toMatchObject([
    { otherId: ids[1], score: 0.4, evidence },
  ])
  expect((await readProposals(prisma, ids, null)).proposals.get(ids[1])).toMatchObject([{ otherId: ids[0] }])
})

test('reports from before folding are keyed in the background, and found then', async () => {
  const words = 'Our grandmothers rowed this channel at night and we need radar to cross it at noon'
  const first = await room.published(article('Nina Rudd', words))
  const { prisma, pool } = room.database
  await pool.query(`DELETE FROM folding_keys`)
  await pool.query(`UPDATE reports SET folding_keys = '{}', folding_time = NULL, keyed_by = 0`)
  expect(await hasReportsKeyedOtherwise(prisma)).toBe(true)
  await rekey(prisma, new AbortController().signal)
  expect(await hasReportsKeyedOtherwise(prisma)).toBe(false)
  const second = await room.published(article('Nina Rudd', words, { source: WIRE }))
  expect(second.statementIds).toEqual(first.statementIds)
})
