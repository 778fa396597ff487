import { afterAll, beforeAll, expect, test } from 'vitest'
import { decide, publish as publishTo } from '../world/articles.ts'
import { type Answer, type Desk, type Followed, openDesk } from '../world/desk.ts'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

interface Quotation {
  speaker: string
  words: string
  url?: string
  tail?: string
}

/** An article with one quotation, of an outlet of its own; returns its statement. */
async function publish({ speaker, words, url, tail = 'told reporters.' }: Quotation) {
  const text = `“${words},” ${speaker} ${tail}`
  const again = url === undefined ? {} : { url, outlet: `Outlet ${url.split('/').at(-1)}` }
  const published = await publishTo(desk.answered, { text, ...again })
  // A stream that begins after this must not carry it.
  await desk.archive.number()
  return { id: published.statementIds[0] ?? '', url: published.url }
}

const STATEMENT = /* GraphQL */ `
  query ($id: ID!) {
    node(id: $id) { ... on Statement { id status text actor { id name } reports { nodes { id text } } } }
  }
`

async function statement(id: string): Promise<Answer> {
  return (await desk.answered(STATEMENT, { id })).node
}

const DONE = 'correction { id madeBy reason undoneAt } statements { id }'

const correct = (name: string, input: object) => decide(desk.answered, name, input, DONE)

/** What a stream of an actor's statements says next. */
const STREAM = /* GraphQL */ `
  subscription ($filter: StatementFilter) {
    statementEvents(filter: $filter) {
      __typename
      ... on StatementChange { statementId effect was { text } statement { id } }
    }
  }
`

async function follow(filter: object): Promise<Followed> {
  const stream = await desk.follow(STREAM, { filter })
  expect((await stream.next()).statementEvents.__typename).toBe('CaughtUp')
  return stream
}

async function next(stream: Followed, howMany: number): Promise<Answer[]> {
  const events: Answer[] = []
  while (events.length < howMany) events.push((await stream.next()).statementEvents)
  return events
}

test('statements merged by hand are one: the other is retracted, and its id leads there for good', async () => {
  const speaker = 'Ada Quill'
  const one = await publish({ speaker, words: 'The tide tables of this harbour were drawn by an optimist' })
  const other = await publish({
    speaker,
    words: 'Whoever computed high water here believed in miracles',
    tail: 'wrote.',
  })
  expect(other.id).not.toBe(one.id)
  const stream = await follow({ actors: ['ada-quill'] })
  const merged = await correct('mergeStatements', { into: one.id, statements: [other.id] })
  expect(merged).toMatchObject({
    __typename: 'MergeStatementsSuccess',
    correction: { madeBy: 'local', reason: 'I was there.', undoneAt: null },
    statements: [{ id: one.id }],
  })
  const told = await next(stream, 2)
  expect(new Map(told.map((event) => [event.__typename, event.effect]))).toEqual(
    new Map([
      ['StatementAmended', 'STAYED'],
      ['StatementRetracted', 'LEFT'],
    ]),
  )
  expect(told.map((event) => event.statement.id)).toEqual([one.id, one.id])
  const gone = told.find((event) => event.__typename === 'StatementRetracted')
  expect(gone?.statementId).toBe(other.id)
  expect(await statement(other.id)).toMatchObject({ id: one.id, reports: { nodes: [{}, {}] } })

  // It stays merged when the article comes in again, edited, and says the same.
  const again = await publish({
    speaker,
    words: 'Whoever computed high water here believed in miracles',
    url: other.url,
    tail: 'wrote. Corrected on Friday.',
  })
  expect(again.id).toBe(one.id)

  const undone = await correct('undoCorrection', { id: merged.correction.id })
  expect(undone).toMatchObject({ __typename: 'UndoCorrectionSuccess', correction: { undoneAt: expect.any(String) } })
  expect(await statement(other.id)).toMatchObject({ id: other.id, status: 'CURRENT', reports: { nodes: [{}] } })
  expect((await statement(one.id)).reports.nodes).toHaveLength(1)
  const back = await next(stream, 2)
  expect(back.map((event) => event.__typename)).toEqual(['StatementAmended', 'StatementAmended'])
  expect(back.map((event) => event.effect).sort()).toEqual(['ENTERED', 'STAYED'])
  await stream.leave()
})

