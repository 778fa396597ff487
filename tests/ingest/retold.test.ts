import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

// An article that says in its own words what it then quotes. Each test has a speaker and a ship of its own, so that none
// meets another's statements.

const SHIPS: Readonly<Record<string, string>> = {
  'Ada Quill': 'northern ferry will not sail again before its hull is repaired',
  'Fiona Haddock': 'old dredger will not dig near the island until its crane is painted',
  'Ngozi Okonjo': 'coal barge will not load at Varnby while its hold is flooded',
  'Ines Carrow': 'pilot launch will not race at the regatta unless its mast is replaced',
  'Mara Lindqvist': 'grey sloop will not leave the dock before its rudder is found',
  'Tove Ekman': 'steam tug will not tow another liner until its boiler is cleaned',
  'Jon Petrie': 'lifeboat will not launch in the dark unless its lamps are mended',
  'Lena Varga': 'fishing smack will not land herring here while its licence is disputed',
  'Omar Haddad': 'salvage crane will not lift the wreck before its chains are tested',
  'Ruth Sollis': 'school ship will not take cadets aboard until its galley is rebuilt',
  'Piet Maas': 'river steamer will not carry goats upstream while its bridge is closed',
}
const shipOf = (name: string) => SHIPS[name] ?? ''

const summaryOf = (name: string) =>
  `${name} said that the ${shipOf(name)
    .replace('will', 'would')
    .replace(/ (is|are) (\w+)$/, ' was $2')}.`
const quotationOf = (name: string) => `“The ${shipOf(name)},” ${name} told reporters in Port Ellis.`
const otherOf = (name: string) =>
  `“Whoever serves on the ${shipOf(name).split(' will')[0]} has earned a quiet winter,” ${name} said.`

function article(outlet: string, subject: string, paragraphs: readonly string[], at = '2025-03-05T09:00:00Z') {
  return room.published({
    source: { name: outlet, homepage: `https://${outlet.toLowerCase()}.example` },
    url: `https://${outlet.toLowerCase()}.example/${subject}`,
    text: paragraphs.join('\n\n'),
    publishedAt: new Date(at),
  })
}

async function reportsOf(articleId: string) {
  return room.database.prisma.report.findMany({
    where: { articleId, retractedAt: null },
    orderBy: { spanStart: 'asc' },
    select: { statementId: true, text: true, form: true },
  })
}

async function versionsOf(statementId: string | undefined) {
  const entries = await room.entries()
  return entries.flatMap((entry) => ('statementId' in entry && entry.statementId === statementId ? [entry] : []))
}

async function newsSince(position: number): Promise<string[]> {
  return (await room.entries(position)).map((entry) => entry.kind)
}

async function head(): Promise<number> {
  await room.entries()
  return (await room.journal.bounds()).head
}

test('a summary and its quotation are one statement, in the words of the quotation, of one article and one root', async () => {
  const before = await head()
  const { articleId } = await article('Gazette', 'ferry', [
    summaryOf('Ada Quill'),
    quotationOf('Ada Quill'),
    otherOf('Ada Quill'),
  ])
  const [summary, quotation, other] = await reportsOf(articleId)
  expect(summary?.statementId).toBe(quotation?.statementId)
  expect(other?.statementId).not.toBe(summary?.statementId)
  expect(await newsSince(before)).toEqual(['INGESTED', 'INGESTED'])
  const [told] = await versionsOf(summary?.statementId)
  expect(told).toMatchObject({
    after: {
      text: `The ${shipOf('Ada Quill')}`,
      form: 'DIRECT',
      document: { reportCount: 1, independentRoots: 1 },
    },
  })
})

