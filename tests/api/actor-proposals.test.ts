import { afterAll, beforeAll, expect, test } from 'vitest'
import { decodeGlobalId } from '../../src/api/relay/global-id.ts'
import { eraseArticle, eraseStatement } from '../../src/desk/erasure/erase.ts'
import { decide, publish } from '../world/articles.ts'
import { type Answer, type Desk, type Followed, openDesk } from '../world/desk.ts'

// Two actors that may be one: proposed, decided, taken back, and told to whoever watches.

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

interface Said {
  id: string
  articleId: string
  actor: Answer
}

/** What an article's only speaker said; each article is of another outlet. */
async function say(text: string, url?: string): Promise<Said> {
  const told = url === undefined ? { text } : { text, url, outlet: 'The Weir' }
  const { statementIds, articleId } = await publish(desk.answered, told)
  await desk.archive.number()
  const [id = ''] = statementIds
  return { id, articleId, actor: await speakerOf(id) }
}

async function speakerOf(id: string): Promise<Answer> {
  const query = `query ($id: ID!) { node(id: $id) { ... on Statement { actor {
    id name slug proposals { id status score earlier { id name } later { id name } article { id } evidence { kind isFor here there } }
  } } } }`
  return (await desk.answered(query, { id })).node.actor
}

/** A bare surname and a full name that nothing but the surname has in common. */
async function twoOf(surname: string): Promise<{ bare: Said; full: Said; proposal: Answer }> {
  const bare = await say(`The barges wait below the weir. ${surname} said the weir would be opened on Thursday night.`)
  const full = await say(`Dorothea ${surname}, a florist, said that tulips were late and roses cost more than ever.`)
  const { proposals } = await speakerOf(full.id)
  return { bare, full, proposal: proposals[0] }
}

async function follow(actor: string): Promise<Followed> {
  const stream = await desk.follow(
    `subscription ($filter: StatementFilter) { statementEvents(filter: $filter) {
      __typename ... on StatementChange { statement { id actor { name } } was { actor { name } } } } }`,
    { filter: { actors: [actor] } },
  )
  expect((await stream.next()).statementEvents.__typename).toBe('CaughtUp')
  return stream
}

/** Whom the journal had a statement's speaker for, entry by entry. */
async function namesTold(statementId: string): Promise<string[]> {
  const { journal } = await desk.answered(
    '{ journal(last: 100) { nodes { statement { id } was { actor { name } } } } }',
  )
  const own = journal.nodes.filter((entry: Answer) => entry.statement?.id === statementId)
  return own.map(({ was }: Answer) => was.actor.name)
}

const uuidOf = (id: string) => decodeGlobalId(id).id

test('a proposal says which two, why, and where it was found', async () => {
  const { bare, full, proposal } = await twoOf('Averley')
  expect(proposal).toMatchObject({
    status: 'PENDING',
    earlier: { id: bare.actor.id },
    later: { id: full.actor.id },
    article: { id: full.articleId },
  })
  expect(proposal.evidence[0]).toMatchObject({ kind: 'NAME', there: ['Averley'] })
  expect(proposal.score).toBeLessThan(0.5)
  const queue = await desk.answered(
    '{ reviewQueue(first: 50, reason: UNSURE_ACTOR) { nodes { reason report { id } actorProposal { id } } } }',
  )
  expect(queue.reviewQueue.nodes).toContainEqual({
    reason: 'UNSURE_ACTOR',
    report: null,
    actorProposal: { id: proposal.id },
  })
})

test('accepted, the surname is the full name’s, a watcher is told, and undoing it parts them again', async () => {
  const { bare, full, proposal } = await twoOf('Bressingham')
  const stream = await follow(full.actor.id)
  const accepted = await decide(desk.answered, 'acceptActorProposal', { id: proposal.id })
  expect(accepted).toMatchObject({ __typename: 'AcceptActorProposalSuccess', statements: [{}, {}] })
  expect((await stream.next()).statementEvents).toMatchObject({
    __typename: 'StatementAmended',
    statement: { id: bare.id, actor: { name: 'Dorothea Bressingham' } },
    was: { actor: { name: 'Dorothea Bressingham' } },
  })
  expect((await speakerOf(bare.id)).id).toBe(full.actor.id)
  expect((await desk.answered(OF_STATUS, { status: 'ACCEPTED' })).actorProposals.nodes).toContainEqual({
    id: proposal.id,
  })
  const again = await decide(desk.answered, 'acceptActorProposal', { id: proposal.id })
  expect(again).toMatchObject({ __typename: 'InvalidInput' })

  await decide(desk.answered, 'undoCorrection', { id: accepted.correction.id })
  expect(await speakerOf(bare.id)).toMatchObject({ id: bare.actor.id, proposals: [{ id: proposal.id }] })
  await stream.leave()
})

const OF_STATUS =
  'query ($status: ActorProposalStatus) { actorProposals(first: 100, status: $status) { nodes { id } } }'

