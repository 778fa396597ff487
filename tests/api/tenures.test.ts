import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '../../src/api/relay/global-id.ts'
import { eraseArticle, eraseStatement } from '../../src/desk/erasure/erase.ts'
import { decide, publish as publishTo, type Told } from '../world/articles.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const publish = (told: Told) => publishTo(desk.answered, { publishedAt: '2025-04-09T09:00:00Z', ...told })

const ACTORS = /* GraphQL */ `
  {
    actors(first: 100) {
      nodes {
        id
        name
        tenureClaims(first: 10) {
          totalCount
          nodes {
            id actor { name } office { name } officeAsWritten event earliest latest asWritten
            span { start end }
            article { id text source { name } }
          }
        }
        tenureDiscrepancies {
          event verdict why
          sides { claim { asWritten earliest article { source { name } } } tenure { from office { name } } }
        }
      }
    }
  }
`

async function actor(name: string): Promise<Answer> {
  const { actors } = await desk.answered(ACTORS)
  const found = actors.nodes.find((each: Answer) => each.name === name)
  if (found === undefined) throw new Error(`nobody is called ${name}`)
  return found
}

const written = ({ tenureClaims }: Answer): string[] => tenureClaims.nodes.map((claim: Answer) => claim.asWritten)

async function correct(name: string, input: object): Promise<Answer> {
  const answer = await decide(desk.answered, name, input, 'correction { id }')
  expect(answer).toMatchObject({ __typename: expect.stringMatching(/Success$/) })
  return answer.correction
}

/** An article in which the port envoy of this name speaks, and that tells since when she has been in office. */
function visit(name: string, since: string, words = 'The eastern berth stays open all winter'): string {
  const surname = name.split(' ').at(-1)
  return `Port envoy ${name} came to Varnby on Tuesday. “${words},” ${surname} told reporters.\n\nThe visit, ${surname}’s first to the coast since taking office in ${since}, ends on Friday.`
}

test('an article says since when a speaker has held an office, and the actor shows it with its words and their place', async () => {
  await publish({ text: visit('Ada Quill', 'March 2024') })
  const { tenureClaims, tenureDiscrepancies } = await actor('Ada Quill')
  expect(tenureClaims).toMatchObject({
    totalCount: 1,
    nodes: [
      {
        actor: { name: 'Ada Quill' },
        event: 'BEGAN',
        earliest: '2024-03-01',
        latest: '2024-03-31',
        officeAsWritten: expect.stringMatching(/envoy/i),
      },
    ],
  })
  const [{ span, article, asWritten }] = tenureClaims.nodes
  expect(asWritten).toBe('taking office in March 2024')
  expect(article.text.slice(span.start, span.end)).toBe(asWritten)
  expect(tenureDiscrepancies).toEqual([])
})

test('two articles that tell another year are a discrepancy of the actor, with both articles and their words', async () => {
  const one = await publish({ text: visit('Bea Marsh', 'October 2023') })
  const other = await publish({ text: visit('Bea Marsh', 'October 2024', 'No ship will wait longer than a day') })
  const { tenureDiscrepancies } = await actor('Bea Marsh')
  expect(tenureDiscrepancies).toMatchObject([
    {
      event: 'BEGAN',
      verdict: 'CONFLICT',
      sides: [
        { claim: { asWritten: 'taking office in October 2024', article: { source: { name: other.outlet } } } },
        { claim: { asWritten: 'taking office in October 2023', article: { source: { name: one.outlet } } } },
      ],
    },
  ])
  const third = await publish({ text: visit('Bea Marsh', '2024', 'The cranes are from before the war') })
  expect((await actor('Bea Marsh')).tenureDiscrepancies).toHaveLength(3)
  await publish({ ...third, text: visit('Bea Marsh', 'October 2023') })
  expect((await actor('Bea Marsh')).tenureDiscrepancies).toHaveLength(1)
})

