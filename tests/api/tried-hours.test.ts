import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})
afterEach(() => desk.close())

const PREVIEW = /* GraphQL */ `
  query ($filter: StatementFilter!, $days: Int) {
    watchPreview(filter: $filter, days: $days) { perDay { value } perWeek { value } evidenceFrom }
  }
`

const HOUR = 3_600_000

async function say(text: string, ago: number): Promise<void> {
  const { id } = await desk.archive.statement({ text })
  await desk.archive.number()
  const at = new Date(Date.now() - ago)
  await desk.database.prisma.$executeRaw`
    UPDATE journal_entries SET committed_at = ${at} WHERE statement_id = ${id}::uuid`
}

test('a preview says how long its evidence reaches, and is of a week where that is a week or more', async () => {
  await say('A sawmill was sold.', 8 * 24 * HOUR)
  await say('The sawmill cuts.', HOUR)
  const { watchPreview } = await desk.answered(PREVIEW, { filter: { text: 'sawmill' }, days: 14 })
  expect(watchPreview.perDay.value).toBeCloseTo(2 / 8, 1)
  expect(watchPreview.perWeek.value).toBeCloseTo(7 * watchPreview.perDay.value)
  expect(Math.round((Date.now() - Date.parse(watchPreview.evidenceFrom)) / HOUR)).toBe(8 * 24)
})

test('a filter is tried with silences and surges, each shown with what it is measured against', async () => {
  const tries = (tells: string, more = '') =>
    `{ watchBacktest(filter: { text: "kelp" }, tells: [${tells}]${more}, from: "${new Date(Date.now() - 5 * 24 * HOUR).toISOString()}") {
      alerts { kinds entry { kind } baseline { text days surge { count } } } unknown { because } } }`
  await say('The kelp grows.', 4 * 24 * HOUR)
  for (let day = 3; day > 0; day -= 1) await say('Nothing of that.', day * 24 * HOUR)
  const { watchBacktest } = await desk.answered(tries('SILENCE, SURGE', ', silenceDays: 2'))
  expect(watchBacktest).toEqual({
    alerts: [
      {
        kinds: ['SILENCE'],
        entry: null,
        baseline: {
          text: expect.stringContaining('for 2 days or more; 2 other statements came in'),
          days: 2,
          surge: null,
        },
      },
    ],
    unknown: [{ because: 'FEW_WEEKS' }],
  })
  const { errors } = await desk.ask(tries('SILENCE'))
  expect(errors?.[0]?.message).toContain('silenceDays')
})
