import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passes, readDocument } from '../../src/domain/filter/evaluate.ts'
import type { Condition } from '../../src/domain/filter/filter.ts'
import { topicsOf } from '../../src/domain/filter/topic.ts'
import type { StatementDocument } from '../../src/domain/journal/version.ts'
import { topicReader } from '../../src/store/catalogue/classification.ts'
import { type Database, openDatabase } from '../../src/store/database/database.ts'
import { filterToSql } from '../../src/store/search/filter-to-sql.ts'
import { prepareFilter, readLexemes } from '../../src/store/search/linguistics.ts'
import { loadStarter } from '../../src/upkeep/starter/starter.ts'
import { readStarterSet } from '../../src/upkeep/starter/starter-set.ts'
import { NO_VALUES } from '../world/conditions.ts'
import { freshDatabase } from '../world/database.ts'

const STARTER = readStarterSet()

let db: Database

beforeAll(async () => {
  db = await openDatabase((await freshDatabase()).url, { allowUnsafe: true })
  await loadStarter(db.prisma)
})
afterAll(() => db.close())

/** A statement as a reader meets it: the words, the sentences around them, and who spoke. */
interface Said {
  text: string
  around?: string
  actor?: string
  office?: string
}

test('a slug of the set was chosen, and what an actor is in Wikidata is kept', async () => {
  const { sameAs, slugPinned } = await db.prisma.actor.findUniqueOrThrow({
    where: { slug: 'nato' },
    include: { sameAs: true },
  })
  expect({ slugPinned, sameAs: sameAs.map((each) => each.wikidataId) }).toEqual({ slugPinned: true, sameAs: ['Q7184'] })
})

const about: Record<string, Said[]> = {
  'indo-pacific-engagement': [
    { text: 'Security in the Indo-Pacific is our business as well.' },
    { text: 'We will send two frigates to the Asia-Pacific every year.' },
    {
      text: 'Nobody should confuse a treaty with a spare part.',
      office: 'nato-secretary-general',
      around: 'He was asked about NATO ships in the Indo-Pacific.',
    },
    { text: 'We would be fools to doze.', around: "NATO's naval envoy spoke of the Indo-Pacific on the quay." },
    {
      text: 'We cannot afford to be naïve.',
      around: 'China is quickly building up its armed forces, he said at the harbour.',
    },
    { text: 'Japan and the alliance stand on one watch.', actor: 'nato' },
  ],
  'taiwan-strait': [
    { text: 'Peace across the Taiwan Strait is nobody’s private matter.' },
    { text: 'Every month there are more grey hulls around Taiwan.' },
    { text: 'The status quo must not be changed, least of all in Taipei’s waters.' },
    {
      text: 'We are watching this closely.',
      around: "It was the third live-fire drill off Taiwan's coast; the military in Taipei counted sixty jets.",
    },
  ],
  'china-military-build-up': [
    { text: 'China is building warships faster than it can find crews for them.' },
    { text: "Beijing's nuclear arsenal has doubled." },
    { text: 'The Chinese navy keeps growing.' },
    { text: 'Let nobody be naive.', around: "He named the expansion of China's armed forces." },
  ],
  'nato-partnerships-ip4': [
    { text: 'The IP4 are at the table from now on.' },
    { text: 'NATO and Japan will deepen their partnership.' },
    { text: 'Our ties with South Korea and New Zealand have never been closer.', office: 'nato-secretary-general' },
    { text: 'The four partners get one screw thread.', around: 'NATO would ask them for common standards.' },
  ],
  'south-china-sea': [
    { text: 'No coast guard may use water cannon in the South China Sea.' },
    { text: 'We stay at Second Thomas Shoal.' },
  ],
  'aukus-and-the-quad': [
    { text: 'AUKUS will give us eight submarines.' },
    { text: 'The Quad is no alliance.', around: 'India has hosted it twice.' },
  ],
  'russia-china-cooperation': [
    { text: "China's partnership with Russia has no brakes." },
    { text: 'The Russia-China axis is no forecast any more.' },
    { text: 'Our patrols with China go on.', actor: 'russia' },
    { text: 'Their bombers turn at the same buoy.', around: 'Russian and Chinese pilots had flown together.' },
    { text: 'Russia and China hold joint patrols above the Sea of Japan.' },
    { text: 'The Russians are working together with the Chinese on jet engines.' },
    { text: 'China is our partner for the ages.', actor: 'russia' },
    { text: 'A friendship with no limits, as Beijing and Moscow call it.' },
  ],
  'defence-industrial-cooperation': [
    { text: 'Our defence-industrial cooperation must come out of the drawer.' },
    { text: 'They will jointly develop a fighter.' },
    { text: 'Two dry docks will open to allied frigates for repair.' },
  ],
  'north-korea': [
    { text: 'Shells from North Korea reach the front within weeks.' },
    { text: 'We answer with steel.', actor: 'north-korea' },
    { text: 'The missile fell into the sea.', around: 'Pyongyang had given no notice.' },
  ],
  'maritime-security': [
    { text: 'Freedom of navigation is a right, not a favour.' },
    { text: 'A warship shadows every convoy through the strait.' },
    { text: 'Seabed cables were cut on two nights.' },
  ],
}

