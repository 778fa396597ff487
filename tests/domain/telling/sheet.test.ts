import { expect, test } from 'vitest'
import { mattermostMessage, slackMessage } from '../../../src/domain/telling/chat.ts'
import { atomFeed, jsonFeed } from '../../../src/domain/telling/feed-out.ts'
import { heardInWords } from '../../../src/domain/telling/heard.ts'
import { MAIL_SIZE, mailOf } from '../../../src/domain/telling/mail.ts'
import { isolated, plainLine, safeLink } from '../../../src/domain/telling/plain-words.ts'
import { reasonPhrases } from '../../../src/domain/telling/reasons.ts'
import { type DigestOf, sheetOf } from '../../../src/domain/telling/sheet.ts'
import { moment, saidWhen } from '../../../src/domain/telling/times.ts'
import type { ToldAlert } from '../../../src/domain/telling/told.ts'

const piers: ToldAlert = {
  id: '0198c0de-0000-7000-8000-000000000001',
  watch: { id: '0198c0de-0000-7000-8000-00000000000a', name: 'Piers' },
  kinds: ['UTTERANCE'],
  at: new Date('2025-05-03T12:00:00Z'),
  statement: {
    id: '0198c0de-0000-7000-8000-00000000000b',
    text: 'The pier will be ours by autumn.',
    form: 'DIRECT',
    act: 'ASSERTS',
    speaker: 'Ines Calder',
    office: 'Harbour Commissioner',
    saidAt: { earliest: new Date('2025-05-01T22:00:00Z'), latest: new Date('2025-05-02T22:00:00Z') },
    topics: ['Harbours'],
    carriers: [
      {
        outlet: 'Varnby Post',
        title: 'Pier dispute goes on',
        url: 'https://post.example/pier',
        publishedAt: new Date('2025-05-03T10:30:00Z'),
        via: ['Harbour Wire', 'The Quay Times'],
      },
    ],
    carrierCount: 3,
    independentRoots: 2,
  },
  was: null,
  isWithdrawn: false,
  reasons: ['speaker: Ines Calder', 'words: “pier”'],
  note: null,
}
const berlin = { timeZone: 'Europe/Berlin', size: MAIL_SIZE, digest: null }

test('a mail tells who said what, when, where it is to be read, by which way it came, and why it was sent', () => {
  const { subject, text } = mailOf(sheetOf([piers], berlin), { watches: new Map(), leaveAll: null })
  expect(subject).toBe('Piers: Ines Calder: “The pier will be ours by autumn.”')
  expect(text).toBe(`Piers
=====

New statement
    “The pier will be ours by autumn.”
Said by: Ines Calder, Harbour Commissioner
Said: 2 May 2025
In: Varnby Post: Pier dispute goes on <https://post.example/pier>, 3 May 2025, 12:30 UTC+2, quoting The Quay Times, which quotes Harbour Wire
In: 2 more articles
Independent outlets: at least 2
Topics: Harbours
Why: speaker: Ines Calder; words: “pier”
Noticed: 3 May 2025, 14:00 UTC+2

`)
})

test('an edited quotation is told with both sides, and a withdrawn one with what was taken away', () => {
  const was = {
    text: 'The pier was never ours.',
    form: 'DIRECT' as const,
    act: null,
    speaker: 'Ines Calder',
    office: null,
  }
  const edited = mailOf(sheetOf([{ ...piers, kinds: ['EDIT'], was }], berlin), { watches: new Map(), leaveAll: null })
  expect(edited.text).toContain(`A publisher has edited the quotation
Before:
    “The pier was never ours.”
Said by, before: Ines Calder
Now:
    “The pier will be ours by autumn.”`)
  const gone = sheetOf([{ ...piers, kinds: ['EDIT'], isWithdrawn: true }], berlin)
  expect(gone.parts[0]?.items[0]?.heading).toBe('A publisher has withdrawn the quotation')
})

