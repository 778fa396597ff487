import { afterAll, beforeAll, expect, test } from 'vitest'
import { decide, publish as publishTo } from '../world/articles.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

// By what an actor is found: slugs that follow names and lead on, and names that may mean several.

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

/** Somebody quoted in an article of its own; the actor. */
async function quoted(speaker: string): Promise<Answer> {
  const { statementIds } = await publishTo(desk.answered, { speaker })
  const { node } = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Statement { actor { id slug name } } } }',
    { id: statementIds[0] },
  )
  return node.actor
}

/** What the database calls it. */
function uuidOf(id: string): string {
  return atob(id).split(':')[1] ?? ''
}

const ACTOR = 'id slug slugPinned slugs name aliases sameAs'

async function created(input: object): Promise<Answer> {
  const { createActor } = await desk.answered(
    `mutation ($input: CreateActorInput!) { createActor(input: $input) {
      ... on CreateActorSuccess { actor { ${ACTOR} } } ... on InvalidInput { problems { path message } } } }`,
    { input: { kind: 'PERSON', ...input } },
  )
  return createActor.actor ?? createActor
}

async function updated(input: object): Promise<Answer> {
  const { updateActor } = await desk.answered(
    `mutation ($input: UpdateActorInput!) { updateActor(input: $input) {
      ... on UpdateActorSuccess { actor { ${ACTOR} } } ... on InvalidInput { problems { path message } } } }`,
    { input },
  )
  return updateActor.actor ?? updateActor
}

async function find(slug: string): Promise<Answer> {
  return (await desk.answered(`query ($slug: String!) { actor(slug: $slug) { ${ACTOR} } }`, { slug })).actor
}

const STATEMENTS = 'query ($filter: StatementFilter) { statements(filter: $filter) { nodes { actor { name } } } }'

async function speakersOf(filter: object): Promise<string[]> {
  const { statements } = await desk.answered(STATEMENTS, { filter })
  return [...new Set<string>(statements.nodes.map(({ actor }: Answer) => actor.name))].sort()
}

test('the slug of a bare surname becomes that of the full name, and the old one leads there', async () => {
  const bare = await quoted('Mr. Halvorsen')
  expect(bare).toMatchObject({ name: 'Halvorsen', slug: 'halvorsen' })
  const full = await updated({ id: bare.id, name: 'Ingrid Halvorsen' })
  expect(full).toMatchObject({ id: bare.id, slug: 'ingrid-halvorsen', slugPinned: false })
  expect(full.slugs).toEqual(['ingrid-halvorsen', 'halvorsen'])
  expect(await find('halvorsen')).toMatchObject({ id: bare.id, slug: 'ingrid-halvorsen' })
  expect(await speakersOf({ actors: ['halvorsen'] })).toEqual(['Ingrid Halvorsen'])
})

test('a slug that an editor chose stays whatever the actor is called, until it may follow the name again', async () => {
  const { id } = await created({ name: 'Signe Dahlgren', slug: 'the ferry minister' })
  expect(await find('the-ferry-minister')).toMatchObject({ id, slugPinned: true })
  expect(await updated({ id, name: 'Signe Dahlgren-Moe' })).toMatchObject({ slug: 'the-ferry-minister' })
  expect(await updated({ id, pinSlug: false })).toMatchObject({ slug: 'signe-dahlgren-moe', slugPinned: false })
  expect(await updated({ id, pinSlug: true })).toMatchObject({ slug: 'signe-dahlgren-moe', slugPinned: true })
  expect(await updated({ id, name: 'Signe Moe' })).toMatchObject({ slug: 'signe-dahlgren-moe' })
  expect(await updated({ id, slug: 's', pinSlug: false })).toMatchObject({ problems: [{ path: 'pinSlug' }] })
  expect(await updated({ id, slug: '...' })).toMatchObject({ problems: [{ path: 'slug' }] })
})