test('a report split off by hand is a statement of its own, and is not folded back', async () => {
  const speaker = 'Bruno Marsh'
  const words = 'The new ferry will be launched in the first week of autumn with a brass band'
  const one = await publish({ speaker, words })
  const other = await publish({ speaker, words: `${words} and trombones` })
  expect(other.id).toBe(one.id)
  const { reports } = await statement(one.id)
  const stream = await follow({ actors: ['bruno-marsh'], text: 'trombones' })
  const split = await correct('splitStatement', { id: one.id, reports: [reports.nodes[1].id] })
  expect(split).toMatchObject({ __typename: 'SplitStatementSuccess', statements: [{}, {}] })
  const told = await next(stream, 2)
  const byKind = new Map(told.map((event) => [event.__typename, event]))
  expect(byKind.get('StatementAmended')).toMatchObject({ effect: 'LEFT', statement: { id: one.id } })
  const made = byKind.get('StatementIngested').statement.id
  expect(await statement(made)).toMatchObject({ text: `${words} and trombones`, reports: { nodes: [{}] } })
  expect((await statement(one.id)).reports.nodes).toHaveLength(1)

  // Its article comes in again: edited around it, then without it, then with it.
  const edited = { speaker, words: `${words} and trombones`, url: other.url }
  expect((await publish({ ...edited, tail: 'told reporters. More follows.' })).id).toBe(made)
  const { url } = other
  await publish({ speaker, words: 'Nothing at all', url, tail: 'told reporters.' })
  expect((await publish({ ...edited, tail: 'told reporters at last.' })).id).not.toBe(one.id)
  await stream.leave()
})

test('a split taken back is one statement again', async () => {
  const speaker = 'Clara Venn'
  const words = 'We shall repaint the southern lighthouse before the regatta, in red and in white'
  const one = await publish({ speaker, words })
  await publish({ speaker, words: `${words} stripes` })
  const { reports } = await statement(one.id)
  const split = await correct('splitStatement', { id: one.id, reports: [reports.nodes[1].id] })
  const made = split.statements.find(({ id }: { id: string }) => id !== one.id).id
  await correct('undoCorrection', { id: split.correction.id })
  expect(await statement(made)).toMatchObject({ id: one.id, reports: { nodes: [{}, {}] } })
  expect(await correct('undoCorrection', { id: split.correction.id })).toMatchObject({
    __typename: 'InvalidInput',
    message: expect.stringContaining('undone already'),
  })
})

test('a statement given to another speaker leaves the first one’s streams, and stays given when its article comes again', async () => {
  const words = 'The pier was sold twice in one afternoon and neither buyer has seen it'
  const one = await publish({ speaker: 'Dora Lund', words })
  const elsewhere = await publish({ speaker: 'Ewan Strand', words: 'I know nothing of piers and care less' })
  const ewan = (await statement(elsewhere.id)).actor
  const stream = await follow({ actors: ['dora-lund'] })
  const done = await correct('reattributeStatement', { id: one.id, actor: ewan.id })
  expect(done.__typename).toBe('ReattributeStatementSuccess')
  expect(await next(stream, 1)).toMatchObject([{ __typename: 'StatementAmended', effect: 'LEFT' }])
  const again = await publish({ speaker: 'Dora Lund', words, url: one.url, tail: 'told reporters. Corrected.' })
  expect(again.id).toBe(one.id)
  expect((await statement(one.id)).actor).toEqual(ewan)
  // Another outlet that has it right is one more report of it.
  expect((await publish({ speaker: 'Ewan Strand', words })).id).toBe(one.id)
  await stream.leave()
})

test('what a later correction was built on is undone after it', async () => {
  const one = await publish({ speaker: 'Fiona Haddock', words: 'Somebody has to count the seals before they count us' })
  const first = await correct('reattributeStatement', { id: one.id, actor: null })
  const elsewhere = await publish({ speaker: 'Gregor Palm', words: 'Count me out of any counting of seals' })
  const { actor } = await statement(elsewhere.id)
  const second = await correct('reattributeStatement', { id: one.id, actor: actor.id })
  expect(await correct('undoCorrection', { id: first.correction.id })).toMatchObject({
    __typename: 'InvalidInput',
    message: expect.stringContaining('later one'),
  })
  for (const { correction } of [second, first]) await correct('undoCorrection', { id: correction.id })
  expect((await statement(one.id)).actor).toMatchObject({ name: 'Fiona Haddock' })
})

test('actors and offices are named by slug or id, whatever is put right', async () => {
  const one = await publish({ speaker: 'Rolf Skate', words: 'The slipway is for boats and not for weddings' })
  await publish({ speaker: 'Rolf Ray', words: 'Nobody has ever been married on a mudflat before noon' })
  await desk.answered('mutation { createOffice(input: { name: "Slipway Warden" }) { __typename } }')
  const read = async () =>
    (
      await desk.answered(
        'query ($id: ID!) { node(id: $id) { ... on Statement { actor { slug } office { slug } } } }',
        one,
      )
    ).node
  const given = { id: one.id, actor: 'rolf-ray', office: 'slipway-warden' }
  expect(await correct('reattributeStatement', given)).toMatchObject({ __typename: 'ReattributeStatementSuccess' })
  expect(await read()).toEqual({ actor: { slug: 'rolf-ray' }, office: { slug: 'slipway-warden' } })
  const unknown = await correct('reattributeStatement', { id: one.id, actor: 'rolf-shark' })
  expect(unknown).toMatchObject({ __typename: 'InvalidInput', message: expect.stringContaining('createActor') })
  expect(await correct('mergeActors', { into: 'rolf-skate', actors: ['rolf-ray'] })).toMatchObject({
    __typename: 'MergeActorsSuccess',
  })
  expect(await read()).toMatchObject({ actor: { slug: 'rolf-skate' } })
})