test('rejected, they stay two whatever articles say later, until that is undone', async () => {
  const url = 'https://weir.example/bare'
  const bare = await say(
    'The barges wait below the weir. Colverdale said the weir would be opened on Thursday night.',
    url,
  )
  const full = await say('Dorothea Colverdale, a florist, said that tulips were late and roses cost more than ever.')
  const [proposal] = (await speakerOf(full.id)).proposals
  const rejected = await decide(desk.answered, 'rejectActorProposal', { id: proposal.id })
  expect(rejected).toMatchObject({ __typename: 'RejectActorProposalSuccess' })
  expect(await speakerOf(full.id)).toMatchObject({ id: full.actor.id, proposals: [] })
  // The article itself now has the full name, and the other's words.
  await publish(desk.answered, {
    url,
    outlet: 'The Weir',
    text: 'The barges wait below the weir, and tulips and roses are dear. Dorothea Colverdale said the weir would be opened on Thursday night.',
  })
  expect((await speakerOf(bare.id)).id).toBe(bare.actor.id)
  const { deskCorrections } = await desk.answered('{ deskCorrections(first: 1) { nodes { id kind reason } } }')
  expect(deskCorrections.nodes[0]).toEqual({
    id: rejected.correction.id,
    kind: 'REJECT_ACTOR_PROPOSAL',
    reason: 'I was there.',
  })

  await decide(desk.answered, 'undoCorrection', { id: rejected.correction.id })
  expect((await speakerOf(full.id)).proposals).toMatchObject([{ id: proposal.id, status: 'PENDING' }])
})

test('rejected, their reports do not fold, however alike', async () => {
  const words = 'every lamp between the weir and the old customs house was paid for by a widow who never saw the river'
  const bare = await say(`“${words},” Dunwich said.`)
  const full = await say('Lettice Dunwich, a cellist, said that the quartet would play without rehearsal.')
  const [proposal] = (await speakerOf(full.id)).proposals
  await decide(desk.answered, 'rejectActorProposal', { id: proposal.id })
  const repeated = await say(`“${words},” said Lettice Dunwich, a cellist.`)
  expect(repeated.id).not.toBe(bare.id)
  expect((await speakerOf(bare.id)).id).toBe(bare.actor.id)
})

test('an article that completes a surname tells whoever watched it', async () => {
  const bare = await say('The dredger Halcyon sank at Quern Bar. Eskdale said the Halcyon would be raised by Friday.')
  const stream = await follow(bare.actor.id)
  const full = await say('Imelda Eskdale said the dredger Halcyon had been raised. It had sunk at Quern Bar in fog.')
  const events = [await stream.next(), await stream.next()].map(({ statementEvents }) => statementEvents)
  expect(events).toContainEqual({
    __typename: 'StatementAmended',
    statement: { id: bare.id, actor: { name: 'Imelda Eskdale' } },
    was: { actor: { name: 'Imelda Eskdale' } },
  })
  expect(await namesTold(bare.id)).toEqual(['Eskdale', 'Imelda Eskdale'])
  expect(await speakerOf(bare.id)).toMatchObject({ id: full.actor.id, slug: 'imelda-eskdale' })
  // Its old slug and id lead to who it is.
  const { statements } = await desk.answered(
    'query ($filter: StatementFilter) { statements(filter: $filter) { nodes { id } } }',
    { filter: { actors: [bare.actor.id] } },
  )
  expect(statements.nodes.map(({ id }: Answer) => id).sort()).toEqual([bare.id, full.id].sort())
  await stream.leave()
})

test('only an editor decides', async () => {
  const { proposal } = await twoOf('Fenchurch')
  const reader = await desk.principal('READER')
  const { rejectActorProposal } = await desk.answered(
    'mutation ($input: RejectActorProposalInput!) { rejectActorProposal(input: $input) { __typename } }',
    { input: { id: proposal.id, reason: 'No.' } },
    reader,
  )
  expect(rejectActorProposal.__typename).toBe('NotAllowed')
})

test('what an editor said about who spoke holds when the article comes in again', async () => {
  const url = 'https://weir.example/decided'
  const text = 'The barges wait below the weir. Garroway said the weir would be opened on Thursday night.'
  const bare = await say(text, url)
  const full = await say('Dorothea Garroway, a florist, said that tulips were late and roses cost more than ever.')
  const { node } = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Statement { reports(first: 1) { nodes { id } } } } }',
    { id: bare.id },
  )
  await decide(
    desk.answered,
    'correctReport',
    { id: node.reports.nodes[0].id, actor: full.actor.id },
    'report { id statement { actor { id } } }',
  )
  const outlet = 'The Weir'
  const { statementIds } = await publish(desk.answered, { url, outlet, text: `${text} Rain is expected.` })
  const after = await Promise.all(statementIds.map(speakerOf))
  expect(after.map(({ id }) => id)).toEqual([full.actor.id])
})

