import { expect, test } from 'vitest'
import { licencesOfLinkHeader, licencesOfMarkup, licencesOfRobots } from '../../../src/domain/rights/licence-links.ts'
import { matchesPath } from '../../../src/domain/rights/path-pattern.ts'
import { rightsFrom } from '../../../src/domain/rights/rights.ts'
import { readRobotsDirectives } from '../../../src/domain/rights/robots-directives.ts'
import { readTdmReservation, readTdmRules, type TdmSources } from '../../../src/domain/rights/tdm-reservation.ts'

const NOTHING = { header: null, head: null, path: '/news/a' }

function readTdm({ file = null, ...sources }: Omit<TdmSources, 'rules'> & { file?: string | null }) {
  return readTdmReservation({ ...sources, rules: file === null ? [] : readTdmRules(file) })
}

test('a reservation of text and data mining is read from the page, a header and a file', () => {
  const found = [
    { header: '1' },
    { head: '<head><META content=1 name="TDM-Reservation" /></head>' },
    { file: '[{"location": "/", "tdm-reservation": 1, "tdm-policy": "https://news.example/policy"}]' },
    { file: '{"tdm-reservation": 1}' },
  ].map((each) => readTdm({ ...NOTHING, ...each }))
  for (const each of found)
    expect(each).toMatchObject([{ refuses: ['FULL_TEXT', 'AI_INPUT'], signal: 'TDM_RESERVATION' }])
  expect(found.map(([first]) => first?.where)).toEqual([
    'the tdm-reservation header',
    'the page',
    '/.well-known/tdmrep.json',
    '/.well-known/tdmrep.json',
  ])
  expect(readTdm(NOTHING)).toEqual([])
})

test('what is closer to the text counts', () => {
  const head = '<meta name="tdm-reservation" content="0">'
  const file = '[{"location": "/", "tdm-reservation": 1}]'
  expect(readTdm({ ...NOTHING, head, header: '1', file })).toEqual([])
  expect(readTdm({ ...NOTHING, header: '0', file })).toEqual([])
  expect(readTdm({ ...NOTHING, header: 'perhaps', file })).toHaveLength(1)
})

test('in a file the first rule that matches counts', () => {
  const file = JSON.stringify([
    { location: '/open/*', 'tdm-reservation': 0 },
    { location: '/*.html$', 'tdm-reservation': 1 },
    { location: '/news', 'tdm-reservation': 1 },
  ])
  const isReserved = (path: string) => readTdm({ ...NOTHING, file, path }).length === 1
  expect([isReserved('/open/a.html'), isReserved('/a.html'), isReserved('/news/a'), isReserved('/a.pdf')]).toEqual([
    false,
    true,
    true,
    false,
  ])
})

test.each([
  '<html>Not found</html>',
  '',
  'null',
  '7',
  '["a"]',
  '[{"location": 7, "tdm-reservation": 1}]',
  `${'['.repeat(100_000)}`,
])('a file that is not one reserves nothing (%#)', (file) => expect(readTdm({ ...NOTHING, file })).toEqual([]))

test.each<[string | null, string | null, string[]]>([
  [null, null, []],
  ['noindex, nofollow', null, []],
  ['NOARCHIVE', null, ['FULL_TEXT']],
  ['max-snippet: 20, noarchive', null, ['FULL_TEXT']],
  ['unavailable_after: 25 Jun 2027 15:00:00 PST, noarchive', null, ['FULL_TEXT']],
  ['googlebot: noarchive, noai', null, []],
  ['googlebot/2.1: noai, noarchive', null, []],
  ['noarchive, otherbot: noai', null, ['FULL_TEXT']],
  ['*: noai', null, ['AI_INPUT']],
  ['OnRecord/1.0: NoAI', null, ['AI_INPUT']],
  // A time of day is not a name.
  ['unavailable_after: Saturday, 25 Jun 2027, 15:00:00 PST, noarchive', null, ['FULL_TEXT']],
  ['Unavailable_After: 2027-06-25T15:00:00Z', '<meta name="robots" content="unavailable_after: 2027-06-25">', []],
  [null, '<meta name="robots" content="noindex noarchive;noai">', ['FULL_TEXT', 'AI_INPUT']],
  [null, '<meta name="ONRECORD" content="NOAI">', ['AI_INPUT']],
  [null, '<meta name="onrecorder" content="noai">', []],
  ['googlebot: noindex, onrecord: noarchive, noai', null, ['FULL_TEXT', 'AI_INPUT']],
  [null, '<meta name="robots" content="index,noarchive">', ['FULL_TEXT']],
  [null, "<META NAME='Robots' CONTENT='noai, noimageai'>", ['AI_INPUT']],
  [null, '<meta name="onrecord" content="noarchive"><meta name="googlebot" content="noai">', ['FULL_TEXT']],
  [null, '<!-- <meta name="robots" content="noarchive"> -->', []],
  ['noarchive', '<meta name="robots" content="noarchive">', ['FULL_TEXT']],
])('the header %s with the head %s refuses %j', (header, head, acts) =>
  expect(readRobotsDirectives(header, head, 'Onrecord').flatMap(({ refuses }) => refuses)).toEqual(acts),
)

