import { afterAll, beforeAll, expect, test } from 'vitest'
import { createActor } from '../../src/desk/catalogue/edit-actors.ts'
import { createOffice } from '../../src/desk/catalogue/edit-offices.ts'
import { findOffices } from '../../src/store/catalogue/identification.ts'
import { foldOffices } from '../../src/store/catalogue/offices.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

const SPELLINGS = [
  ['U.S. President', 'US President'],
  ['Préfet of Kestrel Bay', 'Prefet of Kestrel Bay'],
  ['Harbourmaster’s Envoy', "Harbourmaster's Envoy"],
  ['Secretary-General of Varnby', 'Secretary General of Varnby'],
] as const

const HOLDERS = ['Ada Quill', 'Berta Krantz', 'Carla Lund', 'Dora Brook'] as const
const ANSWERERS = ['Max Orme', 'Nico Brand', 'Olga Stern', 'Karl Ness'] as const
/** What is claimed, and denied with "No" before it. */
const CLAIMS = [
  'lantern on the quay will cost double before winter',
  'anchor of the old ferry was ever painted green',
  'trawler from the northern fleet is for sale in spring',
  'lighthouse beyond the reef has its own cook',
] as const

let officeIds: string[] = []

beforeAll(async () => {
  const { prisma } = room.database
  officeIds = []
  for (const [at, [alias]] of SPELLINGS.entries()) {
    const actor = await createActor(prisma, { name: HOLDERS[at] ?? '', kind: 'PERSON' })
    if (actor.kind !== 'saved') throw new Error(JSON.stringify(actor))
    const tenures = [{ actor: actor.id, from: new Date('2020-01-01') }]
    const office = await createOffice(prisma, { name: `Office ${at}`, aliases: [alias], tenures })
    if (office.kind !== 'saved') throw new Error(JSON.stringify(office))
    officeIds.push(office.id)
  }
})

const CASES = SPELLINGS.map(([onFile, written], at) => ({
  at,
  onFile,
  written,
  claim: `“Every ${CLAIMS[at]},” ${HOLDERS[at]} told reporters.`,
  answer: `${ANSWERERS[at]} rejected the claim by the ${written}. “No ${CLAIMS[at]},” ${ANSWERERS[at]} said.`,
}))

test.each(CASES)('an office on file as $onFile is found as $written, and the other way round', async (each) => {
  const { prisma } = room.database
  const named = await findOffices(prisma, [each.written, each.onFile, `the ${each.written}`])
  expect([each.written, each.onFile, `the ${each.written}`].map(named)).toEqual([1, 2, 3].map(() => officeIds[each.at]))
})

test.each(CASES)('whoever answers the $written answers the holder of $onFile', async ({ at, claim, answer }) => {
  const told = await room.published({
    url: `https://harbourtimes.example/claim/${at}`,
    publishedAt: new Date('2025-03-05'),
    text: claim,
  })
  const answered = await room.published({
    url: `https://harbourtimes.example/answer/${at}`,
    publishedAt: new Date('2025-03-06'),
    text: answer,
  })
  expect(await linksOf(answered.statementIds)).toEqual(told.statementIds)
})

test.each(CASES)(
  'an answer to the $written that came in first is found when $onFile speaks',
  async ({ at, claim, answer }) => {
    const answered = await room.published({
      url: `https://harbourtimes.example/answer-first/${at}`,
      publishedAt: new Date('2025-06-06'),
      text: answer,
    })
    expect(await linksOf(answered.statementIds)).toEqual([])
    const told = await room.published({
      url: `https://harbourtimes.example/claim-second/${at}`,
      publishedAt: new Date('2025-06-05'),
      text: claim,
    })
    expect(await linksOf(answered.statementIds)).toEqual(told.statementIds)
  },
)

test('offices from before their names were kept folded are folded when the service starts', async () => {
  const { prisma, pool } = room.database
  await pool.query(`UPDATE offices SET folded = '{}'`)
  const [first] = CASES
  const find = async () => (await findOffices(prisma, [first?.written ?? '']))(first?.written ?? '')
  expect(await find()).toBeNull()
  await foldOffices(prisma)
  expect(await find()).toBe(officeIds[0])
})

async function linksOf(statementIds: readonly string[]): Promise<string[]> {
  const links = await room.database.prisma.reply.findMany({
    where: { report: { statementId: { in: [...statementIds] } } },
    select: { answered: { select: { statementId: true } } },
  })
  return [...new Set(links.map(({ answered }) => answered.statementId))]
}
