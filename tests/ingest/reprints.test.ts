import { afterAll, beforeAll, expect, test } from 'vitest'
import { MOST_HEARD } from '../../src/domain/statement/statement.ts'
import { composeAgain } from '../../src/ingest/statements/recompose.ts'
import { readVersionsOf } from '../../src/store/journal/journal.ts'
import { lockStatements } from '../../src/store/tables/locked-statements.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

const COPIES = MOST_HEARD + 15

/** Two remarks that the copy of one outlet words otherwise, and gives in the second half another day of publication. */
function copy(outlet: number) {
  const first = outlet === COPIES - 1 ? 'The eastern quay will certainly be dredged before the winter storms' : WORDS
  return {
    source: { name: `Outlet ${outlet}`, homepage: `https://outlet${outlet}.example` },
    url: `https://outlet${outlet}.example/1`,
    publishedAt: new Date(Date.UTC(2025, 2, outlet === COPIES - 2 ? 4 : 5)),
    text: `VARNBY (Anchor Wire) — “${first},” Ada Quill said.\n\n“No ferry leaves the harbour until the spring tides,” Tom Barrow said.`,
  }
}

const WORDS = 'The eastern quay will be dredged before the winter storms'

test('a story that very many outlets print is one statement of all of them, and one more reads no more of the others', async () => {
  const ids = new Set<string>()
  for (let outlet = 0; outlet < COPIES; outlet += 1) {
    const { statementIds } = await room.published(copy(outlet))
    for (const id of statementIds) ids.add(id)
  }
  expect(ids.size).toBe(2)
  const { prisma } = room.database
  const current = await readVersionsOf(prisma, [...ids])
  for (const { document, number } of current.values()) {
    expect(document.sourceIds).toHaveLength(COPIES)
    expect(number).toBe(COPIES)
  }
  expect([...current.values()].map(({ text }) => text)).toContain(
    copy(COPIES - 1)
      .text.match(/“(.*?),?”/)?.[1]
      ?.replace(/,$/, ''),
  )
  await prisma.$transaction(async (tx) => {
    const part = await lockStatements(tx, [...ids], ids)
    for (const { reports, isPart } of part.values()) {
      expect(isPart).toBe(true)
      expect(reports.length).toBeLessThanOrEqual(MOST_HEARD + 1)
    }
    const whole = await lockStatements(tx, [...ids])
    expect([...whole.values()].map(({ reports, isPart }) => [reports.length, isPart])).toEqual([
      [COPIES, false],
      [COPIES, false],
    ])
  })
  // Composed of all its reports it is the same.
  await prisma.$transaction((tx) => composeAgain(tx, [...ids], new Date()))
  expect([...(await readVersionsOf(prisma, [...ids])).values()].map(({ number }) => number)).toEqual([COPIES, COPIES])
}, 240_000)
