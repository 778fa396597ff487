import { afterAll, beforeAll, expect, test } from 'vitest'
import { decide, type Published, publish } from '../world/articles.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

// What editors make of an article that tells one utterance twice.

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const SUMMARY = 'Ada Quill said that the northern ferry would not sail again before its hull was repaired.'
const QUOTATION =
  '“The northern ferry will not sail again before its hull is repaired,” Ada Quill told reporters in Port Ellis.'

const STATEMENT = /* GraphQL */ `
  query ($id: ID!) { node(id: $id) { ... on Statement { id form reports { nodes { id text form } } } } }
`

const correct = (name: string, input: object) =>
  decide(desk.answered, name, input, 'correction { id } statements { id }')

const paper = { url: 'https://gazette.example/ferry', outlet: 'Gazette' }

async function edited(paragraphs: readonly string[]): Promise<Published> {
  const published = await publish(desk.answered, { ...paper, text: paragraphs.join('\n\n') })
  await desk.archive.number()
  return published
}

test('a summary that an editor took apart from its quotation stays apart, however its article is edited', async () => {
  const { statementIds } = await edited([SUMMARY, QUOTATION])
  const [id = ''] = statementIds
  expect(statementIds).toEqual([id, id])
  const { reports } = (await desk.answered(STATEMENT, { id })).node
  const summary = reports.nodes.find(({ form }: Answer) => form === 'INDIRECT')
  const split = await correct('splitStatement', { id, reports: [summary.id] })
  const made = split.statements.find((one: Answer) => one.id !== id).id

  const more = 'More follows.'
  expect((await edited([SUMMARY, QUOTATION, more])).statementIds).toEqual([made, id])
  expect((await edited([SUMMARY])).statementIds).toEqual([made])
  const again = (await edited([SUMMARY, QUOTATION])).statementIds
  expect(again[0]).toBe(made)
  expect(again[1]).not.toBe(made)
  await edited([QUOTATION])
  const back = (await edited([SUMMARY, QUOTATION])).statementIds
  expect(back[1]).toBe(again[1])
  expect(back[0]).not.toBe(again[1])
})

test('what sums up two quotations stays apart from both, and an editor is asked', async () => {
  const text = `Fiona Haddock said the ferry would be late.

“The pier is full,” Fiona Haddock said.

“The ferry waits for nobody, and nobody waits for the ferry when the pier is full of herring,” Fiona Haddock said.`
  const { statementIds } = await publish(desk.answered, { text })
  expect(new Set(statementIds).size).toBe(3)
  const { reviewQueue } = await desk.answered(`{
    reviewQueue(first: 10, reason: UNSURE_FOLD) { nodes { proposal { earlier { id } later { id } score evidence { kind isFor } } } }
  }`)
  const [summary, ...quotations] = statementIds
  const pairs = reviewQueue.nodes.map(({ proposal }: Answer) => [proposal.earlier.id, proposal.later.id].toSorted())
  expect(pairs.toSorted()).toEqual(quotations.map((one) => [summary, one].toSorted()).toSorted())
  for (const { proposal } of reviewQueue.nodes) {
    expect(proposal.score).toBeGreaterThan(0.25)
    expect(proposal.score).toBeLessThan(1)
  }
})
