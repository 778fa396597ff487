import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eraseArticle, eraseStatement } from '../../src/desk/erasure/erase.ts'
import { LOCAL_PRINCIPAL } from '../../src/domain/statement/principal.ts'
import { openPageReader } from '../../src/ingest/article/page.ts'
import { identifySpeakers } from '../../src/ingest/recording/identify-speakers.ts'
import { HARBOUR_TIMES, type Newsroom, newsroom } from '../world/newsroom.ts'

let room: Newsroom

beforeAll(async () => {
  room = await newsroom()
})

afterAll(() => room.close())

async function head(): Promise<number> {
  await room.entries()
  return (await room.journal.bounds()).head
}

function statement(id: string) {
  return room.database.prisma.statement.findUniqueOrThrow({
    where: { id },
    include: { actor: true, reports: { where: { retractedAt: null } } },
  })
}

test('an article becomes statements with their speaker, and one journal entry each', async () => {
  const before = await head()
  const result = await room.published({
    text: 'Minister Ada Quill spoke to reporters in Port Ellis.\n\n“We will keep the strait open,” Quill said on Monday.',
    publishedAt: new Date('2025-03-05T09:00:00Z'),
  })
  expect(result.outcome).toBe('NEW')
  const [id] = result.statementIds
  expect(await statement(id ?? '')).toMatchObject({
    text: 'We will keep the strait open',
    form: 'DIRECT',
    status: 'CURRENT',
    actor: { name: 'Ada Quill', slug: 'ada-quill' },
    saidEarliest: new Date('2025-03-03T00:00:00Z'),
    saidLatest: new Date('2025-03-04T00:00:00Z'),
  })
  const entries = await room.entries(before)
  expect(entries.map(({ kind, statementId }) => ({ kind, statementId }))).toEqual([
    { kind: 'INGESTED', statementId: id },
  ])
})

test('the span of a report cuts its words out of the text as it was sent', async () => {
  const text = 'Line one\r\n\r\n“Ships \u{1F6A2} will sail,”  said Ada Quill.\u00a0'
  const { articleId, statementIds } = await room.published({ text })
  const { reports } = await statement(statementIds[0] ?? '')
  const revision = await room.database.prisma.articleRevision.findFirstOrThrow({ where: { articleId } })
  expect(revision.text).toBe(text)
  expect(revision.text.slice(reports[0]?.spanStart, reports[0]?.spanEnd)).toBe(reports[0]?.text)
})

test('the same article again changes nothing and says so, whatever tracking its link carries', async () => {
  const article = { text: '“Nothing has changed,” Ada Quill said.', url: 'https://harbourtimes.example/same' }
  const first = await room.published(article)
  const before = await head()
  const again = await room.published({ ...article, url: 'http://harbourtimes.example/same?utm_source=mail#top' })
  expect(again).toEqual({ ...first, outcome: 'UNCHANGED' })
  expect(await head()).toBe(before)
})

test('an edited article amends what it rewords, retracts what it drops, adds what is new, and keeps the rest', async () => {
  const url = 'https://harbourtimes.example/edited'
  const first = await room.published({
    url,
    text: [
      '“The first ferry sails at dawn tomorrow,” Ada Quill said.',
      '“We shall double the number of patrol boats this year,” Ada Quill said.',
      '“The old lighthouse will be sold,” Ada Quill said.',
    ].join('\n\n'),
  })
  const [kept, reworded, dropped] = first.statementIds
  const before = await head()
  const second = await room.published({
    url,
    text: [
      'Corrected on Friday.',
      '“The first ferry sails at dawn tomorrow,” Ada Quill said.',
      '“We shall double the number of patrol boats next year,” Ada Quill said.',
      '“Nobody asked us about the harbour wall,” Ada Quill said.',
    ].join('\n\n'),
  })
  expect(second.outcome).toBe('REVISED')
  expect(second.statementIds.slice(0, 2)).toEqual([kept, reworded])
  const added = second.statementIds[2] ?? ''
  const news = (await room.entries(before)).filter((entry) => entry.kind !== 'RECLASSIFIED')
  expect(new Map(news.map((entry) => [entry.statementId, entry.kind]))).toEqual(
    new Map([
      [reworded, 'AMENDED'],
      [dropped, 'RETRACTED'],
      [added, 'INGESTED'],
    ]),
  )
  const amended = news.find((entry) => entry.kind === 'AMENDED')
  expect(amended?.before?.text).toContain('this year')
  expect(amended?.after?.text).toContain('next year')
  expect(news.find((entry) => entry.kind === 'RETRACTED')?.after).toBeNull()
  expect(await statement(dropped ?? '')).toMatchObject({ status: 'RETRACTED', reports: [] })
  expect(await statement(kept ?? '')).toMatchObject({ reports: [{ revision: 2 }] })
})