test('an actor that gets its old name back gets its old slug back', async () => {
  const { id } = await created({ name: 'Ottilie Brandt' })
  expect(await updated({ id, name: 'Ottilie Krug' })).toMatchObject({ slug: 'ottilie-krug' })
  expect(await updated({ id, name: 'Ottilie Brandt' })).toMatchObject({ slug: 'ottilie-brandt' })
})

test('a slug that leads to one actor is never given to another', async () => {
  const { id } = await created({ name: 'Lorcan Tighe' })
  await updated({ id, name: 'Lorcan Tighe-Byrne', aliases: [] })
  const namesake = await created({ name: 'Lorcan Tighe' })
  expect(namesake.slug).toBe('lorcan-tighe-2')
  expect(await updated({ id: namesake.id, slug: 'lorcan-tighe' })).toMatchObject({
    problems: [{ path: 'slug', message: expect.stringContaining('Lorcan Tighe-Byrne') }],
  })
  expect(await created({ name: 'Somebody Else', slug: 'lorcan-tighe-byrne' })).toMatchObject({
    problems: [{ path: 'slug' }],
  })
  const write = desk.database.prisma.actor.update({
    where: { id: uuidOf(namesake.id) },
    data: { slug: 'lorcan-tighe' },
  })
  await expect(write).rejects.toThrow()
})

async function twoOfOneSurname(surname: string): Promise<{ one: Answer; other: Answer; bare: Answer }> {
  const bare = await created({ name: surname })
  const one = await created({ name: `Agda ${surname}`, aliases: [surname] })
  const other = await created({ name: `Björn ${surname}`, aliases: [surname] })
  return { bare, one, other }
}

test('a bare surname that several bear is refused in queries, with who they are', async () => {
  const { bare, one, other } = await twoOfOneSurname('Storm')
  const { errors } = await desk.ask(STATEMENTS, { filter: { any: [{ actors: ['storm'] }] } })
  const [error] = errors ?? []
  expect(error?.extensions).toMatchObject({ code: 'NAME_AMBIGUOUS', filterPath: 'any.0.actors' })
  const { candidates }: Answer = error?.extensions ?? {}
  const slugs = candidates.map(({ id, slug }: Answer) => ({ id, slug }))
  expect(slugs).toEqual([one, other, bare].map(({ id, slug }) => ({ id, slug })))
  expect(error?.message).toContain('agda-storm (Agda Storm), bjoern-storm (Björn Storm)')
  // Each of them can be named by what the error says.
  for (const { id } of [one, other, bare])
    expect((await desk.ask(STATEMENTS, { filter: { actors: [id] } })).errors).toBeUndefined()
  expect((await desk.ask('{ actor(slug: "storm") { id } }')).errors?.[0]?.extensions).toMatchObject({
    code: 'NAME_AMBIGUOUS',
  })
})

test('it is refused in subscriptions and in what statements answer', async () => {
  await twoOfOneSurname('Frost')
  const stream = await desk.follow(
    'subscription ($filter: StatementFilter) { statementEvents(filter: $filter) { __typename } }',
    { filter: { answers: ['frost'] } },
  )
  expect(stream.errors[0]?.extensions).toMatchObject({ code: 'NAME_AMBIGUOUS', filterPath: 'answers' })
})

const CANDIDATES = '... on InvalidInput { problems { path message candidates { slug name kind } } }'