test('whose tenure it is need not speak there: a full name on file is enough, and nobody is put on file for it', async () => {
  await publish({ text: '“The dues will fall,” Cora Lind told reporters.' })
  const text =
    '“The dues will rise,” Dirk Moe said.\n\nCora Lind, who became harbour master in 2021, was away. Erik Stroem, who became mayor in 2019, too.'
  const { articleId } = await publish({ text: text.replace('harbour master', 'harbour director') })
  const claims = await desk.database.prisma.tenureClaim.findMany({ include: { actor: true } })
  const here = claims.filter((claim) => claim.name === 'Cora Lind')
  expect(here).toMatchObject([{ office: 'harbour director', event: 'BEGAN', actor: { name: 'Cora Lind' } }])
  expect(await desk.database.prisma.actor.count({ where: { name: 'Erik Stroem' } })).toBe(0)
  const { node } = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Article { tenureClaims { nodes { asWritten } } } } }',
    { id: articleId },
  )
  expect(node.tenureClaims.nodes).toEqual([{ asWritten: 'became harbour director in 2021' }])
})

test('an edited article’s claims take the place of those it had; the same words keep their id', async () => {
  const article = await publish({ text: visit('Edna Moor', 'March 2024') })
  const [before] = (await actor('Edna Moor')).tenureClaims.nodes
  await publish({ ...article, text: `It rained. ${article.text}` })
  const [after] = (await actor('Edna Moor')).tenureClaims.nodes
  expect(after).toMatchObject({ id: before.id, span: { start: before.span.start + 'It rained. '.length } })
  await publish({ ...article, text: visit('Edna Moor', 'March 2023') })
  expect(written(await actor('Edna Moor'))).toEqual(['taking office in March 2023'])
  await publish({ ...article, text: '“The eastern berth stays open all winter,” Edna Moor told reporters.' })
  expect(written(await actor('Edna Moor'))).toEqual([])
})

test('what an article claims against the tenure that editors keep is a discrepancy, and what it bears out is none', async () => {
  await publish({ text: visit('Frida Palm', 'October 2023') })
  await publish({ text: visit('Frida Palm', 'October 2024', 'The pilots are paid on time') })
  const saved = await desk.answered(
    `mutation ($input: CreateOfficeInput!) { createOffice(input: $input) { ... on CreateOfficeSuccess { office { slug } } } }`,
    {
      input: {
        name: 'Envoy for Ports',
        aliases: ['port envoy'],
        tenures: [{ actor: 'frida-palm', from: '2024-10-01' }],
      },
    },
  )
  expect(saved.createOffice.office.slug).toBe('envoy-for-ports')
  // It was not on file when they came in.
  const { tenureDiscrepancies } = await actor('Frida Palm')
  expect(tenureDiscrepancies).toContainEqual(
    expect.objectContaining({
      verdict: 'CONFLICT',
      sides: [
        { claim: expect.objectContaining({ asWritten: 'taking office in October 2023' }), tenure: null },
        { claim: null, tenure: { from: '2024-10-01', office: { name: 'Envoy for Ports' } } },
      ],
    }),
  )
  expect(
    tenureDiscrepancies.filter(
      (each: Answer) => each.sides[1].tenure !== null && each.sides[0].claim.earliest === '2024-10-01',
    ),
  ).toEqual([])
  await publish({ text: visit('Frida Palm', 'October 2023', 'The lighthouse is staffed at night') })
  expect((await actor('Frida Palm')).tenureClaims.nodes[0]).toMatchObject({ office: { name: 'Envoy for Ports' } })
  expect((await actor('Frida Palm')).tenureDiscrepancies).toHaveLength(tenureDiscrepancies.length)
})

test('merged actors’ claims are the one’s that they became, and apart again when that is undone', async () => {
  await publish({ text: visit('Greta Holm', 'October 2023') })
  await publish({ text: visit('Margareta Holm', 'October 2024', 'The dredger is at the yard') })
  const [into, other] = [await actor('Greta Holm'), await actor('Margareta Holm')]
  const { id } = await correct('mergeActors', { into: into.id, actors: [other.id] })
  const merged = await actor('Greta Holm')
  expect(written(merged).sort()).toEqual(['taking office in October 2023', 'taking office in October 2024'])
  expect(merged.tenureClaims.nodes.map((claim: Answer) => claim.actor.name)).toEqual(['Greta Holm', 'Greta Holm'])
  expect(merged.tenureDiscrepancies).toMatchObject([{ verdict: 'CONFLICT' }])
  await correct('undoCorrection', { id })
  expect(written(await actor('Greta Holm'))).toEqual(['taking office in October 2023'])
  expect((await actor('Greta Holm')).tenureDiscrepancies).toEqual([])
})

