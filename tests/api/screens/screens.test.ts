import { parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../../src/api/schema.ts'
import { openDatabase } from '../../../src/store/database/database.ts'
import { openArchive } from '../../world/archive.ts'
import { type RunningService, runService } from '../../world/service.ts'
import { type Given, type Screens, screen } from './parts.ts'
import { CATALOGUE, LISTS, PAGES, SEARCHES } from './reading.ts'
import { AUDITS, DASHBOARDS, DESK, PROGRAMS } from './working.ts'

// A hundred screens as front ends and analysts have them. None of them may be refused by a service as it comes.

const ALL: Record<string, Screens> = {
  'lists of statements': LISTS,
  searches: SEARCHES,
  'pages of one thing': PAGES,
  'lists of other things': CATALOGUE,
  dashboards: DASHBOARDS,
  audits: AUDITS,
  'the review desk': DESK,
  programs: PROGRAMS,
}

const globalId = (type: string, id = '') => Buffer.from(`${type}:${id}`).toString('base64')

let service: RunningService
let given: Given

beforeAll(async () => {
  service = await runService()
  const database = await openDatabase(service.database.url, { allowUnsafe: true })
  const archive = openArchive(database.prisma)
  const sourceId = await archive.source('Harbour Herald')
  const topicId = await archive.topic('Harbours')
  await archive.topic('Fleets', [topicId])
  const actorId = await archive.actor('Ada Quill')
  await archive.actor('Bela Stone')
  const officeId = await archive.office('Harbour Master')
  const articleIds = [await archive.article({ sourceId }), await archive.article()]
  let last = { id: '', reportIds: [''] }
  for (let index = 0; index < 40; index += 1) {
    const text = `The harbour opens again in ${index} days.`
    last = await archive.statement({ text, actorId, officeId, topicIds: [topicId], articleIds })
  }
  await archive.number()
  await database.close()
  given = {
    topic: 'harbours',
    topics: ['harbours', 'fleets'],
    actor: 'ada-quill',
    actors: ['ada-quill', 'bela-stone'],
    office: 'harbour-master',
    source: 'harbour-herald',
    statement: globalId('Statement', last.id),
    article: globalId('Article', articleIds[0]),
    actorId: globalId('Actor', actorId),
    topicId: globalId('Topic', topicId),
    sourceId: globalId('Source', sourceId),
    report: globalId('Report', last.reportIds[0]),
    word: 'harbour',
    phrase: '"harbour opens again"',
  }
})
afterAll(() => service.stop())

describe.each(Object.entries(ALL))('%s', (_, screens) => {
  test.each(Object.entries(screens))('%s: is answered by a service as it comes', async (_, fields) => {
    const query = screen(fields)
    expect(validate(schema, parse(query))).toEqual([])
    const { data, errors } = await service.ask<Record<string, unknown>>(query, given)
    expect(errors).toBeUndefined()
    expect(Object.values(data ?? {})).not.toContain(null)
  })
})

test('there are a hundred of them', () => {
  expect(Object.values(ALL).flatMap(Object.keys).length).toBeGreaterThanOrEqual(100)
})
