import { parseAtomFeed, parseJsonFeed } from 'feedsmith'
import { parseDocument } from 'htmlparser2'
import { parseHTML } from 'linkedom'
import { simpleParser } from 'mailparser'
import { lexer, type Token } from 'marked'
import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { CHAT_SIZE, mattermostMessage, slackMessage } from '../../../src/domain/telling/chat.ts'
import { atomFeed, FEED_SIZE, jsonFeed } from '../../../src/domain/telling/feed-out.ts'
import { confirmationMail, MAIL_SIZE, type MailLinks, mailOf } from '../../../src/domain/telling/mail.ts'
import { type Sheet, type SheetSize, sheetOf } from '../../../src/domain/telling/sheet.ts'
import { HOSTILE_MEGABYTE, HOSTILE_WORDS, hostileAlert } from '../../world/hostile-words.ts'

// One quotation that is made to act wherever it is shown goes through every channel, and each output is read by a parser
// such as its readers have.

const WATCH = '0198c0de-0000-7000-8000-00000000000a'
const MUTE = 'https://desk.example/links/mute'
const LEAVE = 'https://desk.example/links/leave'
const ALL = 'https://desk.example/links/all'
const links: MailLinks = { watches: new Map([[WATCH, { mute: MUTE, leave: LEAVE }]]), leaveAll: ALL }

const cases: [string, string][] = [
  ['as it is', HOSTILE_WORDS],
  ['a megabyte long', HOSTILE_MEGABYTE],
  // What is cut off must not be what made the rest harmless: each beginning is tried.
  ...Array.from({ length: 14 }, (_, index): [string, string] => [
    `from character ${index * 97} on`,
    HOSTILE_WORDS.slice(index * 97),
  ]),
  ['that has no character to be seen', '\u202e\u200b\r\n\u2066'],
]

function sheet(words: string, size: SheetSize, many = 1): Sheet {
  const alerts = Array.from({ length: many }, (_, index) =>
    hostileAlert(words, `0198c0de-0000-7000-8000-${String(index).padStart(12, '0')}`),
  )
  return sheetOf(alerts, { timeZone: 'Europe/Berlin', size, digest: null })
}

/** Characters that act on others without being seen; those that isolate a text from what is beside it must be in pairs. */
function expectNothingUnseen(text: string): void {
  expect(text.isWellFormed()).toBe(true)
  expect(text).not.toMatch(
    /(?![\t\n])[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\ufeff\ufffe\uffff\u{e0000}-\u{e0fff}]/u,
  )
  expect(text.replace(/\u2068[^\u2066-\u2069\n]*\u2069/g, '')).not.toMatch(/[\u2066-\u2069]/)
}

const ALLOWED_TAGS = new Set([
  'html',
  'head',
  'meta',
  'title',
  'body',
  'h2',
  'p',
  'div',
  'strong',
  'span',
  'bdi',
  'blockquote',
  'a',
])
const ALLOWED_ATTRIBUTES = new Set(['lang', 'charset', 'name', 'content', 'style', 'dir', 'href', 'rel'])

