import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTopic } from '../../src/desk/catalogue/edit-topics.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

const NAMES = ['Ada', 'Bo', 'Cyril', 'Dina', 'Egon', 'Fay', 'Gus', 'Hedda', 'Ivo', 'Jette']

async function costOf(url: string, quotations: number, round = ''): Promise<number> {
  const text = Array.from(
    { length: quotations },
    (_, index) => `“This is remark ${index} of ${url}${round},” ${NAMES[index % 10]} Marrow${quotations} said.`,
  ).join('\n\n')
  desk.statementsSent()
  const submission = { source: { name: `Outlet ${quotations}` }, url: `https://o.example/${url}`, text }
  const result = await desk.context.ingest(LOCAL_PRINCIPAL.id, submission)
  expect(result).toMatchObject({ kind: 'ingested', statementIds: { length: quotations } })
  return desk.statementsSent().length
}

test('an article costs the same bounded number of SQL statements, however much is said in it', async () => {
  await costOf('warm', 1)
  const costs = [await costOf('a', 2), await costOf('b', 20), await costOf('c', 200)]
  expect(new Set(costs).size, costs.join(', ')).toBe(1)
  expect(costs[0]).toBeLessThan(45)
})

test('and so does an edited one, whatever it amends, retracts and adds', async () => {
  await costOf('d', 3)
  await costOf('e', 150)
  const costs = [await costOf('d', 3, ', corrected'), await costOf('e', 150, ', corrected')]
  expect(costs[0]).toBe(costs[1])
  expect(costs[0]).toBeLessThan(50)
})

test('new topics are read together, and not while the transaction holds them', async () => {
  await costOf('before', 2)
  for (let index = 0; index < 60; index += 1) {
    const made = await createTopic(desk.context.prisma, { name: `Subject ${index}`, rule: { text: `word${index}` } })
    expect(made).toMatchObject({ kind: 'saved' })
  }
  desk.statementsSent()
  const url = 'after'
  await desk.context.ingest(LOCAL_PRINCIPAL.id, {
    source: { name: 'Outlet' },
    url: `https://o.example/${url}`,
    text: '“The word59 stands,” Ada Marrow said.',
  })
  const sent = desk.statementsSent()
  const readingRules = sent.flatMap((sql, at) => (/websearch_to_tsquery|"public"\."topics"/.test(sql) ? [at] : []))
  expect(readingRules.length, sent.join('\n')).toBeLessThan(10)
  expect(readingRules.at(-1)).toBeLessThan(sent.findIndex((sql) => /INSERT INTO articles/i.test(sql)))
})