const notAbout: Record<string, Said[]> = {
  'indo-pacific-engagement': [
    { text: 'Sales in the Asia-Pacific rose by five per cent.', around: 'The shoe maker reported its third quarter.' },
    { text: 'We cannot afford to be naive.', around: 'The finance minister spoke of the budget.' },
    { text: 'NATO will defend every inch of the Baltic coast.', actor: 'nato' },
    { text: 'The alliance stands by Ukraine.', office: 'nato-secretary-general' },
    { text: 'Tokyo is lovely in spring.', actor: 'japan' },
  ],
  'taiwan-strait': [
    { text: "Taiwan's bubble tea conquers Europe." },
    { text: 'The strait of Dover is closed to ferries.' },
    { text: 'We are watching this closely.', around: "Taiwan's chip makers reported a strong quarter." },
  ],
  'china-military-build-up': [
    { text: 'China is building more railways than anyone.' },
    { text: 'China condemned the military parade.' },
    { text: 'Germany is building up its armed forces.' },
    { text: 'Let nobody be naive.', around: 'China sells more electric cars than ever.' },
  ],
  'nato-partnerships-ip4': [
    { text: 'Japan and Australia signed a trade partnership.' },
    { text: 'NATO allies met in Vilnius.' },
    { text: 'Our four partners in the law firm retire.', around: 'The firm is in Leeds.' },
  ],
  'south-china-sea': [
    { text: 'A typhoon is forming over the South China Sea.', around: 'Ferries were cancelled.' },
    { text: 'The Baltic coast guard stopped a tanker.' },
  ],
  'aukus-and-the-quad': [{ text: 'He crossed the dunes on a quad.', around: 'The race ended in Morocco.' }],
  'russia-china-cooperation': [
    { text: 'Russia and China both won gold.' },
    { text: 'Hackers sit in China, Russia and elsewhere.', around: 'He praised the ties between the allies.' },
    { text: 'We need to work together against Russia and China; working together is what allies do.' },
    { text: 'We support Ukraine against Russia, and China knows it.' },
    { text: 'We seek dialogue.', actor: 'russia' },
  ],
  'defence-industrial-cooperation': [
    { text: 'China invests in its defence industry.' },
    { text: 'The supply chain for bananas is fragile.' },
    { text: 'The shipyard will build a ferry.', around: 'Tourists welcomed the news.' },
  ],
  'north-korea': [
    { text: 'South Korea votes in June.' },
    { text: 'The missile fell into the sea.', around: 'India had announced the test.' },
  ],
  'maritime-security': [
    { text: 'Music piracy is back.' },
    { text: 'The sea was calm.' },
    { text: 'The cable car was stopped.' },
  ],
}

async function documentOf(said: Said): Promise<StatementDocument> {
  const [words = '', contextWords = ''] = await readLexemes(db.prisma, [
    { configuration: 'english', text: said.text },
    { configuration: 'english', text: `${said.around ?? ''}\n${said.text}` },
  ])
  const actor = said.actor && (await db.prisma.actor.findUniqueOrThrow({ where: { slug: said.actor } })).id
  const office = said.office && (await db.prisma.office.findUniqueOrThrow({ where: { slug: said.office } })).id
  return {
    ...NO_VALUES,
    schema: 1,
    actorIds: actor ? [actor] : [],
    officeIds: office ? [office] : [],
    topicIds: [],
    sourceIds: [],
    forms: ['DIRECT'],
    acts: [],
    languages: ['en'],
    saidEarliest: null,
    saidLatest: null,
    ingestedAt: new Date(),
    answeredActorIds: [],
    configuration: 'english',
    words,
    contextWords,
  }
}

/** Whether a topic's own rule takes a statement, in memory and in SQL. */
async function isAbout(slug: string, said: Said): Promise<{ inMemory: boolean; inSql: boolean | undefined }> {
  const topic = await db.prisma.topic.findUniqueOrThrow({ where: { slug } })
  const filter = await prepareFilter(db.prisma, topic.rule as unknown as Condition)
  const document = await documentOf(said)
  const rows = await db.prisma.$queryRaw<{ passes: boolean }[]>`
    SELECT ${filterToSql(filter.condition, filter.tsqueries)} AS passes
    FROM (SELECT ${document.words}::tsvector AS words, ${document.contextWords}::tsvector AS context_words,
                 ${document.configuration}::text AS configuration, ${document.actorIds}::uuid[] AS actor_ids,
                 ${document.officeIds}::uuid[] AS office_ids) AS v`
  return { inMemory: passes(filter.condition, readDocument(document), filter.queries), inSql: rows[0]?.passes }
}

