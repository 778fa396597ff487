import { expect, test } from 'vitest'
import { type ActorsKnown, compose, type LiveReport } from '../../../src/domain/compose/compose.ts'
import type { SaidAt } from '../../../src/domain/statement/statement.ts'

const STRANGERS: ActorsKnown = { successorOf: (id) => id, familyOf: (id) => [id], isProvisional: () => false }

let count = 0

function report(told: Partial<LiveReport> = {}): LiveReport {
  count += 1
  return {
    id: `report-${count}`,
    articleId: `article-${count}`,
    sourceId: `source-${count}`,
    text: 'The pier is closed',
    form: 'DIRECT',
    act: null,
    context: { before: '', after: '' },
    chain: [],
    source: { name: `Outlet ${count}`, homepage: null },
    agency: null,
    answers: [],
    timeZone: 'UTC',
    language: 'en',
    publishedAt: null,
    ingestedAt: new Date(Date.UTC(2025, 2, 5, 9, count)),
    actorId: 'quill',
    officeId: null,
    officeIds: [],
    speaker: 'Ada Quill',
    describedAs: null,
    saidAt: null,
    confidence: 0.9,
    waitsForReview: false,
    ...told,
  }
}

function day(date: string, told: Partial<SaidAt> = {}): SaidAt {
  const earliest = new Date(`${date}T00:00:00Z`)
  const latest = new Date(earliest.getTime() + 24 * 3_600_000)
  return { earliest, latest, precision: 'DAY', date, timeZone: 'UTC', asWritten: [date], derivation: [date], ...told }
}

test('a statement is the same whatever the order its reports came in', () => {
  const reports = [report({ form: 'INDIRECT' }), report({ saidAt: day('2025-03-04') }), report({ text: 'The pier is' })]
  expect(compose([...reports].reverse(), STRANGERS)).toEqual(compose(reports, STRANGERS))
})

test('its words are one report’s, its sources and forms all reports’, its language the first one’s', () => {
  const reports = [report({ form: 'INDIRECT', language: 'de' }), report({ text: 'The pier is closed for good' })]
  expect(compose(reports, STRANGERS)).toMatchObject({
    text: 'The pier is closed for good',
    form: 'DIRECT',
    forms: ['DIRECT', 'INDIRECT'],
    languages: ['de', 'en'],
    language: 'de',
    words: 'The pier is closed\nThe pier is closed for good',
    sourceIds: reports.map(({ sourceId }) => sourceId),
  })
})

test('it was said at the most precise time that most reports bear out', () => {
  const week = day('2025-03-03', { latest: new Date('2025-03-10T00:00:00Z'), precision: 'WEEK', date: null })
  const times = [week, day('2025-03-09'), day('2025-03-04'), day('2025-03-04')]
  const { saidAt, saidSort } = compose(
    times.map((saidAt) => report({ saidAt })),
    STRANGERS,
  )
  expect(saidAt).toMatchObject({ date: '2025-03-04', asWritten: ['2025-03-04', '2025-03-03'] })
  expect(saidSort).toEqual(new Date('2025-03-04T00:00:00Z'))
})

test('it stands where the earliest article was published, where no report tells when it was said', () => {
  const publishedAt = new Date('2025-03-05T00:00:00Z')
  const reports = [report({ publishedAt: new Date('2025-03-06T00:00:00Z') }), report({ publishedAt }), report()]
  expect(compose(reports, STRANGERS)).toMatchObject({ publishedAt, saidSort: publishedAt })
  expect(compose([report()], STRANGERS).publishedAt).toBeNull()
})

test('who is known by the full name said it, and whoever was absorbed finds it too', () => {
  const actors: ActorsKnown = {
    successorOf: (id) => (id === 'a-quill' ? 'quill' : id),
    familyOf: (id) => (id === 'quill' ? ['a-quill', 'quill'] : [id]),
    isProvisional: (id) => id === 'surname',
  }
  const reports = [report({ actorId: 'surname' }), report({ actorId: 'surname' }), report({ actorId: 'a-quill' })]
  expect(compose(reports, actors)).toMatchObject({ actorId: 'quill', actorIds: ['a-quill', 'quill', 'surname'] })
})

test('a statement counts whom its reports have it from, and outlets that quote one have it from one', () => {
  const quoting = (name: string) =>
    report({ chain: [{ role: 'PUBLISHER', name, asWritten: name }], source: { name: 'The Gull', homepage: null } })
  const own = report({ source: { name: 'Pacific Ledger', homepage: null } })
  expect(compose([own, quoting('Pacific Ledger')], STRANGERS).independentRoots).toBe(1)
  expect(compose([own, quoting('Anchor Wire')], STRANGERS).independentRoots).toBe(2)
})

test('what the speaker did is what the best direct report tells', () => {
  const paraphrases = [report({ form: 'INDIRECT', act: 'BLAMES' }), report({ form: 'MIXED', act: 'BLAMES' })]
  const direct = report({ act: 'URGES' })
  const longer = report({ act: 'ASSERTS', text: 'The pier is closed for good' })
  expect(compose([...paraphrases, direct], STRANGERS)).toMatchObject({ act: 'URGES', acts: ['BLAMES', 'URGES'] })
  expect(compose([...paraphrases, direct, longer], STRANGERS)).toMatchObject({ act: 'ASSERTS', text: longer.text })
})

test('without a direct report the speaker did what most reports tell, and of as many the better one’s', () => {
  const blames = report({ form: 'INDIRECT', act: 'BLAMES' })
  const mixed = report({ form: 'MIXED', act: 'ASSERTS' })
  const reports = [report({ form: 'INDIRECT', act: 'BLAMES' }), report({ form: 'INDIRECT', act: null }), mixed]
  expect(compose([...reports, blames], STRANGERS).act).toBe('BLAMES')
  expect(compose(reports, STRANGERS).act).toBe('ASSERTS')
  expect(compose(reports.toReversed(), STRANGERS).act).toBe('ASSERTS')
})

test('what the speaker did is unknown only where no report tells', () => {
  const unread = report({ text: 'The pier is closed for good' })
  expect(compose([unread], STRANGERS)).toMatchObject({ act: null, acts: [] })
  const told = report({ form: 'INDIRECT', act: 'DENIES' })
  expect(compose([unread, told], STRANGERS)).toMatchObject({ act: 'DENIES', acts: ['DENIES'] })
})