test('a paraphrase has no quotation marks', () => {
  const { statement } = piers
  const paraphrase = { ...piers, statement: statement && { ...statement, form: 'INDIRECT' as const } }
  const { subject, text, html } = mailOf(sheetOf([paraphrase], berlin), { watches: new Map(), leaveAll: null })
  expect(subject).toBe('Piers: Ines Calder: The pier will be ours by autumn.')
  expect(`${text}${html}`).not.toMatch(/[“”].*autumn/)
})

test('what somebody denies is never told as what they say: not in a mail, a title, a chat or a feed', () => {
  const denied = { text: 'the pier had been sold', form: 'INDIRECT' as const, act: 'DENIES' as const }
  const { statement } = piers
  const sheet = sheetOf([{ ...piers, statement: statement && { ...statement, ...denied } }], berlin)
  const { subject, text, html } = mailOf(sheet, { watches: new Map(), leaveAll: null })
  expect(subject).toBe('Piers: Ines Calder denies that the pier had been sold')
  const feed = { id: 'f', title: 'Onrecord', self: 'https://post.example/feed', updated: piers.at }
  const { text: mattermost } = mattermostMessage(sheet) as { text: string }
  for (const told of [text, html, mattermost, JSON.stringify(slackMessage(sheet)), atomFeed(sheet, feed)])
    expect(told.replaceAll('Ines Calder denies that the pier had been sold', '')).not.toContain('sold')
  expect(JSON.parse(jsonFeed(sheet, feed)).items[0].title).toBe(
    'Piers: New statement: Ines Calder denies that the pier had been sold',
  )
})

test('a silence has a mail without a quotation', () => {
  const silence = { ...piers, kinds: ['SILENCE' as const], statement: null, note: 'Nothing passed since 1 May 2025.' }
  const { subject, text } = mailOf(sheetOf([silence], berlin), { watches: new Map(), leaveAll: null })
  expect(subject).toBe('Piers: Nothing passed since 1 May 2025.')
  expect(text).toContain('Silence\nNothing passed since 1 May 2025.')
})

test('a digest says of which time it is and how many alerts of how many watches it has', () => {
  const digest: DigestOf = {
    rhythm: 'DAILY',
    from: new Date('2025-05-02T06:00:00Z'),
    to: new Date('2025-05-03T06:00:00Z'),
  }
  const ferries = { ...piers, id: '0198c0de-0000-7000-8000-000000000002', watch: { id: 'other', name: 'Ferries' } }
  const sheet = sheetOf([piers, ferries, piers], { ...berlin, digest })
  expect(sheet.title).toBe('Daily digest up to 3 May 2025, 08:00 UTC+2: 3 alerts of 2 watches')
  expect(sheet.parts.map(({ watch, items }) => [watch, items.length])).toEqual([
    ['Piers', 2],
    ['Ferries', 1],
  ])
})

test('alerts that are too many for a mail are counted, and are in the inbox', () => {
  const many = Array.from({ length: 63 }, () => piers)
  const { subject, text, html } = mailOf(sheetOf(many, berlin), { watches: new Map(), leaveAll: null })
  expect(subject).toBe('Piers: 63 alerts')
  expect(text).toContain('13 more alerts are in your inbox.')
  expect(html).toContain('13 more alerts are in your inbox.')
})

test('Slack and Mattermost show the quotation as one, and the article as a link', () => {
  const sheet = sheetOf([piers], berlin)
  expect(slackMessage(sheet)).toMatchObject({
    text: 'Piers: Ines Calder: “The pier will be ours by autumn.”',
    blocks: expect.arrayContaining([
      expect.objectContaining({
        elements: expect.arrayContaining([
          { type: 'rich_text_quote', elements: [{ type: 'text', text: '“The pier will be ours by autumn.”' }] },
        ]),
      }),
    ]),
  })
  expect(JSON.stringify(slackMessage(sheet))).toContain(
    '{"type":"link","url":"https://post.example/pier","text":"Pier dispute goes on"}',
  )
  const { text } = mattermostMessage(sheet) as { text: string }
  expect(text).toContain('> “The pier will be ours by autumn\\.”')
  expect(text).toContain('[Pier dispute goes on](https://post.example/pier)')
})

