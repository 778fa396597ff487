import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foldOfficeNames } from '../../src/store/catalogue/offices.ts'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

// The envoy's visit to Kure: one outlet knows the weekday, the other the date, and neither the year.
const WORDS = 'There are more grey hulls around Taiwan every month, and they are getting bigger'
const weekday = (speaker: string) =>
  `“${WORDS},” ${speaker} told reporters during a visit to the Kure naval base on Tuesday.`
const date = (speaker: string) =>
  `“Every month there are more grey hulls around Taiwan, and they are getting bigger,” ${speaker} said on May 13 at Kure.`

let count = 0

async function told(text: string, publishedAt: Date | null): Promise<string> {
  count += 1
  const source = { name: `Outlet ${count}`, homepage: `https://outlet-${count}.example` }
  const { statementIds } = await room.published({ source, url: `${source.homepage}/kure`, text, publishedAt })
  expect(statementIds).toHaveLength(1)
  return statementIds[0] ?? ''
}

function statement(id: string) {
  return room.database.prisma.statement.findUniqueOrThrow({ where: { id } })
}

test('a weekday of a dated article and a date without a year are one day, and it is told how', async () => {
  const first = await told(date('Sigrún Valdal'), null)
  expect(await statement(first)).toMatchObject({ saidEarliest: null })
  const second = await told(weekday('Sigrún Valdal'), new Date('2025-05-14T06:00:00Z'))
  expect(second).toBe(first)
  expect(await statement(first)).toMatchObject({
    saidEarliest: new Date('2025-05-13T00:00:00Z'),
    saidLatest: new Date('2025-05-14T00:00:00Z'),
    saidPrecision: 'DAY',
    saidAsWritten: expect.arrayContaining(['Tuesday', 'May 13']),
    saidDerivation: expect.arrayContaining([
      '"May 13" in one of the reports',
      'the only day that fits all: 2025-05-13',
    ]),
  })
})

test('where no article has a date, the speaker’s time in office leaves one day', async () => {
  const { prisma } = room.database
  const [actorId, officeId] = [uuid(), uuid()]
  const createdAt = new Date()
  await prisma.office.create({
    data: {
      id: officeId,
      slug: 'harbour-envoy',
      ...foldOfficeNames({ name: 'Harbour Envoy', aliases: [] }),
      createdAt,
    },
  })
  await prisma.actor.create({
    data: {
      id: actorId,
      slug: 'hedvig-storm',
      name: 'Hedvig Storm',
      kind: 'PERSON',
      createdAt,
      aliases: { create: { alias: 'Hedvig Storm', folded: 'hedvig storm' } },
      tenures: {
        create: { id: uuid(), officeId, from: new Date('2024-03-01'), until: new Date('2026-03-01') },
      },
    },
  })
  const first = await told(weekday('Harbour Envoy Hedvig Storm'), null)
  expect(await told(date('Harbour Envoy Hedvig Storm'), null)).toBe(first)
  expect(await statement(first)).toMatchObject({
    officeId,
    saidEarliest: new Date('2025-05-13T00:00:00Z'),
    saidDerivation: expect.arrayContaining(['"Tuesday" in one of the reports', 'not before 2024-03-01']),
  })
})

test('without a date or a time in office, two reports name no day', async () => {
  const first = await told(weekday('Orla Vance'), null)
  expect(await told(date('Orla Vance'), null)).toBe(first)
  expect(await statement(first)).toMatchObject({ saidEarliest: null })
})
