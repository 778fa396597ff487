import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { eraseArticle } from '../../src/desk/erasure/erase.ts'
import { ACTORS_LOCK } from '../../src/store/database/locks.ts'
import { decide, publish as publishTo } from '../world/articles.ts'
import { type Answer, type Desk, type Followed, openDesk } from '../world/desk.ts'

// Two actors that are one have said the same things, which nobody held against each other until now.

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

/** An article with quotations of one speaker, of an outlet of its own; returns its statements. */
async function publish(speaker: string, ...words: string[]): Promise<string[]> {
  const text = words.map((said) => `“${said},” ${speaker} told reporters.`).join('\n\n')
  const { statementIds } = await publishTo(desk.answered, { text })
  await desk.archive.number()
  return statementIds
}

async function statement(id: string | undefined): Promise<Answer> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Statement {
    id status actor { id slug } reports { nodes { article { source { name } } } } proposedFolds { statement { id } }
  } } }`
  return (await desk.answered(query, { id })).node
}

const correct = (name: string, input: object) => decide(desk.answered, name, input)

async function mergeActors(into: string | undefined, absorbed: string | undefined): Promise<Answer> {
  const actors = await Promise.all([into, absorbed].map(async (id) => (await statement(id)).actor.id))
  const merged = await correct('mergeActors', { into: actors[0], actors: [actors[1]] })
  expect(merged).toMatchObject({ __typename: 'MergeActorsSuccess' })
  return merged.correction.id
}

async function follow(filter: object): Promise<Followed> {
  const stream = await desk.follow(
    `subscription ($filter: StatementFilter) { statementEvents(filter: $filter) {
      __typename ... on StatementChange { effect statement { id } }
    } }`,
    { filter },
  )
  expect((await stream.next()).statementEvents.__typename).toBe('CaughtUp')
  return stream
}

async function next(stream: Followed, howMany: number): Promise<string[]> {
  const events: string[] = []
  while (events.length < howMany) {
    const { __typename, effect } = (await stream.next()).statementEvents
    events.push(`${__typename} ${effect}`)
  }
  return events.sort()
}

const QUAY = 'Every crane on the eastern quay was paid for twice and inspected by nobody at all'

test('what two actors both said is one statement once they are one, and two again once they are two', async () => {
  const [one] = await publish('Hilda Roach', QUAY)
  const [other, alone] = await publish('Greta Tern', QUAY, 'The ferries smell of herring and of unpaid invoices')
  // Of two people an editor is asked, until it is known that they are one.
  expect(await statement(other)).toMatchObject({ id: other, proposedFolds: [{ statement: { id: one } }] })
  const stream = await follow({ text: 'crane' })
  const correction = await mergeActors(one, other)
  expect(await next(stream, 2)).toEqual(['StatementAmended STAYED', 'StatementRetracted LEFT'])
  const merged = await statement(other)
  expect(merged).toMatchObject({ id: one, reports: { nodes: [{}, {}] }, proposedFolds: [] })
  expect(await statement(alone)).toMatchObject({ id: alone, actor: { slug: 'hilda-roach' } })
  // A third outlet's report is of the one.
  expect(await publish('Greta Tern', QUAY)).toEqual([one])
  expect(await next(stream, 1)).toEqual(['StatementReported STAYED'])

  expect(await correct('undoCorrection', { correction })).toMatchObject({ __typename: 'UndoCorrectionSuccess' })
  expect(await next(stream, 2)).toEqual(['StatementAmended ENTERED', 'StatementAmended STAYED'])
  expect(await statement(other)).toMatchObject({ id: other, actor: { slug: 'greta-tern' }, reports: { nodes: [{}] } })
  expect((await statement(other)).proposedFolds).toEqual([{ statement: { id: one } }])
  expect((await statement(one)).reports.nodes).toHaveLength(2)
  await stream.leave()

  // Nobody decided that they are not one: merged once more, they are.
  await mergeActors(one, other)
  expect((await statement(other)).id).toBe(one)
})

test('what an editor finds to be one stays one, whoever spoke', async () => {
  const words = 'The northern breakwater was drawn on a napkin and built from the same napkin'
  const [one] = await publish('Igor Whiting', words)
  const [other] = await publish('Sven Plaice', words)
  const correction = await mergeActors(one, other)
  const confirmed = await correct('mergeStatements', { into: one, statements: [other] })
  expect(confirmed).toMatchObject({ __typename: 'MergeStatementsSuccess' })
  expect(await correct('undoCorrection', { correction })).toMatchObject({ __typename: 'UndoCorrectionSuccess' })
  expect(await statement(other)).toMatchObject({ id: one, reports: { nodes: [{}, {}] } })

  // And is parted by undoing that.
  const undone = await correct('undoCorrection', { id: confirmed.correction.id })
  expect(undone).toMatchObject({ __typename: 'UndoCorrectionSuccess' })
  expect(await statement(other)).toMatchObject({ id: other, actor: { slug: 'sven-plaice' } })
})

test('what may be one is proposed, as long as the actors are one', async () => {
  const [one] = await publish('Ida Gull', 'We shall close four of the nine harbour schools before the summer begins')
  const [other] = await publish(
    'Ida Kelp',
    'We shall not close four of the nine harbour schools before the summer begins',
  )
  const correction = await mergeActors(one, other)
  expect(await statement(other)).toMatchObject({ id: other, proposedFolds: [{ statement: { id: one } }] })
  await correct('undoCorrection', { correction })
  expect(await statement(other)).toMatchObject({ id: other, proposedFolds: [] })
})

test('two statements of one article stay two, however alike', async () => {
  const words = 'The lighthouse lens will be polished every fortnight by whoever broke it'
  const [one, second] = await publish('Olga Crab', words, `${words} last year`)
  const [other] = await publish('Olga Shrimp', words)
  expect(second).not.toBe(one)
  await mergeActors(other, one)
  const homes = await Promise.all([one, second].map(async (id) => (await statement(id)).id))
  expect(new Set(homes).size).toBe(2)
  expect(homes).toContain(other)
})

test('what an editor has parted is not folded because actors are merged', async () => {
  const words = 'Half of the pilots were asleep and the other half were at the pilots’ association'
  const [one] = await publish('Per Hake', words)
  const [other] = await publish('Nils Cod', words)
  expect(await correct('rejectFold', { statements: [one, other] })).toMatchObject({ __typename: 'RejectFoldSuccess' })
  await mergeActors(one, other)
  expect(await statement(other)).toMatchObject({ id: other, proposedFolds: [] })
})

/** What the database calls it. */
function keyOf(id: string | undefined): string {
  return atob(id ?? '').slice('Statement:'.length)
}

/** What has reports and does not stand, or stands without one: nobody can read those. */
async function lost(): Promise<string[]> {
  const { rows } = await desk.database.pool.query<{ id: string }>(
    `SELECT s.id::text AS id FROM statements s
     WHERE (s.status = 'CURRENT' AND s.successor_id IS NULL)
       <> EXISTS (SELECT FROM reports r WHERE r.statement_id = s.id AND r.retracted_at IS NULL)`,
  )
  return rows.map((row) => row.id)
}

test('what was split off since is not taken back by confirming what was folded', async () => {
  const words = 'The signal lamps burn herring oil because nobody signed for the paraffin'
  const [one] = await publish('Alma Skate', words)
  const [other] = await publish('Vera Skate', words)
  expect(await publish('Vera Skate', words)).toEqual([other])
  await mergeActors(one, other)
  const ofMerged = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Statement { reports { nodes { id } } } } }',
    { id: one },
  )
  const leaving = ofMerged.node.reports.nodes.map((report: Answer) => report.id).at(-1)
  const split = await correct('splitStatement', { id: one, reports: [leaving] })
  const [apart] = split.statements.map((each: Answer) => each.id).filter((id: string) => id !== one)
  const placed = () =>
    desk.database.prisma.placedReport.findMany({ where: { statementId: keyOf(apart) }, select: { digest: true } })
  expect(await placed()).toHaveLength(1)

  const confirmed = await correct('mergeStatements', { into: one, statements: [other] })
  expect(confirmed).toMatchObject({ __typename: 'MergeStatementsSuccess' })
  expect(await statement(apart)).toMatchObject({ id: apart, status: 'CURRENT', reports: { nodes: [{}] } })
  expect((await statement(one)).reports.nodes).toHaveLength(2)
  expect(await placed()).toHaveLength(1)
  expect(await lost()).toEqual([])
})

test('merged actors are two again though what one of them said was erased since', async () => {
  const words = 'The dredger found more contracts than mud at the bottom of the basin'
  const [one] = await publish('Rolf Dab', words)
  const [other] = await publish('Ulla Dab', words)
  const [elsewhere] = await publish('Ulla Dab', 'Nobody weighs the weighbridge and so it weighs what it likes')
  const correction = await mergeActors(one, other)
  const [, report] = await desk.database.prisma.report.findMany({
    where: { statementId: keyOf(one) },
    orderBy: { ingestedAt: 'asc' },
  })
  await desk.archive.number()
  await eraseArticle(desk.database.prisma, report?.articleId ?? '', 'A court said so.')
  expect(await correct('undoCorrection', { correction })).toMatchObject({ __typename: 'UndoCorrectionSuccess' })
  expect(await statement(elsewhere)).toMatchObject({ actor: { slug: 'ulla-dab' } })
  expect(await statement(one)).toMatchObject({ actor: { slug: 'rolf-dab' }, reports: { nodes: [{}] } })
  expect(await lost()).toEqual([])
})

test('merged actors are two again though a report was split off since: that stays where it is', async () => {
  const words = 'The foghorn is tuned to the mayor and falls silent when he sleeps'
  const [one] = await publish('Karl Ray', words)
  const [other] = await publish('Nina Ray', words)
  expect(await publish('Nina Ray', words)).toEqual([other])
  const moved = await desk.database.prisma.report.findFirstOrThrow({ where: { statementId: keyOf(other) } })
  const correction = await mergeActors(one, other)
  const split = await correct('splitStatement', { id: one, reports: [btoa(`Report:${moved.id}`)] })
  const [apart] = split.statements.map((each: Answer) => each.id).filter((id: string) => id !== one)
  expect(await correct('undoCorrection', { correction })).toMatchObject({ __typename: 'UndoCorrectionSuccess' })
  const ofNina = { actor: { slug: 'nina-ray' }, reports: { nodes: [{}] } }
  expect(await statement(apart)).toMatchObject({ id: apart, ...ofNina })
  expect(await statement(other)).toMatchObject({ id: other, ...ofNina })
  expect(await statement(one)).toMatchObject({ actor: { slug: 'karl-ray' }, reports: { nodes: [{}] } })
  expect(await lost()).toEqual([])
})

test('what several statements of merged actors become stands, however they are each other’s', async () => {
  const [dawn, dusk] = [
    'The morning tide belongs to whoever pays the harbour pilots in cash',
    'Fourteen anchors were lost and every one of them had been insured twice',
  ]
  const [one] = await publish('Tomas Perch', dawn)
  const [other] = await publish('Erik Roach', dusk)
  await correct('mergeStatements', { into: one, statements: [other] })
  const [second] = await publish('Tomas Perch', dusk)
  const [fourth] = await publish('Erik Roach', dawn)
  expect(new Set([one, second, fourth]).size).toBe(3)
  await correct('mergeStatements', { into: second, statements: [fourth] })
  expect(await publish('Erik Roach', dawn)).toEqual([second])
  const latest = await desk.database.prisma.report.findFirstOrThrow({ orderBy: { ingestedAt: 'desc' } })
  const split = await correct('splitStatement', { id: second, reports: [btoa(`Report:${latest.id}`)] })
  const [third] = split.statements.map((each: Answer) => each.id).filter((id: string) => id !== second)
  const merged = await correct('mergeActors', { into: 'tomas-perch', actors: ['erik-roach'] })
  expect(merged).toMatchObject({ __typename: 'MergeActorsSuccess' })
  expect(await lost()).toEqual([])
  const homes = await Promise.all([one, second, third].map(async (id) => (await statement(id)).id))
  expect(new Set(homes).size).toBe(2)
})

test('what an article says in two wordings stays two, also where two merged actors say it', async () => {
  const words = 'The customs shed was sold three times before anybody read the deed'
  const [one] = await publish('Lena Smelt', words)
  const { statementIds: both } = await publishTo(desk.answered, {
    text: `“${words},” Maja Bream told reporters.\n\n“${words} aloud,” Odd Sprat told reporters.`,
  })
  expect(both).toHaveLength(2)
  const actors = await Promise.all([one, ...both].map(async (id) => (await statement(id)).actor.id))
  expect(new Set(actors).size).toBe(3)
  await correct('mergeActors', { into: actors[0], actors: actors.slice(1) })
  const homes = await Promise.all(both.map(async (id: string) => (await statement(id)).id))
  expect(new Set(homes).size).toBe(2)
  expect(homes).toContain(one)
})

test('what an editor finds to be one while the actors are being parted stays one', async () => {
  const words = 'The bell buoy rings for every ship but the one that pays for it'
  const [one] = await publish('Finn Garfish', words)
  const [other] = await publish('Gerd Garfish', words)
  const correction = await mergeActors(one, other)
  const client = await desk.database.pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1::bigint)', [ACTORS_LOCK])
    const undone = correct('undoCorrection', { correction })
    await vi.waitFor(async () => {
      const { rows } = await client.query(
        `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = $1::bigint
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [ACTORS_LOCK],
      )
      expect(rows).toHaveLength(1)
    }, 20_000)
    const confirmed = await correct('mergeStatements', { into: one, statements: [other] })
    expect(confirmed).toMatchObject({ __typename: 'MergeStatementsSuccess' })
    await client.query('COMMIT')
    expect(await undone).toMatchObject({ __typename: 'UndoCorrectionSuccess' })
  } finally {
    client.release(true)
  }
  expect(await statement(other)).toMatchObject({ id: one, reports: { nodes: [{}, {}] } })
  expect(await lost()).toEqual([])
})