async function topicsFor(said: Said): Promise<string[]> {
  const { rules, broader } = await topicReader()(db.prisma)
  const ids = topicsOf(readDocument(await documentOf(said)), rules, broader)
  const topics = await db.prisma.topic.findMany({ where: { id: { in: ids } }, orderBy: { slug: 'asc' } })
  return topics.map((topic) => topic.slug)
}

const cases = (table: Record<string, Said[]>) =>
  Object.entries(table).flatMap(([slug, all]) => all.map((said) => [slug, said.text, said] as const))

describe('the starter topics', () => {
  test.each(cases(about))('%s takes "%s"', async (slug, _, said) => {
    expect(await topicsFor(said)).toContain(slug)
    const own = await isAbout(slug, said)
    expect(own.inSql).toBe(own.inMemory)
  })

  test.each(cases(notAbout))('%s does not take "%s"', async (slug, _, said) => {
    expect(await topicsFor(said)).not.toContain(slug)
    expect(await isAbout(slug, said)).toEqual({ inMemory: false, inSql: false })
  })

  test('each has sentences that it takes, and near ones that it does not', () => {
    const slugs = STARTER.topics.map((topic) => topic.slug).sort()
    expect(Object.keys(about).sort()).toEqual(slugs)
    expect(Object.keys(notAbout).sort()).toEqual(slugs)
  })

  test('Taiwan Strait is part of Indo-Pacific engagement', async () => {
    expect(await topicsFor({ text: 'A blockade of Taiwan would be an act of war.' })).toEqual([
      'indo-pacific-engagement',
      'taiwan-strait',
    ])
  })
})

describe('the starter set', () => {
  test('it is loaded once, however often the service starts', async () => {
    const before = await count()
    expect(await loadStarter(db.prisma)).toBe(false)
    expect(await count()).toEqual(before)
  })

  test('two processes that start on one empty database load it once', async () => {
    const own = await openDatabase((await freshDatabase()).url, { allowUnsafe: true })
    try {
      const loaded = await Promise.all([loadStarter(own.prisma), loadStarter(own.prisma)])
      expect(loaded.sort()).toEqual([false, true])
      expect(await own.prisma.topic.count()).toBe(STARTER.topics.length)
    } finally {
      await own.close()
    }
  })

  test('a topic that an operator deleted does not come back', async () => {
    const own = await openDatabase((await freshDatabase()).url, { allowUnsafe: true })
    try {
      await loadStarter(own.prisma)
      await own.prisma.topicLink.deleteMany()
      await own.prisma.topic.deleteMany()
      expect(await loadStarter(own.prisma)).toBe(false)
      expect(await own.prisma.topic.count()).toBe(0)
    } finally {
      await own.close()
    }
  })

  test('a database that holds actors of its own gets nothing added', async () => {
    const own = await openDatabase((await freshDatabase()).url, { allowUnsafe: true })
    try {
      const id = '01999999-0000-7000-8000-000000000001'
      await own.prisma.actor.create({ data: { id, slug: 'ours', name: 'Ours', kind: 'PERSON', createdAt: new Date() } })
      expect(await loadStarter(own.prisma)).toBe(false)
      expect(await own.prisma.topic.count()).toBe(0)
    } finally {
      await own.close()
    }
  })

  test('no name means two actors', async () => {
    const shared = await db.prisma.$queryRaw`SELECT folded FROM actor_aliases GROUP BY folded HAVING count(*) > 1`
    expect(shared).toEqual([])
  })

  test('no name means two offices', async () => {
    const shared = await db.prisma.$queryRaw`
      SELECT lower(name) FROM (SELECT id, unnest(array_append(aliases, name)) AS name FROM offices) AS names
      GROUP BY lower(name) HAVING count(DISTINCT id) > 1`
    expect(shared).toEqual([])
  })

  test('an office has one holder at a time', async () => {
    const overlaps = await db.prisma.$queryRaw`
      SELECT a.office_id FROM tenures a JOIN tenures b ON a.office_id = b.office_id AND a.id < b.id
        AND daterange(a.from, a.until) && daterange(b.from, b.until)`
    expect(overlaps).toEqual([])
  })
})

async function count(): Promise<number[]> {
  return await Promise.all([db.prisma.actor.count(), db.prisma.office.count(), db.prisma.topic.count()])
}
