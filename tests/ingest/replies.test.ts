import { afterAll, beforeAll, expect, test } from 'vitest'
import { eraseArticle, eraseStatement } from '../../src/desk/erasure/erase.ts'
import type { Submission } from '../../src/ingest/article/submission.ts'
import { rekey } from '../../src/upkeep/rekey.ts'
import { openArchive } from '../world/archive.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

const WIRE = { name: 'Anchor Wire', homepage: 'https://anchorwire.example' }
const LEDGER = { name: 'Pacific Ledger', homepage: 'https://pacificledger.example' }

let count = 0

function article(text: string, told: Partial<Submission> = {}): Partial<Submission> {
  count += 1
  return { url: `https://article.example/${count}`, text, publishedAt: new Date('2025-03-05T09:00:00Z'), ...told }
}

const CLAIM = 'Their survey ships have cut the cable off Kestrel Bay twice since January'
const ANSWER = 'No survey ship of ours was within forty miles of that cable'

/** One claim by somebody, and another one's answer to it, in two articles. */
async function exchange(claimant: string, speaker: string) {
  const first = await room.published(article(`“${CLAIM},” ${claimant} told reporters in Port Ellis.`))
  const told = article(`${speaker} rejected ${claimant}’s claim on Thursday. “${ANSWER},” ${speaker} said.`, {
    source: WIRE,
    publishedAt: new Date('2025-03-06T09:00:00Z'),
  })
  const second = await room.published(told)
  return { claim: first.statementIds[0] ?? '', reply: second.statementIds[0] ?? '', told, first, second }
}