test('merged actors are found by either id, named by either name, and parted again', async () => {
  const one = await publish({
    speaker: 'Hilda Roach',
    words: 'The fish market needs a roof more than it needs a mural',
  })
  const other = await publish({
    speaker: 'Hilda Roach-Tern',
    words: 'A mural keeps no rain off a cod, whatever it cost',
  })
  const into = (await statement(one.id)).actor
  const absorbed = (await statement(other.id)).actor
  expect(into.id).not.toBe(absorbed.id)
  const stream = await follow({ actors: ['hilda-roach'] })
  const merged = await correct('mergeActors', { into: into.id, actors: [absorbed.id] })
  expect(merged.__typename).toBe('MergeActorsSuccess')
  expect(await next(stream, 1)).toMatchObject([{ effect: 'ENTERED', statement: { id: other.id } }])
  const found = 'query ($actor: String!) { statements(filter: { actors: [$actor] }) { nodes { id } } }'
  for (const actor of ['hilda-roach', 'hilda-roach-tern'])
    expect((await desk.answered(found, { actor })).statements.nodes).toHaveLength(2)
  const { node } = await desk.answered('query ($id: ID!) { node(id: $id) { ... on Actor { id } } }', {
    id: absorbed.id,
  })
  expect(node).toEqual({ id: into.id })
  const third = await publish({
    speaker: 'Hilda Roach-Tern',
    words: 'Gulls have unionised and want their crusts back by Thursday',
    tail: 'wrote in a column.',
  })
  expect((await statement(third.id)).actor.id).toBe(into.id)

  await correct('undoCorrection', { id: merged.correction.id })
  expect((await statement(other.id)).actor.id).toBe(absorbed.id)
  // What came in meanwhile stays where it went.
  const { statements } = await desk.answered(found, { actor: 'hilda-roach' })
  expect(statements.nodes).toEqual([{ id: third.id }, { id: one.id }])
  await stream.leave()
})

test('an actor that two were taken for is split, with some of its statements', async () => {
  const one = await publish({
    speaker: 'Igor Whiting',
    words: 'My brother keeps bees on the roof of the customs house',
  })
  const other = await publish({
    speaker: 'Igor Whiting',
    words: 'Customs duties on honey will be doubled from next spring',
  })
  const { actor } = await statement(one.id)
  const input = { actor: actor.id, name: 'Igor Whiting (minister)', statements: [other.id] }
  const split = await correct('splitActor', input)
  expect(split.__typename).toBe('SplitActorSuccess')
  expect((await statement(other.id)).actor).toMatchObject({ name: 'Igor Whiting (minister)' })
  expect((await statement(one.id)).actor).toEqual(actor)
  await correct('undoCorrection', { id: split.correction.id })
  expect((await statement(other.id)).actor).toEqual(actor)
})

test.each([
  ['mergeStatements', { statements: [] }, 'statements'],
  ['mergeStatements', { statements: ['U3RhdGVtZW50Og=='] }, 'statements.0'],
  ['splitStatement', { reports: [] }, 'reports'],
  ['reattributeStatement', { actor: 'QWN0b3I6' }, 'actor'],
  ['reattributeStatement', { actor: null, reason: ' ' }, 'reason'],
])('%s with %o is refused with what is wrong', async (name, input, path) => {
  const { id } = await publish({
    speaker: 'Jana Bream',
    words: `Refuse the ${path} of ${name} whatever you can refuse`,
  })
  const given = name === 'mergeStatements' ? { into: id, ...input } : { ...input, id }
  expect(await correct(name, given)).toMatchObject({
    __typename: 'InvalidInput',
    message: expect.stringMatching(`^${path}:`),
  })
})

test('corrections require an editor, and are listed with who made them and why', async () => {
  const reader = await desk.principal('READER')
  const { id } = await publish({ speaker: 'Karl Pike', words: 'No reader of this paper edits it' })
  const { reattributeStatement } = await desk.answered(
    'mutation ($id: ID!) { reattributeStatement(input: { id: $id, reason: "no" }) { __typename } }',
    { id },
    reader,
  )
  expect(reattributeStatement.__typename).toBe('NotAllowed')
  await correct('reattributeStatement', { id, reason: 'Nobody said it.' })
  const { deskCorrections } = await desk.answered('{ deskCorrections(first: 1) { nodes { kind madeBy reason } } }')
  expect(deskCorrections.nodes).toEqual([{ kind: 'REATTRIBUTE', madeBy: 'local', reason: 'Nobody said it.' }])
})
