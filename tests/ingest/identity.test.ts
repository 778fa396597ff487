import { afterAll, beforeAll, expect, test } from 'vitest'
import { publish } from '../world/articles.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

// Who a speaker is among the actors on file, by whole articles: each rule with its opposite.

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.close())

let day = 0

/** The speakers of an article's statements, in the order of its text. Each article is of another outlet and a day later. */
async function speakers(text: string, told: { outlet?: string; url?: string } = {}): Promise<Answer[]> {
  day += 1
  const publishedAt = new Date(Date.UTC(2025, 2, day)).toISOString()
  const { statementIds } = await publish(desk.answered, { text, publishedAt, ...told })
  return Promise.all(statementIds.map(speakerOf))
}

async function speakerOf(statementId: string): Promise<Answer> {
  const { node } = await desk.answered(
    'query ($id: ID!) { node(id: $id) { ... on Statement { actor { id name aliases proposals { score earlier { id name } later { id name } } } } } }',
    { id: statementId },
  )
  return node.actor
}

test('a bare surname is not somebody on file by the name alone: an editor is asked', async () => {
  const [potter] = await speakers('Agnes Tollemar, a potter in Reed Hollow, said the glaze had cracked in the kiln.')
  const [bare] = await speakers('The flotilla lies off Cape Orrin. Tollemar said the minesweeper would sail at dawn.')
  expect(bare.id).not.toBe(potter.id)
  expect(bare).toMatchObject({
    name: 'Tollemar',
    proposals: [{ earlier: { name: 'Agnes Tollemar' }, later: { name: 'Tollemar' } }],
  })
})

test('it is somebody on file where articles share rare words', async () => {
  const [full] = await speakers(
    'Idris Wennock said the dredger Marigold would be raised. The Marigold capsized off Cape Sallow in fog.',
  )
  const [bare] = await speakers(
    'The dredger Marigold has been towed from Cape Sallow to the shipyard. Wennock said the hull was sound.',
  )
  expect(bare.id).toBe(full.id)
})

test('it is somebody on file where an article gives the same office', async () => {
  const [full] = await speakers('Transport Minister Lucan Varrow said the tunnel would be lit by gas.')
  const [bare] = await speakers('Transport Minister Varrow said bicycles would pay no toll next year.')
  expect(bare.id).toBe(full.id)
  const [other] = await speakers('Justice Minister Varrow said the prison would close before Christmas.')
  expect(other.id).not.toBe(full.id)
})

test('the bare surnames of two articles are one actor only if something speaks for it', async () => {
  const [one] = await speakers('Quennell said the orchestra would play Haydn without a conductor on Friday.')
  const [other] = await speakers('Quennell said the ewes had been shorn before the thunderstorm came.')
  const [again] = await speakers(
    'The ewes are out again. Quennell said the thunderstorm had killed none of the shorn ewes.',
  )
  expect(other.id).not.toBe(one.id)
  expect(again.id).toBe(other.id)
})

test('of two who share a surname a bare one is whom the article is about', async () => {
  const [pilot] = await speakers('Jonas Ferrand, a pilot, said the glider Kestrel had lost its canopy over Mount Ilva.')
  await speakers('Clara Ferrand, a baker, said rye flour was dear this winter.')
  const [bare] = await speakers(
    'Searchers on Mount Ilva have found the canopy of the glider Kestrel. Ferrand said the canopy had not broken.',
  )
  expect(bare.id).toBe(pilot.id)
})

test('however many are on file under a surname alone, a bare one may mean who has a full name', async () => {
  const nobodies = (from: number) =>
    desk.context.prisma.$executeRaw`
      WITH made AS (
        INSERT INTO actors (id, slug, name, kind, provisional, created_at)
        SELECT (CASE WHEN i > 50 THEN 'ff' ELSE '00' END || lpad(i::text, 30, '0'))::uuid, 'garrow-x' || i, 'Garrow', 'PERSON', true, now()
        FROM generate_series(${from}::int, ${from}::int + 29) AS i RETURNING id)
      INSERT INTO actor_aliases (actor_id, alias, folded) SELECT id, 'Garrow', 'garrow' FROM made`
  await nobodies(1)
  const [full] = await speakers('Olwen Garrow said the gliders Kestrel and Tornell would fly over Mount Ilva.')
  await nobodies(100)
  const [bare] = await speakers(
    'Searchers on Mount Ilva have found the gliders Kestrel and Tornell. Garrow said the canopy of the Kestrel had not broken.',
  )
  expect(bare.id).toBe(full.id)
})