test('a corrected attribution amends the statement', async () => {
  const url = 'https://harbourtimes.example/attribution'
  const { statementIds } = await room.published({ url, text: '“The bridge is closed,” Ada Quill said.' })
  const before = await head()
  await room.published({ url, text: '“The bridge is closed,” Tom Barrow said.' })
  expect(await room.entries(before)).toMatchObject([{ kind: 'AMENDED', statementId: statementIds[0] }])
  expect(await statement(statementIds[0] ?? '')).toMatchObject({ actor: { name: 'Tom Barrow' } })
})

test('two people with one surname stay two, and a bare surname is neither', async () => {
  const ids: (string | undefined)[] = []
  for (const name of ['Ida Morland', 'Jon Morland', 'Morland']) {
    const { statementIds } = await room.published({ text: `“It is raining in the north,” ${name} said.` })
    ids.push((await statement(statementIds[0] ?? '')).actor?.id)
  }
  expect(new Set(ids).size).toBe(3)
})

test('two newcomers of one article do not both become the person who was known by their surname alone', async () => {
  const bare = await room.published({ text: '“The wind is up again,” Halvorsen said.' })
  const both = await room.published({
    text: '“The wind will turn by noon,” Kim Halvorsen said.\n\n“The wind will not turn today,” Nils Halvorsen said.',
  })
  const actors = await Promise.all(
    [...bare.statementIds, ...both.statementIds].map(async (id) => (await statement(id)).actor),
  )
  expect(new Set(actors.map((actor) => actor?.id)).size).toBe(3)
})

test('a person is never taken for the country of that name', async () => {
  await room.database.prisma.actor.create({
    data: {
      id: '00000000-0000-7000-8000-0000000000aa',
      slug: 'chad',
      name: 'Chad',
      kind: 'GOVERNMENT',
      createdAt: new Date(),
      aliases: { create: { alias: 'Chad', folded: 'chad' } },
    },
  })
  const { statementIds } = await room.published({ text: 'Mr. Chad, a teacher, spoke.\n\n“It is late,” Mr. Chad said.' })
  expect((await statement(statementIds[0] ?? '')).actor).toMatchObject({ kind: 'PERSON' })
})

test('names that no Latin slug can be made of are told apart', async () => {
  const slugs = new Set<string | undefined>()
  for (const name of ['王毅', '習近平', 'ᏣᎳᎩ ᎦᏬᏂ', '김민수']) {
    const told = { kind: 'PERSON' as const, surnameOnly: false, singles: [], context: null, actorId: null }
    const mention = { ...told, name, office: null, spokenAt: null }
    const { speakers } = await room.database.prisma.$transaction((tx) =>
      identifySpeakers(tx, [mention], { articleId: null, now: new Date() }),
    )
    const [found] = speakers
    const actor = await room.database.prisma.actor.findUniqueOrThrow({ where: { id: found?.actorId ?? '' } })
    expect(actor.name).toBe(name)
    slugs.add(actor.slug)
  }
  expect(slugs.size).toBe(4)
})

