import { expect, test } from 'vitest'
import { entryKindOf } from '../../src/domain/journal/entry-kind.ts'
import type { StatementDocument, StatementVersion } from '../../src/domain/journal/version.ts'
import { NO_VALUES } from '../world/conditions.ts'

const ISLANDS = '0195a000-0000-7000-8000-000000000001'
const FLEETS = '0195a000-0000-7000-8000-000000000002'

const VERSION: StatementVersion = {
  id: '0195a000-0000-7000-8000-00000000000a',
  statementId: '0195a000-0000-7000-8000-00000000000b',
  number: 1,
  text: 'The pier is ours.',
  form: 'DIRECT',
  act: null,
  actorId: ISLANDS,
  officeId: null,
  reportId: null,
  saidSort: new Date(0),
  document: {
    ...NO_VALUES,
    schema: 1,
    actorIds: [ISLANDS, FLEETS],
    officeIds: [],
    topicIds: [],
    sourceIds: [],
    forms: ['DIRECT'],
    acts: [],
    languages: ['en'],
    saidEarliest: new Date(0),
    saidLatest: new Date(1),
    ingestedAt: new Date(2),
    answeredActorIds: [],
    independentRoots: 1,
    configuration: 'english',
    words: "'pier':2",
    contextWords: "'pier':2",
  },
}

function changed(own: Partial<StatementVersion>, document: Partial<StatementDocument> = {}): StatementVersion {
  return { ...VERSION, id: 'another', number: 2, ...own, document: { ...VERSION.document, ...document } }
}

const kindOf = (after: StatementVersion, happened: 'REPORTED' | 'REWORDED' | null = null) =>
  entryKindOf({ before: VERSION, number: 1, happened }, after)

test.each<[string, StatementVersion]>([
  ['its words', changed({ text: 'The pier was ours.' })],
  ['its speaker', changed({ actorId: FLEETS })],
  ['its office', changed({ officeId: FLEETS })],
  ['its form', changed({ form: 'INDIRECT' })],
  ['its act, which was taken for an assertion,', changed({ act: 'DENIES' }, { acts: ['DENIES'] })],
  ['its time', changed({}, { saidLatest: new Date(5) })],
  ['whom it answers', changed({}, { answeredActorIds: [FLEETS] })],
  ['its independent roots', changed({}, { independentRoots: 2 })],
])('a statement of which %s changed is amended', (_, after) => {
  expect(kindOf(after)).toBe('AMENDED')
})

test.each<[string, StatementVersion]>([
  ['the act that it was taken for', changed({ act: 'ASSERTS' }, { acts: ['ASSERTS'] })],
  ['its topics', changed({}, { topicIds: [ISLANDS] })],
  ['the text around it', changed({}, { contextWords: "'pier':3" })],
  ['who publishes it', changed({}, { sourceIds: [ISLANDS] })],
  ['its place in the order of time', changed({ saidSort: new Date(9) })],
])('a statement of which only %s changed is reclassified, which is no news', (_, after) => {
  expect(kindOf(after)).toBe('RECLASSIFIED')
})

test('a version that says what the one before said is no entry at all, in whatever order it has its ids', () => {
  expect(kindOf(changed({}, { actorIds: [FLEETS, ISLANDS] }))).toBeNull()
  expect(kindOf(changed({ reportId: FLEETS }))).toBeNull()
})

test('what happened to the reports outweighs what changed, and a statement without a version before is new or back', () => {
  expect(kindOf(changed({ text: 'Other.' }), 'REPORTED')).toBe('REPORTED')
  expect(kindOf(changed({ actorId: 'somebody else' }), 'REPORTED')).toBe('AMENDED')
  expect(kindOf(changed({}), 'REWORDED')).toBe('AMENDED')
  expect(entryKindOf({ before: null, number: 0, happened: null }, VERSION)).toBe('INGESTED')
  expect(entryKindOf({ before: null, number: 3, happened: null }, VERSION)).toBe('AMENDED')
})
