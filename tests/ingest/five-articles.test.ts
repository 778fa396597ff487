import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadStarter } from '../../src/upkeep/starter/starter.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

// Five articles that others wrote, read by hand. They are not the project's to keep: where ARTICLES_DIR names their
// folder, their direct quotations must go to the right actor. Places are told by offset, and nothing is quoted.

const DIR = process.env.ARTICLES_DIR ?? ''

/** First character of each direct quotation, by whom, in which office: by the beginning of the file's name. */
const DIRECT: Record<string, [number, string, string | null][]> = {
  '000': [
    [1, 'mark-rutte', null],
    [787, 'mark-rutte', null],
    [1490, 'mark-rutte', null],
  ],
  '001': [
    [650, 'mark-rutte', 'nato-secretary-general'],
    [829, 'mark-rutte', 'nato-secretary-general'],
    [1171, 'mark-rutte', 'nato-secretary-general'],
    [1622, 'mark-rutte', 'nato-secretary-general'],
  ],
  '002': [
    [414, 'mark-rutte', 'nato-secretary-general'],
    [630, 'mark-rutte', 'nato-secretary-general'],
  ],
  '003': [
    [809, 'mark-rutte', 'nato-secretary-general'],
    [926, 'mark-rutte', 'nato-secretary-general'],
    [2442, 'mark-rutte', 'nato-secretary-general'],
  ],
  '004': [
    [730, 'jens-stoltenberg', 'nato-secretary-general'],
    [1001, 'jens-stoltenberg', 'nato-secretary-general'],
  ],
}

describe.skipIf(DIR === '')('of the five sample articles', () => {
  let room: Newsroom

  beforeAll(async () => {
    room = await newsroom()
    await loadStarter(room.database.prisma)
  })
  afterAll(() => room.close())

  const fileOf = (number: string) => readdirSync(DIR).find((name) => name.startsWith(number)) ?? ''

  test.each(Object.entries(DIRECT))('%s gives its direct quotations to the right actor', async (number, expected) => {
    const { articleId } = await room.published({
      url: `https://harbourtimes.example/${number}`,
      text: readFileSync(join(DIR, fileOf(number)), 'utf8'),
    })
    const reports = await room.database.prisma.report.findMany({
      where: { articleId, form: 'DIRECT' },
      include: { statement: { include: { actor: true, office: true } } },
      orderBy: { spanStart: 'asc' },
    })
    expect(
      reports.map(({ spanStart, statement }) => [spanStart, statement.actor?.slug, statement.office?.slug ?? null]),
    ).toEqual(expected)
  })

  test('the watchers of Indo-Pacific engagement are told of all five', async () => {
    const found = await room.database.prisma.report.findMany({
      where: { statement: { topics: { some: { topic: { slug: 'indo-pacific-engagement' } } } } },
      distinct: ['articleId'],
    })
    expect(found).toHaveLength(5)
  })

  test('the same office is held by two persons, and what both said is found by it', async () => {
    const { id } = await room.database.prisma.office.findUniqueOrThrow({ where: { slug: 'nato-secretary-general' } })
    const speakers = await room.database.prisma.statement.findMany({ where: { officeId: id }, distinct: ['actorId'] })
    expect(speakers).toHaveLength(2)
  })
})
