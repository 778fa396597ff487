import { expect, test } from 'vitest'
import { readLicence } from '../../../src/domain/rights/licence.ts'

const WHERE = 'https://news.example/license.xml'

const rsl = (contents: string) => `<?xml version="1.0"?><rsl xmlns="https://rslstandard.org/rsl">${contents}</rsl>`

/** The acts that a licence refuses for an address. */
const refused = (xml: string, address = 'https://news.example/politics/a?b=1') =>
  readLicence(xml, WHERE, address)?.flatMap(({ refuses }) => refuses) ?? null

const offer = (terms: string) => rsl(`<content url="/"><license>${terms}</license></content>`)

test.each<[string, string[], string]>([
  ['permits everything', [], '<permits type="usage">all</permits>'],
  ['permits everything for naming the source', [], '<permits type="usage">all</permits><payment type="attribution"/>'],
  ['permits search alone', ['FULL_TEXT', 'AI_INPUT'], '<permits type="usage">search</permits>'],
  ['permits search and AI input', ['FULL_TEXT'], '<permits type="usage">search ai-input</permits>'],
  [
    'permits AI in general, but for input',
    ['FULL_TEXT', 'AI_INPUT'],
    '<permits type="usage">ai-all</permits><prohibits type="usage">ai-input</prohibits>',
  ],
  ['prohibits training', [], '<prohibits type="usage">ai-train</prohibits>'],
  ['prohibits AI', ['AI_INPUT'], '<prohibits type="usage">ai-all</prohibits>'],
  ['prohibits everything', ['FETCH', 'FULL_TEXT', 'AI_INPUT'], '<prohibits type="usage">all</prohibits>'],
  [
    'prohibits everything but search',
    ['FULL_TEXT', 'AI_INPUT'],
    '<permits type="usage">search</permits><prohibits type="usage">all</prohibits>',
  ],
  [
    'sells everything by the page',
    ['FETCH', 'FULL_TEXT', 'AI_INPUT'],
    '<permits type="usage">all</permits><payment type="crawl"><amount currency="USD">0.01</amount></payment>',
  ],
  ['sells AI by the use', ['FULL_TEXT', 'AI_INPUT'], '<permits type="usage">ai-all</permits><payment type="use"/>'],
  [
    'speaks of people and places only',
    [],
    '<permits type="user">education</permits><prohibits type="geo">FR</prohibits>',
  ],
])('a licence that %s refuses %j', (_, acts, terms) => expect(refused(offer(terms))).toEqual(acts))

test('what one of several offers permits for nothing is permitted', () => {
  const xml = rsl(`<content url="/">
    <license><permits type="usage">search</permits></license>
    <license><permits type="usage">ai-all</permits><payment type="subscription"/></license>
  </content>`)
  expect(refused(xml)).toEqual(['FULL_TEXT', 'AI_INPUT'])
  const free = rsl(`<content url="/">
    <license><permits type="usage">all</permits><payment type="crawl"/></license>
    <license><permits type="usage">all</permits><payment type="free"/></license>
  </content>`)
  expect(refused(free)).toEqual([])
})

test('what has to be agreed with a server first is not permitted yet', () => {
  const xml = rsl(
    '<content url="/" server="https://licences.example/"><license><permits type="usage">ai-all</permits></license></content>',
  )
  expect(readLicence(xml, WHERE, 'https://news.example/')).toMatchObject([
    { refuses: ['FULL_TEXT'], text: `The publisher's licence does not permit keeping its full text (${WHERE})` },
    {
      refuses: ['AI_INPUT'],
      text: `The publisher's licence asks for an agreement before language models reading it (${WHERE})`,
    },
  ])
})

test('of several patterns the longest that matches counts', () => {
  const xml = rsl(`
    <content url="/"><license><permits type="usage">all</permits></license></content>
    <content url="/premium/*"><license><prohibits type="usage">all</prohibits></license></content>
    <content url="https://news.example/premium/press/"><license><permits type="usage">all</permits></license></content>`)
  expect(refused(xml)).toEqual([])
  expect(refused(xml, 'https://news.example/premium/a')).toEqual(['FETCH', 'FULL_TEXT', 'AI_INPUT'])
  expect(refused(xml, 'https://news.example/premium/press/a')).toEqual([])
})

test('a licence that does not speak of an address is told from one that refuses nothing', () => {
  const xml = rsl('<content url="/shop/"><license><prohibits type="usage">all</prohibits></license></content>')
  expect(refused(xml)).toBeNull()
  expect(refused('<html><body>Not found</body></html>')).toBeNull()
  expect(refused('<feed xmlns="http://www.w3.org/2005/Atom"><content url="/"><license/></content></feed>')).toBeNull()
})

test('a feed has such elements with a prefix', () => {
  const feed = `<rss xmlns:r="https://rslstandard.org/rsl"><channel><content>x</content>
    <r:content url="/"><r:license><r:prohibits type="usage">ai-input</r:prohibits></r:license></r:content></channel></rss>`
  expect(refused(feed)).toEqual(['AI_INPUT'])
})

test('entities are neither expanded nor fetched, whatever a document declares', () => {
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
  const xml = `<!DOCTYPE rsl [<!ENTITY l0 "all">${laughs}<!ENTITY leak SYSTEM "file:///etc/passwd">]>
    <rsl xmlns="https://rslstandard.org/rsl"><content url="/"><license>
    <prohibits type="usage">&l9; &leak; ai-input</prohibits></license></content></rsl>`
  const began = performance.now()
  expect(refused(xml)).toEqual(['AI_INPUT'])
  expect(performance.now() - began).toBeLessThan(100)
})

test('a hostile document takes no longer than its length', () => {
  for (const part of [
    '<content url="',
    '<license><permits type="usage">',
    '<!--',
    '<a ',
    '<content url="/*a*a*a*b">',
    'a=',
    '</license>',
    'search ',
  ]) {
    const began = performance.now()
    const long = part.repeat(200_000)
    refused(rsl(long), `https://news.example/${'a'.repeat(8_000)}`)
    refused(offer(`<permits type="usage">${long}</permits>`))
    refused(offer(`<prohibits type="usage">${long}</prohibits>`))
    expect(performance.now() - began).toBeLessThan(2_000)
  }
})