test('"Mr." is never a woman of that surname', async () => {
  await speakers('Helen Strandby said the dredger Osprey was aground off Point Marrow.')
  const [bare] = await speakers(
    'The dredger Osprey is still aground off Point Marrow. Mr. Strandby said the tide was too low.',
  )
  expect(bare).toMatchObject({ name: 'Strandby', proposals: [] })
})

test('a full name completes a surname where the context speaks for it, and not where nothing does', async () => {
  const bare = await publish(desk.answered, {
    text: 'The lock keeper of Fennimore Sluice is back. Ashdown said the sluice gates had rusted in Fennimore.',
  })
  const [stranger] = await speakers('Perdita Ashdown, a milliner, said that felt hats were back in the shops.')
  expect(stranger.id).not.toBe((await speakerOf(bare.statementIds[0] ?? '')).id)
  const [full] = await speakers(
    'Rupert Ashdown said the sluice gates at Fennimore would be painted. Fennimore Sluice opens in May.',
  )
  const after = await speakerOf(bare.statementIds[0] ?? '')
  expect(after).toMatchObject({ id: full.id, name: 'Rupert Ashdown' })
})

test('two newcomers of one article do not both become the person known by their surname', async () => {
  const bare = await publish(desk.answered, { text: 'Brevik said the lighthouse lamp of Skerry Rock had gone out.' })
  const found = await speakers(
    'Kim Brevik said the lighthouse lamp of Skerry Rock was mended.\n\nNils Brevik said the lamp of Skerry Rock was still dark.',
  )
  const before = await speakerOf(bare.statementIds[0] ?? '')
  expect(before.name).toBe('Brevik')
  expect(new Set([before.id, ...found.map(({ id }) => id)]).size).toBe(3)
})

test('a full name is one person, unless articles call it two things and share nothing', async () => {
  const [senator] = await speakers('Senator Morris Calloway said the levy bill was dead for this year.')
  const [again] = await speakers('Morris Calloway said on Monday that rain was expected everywhere.')
  const [beekeeper] = await speakers('Morris Calloway, a beekeeper, said the hives had survived the frost.')
  expect(again.id).toBe(senator.id)
  expect(beekeeper.id).not.toBe(senator.id)
  expect(beekeeper.proposals).toHaveLength(1)
})

test('who does two things is one person where articles share their words', async () => {
  const [senator] = await speakers(
    'Senator Esther Halloway said the Brindle Valley viaduct must be saved. The viaduct at Brindle Valley was built in iron.',
  )
  const [cellist] = await speakers(
    'Esther Halloway, a cellist, said she had played under the viaduct in Brindle Valley. The iron viaduct echoes.',
  )
  expect(cellist.id).toBe(senator.id)
})

test('a middle name more, another spelling and another order are one person, and known by it later', async () => {
  const [one] = await speakers('Governor Leonora Pike Dunmore said the levee would hold this spring.')
  const [other] = await speakers('Governor Leonora Dunmore said the levee had held in spite of the rain.')
  expect(other).toMatchObject({ id: one.id, name: 'Leonora Pike Dunmore' })
  expect(other.aliases).toContain('Leonora Dunmore')

  const [umlaut] = await speakers('Mayor Greta Köhlmann said the tram to Altwasser would run until midnight.')
  const [spelt] = await speakers('Mayor Greta Koehlmann said the tram to Altwasser had run until midnight.')
  expect(spelt.id).toBe(umlaut.id)
})

test('a short form is one person where something speaks for it, and else proposed', async () => {
  const [robert] = await speakers('Governor Robert Ellesmore said the reservoir at Tarn Hill was full.')
  const [bob] = await speakers('Governor Bob Ellesmore said the reservoir at Tarn Hill had overflowed.')
  expect(bob.id).toBe(robert.id)
  const [other] = await speakers('Rob Ellesmore said penguins were moulting in the zoo.')
  expect(other).toMatchObject({ name: 'Rob Ellesmore', proposals: [{ earlier: { name: 'Robert Ellesmore' } }] })
})

test('"Jr." and "Sr." are two people', async () => {
  const [junior] = await speakers('“The mill will grind on Sunday,” Amos Thackeray Jr. said.')
  const [senior] = await speakers('“The mill will not grind on Sunday,” Amos Thackeray Sr. said.')
  expect(senior.id).not.toBe(junior.id)
})