test('an actor taken apart, its claims go with what it said, and stay there when the article is edited', async () => {
  const kept = await publish({ text: visit('Ines Berg', 'March 2022') })
  const gone = await publish({ text: visit('Ines Berg', 'March 2023', 'The ferry sails on Sundays') })
  const { id } = await actor('Ines Berg')
  const correction = await correct('splitActor', {
    actor: id,
    name: 'Ines Berg of Varnby',
    statements: gone.statementIds,
  })
  expect(written(await actor('Ines Berg'))).toEqual(['taking office in March 2022'])
  expect(written(await actor('Ines Berg of Varnby'))).toEqual(['taking office in March 2023'])
  await publish({ ...gone, text: `It rained. ${gone.text}` })
  await publish({ ...kept, text: `It rained. ${kept.text}` })
  expect(written(await actor('Ines Berg'))).toEqual(['taking office in March 2022'])
  expect(written(await actor('Ines Berg of Varnby'))).toEqual(['taking office in March 2023'])
  await correct('undoCorrection', { id: correction.id })
  expect(written(await actor('Ines Berg')).sort()).toEqual([
    'taking office in March 2022',
    'taking office in March 2023',
  ])
})

test('a name that becomes another actor’s takes the claims with it that articles make by it', async () => {
  await publish({ text: '“The slip is dry,” Jonna Kvist told reporters.' })
  const { id } = await actor('Jonna Kvist')
  await desk.answered(
    'mutation ($input: UpdateActorInput!) { updateActor(input: $input) { ... on UpdateActorSuccess { actor { id } } } }',
    { input: { id, aliases: ['Johanna Kvist', 'Kvist'] } },
  )
  await publish({ text: '“The slip is wet,” Tor Vik said. Johanna Kvist, who became mayor in 2022, was away.' })
  expect(written(await actor('Jonna Kvist'))).toEqual(['became mayor in 2022'])
  await correct('splitActor', { actor: id, name: 'Johanna Kvist', aliases: ['Johanna Kvist'], statements: [] })
  expect(written(await actor('Jonna Kvist'))).toEqual([])
  expect(written(await actor('Johanna Kvist'))).toEqual(['became mayor in 2022'])
})

test('who is said to have spoken says nothing of whose tenure it is', async () => {
  const article = await publish({ text: visit('Kaja Ness', 'March 2024') })
  await publish({ text: '“The gulls are back,” Lars Odd told reporters.' })
  const { id } = await actor('Lars Odd')
  await correct('reattributeStatement', { id: article.statementIds[0], actor: id })
  await publish({ ...article, text: `It rained. ${article.text}` })
  expect(written(await actor('Kaja Ness'))).toEqual(['taking office in March 2024'])
  expect(written(await actor('Lars Odd'))).toEqual([])
})

const claimsLeft = () => desk.database.prisma.tenureClaim.findMany()

test('an erased article takes its claims with it', async () => {
  const { articleId } = await publish({ text: visit('Mona Strand', 'March 2024') })
  const kept = (await claimsLeft()).length
  await eraseArticle(desk.database.prisma, idOf('Article', articleId) ?? '', 'by court order')
  expect(await claimsLeft()).toHaveLength(kept - 1)
  // She goes with it: nothing else names her.
  expect(await desk.database.prisma.actor.count({ where: { name: 'Mona Strand' } })).toBe(0)
})

test('a claim in words that are erased goes with them, and does not come back when the article is edited', async () => {
  await publish({ text: '“The nets are dry,” Nora Fjeld told reporters.' })
  const article = await publish({
    text: '“Nora Fjeld took office in March 2021,” Oda Lie said.\n\nNora Fjeld became envoy in 2021.',
  })
  expect(written(await actor('Nora Fjeld')).sort()).toEqual(['became envoy in 2021', 'took office in March 2021'])
  const [statementId = ''] = article.statementIds
  await eraseStatement(desk.database.prisma, idOf('Statement', statementId) ?? '', 'by court order')
  expect(written(await actor('Nora Fjeld'))).toEqual(['became envoy in 2021'])
  await publish({ ...article, text: `${article.text} It rained.` })
  expect(written(await actor('Nora Fjeld'))).toEqual(['became envoy in 2021'])
})