test('a text of emoji is cut nowhere in the middle of one', async () => {
  // Of two utterances: reports of one would be of one statement.
  for (const [filler, words] of [
    ['😀'.repeat(700), 'We laugh a lot here'],
    [`x${'😀'.repeat(700)}`, 'Nobody sold tickets yesterday'],
  ]) {
    const text = `${filler} “${words},” Ada Quill said in a post ${filler} there.`
    const { statementIds } = await room.published({ text })
    const { reports } = await statement(statementIds[0] ?? '')
    const kept = [reports[0]?.contextBefore ?? '', reports[0]?.contextAfter ?? '']
    for (const part of kept) {
      expect(part.length).toBeGreaterThan(500)
      // Half a character would be stored as a replacement character, which is nowhere in the text.
      expect(text).toContain(part)
    }
  }
})

test('an edited article with thousands of quotations is taken in like any other', async () => {
  const url = 'https://harbourtimes.example/thousands'
  const textOf = (word: string) =>
    Array.from({ length: 1500 }, (_, index) => `“Lot ${index} of the auction goes ${word},” Ada Quill said.`).join(
      '\n\n',
    )
  const first = await room.published({ url, text: textOf('today') })
  const second = await room.published({ url, text: textOf('tomorrow') })
  expect(second).toMatchObject({ outcome: 'REVISED', statementIds: first.statementIds })
})

test('an address with percent signs that encode nothing is an address', async () => {
  const url = 'https://harbourtimes.example/?%E0%A4%A'
  const { articleId } = await room.published({ url, text: 'Nobody spoke.' })
  const revision = await room.database.prisma.articleRevision.findFirstOrThrow({ where: { articleId } })
  expect(revision.url).toBe(url)
})

test('a page that calls its language by rubbish is read all the same', async () => {
  const { articleId } = await room.published({
    html: `<html lang="${'x'.repeat(100_000)}"><body><p>We waited for the ferry all morning, and nobody spoke to us.</p></body></html>`,
  })
  const revision = await room.database.prisma.articleRevision.findFirstOrThrow({ where: { articleId } })
  expect(revision.language).toBe('en')
})

test('a repeated call with the same idempotency key gets the same answer, even after the article changed', async () => {
  const call = {
    url: 'https://harbourtimes.example/key',
    text: '“One,” Ada Quill said, “and two.”',
    idempotencyKey: 'a',
  }
  const first = await room.published(call)
  await room.published({ url: call.url, text: 'Nobody said anything.' })
  expect(await room.published(call)).toEqual(first)
})

test('an idempotency key that was used for another article is a conflict, and belongs to its principal', async () => {
  const call = { url: 'https://harbourtimes.example/b', text: '“One,” Ada Quill said.', idempotencyKey: 'b' }
  await room.published(call)
  expect(await room.publish({ ...call, text: '“Two,” Ada Quill said.' })).toMatchObject({ kind: 'conflict' })
  const kept = await room.database.prisma.idempotencyKey.findMany({ where: { key: 'b' } })
  expect(kept).toMatchObject([{ principalId: LOCAL_PRINCIPAL.id }])
})

test('calls with one key at the same moment are answered alike, and take the article in once', async () => {
  const call = { url: 'https://harbourtimes.example/c', text: '“All at once,” Ada Quill said.', idempotencyKey: 'c' }
  const answers = await Promise.all(Array.from({ length: 6 }, () => room.published(call)))
  for (const answer of answers) expect(answer).toEqual(answers[0])
  expect(await room.database.prisma.report.count({ where: { articleId: answers[0]?.articleId ?? '' } })).toBe(1)
})

test('one article sent by many at the same moment is one article with its statements once', async () => {
  const call = { url: 'https://harbourtimes.example/race', text: '“We race,” Zeno Halloway said.' }
  const answers = await Promise.all(Array.from({ length: 8 }, () => room.published(call)))
  expect(answers.map((answer) => answer.outcome).sort()).toEqual(['NEW', ...Array(7).fill('UNCHANGED')])
  expect(new Set(answers.flatMap((answer) => answer.statementIds)).size).toBe(1)
})