test('a name with "Jr." is the one without it only in the same office', async () => {
  const [father] = await speakers('Governor Silas Thornbury said the ferry Gannet would stop at Weir Island.')
  const [son] = await speakers('Silas Thornbury Jr. said the ferry Gannet had never stopped at Weir Island.')
  expect(son).toMatchObject({ name: 'Silas Thornbury Jr.', proposals: [{ earlier: { id: father.id } }] })
  const [mayor] = await speakers('Mayor Enoch Rill said the mast on Tower Hill was higher than the church.')
  const [junior] = await speakers('Mayor Enoch Rill Jr. said the mast on Tower Hill had been struck by lightning.')
  expect(junior.id).toBe(mayor.id)
})

test('which word is the surname is learned from how an article goes on', async () => {
  const [first] = await speakers(
    'Guo Yanlin, the harbour master, said the breakwater at Port Lintel would be raised. Guo said it would take a year.',
  )
  expect(first.aliases).toContain('Guo')
  expect(first.aliases).not.toContain('Yanlin')
  const [bare] = await speakers('The breakwater at Port Lintel has been raised. Guo said it had taken a year.')
  const [western] = await speakers('Yanlin Guo, the harbour master, said the breakwater at Port Lintel had cracked.')
  const [other] = await speakers('Marta Guo, a florist, said tulips were late this year.')
  expect([bare.id, western.id]).toEqual([first.id, first.id])
  expect(other.id).not.toBe(first.id)
})

test('an edited article goes on meaning whom it meant', async () => {
  const url = 'https://harbour.example/edited'
  await speakers('Osmund Vail said the ferry Curlew had struck the pier at Lowmoor.')
  const [before] = await speakers('The ferry Curlew lies at Lowmoor pier. Vail said the bow was dented.', {
    url,
    outlet: 'L',
  })
  const [after] = await speakers('Vail said the bow was badly dented and would be replaced.', { url, outlet: 'L' })
  expect(before.name).toBe('Osmund Vail')
  expect(after.id).toBe(before.id)
})

test('an edited article goes on meaning whom its reports have, where nothing is kept of what it told', async () => {
  const told = { url: 'https://harbour.example/forgotten', outlet: 'L' }
  const text = 'The barges wait below the weir. Wexcombe said the weir would be opened on Thursday night.'
  const [before] = await speakers(text, told)
  await desk.context.prisma.actorContext.deleteMany()
  const [after] = await speakers(`${text} The lock keeper was asleep.`, told)
  expect(after).toMatchObject({ id: before.id, proposals: [] })
})

test('two articles of the same speakers do not wait for each other while what older ones told is dropped', async () => {
  const text = 'Lorcan Tibbet said the punt had sunk. Greta Ostler said the punt was dry.'
  for (let article = 0; article < 13; article++) await speakers(text)
  const done = await desk.context.prisma.$transaction(async (other) => {
    await other.$queryRaw`SELECT article_id FROM actor_contexts FOR UPDATE`
    return speakers(text)
  })
  expect(done.map(({ name }) => name)).toEqual(['Lorcan Tibbet', 'Greta Ostler'])
})

test('an edited article in which nobody speaks any more tells nothing of anybody', async () => {
  const told = { url: 'https://harbour.example/silent', outlet: 'L' }
  await speakers('Harbour pilot Ottilie Vane said the buoy was lost.', told)
  const about = { actor: { name: 'Ottilie Vane' } }
  expect(await desk.context.prisma.actorContext.count({ where: about })).toBe(1)
  await speakers('The buoy was lost. Nobody knows where it has gone.', told)
  expect(await desk.context.prisma.actorContext.count({ where: about })).toBe(0)
})

test('an edit that names a woman does not make her of the man of that surname, nor him of her', async () => {
  const mister = 'Mr. Vexley said the tide was too low for the dredger Osprey.'
  const helen = 'Helen Vexley said the crew of the dredger Osprey was well.'
  const [first, second] = ['first', 'second'].map((name) => ({ url: `https://harbour.example/${name}`, outlet: 'L' }))
  const [him] = await speakers(mister, first)
  const added = await speakers(`${helen} ${mister}`, first)
  expect(added.map(({ name }) => name)).toEqual(['Helen Vexley', 'Vexley'])
  expect(added[1].id).toBe(him.id)
  await speakers(helen.replace('Vexley', 'Strandby'), second)
  const both = await speakers(`${helen} ${mister}`.replaceAll('Vexley', 'Strandby'), second)
  expect(both.map(({ name }) => name)).toEqual(['Helen Strandby', 'Strandby'])
})