function expectHarmlessHtml(html: string): void {
  // The parser of a browser's rules, and a laxer one.
  const { document } = parseHTML(html.includes('<html') ? html : `<html><body>${html}</body></html>`)
  const visit = (node: {
    name?: string
    attribs?: Record<string, string>
    children?: unknown[]
    type: string
  }): string[] => [
    ...(node.name === undefined ? [] : [node.name]),
    ...((node.children ?? []) as (typeof node)[]).flatMap(visit),
  ]
  const lax = visit(parseDocument(html) as never)
  expect(lax.filter((name) => !ALLOWED_TAGS.has(name) && name !== '!doctype')).toEqual([])
  for (const element of document.querySelectorAll('*')) {
    expect(ALLOWED_TAGS).toContain(element.localName)
    for (const { name, value } of element.attributes) {
      expect(ALLOWED_ATTRIBUTES).toContain(name)
      if (name === 'style') expect(value).not.toMatch(/url|expression|[<>"]/i)
      if (name === 'href') expectHarmlessLink(value)
    }
  }
  expectNothingUnseen(document.textContent ?? '')
}

function expectHarmlessLink(link: string): void {
  const url = new URL(link)
  expect(url.protocol).toBe('https:')
  expect(['desk.example', 'paper.example']).toContain(url.host)
  expect(url.username + url.password).toBe('')
  expect(link.length).toBeLessThanOrEqual(2_000)
}

test.each(cases)('a hostile quotation, %s, does nothing in a mail', async (_, words) => {
  const mail = mailOf(sheet(words, MAIL_SIZE, 2), links)
  const composing = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await composing.sendMail({ from: 'alerts@desk.example', to: 'owner@paper.example', ...mail })
  const raw = String(message)
  expect(raw.length).toBeLessThan(200_000)
  // Bytes above ASCII and lines that are too long are what servers break.
  expect(raw).toMatch(/^[\t\r\n -~]*$/)
  expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  const read = await simpleParser(raw)
  expect([...read.headers.keys()].sort()).toEqual([
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'subject',
    'to',
  ])
  expect(read.to).toMatchObject({ text: 'owner@paper.example' })
  expect(read.bcc).toBeUndefined()
  expect(read.attachments).toEqual([])
  expect(read.subject).toBe(mail.subject)
  expect(read.subject).not.toMatch(/[\r\n]/)
  expect(mail.subject.length).toBeLessThanOrEqual(160)
  expectNothingUnseen(mail.subject)
  expectNothingUnseen(mail.text)
  expect(read.text?.trim()).toBe(mail.text.trim())
  expect(String(read.html).trim()).toBe(mail.html.trim())
  expectHarmlessHtml(String(read.html))
  // What it did not say itself stands where it should.
  const { document } = parseHTML(String(read.html))
  const hrefs = [...document.querySelectorAll('a')].map((link) => link.getAttribute('href'))
  expect(hrefs.slice(-3)).toEqual([MUTE, LEAVE, ALL])
  // Each quotation is one line: it cannot write lines of its own.
  expect(mail.text.split('\n').filter((line) => line.startsWith('    ')).length).toBeLessThanOrEqual(4)
})

test.each(cases)('a hostile name, %s, does nothing in the mail that asks for a confirmation', (_, words) => {
  const mail = confirmationMail({ asker: words, link: 'https://desk.example/links/confirm' })
  expectHarmlessHtml(mail.html)
  expectNothingUnseen(mail.text)
  expect(mail.text.split('\n').filter((line) => line.startsWith('http'))).toEqual([
    'https://desk.example/links/confirm',
  ])
})

test.each(cases)('a hostile quotation, %s, does nothing in a message to Slack', (_, words) => {
  const message = JSON.parse(JSON.stringify(slackMessage(sheet(words, CHAT_SIZE, 12))))
  expect(message).toMatchObject({ mrkdwn: false, unfurl_links: false, unfurl_media: false })
  // What notifications show has no control sequence, each of which begins with "<".
  expect(message.text).not.toMatch(/[<>]/)
  expect(message.text).not.toMatch(/&(?!amp;|lt;|gt;)/)
  expectNothingUnseen(message.text)
  expect(message.blocks.length).toBeLessThanOrEqual(50)
  expect(JSON.stringify(message).length).toBeLessThan(250_000)
  for (const block of message.blocks) {
    expect(block.type).toBe('rich_text')
    for (const part of block.elements) {
      expect(['rich_text_section', 'rich_text_quote']).toContain(part.type)
      for (const piece of part.elements) {
        // No user, usergroup, broadcast, channel, emoji, date or color element.
        expect(['text', 'link']).toContain(piece.type)
        expect(piece.text.length).toBeLessThanOrEqual(3_000)
        expect(piece.text).not.toBe('')
        expectNothingUnseen(piece.text)
        if (piece.type === 'link') expectHarmlessLink(piece.url)
      }
    }
  }
})

/** Kinds of tokens that a message of ours has. */
const TOKENS = new Set(['paragraph', 'text', 'escape', 'strong', 'space', 'blockquote', 'link', 'br'])

test.each(cases)('a hostile quotation, %s, does nothing in a message to Mattermost', (_, words) => {
  const { text } = JSON.parse(JSON.stringify(mattermostMessage(sheet(words, CHAT_SIZE, 12)))) as { text: string }
  expect(text.length).toBeLessThanOrEqual(16_383)
  const shown: string[] = []
  const visit = (token: Token): void => {
    expect(TOKENS).toContain(token.type)
    if (token.type === 'link') expectHarmlessLink(token.href)
    const inner = 'tokens' in token ? (token.tokens ?? []) : []
    if (inner.length > 0) inner.forEach(visit)
    else if ('text' in token) shown.push(token.text)
  }
  lexer(text, { gfm: true, breaks: true }).forEach(visit)
  const all = shown.join('')
  // As Mattermost finds mentions, channels, tags, emojis, and addresses in what its Markdown left.
  expect(all).not.toMatch(/@[\p{L}\d]/u)
  expect(all).not.toMatch(/(^|\W)#[\p{L}]/u)
  expect(all).not.toMatch(/~[a-z]/)
  expect(all).not.toMatch(/:[\w+-]+:/)
  expect(all).not.toMatch(/[a-z][a-z0-9+.-]*:[/\p{L}\d%]/iu)
  expect(text).not.toMatch(/www\d{0,3}\./)
  expect(text).not.toMatch(/[\p{L}\d-][.]\p{L}{2,4}\/(?![^\s]*\))/u)
  expect(text).not.toMatch(/\$/)
  expect(text).not.toMatch(/<(?!\u2060)/)
  expectNothingUnseen(all)
})

test.each(cases)('a hostile quotation, %s, does nothing in a feed', (_, words) => {
  const of = {
    id: '0198c0de-0000-7000-8000-0000000000ff',
    title: 'Onrecord: Desk',
    self: 'https://desk.example/feeds/secret',
    updated: new Date('2025-05-03T12:00:00Z'),
  }
  const told = sheet(words, FEED_SIZE, 3)
  const atom = atomFeed(told, of)
  const parsed = parseAtomFeed(atom)
  expect(parsed.title).toMatchObject({ value: 'Onrecord: Desk' })
  expect(parsed.entries).toHaveLength(3)
  // Only Atom's own elements: nothing has opened one.
  const names = new Set([...atom.matchAll(/<([a-z:]+)[ >/]/gi)].map(([, name]) => name))
  const withoutData = atom.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')
  expect(
    [...withoutData.matchAll(/<([a-z:]+)[ >/]/gi)].map(([, name = '']) => name).filter((name) => !ATOM.has(name)),
  ).toEqual([])
  expect(names.size).toBeGreaterThan(5)
  expectNothingUnseen(atom)
  const json = parseJsonFeed(JSON.parse(jsonFeed(told, of)))
  expect(json.items).toHaveLength(3)
  for (const entry of parsed.entries ?? []) {
    expect(entry.title?.type ?? 'text').toBe('text')
    expect(entry.content?.type).toBe('html')
    expectHarmlessHtml(entry.content?.value ?? '')
    for (const { href } of entry.links ?? []) expectHarmlessLink(href ?? '')
  }
  for (const item of json.items ?? []) {
    expectHarmlessHtml(item.content_html ?? '')
    expectNothingUnseen(item.title ?? '')
    if (item.url !== undefined) expectHarmlessLink(item.url)
  }
})

const ATOM = new Set([
  'feed',
  'id',
  'title',
  'updated',
  'author',
  'name',
  'generator',
  'link',
  'entry',
  'published',
  'category',
  'content',
  'summary',
])

test('a hostile quotation of a megabyte takes no longer than a short one needs', () => {
  const took = (words: string) => {
    const began = process.cpuUsage()
    for (let round = 0; round < 20; round += 1) {
      mailOf(sheet(words, MAIL_SIZE), links)
      mattermostMessage(sheet(words, CHAT_SIZE))
    }
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1_000
  }
  took(HOSTILE_WORDS)
  expect(took(HOSTILE_MEGABYTE)).toBeLessThan(10 * took(HOSTILE_WORDS) + 50)
})
