import { afterAll, beforeAll, expect, test } from 'vitest'
import { articlesIn } from '../../src/cli/loading/articles-in-files.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { type Answer, type Desk, type Followed, openDesk } from '../world/desk.ts'
import { SHARED } from '../world/threads.ts'

// The story of one utterance, from the first outlet to an editor's second thoughts, as two watchers see it: one follows
// everything that is said of grey hulls, the other wants to hear of new statements only.

let desk: Desk
let everything: Followed
let newOnly: Followed

const STREAM = /* GraphQL */ `
  subscription ($kinds: [EntryKind!]) {
    statementEvents(filter: { text: "hulls" }, kinds: $kinds) {
      __typename
      ... on StatementChange {
        effect
        statement { id text saidAt { date } reports { nodes { id article { source { name } } } } }
      }
    }
  }
`

beforeAll(async () => {
  desk = await openDesk()
  everything = await desk.follow(STREAM)
  newOnly = await desk.follow(STREAM, { kinds: ['INGESTED'] })
  for (const stream of [everything, newOnly]) expect((await next(stream)).__typename).toBe('CaughtUp')
})

afterAll(async () => {
  await everything.leave()
  await newOnly.leave()
  await desk.close()
})

async function next(stream: Followed): Promise<Answer> {
  return (await stream.next()).statementEvents
}

/** Ingests a sample by the beginning of its outlet's name. */
async function ingest(file: string, outlet: string): Promise<void> {
  const defaults = { source: outlet, url: null, publishedAt: null, language: 'en' }
  for await (const article of articlesIn(`samples/${file}`, defaults, SHARED.pages)) {
    if (!('submission' in article) || article.submission.source.name !== outlet) continue
    expect(await desk.context.ingest(LOCAL_PRINCIPAL.id, article.submission)).toMatchObject({ kind: 'ingested' })
  }
}

const THIRD = {
  source: { name: 'Coastline Review' },
  url: 'https://coastline-review.example/kure',
  publishedAt: new Date('2025-05-15T08:00:00Z'),
  language: 'en',
  text: '“Every month there are more grey hulls around Taiwan, and some of them are bigger,” Sigrún Valdal said at the Kure naval base on Tuesday.',
}

const outletsOf = ({ statement }: Answer) => statement.reports.nodes.map((report: Answer) => report.article.source.name)

test('one utterance is told once, with its day, and taken apart before the watchers’ eyes', async () => {
  // The first outlet: one alert for each watcher.
  await ingest('wire.jsonl', 'Anchor Wire')
  const first = await next(everything)
  expect(first).toMatchObject({ __typename: 'StatementIngested', effect: 'ENTERED' })
  expect((await next(newOnly)).statement.id).toBe(first.statement.id)

  // The second, in other words: one more report, and no second alert for who wants new statements only.
  await ingest('meridian-daily-visit.html', 'Meridian Daily')
  const second = await next(everything)
  expect(second).toMatchObject({
    __typename: 'StatementReported',
    effect: 'STAYED',
    statement: { id: first.statement.id },
  })
  expect(outletsOf(second)).toEqual(['Anchor Wire', 'Meridian Daily'])
  expect(second.statement.saidAt).toEqual({ date: '2025-05-13' })

  // The third, and the day stays what all three say.
  expect(await desk.context.ingest(LOCAL_PRINCIPAL.id, THIRD)).toMatchObject({ kind: 'ingested' })
  const third = await next(everything)
  expect(third).toMatchObject({ __typename: 'StatementReported', statement: { id: first.statement.id } })
  expect(third.statement.saidAt).toEqual({ date: '2025-05-13' })

  // An editor splits it: the statement is amended, and what left it is news to both.
  const split = await desk.answered(
    'mutation ($input: SplitStatementInput!) { splitStatement(input: $input) { __typename } }',
    {
      input: {
        statement: first.statement.id,
        reports: [second.statement.reports.nodes[1].id],
        reason: 'Two remarks on one quay.',
      },
    },
  )
  expect(split.splitStatement.__typename).toBe('SplitStatementSuccess')
  const told = [await next(everything), await next(everything)]
  expect(told.map((event) => event.__typename).sort()).toEqual(['StatementAmended', 'StatementIngested'])
  const amended = told.find((event) => event.__typename === 'StatementAmended')
  expect(outletsOf(amended)).toEqual(['Anchor Wire', 'Coastline Review'])

  // The second event that the other watcher has is the statement that was split off: the report in between was none.
  const parted = await next(newOnly)
  expect(outletsOf(parted)).toEqual(['Meridian Daily'])
})

test('an envoy whom one outlet names and another describes is one speaker, and her words are folded', async () => {
  const { statements } = await desk.answered(
    '{ statements(filter: { text: "fools" }, first: 10) { nodes { actor { name } reports { nodes { text article { source { name } } } } } } }',
  )
  expect(statements.nodes).toMatchObject([
    {
      actor: { name: 'Sigrún Valdal' },
      reports: {
        nodes: [
          {
            article: { source: { name: 'Anchor Wire' } },
            text: expect.stringMatching(/^We would be fools .*; allies/),
          },
          {
            article: { source: { name: 'Meridian Daily' } },
            text: expect.stringMatching(/^We would be fools .*, and we/),
          },
        ],
      },
    },
  ])
})