test('another outlet’s report of it is one more article, however often that one tells it', async () => {
  const first = await article('Gazette', 'dredger', [summaryOf('Fiona Haddock'), quotationOf('Fiona Haddock')])
  const before = await head()
  const second = await article('Ledger', 'dredger', [
    quotationOf('Fiona Haddock'),
    otherOf('Fiona Haddock'),
    summaryOf('Fiona Haddock'),
  ])
  const home = (await reportsOf(first.articleId))[0]?.statementId
  const theirs = (await reportsOf(second.articleId)).filter(({ text }) => !text.includes('winter'))
  expect(theirs.map(({ statementId }) => statementId)).toEqual([home, home])
  expect((await newsSince(before)).toSorted()).toEqual(['INGESTED', 'REPORTED'])
  const last = (await versionsOf(home)).at(-1)
  expect(last).toMatchObject({ after: { document: { reportCount: 2, independentRoots: 2 } } })
})

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
]
const SPEAKERS = ['Tove Ekman', 'Jon Petrie', 'Lena Varga', 'Omar Haddad', 'Ruth Sollis', 'Piet Maas']

test('in whatever order three outlets come, the same reports are one statement', async () => {
  const found: string[][][] = []
  for (const [at, order] of ORDERS.entries()) {
    const name = SPEAKERS[at] ?? ''
    const articles: [string, string[]][] = [
      ['Gazette', [summaryOf(name), quotationOf(name), otherOf(name)]],
      ['Ledger', [otherOf(name), quotationOf(name)]],
      ['Courier', [quotationOf(name), summaryOf(name)]],
    ]
    const byStatement = new Map<string, string[]>()
    for (const index of order) {
      const [outlet, paragraphs] = articles[index] ?? ['', []]
      const { articleId } = await article(outlet, name.replace(' ', '-').toLowerCase(), paragraphs)
      for (const { statementId, text, form } of await reportsOf(articleId))
        byStatement.set(statementId, [
          ...(byStatement.get(statementId) ?? []),
          `${outlet} ${form} ${text.includes('winter')}`,
        ])
    }
    found.push([...byStatement.values()].map((texts) => texts.toSorted()).toSorted())
  }
  expect(found[0]).toHaveLength(2)
  for (const one of found) expect(one).toEqual(found[0])
})

test('a quotation that an edited article adds is no more news than its words are', async () => {
  const first = await article('Gazette', 'lighter', [summaryOf('Ngozi Okonjo')])
  const home = (await reportsOf(first.articleId))[0]?.statementId
  const before = await head()
  await article('Gazette', 'lighter', [summaryOf('Ngozi Okonjo'), quotationOf('Ngozi Okonjo')])
  expect((await reportsOf(first.articleId)).map(({ statementId }) => statementId)).toEqual([home, home])
  expect(await newsSince(before)).toEqual(['AMENDED'])
  expect((await versionsOf(home)).at(-1)).toMatchObject({ after: { form: 'DIRECT', document: { reportCount: 1 } } })
})

test('a summary that an edited article adds changes nothing that readers see', async () => {
  const first = await article('Gazette', 'launch', [quotationOf('Ines Carrow')])
  const home = (await reportsOf(first.articleId))[0]?.statementId
  const before = await head()
  await article('Gazette', 'launch', [summaryOf('Ines Carrow'), quotationOf('Ines Carrow')])
  expect((await reportsOf(first.articleId)).map(({ statementId }) => statementId)).toEqual([home, home])
  expect((await newsSince(before)).filter((kind) => kind !== 'RECLASSIFIED')).toEqual([])
})

test('an edited article that drops the quotation keeps the statement in the words of the summary', async () => {
  const first = await article('Gazette', 'sloop', [summaryOf('Mara Lindqvist'), quotationOf('Mara Lindqvist')])
  const home = (await reportsOf(first.articleId))[0]?.statementId
  const before = await head()
  await article('Gazette', 'sloop', [summaryOf('Mara Lindqvist')])
  expect((await reportsOf(first.articleId)).map(({ statementId }) => statementId)).toEqual([home])
  expect(await newsSince(before)).toEqual(['AMENDED'])
})
