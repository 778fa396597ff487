import { expect, test } from 'vitest'
import { contactOf, contactsInRobots } from '../../../src/domain/rights/contacts.ts'
import { openContentSignals, robotsLinesFor } from '../../../src/domain/rights/content-signals.ts'
import { openLicence, readLicence } from '../../../src/domain/rights/licence.ts'
import { licencesOfLinkHeader, licencesOfMarkup, licencesOfRobots } from '../../../src/domain/rights/licence-links.ts'
import { joinRobotsHeaders, readRobotsDirectives } from '../../../src/domain/rights/robots-directives.ts'
import { readTdmReservation, readTdmRules, showTdmRules } from '../../../src/domain/rights/tdm-reservation.ts'

const RSL = '<rsl xmlns="https://rslstandard.org/rsl">'
const PAGE = `https://news.example/${'a'.repeat(1_980)}`
const licence = (terms: string) => `${RSL}<content url="/"><license>${terms}</license></content></rsl>`
const refused = (xml: string) => readLicence(xml, 'x', PAGE)?.flatMap(({ refuses }) => refuses)

test('entities that a licence declares are neither read nor expanded', () => {
  const declared = (dtd: string, use: string) =>
    `<?xml version="1.0"?><!DOCTYPE rsl [${dtd}]>${licence(`<prohibits type="usage">${use}</prohibits>`)}`
  expect(refused(declared('<!ENTITY x SYSTEM "file:///etc/hostname">', '&x; all'))).toEqual([
    'FETCH',
    'FULL_TEXT',
    'AI_INPUT',
  ])
  expect(refused(declared('<!ENTITY x "all">', '&x;'))).toEqual([])
  const laughs = Array.from({ length: 20 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
  expect(refused(declared(`<!ENTITY l0 "all">${laughs}`, '&l20;'))).toEqual([])
  // A declaration is not an element, whatever stands in it.
  expect(refused(declared(`<!ENTITY y '<content url="/"><license>'>`, 'all'))).toContain('FETCH')
})

test.each([
  ['', null],
  ['<rsl', null],
  [RSL, null],
  [`${RSL}<content url="/"`, null],
  [`${RSL}<content url="/"><license`, []],
  [`${RSL}<content url="/"><license><prohibits type="usage">all`, ['FETCH', 'FULL_TEXT', 'AI_INPUT']],
  [`${RSL}<content url='https://[not an address'><license><prohibits type=usage>all</prohibits>`, null],
  [`${RSL}</content></license><prohibits type="usage">all</prohibits>`, null],
  [`${RSL}<!-- <content url="/"><license><prohibits type="usage">all</prohibits>`, null],
  ['<html><p>Not found</p></html>', null],
])('a licence that is broken off or is not one says what it says: %j', (xml, acts) =>
  expect(refused(xml) ?? null).toEqual(acts),
)

const N = 500_000
const many = (text: string) => text.repeat(Math.floor(N / text.length))
const robots = (text: string) => openContentSignals(text, 'Onrecord')('/a')
const tdm = (file: string) =>
  readTdmReservation({ header: null, head: null, rules: readTdmRules(file), path: new URL(PAGE).pathname })
const rules = (location: string, count: number) =>
  `[${Array.from({ length: count }, () => `{"location":${JSON.stringify(location)},"tdm-reservation":1}`).join(',')}]`

test.each<[string, () => unknown]>([
  ['uses that are listed', () => refused(licence(many('<permits type="usage">search</permits>')))],
  ['words in one list', () => refused(licence(`<prohibits type="usage">${many('a ')}`))],
  ['offers', () => refused(`${RSL}<content url="/">${many('<license>')}`)],
  ['parts with long patterns', () => refused(RSL + many(`<content url="/*b${'a'.repeat(900)}">`))],
  ['tags that do not end', () => refused(RSL + many('<content '))],
  ['quotation marks', () => refused(`${RSL}<content ${many('a="')}>`)],
  ['comments that do not end', () => refused(RSL + many('<!-- '))],
  ['namespaces', () => refused(many(' xmlns:a'))],
  [
    'items of a feed, each compared with each part of its licence',
    () => {
      const read = openLicence(RSL + `<content url="/*b${'a'.repeat(480)}">`.repeat(2_000), 'the feed')
      for (let item = 0; item < 200; item++) read(PAGE)
    },
  ],
  ['names in a robots.txt', () => robots(`${'User-agent: a\n'.repeat(18_000)}${'a:b\n'.repeat(60_000)}`)],
  ['names that are ours', () => robotsLinesFor(many('User-agent: *\nUser-agent: onrecord\nAllow: /\n'), 'Onrecord')],
  ['a signal of half a megabyte', () => robots(`User-agent: *\nContent-Signal: ${'a'.repeat(N)}`)],
  [
    'signals with patterns',
    () => robots(`User-agent: *\n${many(`Content-Signal: /*b${'a'.repeat(900)} search=no\n`)}`),
  ],
  ['spaces', () => robots(many(`\n${' '.repeat(1_000)}`))],
  ['comments that look like mail addresses', () => contactsInRobots(many(`#a@${'a.'.repeat(160)}\n`))],
  ['100,000 rules that look like expressions', () => tdm(rules('(/a+)+$', 100_000))],
  ['rules with many stars', () => tdm(rules('/*a*a*a*a*a*a*b$', 10_000))],
  ['rules with long patterns', () => tdm(rules(`*b${'a'.repeat(980)}`, 500))],
  ['links', () => licencesOfMarkup(`application/rsl+xml${many('<link rel="license" ')}`, PAGE)],
  ['links of a header', () => licencesOfLinkHeader(many('<a>; rel="'), PAGE)],
  ['tabs', () => licencesOfRobots(many(`\n${'\t'.repeat(5_000)}`), PAGE)],
  ['directives', () => readRobotsDirectives(many('a,'), `<meta name="robots" content="${many('a,')}">`, 'Onrecord')],
])('half a megabyte of %s is read at once', (_, read) => {
  const before = process.cpuUsage()
  read()
  const { user, system } = process.cpuUsage(before)
  // Each takes a tenth of it; what is not linear takes minutes.
  expect((user + system) / 1_000).toBeLessThan(2_000)
})

test('of several X-Robots-Tag headers each is for whom it names', () => {
  const read = (...headers: string[]) =>
    readRobotsDirectives(joinRobotsHeaders(headers), null, 'Onrecord').flatMap(({ refuses }) => refuses)
  expect(read('otherbot: noai', 'noarchive')).toEqual(['FULL_TEXT'])
  expect(read('otherbot: noai', 'otherbot: noarchive')).toEqual([])
  expect(read('otherbot: noai, noindex', 'onrecord: noarchive', 'max-snippet: 5')).toEqual(['FULL_TEXT'])
  expect(read('unavailable_after: 25 Jun 2027 15:00:00 PST', 'noai')).toEqual(['AI_INPUT'])
  expect(read()).toEqual([])
})

test('a file of rules for text and data mining that has none shows none, and a long one its first', () => {
  const shown = (file: string) => showTdmRules(readTdmRules(file))
  expect(shown('<html>')).toEqual([])
  expect(shown('[null, 7, {"a": 1}]')).toEqual([])
  expect(shown(rules('/a', 100))).toHaveLength(20)
  expect(shown(rules('a'.repeat(1_000), 1))[0]).toHaveLength(300)
})

test('whom to ask is a mail or web address, and nothing else', () => {
  expect(['mailto:a@b.example', ' https://b.example/x ', 'a@b.example'].map(contactOf)).toEqual([
    'a@b.example',
    'https://b.example/x',
    'a@b.example',
  ])
  const not = ['javascript:alert(1)', 'call us', '', undefined, 'a@b', '<a@b.example>', `a@${'b'.repeat(400)}.example`]
  expect(not.map(contactOf)).toEqual(not.map(() => null))
  expect(
    contactsInRobots('# Licences: sales@news.example, or\n#desk+ai@news.example.\nDisallow: /a@b.example'),
  ).toEqual(['sales@news.example', 'desk+ai@news.example'])
})

test('of a robots.txt the lines that are for us are shown as they stand', () => {
  const text =
    'User-agent: other\nDisallow: /\nUser-agent: *\nDisallow: /a # why\nSitemap: https://a.example/s\nLicense: /l.xml\nAllow:\n'
  expect(robotsLinesFor(text, 'Onrecord')).toEqual(['License: /l.xml', 'Disallow: /a'])
  expect(robotsLinesFor(`${text}User-agent: onrecord\nCrawl-delay: 5`, 'Onrecord')).toEqual([
    'License: /l.xml',
    'Crawl-delay: 5',
  ])
  expect(robotsLinesFor(`User-agent: *\n${'Disallow: /a\n'.repeat(100)}`, 'Onrecord')).toHaveLength(50)
})
