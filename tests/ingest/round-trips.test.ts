import { afterAll, beforeAll, expect, test } from 'vitest'
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