test('it is refused in the rule of a topic, in a tenure, and in what the desk does', async () => {
  const { one, other } = await twoOfOneSurname('Gale')
  const said = await publishTo(desk.answered, { speaker: 'Runa Ek' })
  const candidates = expect.arrayContaining([
    { slug: one.slug, name: one.name, kind: 'PERSON' },
    { slug: other.slug, name: other.name, kind: 'PERSON' },
  ])
  const report = await desk.database.prisma.report.findFirstOrThrow({
    where: { statementId: uuidOf(said.statementIds[0] ?? '') },
  })
  const reason = 'I was there.'
  const attempts: [string, object, string][] = [
    ['createTopic', { name: 'Weather', rule: { actors: ['gale'] } }, 'rule.actors'],
    ['createOffice', { name: 'Warden', tenures: [{ actor: 'gale' }] }, 'tenures.0.actor'],
    ['mergeActors', { into: one.slug, actors: ['gale'], reason }, 'actors.0'],
    ['mergeActors', { into: 'gale', actors: [one.slug], reason }, 'into'],
    ['splitActor', { id: 'gale', name: 'Gale the Elder', statements: [], reason }, 'id'],
    ['reattributeStatement', { id: said.statementIds[0], actor: 'gale', reason }, 'actor'],
    ['correctReport', { id: btoa(`Report:${report.id}`), actor: 'gale', reason }, 'actor'],
  ]
  for (const [mutation, input, path] of attempts) {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
    const answer = await desk.answered(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${CANDIDATES} } }`,
      { input },
    )
    expect(answer[mutation], mutation).toMatchObject({ __typename: 'InvalidInput', problems: [{ path, candidates }] })
  }
  expect(await speakersOf({ actors: [one.slug] })).toEqual([])
})

test('the rule of a topic can be given back as it reads, whoever bears the names in it', async () => {
  const { bare, one } = await twoOfOneSurname('Squall')
  const save = async (name: string, rule: object) => {
    const { createTopic } = await desk.answered(
      `mutation ($input: CreateTopicInput!) { createTopic(input: $input) {
        __typename ... on CreateTopicSuccess { topic { rule } } } }`,
      { input: { name, rule } },
    )
    return createTopic.topic.rule
  }
  const rule = await save('Squalls', { any: [{ actors: [bare.id] }, { actors: [one.id] }] })
  expect(rule).toEqual({ any: [{ actors: [uuidOf(bare.id)] }, { actors: ['agda-squall'] }] })
  expect(await save('Squalls again', rule)).toEqual(rule)
})

test('other problems of an input have no candidates', async () => {
  const { createTopic } = await desk.answered(
    `mutation { createTopic(input: { name: "Nobody’s", rule: { actors: ["nobody-at-all"] } }) { ${CANDIDATES} } }`,
  )
  expect(createTopic.problems).toMatchObject([{ path: 'rule.actors', candidates: [] }])
})

test('an old slug is refused once it may mean somebody else, and means its actor before', async () => {
  const { id } = await created({ name: 'Tarn' })
  await updated({ id, name: 'Elin Tarn' })
  expect(await find('tarn')).toMatchObject({ id })
  await created({ name: 'Didrik Tarn', aliases: ['Tarn'] })
  expect((await desk.ask(STATEMENTS, { filter: { actors: ['tarn'] } })).errors?.[0]?.extensions).toMatchObject({
    code: 'NAME_AMBIGUOUS',
  })
  // Unless an editor says that it is hers.
  await updated({ id, slug: 'tarn' })
  expect(await find('tarn')).toMatchObject({ id, name: 'Elin Tarn' })
})

test('whoever has a surname may be meant by it, even where it is not among the names on file', async () => {
  const { id } = await created({ name: 'Barrow' })
  await updated({ id, name: 'Elsie Barrow' })
  await created({ name: 'Josiah Barrow' })
  const input = { into: 'josiah-barrow', actors: ['barrow'] }
  expect(await decide(desk.answered, 'mergeActors', input)).toMatchObject({
    __typename: 'InvalidInput',
    message: expect.stringContaining('elsie-barrow (Elsie Barrow), josiah-barrow (Josiah Barrow)'),
  })
})

test('a surname whose slug is spelled otherwise is ambiguous as well', async () => {
  const { bare } = await twoOfOneSurname('Kühn')
  expect(bare.slug).toBe('kuehn')
  expect((await desk.ask(STATEMENTS, { filter: { actors: ['kuehn'] } })).errors?.[0]?.extensions).toMatchObject({
    code: 'NAME_AMBIGUOUS',
  })
})

test('a name that is no slug is ambiguous where several bear it, and unknown where one does', async () => {
  await created({ name: 'Vera Lund', aliases: ['Lund'] })
  const lund = () => desk.ask(STATEMENTS, { filter: { actors: ['lund'] } })
  expect((await lund()).errors?.[0]).toMatchObject({
    message: expect.stringContaining('vera-lund'),
    extensions: { code: 'FILTER_INVALID' },
  })
  await created({ name: 'Ask Lund', aliases: ['Lund'] })
  expect((await lund()).errors?.[0]?.extensions).toMatchObject({ code: 'NAME_AMBIGUOUS' })
})

test('a government is not put in doubt by people whose surname is its name', async () => {
  const { id } = await created({ name: 'Georgia', kind: 'GOVERNMENT' })
  await created({ name: 'Mikael Georgia', aliases: ['Georgia'] })
  expect(await find('georgia')).toMatchObject({ id })
})

test('a saved cursor goes on under the new slug and the old one: they are one stream', async () => {
  const { id } = await created({ name: 'Ylva Roos' })
  const live = async (actor: string) =>
    (
      await desk.answered('query ($filter: StatementFilter) { statements(filter: $filter) { liveCursor } }', {
        filter: { actors: [actor] },
      })
    ).statements.liveCursor
  const cursor = await live('ylva-roos')
  await updated({ id, name: 'Ylva Roos-Hein' })
  expect(await live('ylva-roos-hein')).toBe(cursor)
  expect(await live('ylva-roos')).toBe(cursor)
})

const MERGED = 'merged { actor { id slug name kind } into { id slug name } } correction { id }'

test('a merge answers with whom it joined, and so does the list of corrections', async () => {
  const into = await quoted('Torsten Vik')
  const actor = await quoted('Tosse Vik')
  const answer = await decide(desk.answered, 'mergeActors', { into: into.slug, actors: [actor.slug] }, MERGED)
  const merged = [{ actor: { ...actor, kind: 'PERSON' }, into }]
  expect(answer.merged).toEqual(merged)
  await updated({ id: into.id, name: 'Torsten Vik the Younger' })
  const { deskCorrections } = await desk.answered(
    '{ deskCorrections(first: 1) { nodes { kind mergedActors { actor { id slug name kind } into { id slug name } } } } }',
  )
  expect(deskCorrections.nodes).toEqual([{ kind: 'MERGE_ACTORS', mergedActors: merged }])
})

test('slugs of who was merged lead to who stays, and back when that is undone', async () => {
  const into = await quoted('Mira Holt')
  const actor = await quoted('Miranda Holt')
  const { correction } = await decide(desk.answered, 'mergeActors', { into: into.slug, actors: [actor.slug] })
  expect(await find(actor.slug)).toMatchObject({ id: into.id, slug: into.slug, slugs: [into.slug, actor.slug] })
  const again = await decide(desk.answered, 'mergeActors', { into: into.slug, actors: [actor.slug] })
  expect(again).toMatchObject({ __typename: 'InvalidInput', message: expect.stringContaining('"mira-holt"') })
  await decide(desk.answered, 'undoCorrection', { id: correction.id })
  expect(await find(actor.slug)).toMatchObject({ id: actor.id, slug: actor.slug })
  expect((await find(into.slug)).slugs).toEqual([into.slug])
})

test('an actor known by a surname alone takes the name and a slug of who is merged into it, until that is undone', async () => {
  const bare = await quoted('Mr. Ravndal')
  const full = await created({ name: 'Espen Ravndal', aliases: ['E. Ravndal'] })
  const { correction } = await decide(desk.answered, 'mergeActors', { into: bare.id, actors: [full.slug] })
  expect(await find(bare.id)).toMatchObject({ id: bare.id, name: 'Espen Ravndal', slug: 'espen-ravndal-2' })
  for (const slug of ['ravndal', 'espen-ravndal']) expect(await find(slug)).toMatchObject({ id: bare.id })
  // A full name that was merged is its own: it may be called so.
  expect(await updated({ id: bare.id, name: 'E. Ravndal' })).toMatchObject({ name: 'E. Ravndal' })
  expect(await updated({ id: bare.id, name: 'Espen Ravndal' })).toMatchObject({ name: 'Espen Ravndal' })
  await decide(desk.answered, 'undoCorrection', { id: correction.id })
  expect(await find(bare.id)).toMatchObject({ id: bare.id, name: 'Ravndal', slug: 'ravndal' })
  expect(await find(full.slug)).toMatchObject({ id: full.id, name: 'Espen Ravndal' })
})

test('those who bear a surname and were merged are one, so it is not ambiguous', async () => {
  const { bare, one, other } = await twoOfOneSurname('Quist')
  await decide(desk.answered, 'mergeActors', { into: one.slug, actors: [bare.id, other.id] })
  expect(await find('quist')).toMatchObject({ id: one.id, slug: 'agda-quist' })
  expect((await desk.ask(STATEMENTS, { filter: { actors: ['quist'] } })).errors).toBeUndefined()
})

test('ids of Wikidata are taken as ids and as addresses, and nothing else is', async () => {
  const { sameAs, id } = await created({
    name: 'Solveig Aune',
    sameAs: ['Q900001', 'https://www.wikidata.org/wiki/Q12'],
  })
  expect(sameAs).toEqual(['Q12', 'Q900001'])
  expect((await updated({ id, sameAs: ['http://www.wikidata.org/entity/q13', 'Q13'] })).sameAs).toEqual(['Q13'])
  expect((await updated({ id, name: 'Solveig Aune-Berg' })).sameAs).toEqual(['Q13'])
  for (const wrong of ['', 'P31', 'Q', 'Q0', '12', 'https://example.org/wiki/Q12', 'Q1\0'])
    expect(await updated({ id, sameAs: ['Q13', wrong] }), wrong).toMatchObject({ problems: [{ path: 'sameAs.1' }] })
  expect((await updated({ id, sameAs: [] })).sameAs).toEqual([])
})

test('an id of Wikidata is one actor’s: for another it is refused, with who has it', async () => {
  await created({ name: 'Kari Solem', sameAs: ['Q901001'] })
  const message = expect.stringContaining('"Kari Solem" (kari-solem)')
  expect(await created({ name: 'K. Solem', sameAs: ['Q901002', 'wikidata.org/wiki/Q901001'] })).toMatchObject({
    problems: [{ path: 'sameAs.1', message }],
  })
  const other = await created({ name: 'Kari A. Solem' })
  expect(await updated({ id: other.id, sameAs: ['Q901001'] })).toMatchObject({ problems: [{ message }] })
})

test('ids of Wikidata are joined by a merge and parted when it is undone', async () => {
  const one = await created({ name: 'Olaf Rude', sameAs: ['Q902001'] })
  const other = await created({ name: 'Olaf T. Rude', sameAs: ['Q902002'] })
  const { correction } = await decide(desk.answered, 'mergeActors', { into: one.slug, actors: [other.slug] })
  expect((await find(one.slug)).sameAs).toEqual(['Q902001', 'Q902002'])
  // Those of the absorbed one can be given again with the rest.
  expect((await updated({ id: one.id, sameAs: ['Q902001', 'Q902002', 'Q902003'] })).sameAs).toHaveLength(3)
  await decide(desk.answered, 'undoCorrection', { id: correction.id })
  expect((await find(one.slug)).sameAs).toEqual(['Q902001', 'Q902003'])
  expect((await find(other.slug)).sameAs).toEqual(['Q902002'])
})