test.each([
  ['one\r\ntwo\u2028three\tfour', 'one two three four'],
  ['a\u202eb\u2066c\u200bd\u0000e\u{e0041}f\ud800g', 'abcdefg'],
  ['می‌خواهم 👩‍🚀', 'می‌خواهم 👩‍🚀'],
  ['  ', ''],
])('of %j a line shows %j', (text, shown) => {
  expect(plainLine(text, 100)).toBe(shown)
})

test('a long text is cut between characters, and shows it', () => {
  expect(plainLine('abcdef', 6)).toBe('abcdef')
  expect(plainLine('abcdefg', 6)).toBe('abcde…')
  expect(plainLine('abcd😀😀', 6)).toBe('abcd…')
  expect(plainLine(`${' '.repeat(5_000)}late`, 6)).toBe('…')
})

test('only what is written from right to left is kept apart', () => {
  expect(isolated('Calder')).toBe('Calder')
  expect(isolated('שלום')).toBe('\u2068שלום\u2069')
})

test.each([
  ['https://post.example/pier?a=1&b=(2)#c', 'https://post.example/pier?a=1&b=%282%29#c'],
  ['HTTP://Post.Example', 'http://post.example/'],
  ['https://post.example/größe', 'https://post.example/gr%C3%B6%C3%9Fe'],
  ['javascript:alert(1)', null],
  ['https://user@post.example/', null],
  ['ftp://post.example/', null],
  ['pier', null],
])('the address %s is a link to %s', (address, link) => {
  expect(safeLink(address)).toBe(link)
})

test('a time is told on the clocks of a place, as exactly as it is known', () => {
  expect(moment(new Date('2025-01-03T23:05:00Z'), 'Asia/Kolkata')).toBe('4 January 2025, 04:35 UTC+5:30')
  expect(moment(new Date('2025-07-03T03:05:00Z'), 'America/New_York')).toBe('2 July 2025, 23:05 UTC-4')
  const between = (earliest: string, latest: string) =>
    saidWhen({ earliest: new Date(earliest), latest: new Date(latest) }, 'UTC')
  expect(between('2025-07-03T03:05:00Z', '2025-07-03T03:06:00Z')).toBe('3 July 2025, 03:05 UTC')
  expect(between('2025-07-03T00:00:00Z', '2025-07-04T00:00:00Z')).toBe('3 July 2025')
  // A day of Tokyo.
  expect(between('2025-07-02T15:00:00Z', '2025-07-03T15:00:00Z')).toBe('3 July 2025')
  expect(between('2025-07-01T00:00:00Z', '2025-08-01T00:00:00Z')).toBe('1 July 2025 to 31 July 2025')
})

test('a silence and a surge say what they are measured against', () => {
  const silence = { since: '2025-05-01T08:00:00.000Z', days: 14, others: 312, until: null }
  expect(heardInWords(silence, 'UTC')).toBe(
    'Nothing new has passed the filter since 1 May 2025, 08:00 UTC: the watch waits 14 days. Meanwhile 312 other new statements came in.',
  )
  expect(heardInWords({ ...silence, until: '2025-05-16T08:00:00.000Z' }, 'UTC')).toContain(
    'It ended on 16 May 2025, 08:00 UTC.',
  )
  const [from, to] = ['2025-05-01T08:00:00.000Z', '2025-05-01T11:00:00.000Z']
  expect(heardInWords({ from, to, count: 14, before: [2, 3], growth: 1, expected: 2.5, chance: 1e-6 }, 'UTC')).toBe(
    '14 new statements passed the filter from 1 May 2025, 08:00 UTC to 1 May 2025, 11:00 UTC. In the same hours of the weeks before: 2, 3; expected: 2.5.',
  )
})

test('why a watch tells is said by the conditions that decided', () => {
  const conditions = [
    { field: 'all', counts: true, found: [] },
    { field: 'actors', counts: true, found: ['ines-calder'] },
    { field: 'text', counts: true, found: ['pier', 'piers'] },
    { field: 'sources', counts: false, found: ['varnby-post'] },
  ]
  expect(reasonPhrases(conditions)).toEqual(['speaker: ines-calder', 'words: pier, piers'])
})