test('many articles at the same moment that name the same newcomers make one actor of each', async () => {
  const names = ['Una Pell', 'Max Orme', 'Ines Tarn']
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => {
      const order = index % 2 === 0 ? names : [...names].reverse()
      const text = order.map((name, place) => `“This is remark ${index} number ${place},” ${name} said.`).join('\n\n')
      return room.published({ text, source: { name: `Outlet ${index}` }, url: `https://o${index}.example/a` })
    }),
  )
  const actors = await room.database.prisma.actor.findMany({ where: { name: { in: names } } })
  expect(actors.map((actor) => actor.name).sort()).toEqual([...names].sort())
})

test('an outlet is known by its homepage, else by its name, however they are written', async () => {
  const ids = new Set<string>()
  for (const source of [
    HARBOUR_TIMES,
    { name: 'Harbour Times Online', homepage: 'http://www.harbourtimes.example/news' },
  ]) {
    const { articleId } = await room.published({ source, text: 'Nothing was said.' })
    ids.add((await room.database.prisma.article.findUniqueOrThrow({ where: { id: articleId } })).sourceId)
  }
  for (const name of ['Délta  Post', 'delta post']) {
    const { articleId } = await room.published({ source: { name }, text: 'Nothing was said.' })
    ids.add((await room.database.prisma.article.findUniqueOrThrow({ where: { id: articleId } })).sourceId)
  }
  expect(ids.size).toBe(2)
})

test('a page gives its text, title, date and language, without menu and caption', async () => {
  const html = `<!doctype html><html lang="en-GB"><head><title>Boats | Harbour Times</title>
    <meta property="article:published_time" content="2025-03-05T09:00:00Z"></head><body>
    <nav><a href="/">Home</a></nav><article><h1>Boats</h1>
    <figure><img src="x.jpg"><figcaption>“A caption,” said the photographer.</figcaption></figure>
    ${'<p>The harbour was calm and the boats lay still, as they had for many weeks before this one.</p>'.repeat(6)}
    <p>“We will sail<br>tomorrow,” Ada Quill said.</p></article></body></html>`
  const { articleId, statementIds } = await room.published({ html })
  const revision = await room.database.prisma.articleRevision.findFirstOrThrow({ where: { articleId } })
  expect(revision).toMatchObject({ language: 'en', publishedAt: new Date('2025-03-05T09:00:00Z') })
  expect(revision.text).not.toMatch(/Home|caption/)
  expect(statementIds).toHaveLength(1)
})

test('a page whose template calls every language English is told by its text', async () => {
  const words =
    'Der Hafenausschuss hat am Montag beschlossen, dass die neue Schleuse im Mai öffnen soll, sagte Ada Quill. '
  const html = `<html lang="en"><body><article><p>${words.repeat(3)}</p></article></body></html>`
  const { articleId } = await room.published({ url: 'https://harbourtimes.example/schleuse', html })
  const revision = await room.database.prisma.articleRevision.findFirstOrThrow({ where: { articleId } })
  expect(revision.language).toBe('de')
})

test('the language is detected where nobody says it', async () => {
  const { articleId } = await room.published({
    text: '„Wir werden die Meerenge offen halten“, sagte die Ministerin am Dienstag vor der Presse in Kiel.',
  })
  const revision = await room.database.prisma.articleRevision.findFirstOrThrow({ where: { articleId } })
  expect(revision.language).toBe('de')
})

const TEXT = { text: '“Yes,” Ada Quill said.' }