function linksOf(statementId: string) {
  return room.database.prisma.reply.findMany({
    where: { report: { statementId } },
    include: { answered: { select: { statementId: true } } },
  })
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

test('a statement is linked with the earlier one that its article says it rejects, and tells whom it answers', async () => {
  const { claim, reply } = await exchange('Ada Quill', 'Bruno Marsh')
  const [link, ...others] = await linksOf(reply)
  expect(others).toEqual([])
  expect(link).toMatchObject({ kind: 'DENIES', status: 'PENDING', answered: { statementId: claim } })
  expect(link?.evidence).toMatchObject([{ words: expect.stringMatching(/rejected/) }, { words: 'Ada Quill' }])
  expect(await answeredBy(reply)).toEqual([await speakerOf(claim)])
  expect(await linksOf(claim)).toEqual([])
})

test('a statement is linked with one of its own article', async () => {
  const { statementIds } = await room.published(
    article(
      `“The dredgers work by night and without a permit,” Cora Lind told reporters in Port Ellis.\n\nResponding to Cora Lind’s remarks, the harbour master spoke on Friday. “The dredgers have every permit there is,” Tom Barrow said in response to Cora Lind’s claim.`,
    ),
  )
  const [claim, reply] = statementIds
  const links = await linksOf(reply ?? '')
  expect(links.map((link) => link.answered.statementId)).toEqual([claim])
})

test('somebody of another time, or whom nobody names, is not answered', async () => {
  await room.published(
    article('“Every buoy is new,” Dora Lund told reporters in Port Ellis.', { publishedAt: new Date('2025-01-01') }),
  )
  const { statementIds } = await room.published(
    article('Gregor Palm rejected Dora Lund’s claim. “No buoy is new,” Gregor Palm said.', { source: WIRE }),
  )
  expect(await linksOf(statementIds[0] ?? '')).toEqual([])
})

test('an edited article that says no more whom its speaker answers takes the link back, and tells of it', async () => {
  const { reply, told } = await exchange('Edna Moor', 'Felix Thorn')
  await room.entries()
  const { head } = await room.journal.bounds()
  await room.published({ ...told, text: `“${ANSWER},” Felix Thorn said.` })
  expect(await linksOf(reply)).toEqual([])
  expect(await answeredBy(reply)).toEqual([])
  const entries = await room.entries(head)
  expect(entries.map((entry) => entry.kind)).toEqual(['AMENDED'])
})

test('the article of an answer erased, the link goes with it; and so it does with what was answered', async () => {
  const one = await exchange('Hilda Roach', 'Igor Tern')
  await eraseArticle(room.database.prisma, one.second.articleId, 'by court order')
  const two = await exchange('Jana Whiting', 'Karl Bream')
  await eraseStatement(room.database.prisma, two.claim, 'by court order')
  expect([...(await linksOf(one.reply)), ...(await linksOf(two.reply))]).toEqual([])
  expect(await answeredBy(two.reply)).toEqual([])
})

test('an article that drops an answer takes the link with it', async () => {
  const { reply, told } = await exchange('Lena Pike', 'Milo Shaw')
  const links = await linksOf(reply)
  expect(links).toHaveLength(1)
  await room.published({ ...told, text: 'Nothing was said.' })
  expect(await linksOf(reply)).toEqual([])
})

test('what one statement answers does not depend on which of its reports says so', async () => {
  const { claim, reply } = await exchange('Nina Rudd', 'Otto Vane')
  const again = await room.published(
    article(`“${ANSWER},” Otto Vane told reporters.`, {
      source: LEDGER,
      publishedAt: new Date('2025-03-06T10:00:00Z'),
    }),
  )
  expect(again.statementIds).toEqual([reply])
  expect(await answeredBy(reply)).toEqual([await speakerOf(claim)])
})

/** The answer comes in first, and then what it answers. */
async function reversed(claimant: string, speaker: string, told: Partial<Submission> = {}) {
  const answer = article(`${speaker} rejected ${claimant}’s claim on Thursday. “${ANSWER},” ${speaker} said.`, {
    source: WIRE,
    publishedAt: new Date('2025-03-06T09:00:00Z'),
  })
  const first = await room.published(answer)
  const [reply = ''] = first.statementIds
  expect(await linksOf(reply)).toEqual([])
  await room.entries()
  const { head } = await room.journal.bounds()
  const second = await room.published(article(`“${CLAIM},” ${claimant} told reporters in Port Ellis.`, told))
  return { reply, claim: second.statementIds[0] ?? '', head, answer, first, second }
}

test('an answer that came in before what it answers is linked as soon as that does, and tells of it', async () => {
  const { reply, claim, head } = await reversed('Alma Ruud', 'Birk Sol')
  expect(await linksOf(reply)).toMatchObject([{ kind: 'DENIES', status: 'PENDING', answered: { statementId: claim } }])
  expect(await answeredBy(reply)).toEqual([await speakerOf(claim)])
  const entries = await room.entries(head)
  expect(entries.map(({ kind, statementId }) => [kind, statementId])).toEqual([
    ['INGESTED', claim],
    ['AMENDED', reply],
  ])
  expect(entries[1]?.after?.document.answeredActorIds).toEqual([await speakerOf(claim)])
})

test('an answer from before answers were looked up is keyed in the background, and found then', async () => {
  const answer = article(`Ulla Brask rejected Vera Dahl’s claim on Thursday. “${ANSWER},” Ulla Brask said.`, {
    publishedAt: new Date('2025-03-06T09:00:00Z'),
  })
  const {
    statementIds: [reply = ''],
  } = await room.published(answer)
  const { prisma, pool } = room.database
  await pool.query('DELETE FROM answer_keys')
  await pool.query('UPDATE reports SET keyed_by = 1')
  await rekey(prisma, new AbortController().signal)
  await room.published(article(`“${CLAIM},” Vera Dahl told reporters in Port Ellis.`))
  expect(await linksOf(reply)).toMatchObject([{ kind: 'DENIES' }])
})

test.each(['in the order of the days', 'the later first'])(
  'what is published a day after a reply is not answered by it, %s',
  async (order) => {
    const [claimant, replier] = order === 'the later first' ? ['Nora Vang', 'Odd Berg'] : ['Pia Krogh', 'Rolf Eide']
    const reply = article(`${replier} rejected ${claimant}’s claim. “${ANSWER},” ${replier} said.`, {
      publishedAt: new Date('2025-03-05T15:00:00Z'),
    })
    const claim = article(`“${CLAIM},” ${claimant} said in Port Ellis.`, {
      publishedAt: new Date('2025-03-06T09:00:00Z'),
    })
    const inTurn = order === 'the later first' ? [claim, reply] : [reply, claim]
    const statements = []
    for (const one of inTurn) statements.push((await room.published(one)).statementIds[0] ?? '')
    for (const id of statements) expect(await linksOf(id)).toEqual([])
  },
)

test('what comes in later is not answered by what was said weeks before or after, or named somebody else', async () => {
  const late = await reversed('Carl Holt', 'Dag Ness', { publishedAt: new Date('2025-02-10T09:00:00Z') })
  expect(await linksOf(late.reply)).toEqual([])
  const early = await reversed('Eva Lund', 'Finn Aas', { publishedAt: new Date('2025-03-09T09:00:00Z') })
  expect(await linksOf(early.reply)).toEqual([])
  await room.published(article(`“${CLAIM},” Gro Tveit told reporters.`))
  expect(await linksOf(early.reply)).toEqual([])
})

test('an answer that its article dropped, or that was erased, answers nothing that comes in later', async () => {
  const text = (name: string) => `${name} rejected Hege Moe’s claim on Thursday. “${ANSWER},” ${name} said.`
  const dropped = article(text('Ivar Dal'), { source: WIRE })
  await room.published(dropped)
  await room.published({ ...dropped, text: 'Nothing was said.' })
  const erased = await room.published(article(text('Jens Vik'), { source: WIRE }))
  await eraseArticle(room.database.prisma, erased.articleId, 'by court order')
  const { statementIds } = await room.published(article(`“${CLAIM},” Hege Moe told reporters in Port Ellis.`))
  const [speaker] = await Promise.all(statementIds.map(speakerOf))
  const { rows } = await room.database.pool.query(
    'SELECT FROM statement_versions WHERE current AND answered_actor_ids && ARRAY[$1]::uuid[]',
    [speaker],
  )
  expect(rows).toEqual([])
})

test('an edited article is found by whom it names now', async () => {
  const told = article(`Knut Lie rejected Liv Aune’s claim. “${ANSWER},” Knut Lie said.`, { source: WIRE })
  const { statementIds } = await room.published(told)
  await room.published({ ...told, text: `Knut Lie rejected Mari Foss’s claim. “${ANSWER},” Knut Lie said.` })
  await room.published(article(`“${CLAIM},” Liv Aune told reporters in Port Ellis.`))
  expect(await linksOf(statementIds[0] ?? '')).toEqual([])
  const { statementIds: later } = await room.published(
    article('“The survey ships were seen near the cable at night,” Mari Foss told reporters.'),
  )
  expect(await linksOf(statementIds[0] ?? '')).toMatchObject([{ answered: { statementId: later[0] } }])
})

test('a speaker who takes back what comes in only later does so', async () => {
  const { statementIds } = await room.published(
    article('Nils Berge walked back his remarks about the cable. “The cable was old,” Nils Berge said.', {
      publishedAt: new Date('2025-03-07T09:00:00Z'),
    }),
  )
  await room.published(article('“Somebody cut the cable on purpose,” Nils Berge told reporters.', { source: WIRE }))
  expect(await linksOf(statementIds[0] ?? '')).toMatchObject([{ kind: 'WALKS_BACK' }])
})

test('whoever is called by an office is answered by who names the office', async () => {
  const officeId = await openArchive(room.database.prisma).office('Harbour Chief')
  const { statementIds } = await room.published(
    article(`Oda Strand rejected the Harbour Chief’s claim. “${ANSWER},” Oda Strand said.`, { source: WIRE }),
  )
  const { statementIds: later } = await room.published(
    article(`Harbour Chief Per Myhre spoke in Port Ellis. “${CLAIM},” Myhre told reporters.`),
  )
  expect(officeId).toBeTruthy()
  expect(await linksOf(statementIds[0] ?? '')).toMatchObject([{ answered: { statementId: later[0] } }])
})

const undated = { publishedAt: null }

test('of two undated articles, nobody answers anybody for having come in later', async () => {
  await room.published(article('“The ferries are late,” Pia Stern told reporters.', undated))
  const { statementIds } = await room.published(
    article('Quinn Ober criticised Pia Stern. “The trams are late, too,” Quinn Ober said.', undated),
  )
  expect(await linksOf(statementIds[0] ?? '')).toEqual([])
})

test('of two undated articles, words that take up the other’s are an answer', async () => {
  const first = await room.published(
    article('“The ferries leave the harbour half empty,” Rita Voll told reporters.', undated),
  )
  const { statementIds } = await room.published(
    article(
      'Sven Adel rejected Rita Voll’s claim. “No ferries leave this harbour half empty,” Sven Adel said.',
      undated,
    ),
  )
  const [link] = await linksOf(statementIds[0] ?? '')
  expect(link?.answered.statementId).toBe(first.statementIds[0])
})

test('two who answer each other in one article are one answer, not two', async () => {
  const { statementIds } = await room.published(
    article(
      'Responding to Udo Frey’s claim, Tilda Berg spoke of the cable. “The cable was cut by an anchor,” Tilda Berg said. Udo Frey rejected Tilda Berg’s remarks. “No anchor cut that cable,” Udo Frey said.',
    ),
  )
  const links = await Promise.all(statementIds.map(linksOf))
  expect(statementIds).toHaveLength(2)
  expect(links.flat()).toHaveLength(1)
})

test('what was said in answer is not answered by what it answers, until an editor says so', async () => {
  const { claim, reply, first } = await exchange('Vera Lau', 'Wim Oster')
  const text = `“${CLAIM},” Vera Lau told reporters in Port Ellis, after Vera Lau rejected Wim Oster’s claim about survey ships and the cable.`
  await room.published({
    ...first,
    url: `https://article.example/${count - 1}`,
    text,
    publishedAt: new Date('2025-03-06T12:00:00Z'),
  })
  expect(await linksOf(claim)).toEqual([])
  expect(await linksOf(reply)).toHaveLength(1)
  await room.database.prisma.reply.updateMany({
    where: { report: { statementId: reply } },
    data: { status: 'REJECTED' },
  })
  await room.published({
    ...first,
    url: `https://article.example/${count - 1}`,
    text: `${text} It rained.`,
    publishedAt: new Date('2025-03-06T12:00:00Z'),
  })
  expect(await linksOf(claim)).toMatchObject([{ answered: { statementId: reply } }])
})