test('licences are found in robots.txt, in a Link header, in a page and in a feed', () => {
  const base = 'https://news.example/a/b'
  expect(
    licencesOfRobots('User-agent: *\nLicense: https://news.example/l.xml # ours\nlicense:/m.xml\n#License: /n', base),
  ).toEqual(['https://news.example/l.xml', 'https://news.example/m.xml'])
  const header =
    '</l.xml>; rel="license"; type="application/rsl+xml", </cc>; rel="license", </x>; rel="next"; type="application/rsl+xml"'
  expect(licencesOfLinkHeader(header, base)).toEqual(['https://news.example/l.xml'])
  const page =
    '<head><link rel="license" href="/cc"><link href="l.xml" type=application/rsl+xml rel="license nofollow"></head>'
  expect(licencesOfMarkup(page, base)).toEqual(['https://news.example/a/l.xml'])
  const feed =
    '<channel><atom:link rel="license" type="application/rsl+xml" href="https://news.example/l.xml?a&amp;b"/></channel>'
  expect(licencesOfMarkup(feed, base)).toEqual(['https://news.example/l.xml?a&b'])
})

test('a hundred licences are not all read', () => {
  const robots = Array.from({ length: 100 }, (_, at) => `License: /${at}.xml`).join('\n')
  expect(licencesOfRobots(robots, 'https://news.example/')).toHaveLength(5)
})

test.each<[string, string, boolean]>([
  ['/', '/a', true],
  ['/a', '/abc', true],
  ['/a$', '/abc', false],
  ['/a$', '/a', true],
  ['/*.html', '/a/b.html?c', true],
  ['/*.html$', '/a/b.html?c', false],
  ['/*.html$', '/a.html/b.html', true],
  ['/*a*a$', '/a', false],
  ['/*ab*ba$', '/aba', false],
  ['*', '', true],
  ['', '/a', true],
])('the pattern %s matches %s: %s', (pattern, path, isMatch) => expect(matchesPath(pattern, path)).toBe(isMatch))

test('many stars take no longer than the path', () => {
  const began = performance.now()
  expect(matchesPath(`/${'*a'.repeat(100_000)}b$`, `/${'a'.repeat(8_000)}`)).toBe(false)
  expect(performance.now() - began).toBeLessThan(200)
})

test('one refusal is enough, and each is kept with its reason', () => {
  const refusal = { signal: 'RSL', where: 'x', text: 'No' } as const
  expect(rightsFrom([])).toEqual({ mayFetch: true, mayKeepFullText: true, mayUseAsAiInput: true, reasons: [] })
  expect(
    rightsFrom([
      { ...refusal, refuses: ['AI_INPUT'] },
      { ...refusal, refuses: ['FULL_TEXT'] },
    ]),
  ).toMatchObject({
    mayFetch: true,
    mayKeepFullText: false,
    mayUseAsAiInput: false,
    reasons: [{ refuses: ['AI_INPUT'] }, { refuses: ['FULL_TEXT'] }],
  })
  expect(rightsFrom([{ ...refusal, refuses: ['FETCH'] }])).toMatchObject({
    mayFetch: false,
    mayKeepFullText: false,
    mayUseAsAiInput: false,
  })
})