test.each([
  ['a text of more than 2 MB', { text: 'a'.repeat(2 * 1024 * 1024 + 1) }, 'text', 'larger than 2 MB'],
  ['a NUL character', { text: 'a\0b' }, 'text', 'NUL'],
  ['half a surrogate pair', { text: 'a\ud800b' }, 'text', 'invalid Unicode'],
  ['an empty text', { text: ' \n ' }, 'text', 'is empty'],
  ['neither text nor HTML', {}, 'text', 'exactly one'],
  ['both text and HTML', { text: 'a', html: 'a' }, 'text', 'exactly one'],
  ['a page without text', { html: '<html><body><script>1</script></body></html>' }, 'html', 'has no text'],
  ['a date before 1900', { ...TEXT, publishedAt: new Date('1066-10-14T00:00:00Z') }, 'publishedAt', '1900'],
  ['a date in the future', { ...TEXT, publishedAt: new Date('2999-01-01T00:00:00Z') }, 'publishedAt', 'future'],
  ['no date at all', { ...TEXT, publishedAt: new Date('rubbish') }, 'publishedAt', 'not a date'],
  ['an unknown language', { ...TEXT, language: 'qx' }, 'language', 'language code'],
  ['a URL that is none', { ...TEXT, url: 'not a url' }, 'url', 'not a web address'],
  ['a URL of another scheme', { ...TEXT, url: 'javascript:alert(1)' }, 'url', 'not a web address'],
  ['a source without name', { ...TEXT, source: { name: ' ' } }, 'source.name', 'is empty'],
  ['a time zone that is none', { ...TEXT, source: { name: 'A', timeZone: 'Mars/Base' } }, 'source.timeZone', 'IANA'],
])('%s is refused with its field and what to do', async (_, article, path, advice) => {
  const result = await room.publish(article)
  expect(result).toMatchObject({ kind: 'invalid', problems: [{ path, message: expect.stringContaining(advice) }] })
})

describe('where a page has ten seconds, all of which a hostile one computes', () => {
  const pages = openPageReader({ timeoutMs: 10_000 })
  let hurried: Newsroom
  beforeAll(async () => {
    hurried = await newsroom({ pages })
  })
  afterAll(async () => {
    await hurried.close()
    await pages.close()
  })

  test.each([
    ['100,000 nested elements', '<div>'.repeat(100_000)],
    ['tags that are never closed', '<b><i><p>'.repeat(20_000)],
    ['a tag that never ends', `<p ${'a=1 '.repeat(300_000)}`],
    ['rubbish', '<<<>>><!--<![CDATA[&#0;&#xD800;</p></p>'],
  ])('a page of %s is refused or read, and the next one is read as ever', async (_, html) => {
    const result = await hurried.publish({ html: `${html} Ada Quill said nothing.` })
    expect(['ingested', 'invalid']).toContain(result.kind)
    expect(await hurried.publish({ html: '<p>“Still here,” Ada Quill said.</p>' })).toMatchObject({ kind: 'ingested' })
  })
})

test('an erased statement does not come back when its article is edited', async () => {
  const url = 'https://harbourtimes.example/erased'
  const { statementIds } = await room.published({ url, text: '“I owe him money,” Ada Quill said.' })
  await eraseStatement(room.database.prisma, statementIds[0] ?? '', 'by court order')
  const text = 'Corrected.\n\n“I owe him money,” Ada Quill said.\n\n“I owe nobody anything at all,” Ada Quill said.'
  const edited = await room.published({ url, text })
  expect(edited.statementIds).toHaveLength(1)
  expect((await statement(edited.statementIds[0] ?? '')).text).toBe('I owe nobody anything at all')
})

test('nor does an earlier wording of it', async () => {
  const url = 'https://harbourtimes.example/wording'
  const first = '“I owe that man a great deal of money,” Ada Quill said.'
  const { statementIds } = await room.published({ url, text: first })
  await room.published({ url, text: '“I owe that man a great deal of gold,” Ada Quill said.' })
  await eraseStatement(room.database.prisma, statementIds[0] ?? '', 'by court order')
  expect((await room.published({ url, text: first })).statementIds).toEqual([])
})

test('an erased article is not taken in again', async () => {
  const url = 'https://harbourtimes.example/gone'
  const { articleId } = await room.published({ url, text: '“I am gone,” Ada Quill said.' })
  await eraseArticle(room.database.prisma, articleId, 'by court order')
  expect(await room.publish({ url, text: '“I am back,” Ada Quill said.' })).toMatchObject({
    kind: 'invalid',
    problems: [{ path: 'url', message: expect.stringContaining('was erased') }],
  })
})