test('an erased article takes away what it told of an actor, and what proposals quoted of it', async () => {
  const full = await say(
    'Sybil Harkness said the dredger Petrel would leave Anvil Sound. The Petrel is the last of Anvil Sound.',
  )
  const { bare, proposal } = await twoOf('Harrowby')
  expect(proposal.evidence).not.toEqual([])
  await eraseArticle(desk.context.prisma, uuidOf(bare.articleId), 'A court said so.')
  await eraseStatement(desk.context.prisma, uuidOf(full.id), 'A court said so.')
  const kept = await desk.context.prisma.actorContext.findMany({
    where: { articleId: { in: [uuidOf(bare.articleId), uuidOf(full.articleId)] } },
  })
  expect(kept).toEqual([])
  // The one of whom it told alone is gone, and the proposal with it.
  expect(await desk.context.prisma.actorProposal.findUnique({ where: { id: uuidOf(proposal.id) } })).toBeNull()
  // Nothing tells any more that the next one is her.
  const next = await say('The dredger Petrel has left Anvil Sound. Harkness said the Petrel would not come back.')
  expect(next.actor.id).not.toBe(full.actor.id)
})

test('an erased article takes away what a proposal quoted of it by way of an actor that was absorbed', async () => {
  const bare = await say(
    'Sluice inspector Penhale said the gates had rusted in Tidmarsh. The keeper of Tidmarsh is back.',
  )
  const full = await say('Rupert Penhale said the gates at Tidmarsh would be painted. The keeper of Tidmarsh is away.')
  expect((await speakerOf(bare.id)).id).toBe(full.actor.id)
  const next = await say('Railway inspector Penhale said the opening was sound and the endgame lost.')
  const [proposal] = next.actor.proposals
  expect(JSON.stringify(proposal.evidence)).toContain('Sluice inspector')
  await eraseArticle(desk.context.prisma, uuidOf(bare.articleId), 'A court said so.')
  const left = await desk.context.prisma.actorProposal.findUniqueOrThrow({ where: { id: uuidOf(proposal.id) } })
  expect(left.evidence).toEqual([])
})

test('two whom an editor has told apart are not both made one by a full name that fits either', async () => {
  const one = await say('The dredger Marigold capsized off Cape Sallow. Wennock said the Marigold would be raised.')
  const other = await say('The kiln of Reed Hollow cracked a glaze. Wennock said the glaze of Reed Hollow was sound.')
  const [proposal] = other.actor.proposals
  const apart = await decide(desk.answered, 'rejectActorProposal', { id: proposal.id })
  expect(apart.message).toBeUndefined()
  await say(
    'Idris Wennock said the dredger Marigold would sail from Cape Sallow to Reed Hollow. The Marigold brings a kiln and a glaze.',
  )
  const names = [(await speakerOf(one.id)).name, (await speakerOf(other.id)).name]
  expect(names.sort()).toEqual(['Idris Wennock', 'Wennock'])
})

test('of a common surname the likeliest twenty proposals are shown, however many there are', async () => {
  const { full } = await twoOf('Rushbrook')
  await desk.context.prisma.$executeRaw`
    WITH made AS (
      INSERT INTO actors (id, slug, name, kind, provisional, created_at)
      SELECT gen_random_uuid(), 'rushbrook-x' || i, 'Rushbrook', 'PERSON', true, now() FROM generate_series(1, 30) AS i
      RETURNING id)
    INSERT INTO actor_proposals (id, earlier_id, later_id, status, score, evidence, proposed_at)
    SELECT gen_random_uuid(), least(id, ${uuidOf(full.actor.id)}::uuid), greatest(id, ${uuidOf(full.actor.id)}::uuid), 'PENDING',
      0.5 + row_number() OVER () / 100.0, '[]', now() FROM made`
  const { proposals } = await speakerOf(full.id)
  const scores = proposals.map(({ score }: Answer) => score)
  expect(scores).toHaveLength(20)
  expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a))
  expect(Math.min(...scores)).toBeGreaterThan(0.6)
})

test('a merge joins what is known of two actors, and a split divides it', async () => {
  const one = await say('Ottoline Ivers said the ketch Bramble had been launched at Sallow Quay in the rain.')
  const other = await say('Ottoline Marsh said the organ of Tern Abbey would be tuned in the snow.')
  const { correction } = await decide(desk.answered, 'mergeActors', { into: one.actor.id, actors: [other.actor.id] })
  const merged = await say('The organ of Tern Abbey is silent. Marsh said the organ would be tuned after the snow.')
  expect(merged.actor.id).toBe(one.actor.id)
  await decide(desk.answered, 'undoCorrection', { id: correction.id })

  const split = await decide(desk.answered, 'splitActor', {
    id: one.actor.id,
    name: 'Ottoline Ivers the Younger',
    statements: [one.id],
  })
  expect(split).toMatchObject({ __typename: 'SplitActorSuccess' })
  const moved = await desk.context.prisma.actorContext.findMany({ where: { articleId: uuidOf(one.articleId) } })
  expect(moved.map(({ actorId }) => actorId)).toEqual([uuidOf((await speakerOf(one.id)).id)])
})
