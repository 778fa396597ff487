import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { readPageText } from '../../src/ingest/article/page-text.ts'

const FIRST =
  'The harbour board met on Monday evening and decided, after three hours, that the new lock would open in May.'
const SECOND =
  'Its chair, Ada Quill, told the hall that nobody had expected the gates to arrive before the winter was over.'
const THIRD =
  'Tom Rusk, who speaks for the pilots, said that his members would wait for the tide tables before they agreed.'
const MENU = ['Home', 'News', 'Sport', 'Weather', 'Subscribe']
  .map((word) => `<li><a href="/x">${word}</a></li>`)
  .join('')
const TEXT = [FIRST, SECOND, THIRD].map((words) => `<p>${words}</p>`).join('\n')

function pageOf(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head>${head}</head><body><nav><ul>${MENU}</ul></nav>${body}
    <footer><p>The Harbour Post is published by Harbour Post Ltd, and all that is in it belongs to the paper.</p></footer></body></html>`
}

const read = (body: string, head = '') => readPageText({ html: pageOf(body, head) })
const paragraphs = (body: string, head = '') => read(body, head).text.split('\n\n')

test('a page is its article, paragraph by paragraph, without menu and foot', () => {
  expect(paragraphs(`<main><article><h1>The lock opens in May</h1>${TEXT}</article></main>`)).toEqual([
    FIRST,
    SECOND,
    THIRD,
  ])
})

test.each([
  ['no html element', `<head><title>x</title></head><body>${TEXT}</body>`],
  ['two bodies', `<html><body><div><ul>${MENU}</ul></div><body><article>${TEXT}</article></html>`],
  ['no body', TEXT],
  ['a hidden body', `<html><body style="display: none">${TEXT}</body></html>`],
])('a page with %s has its text all the same', (_, html) => {
  expect(readPageText({ html }).text).toBe([FIRST, SECOND, THIRD].join('\n\n'))
})

const ASKING = `<h2>We value your privacy</h2>
  <p>We and our 812 partners store cookies on your device, and read them there, to show you advertisements that fit you.</p>
  <p>You may accept or refuse that, or change your mind later, on the page about privacy that is linked below each article.</p>
  <p>Strictly necessary cookies cannot be switched off, as the site would not work without them on your device.</p>
  <p>Performance cookies count visits, so that we can see how many people read each of our articles, and for how long.</p>`

test.each(['onetrust-consent-sdk', 'cookie-banner', 'didomi-host', 'CybotCookiebotDialog', 'gdpr-modal'])(
  'what asks for consent is never the article, though it is longer: %s',
  (name) => {
    const { text } = read(`<div id="${name}">${ASKING}${ASKING}</div><div class="story-body">${TEXT}</div>`)
    expect(text).toBe([FIRST, SECOND, THIRD].join('\n\n'))
  },
)

test.each([
  '<body class="post-content cookies-not-set">%</body>',
  '<body><div id="page" class="cookie-consent-open"><main>%</main></div></body>',
  '<body><form id="aspnetForm"><div class="wrapper">%</div></form></body>',
])('a page that is marked as a whole is read: %s', (around) => {
  expect(readPageText({ html: `<html>${around.replace('%', TEXT)}</html>` }).text).toBe(
    [FIRST, SECOND, THIRD].join('\n\n'),
  )
})

test('a page that is nothing but a wall has no text', () => {
  expect(readPageText({ html: `<html><body><div class="cookie-wall">${ASKING}</div></body></html>` }).text).toBe('')
})

test('of an article of one long paragraph the short ones around it are kept', () => {
  const said = '“The tide waits for no ferry,” Ada Quill said on Tuesday.'
  const last = 'She left at noon.'
  expect(paragraphs(`<article><h1>Notice</h1><p>${said}</p><p>${FIRST} ${SECOND}</p><p>${last}</p></article>`)).toEqual(
    [said, `${FIRST} ${SECOND}`, last],
  )
})

test('an article about cookies is kept', () => {
  const about =
    'The board fined the shop over cookies, said Ada Quill, because the cookies were set before anybody agreed.'
  expect(paragraphs(`<article><h1>A fine for cookies</h1><p>${about}</p>${TEXT}</article>`)).toContain(about)
})

test.each([
  [
    'a caption',
    '<figure><img src="x"><figcaption>The lock on Monday, seen from the old quay in the rain.</figcaption></figure>',
  ],
  ['the name of a photographer', '<p>The lock on Monday, from the quay. Photo: Mia Orr / Harbour Pictures</p>'],
  ['an advertisement', '<div class="ad-slot">Advertisement</div>'],
  [
    'signing up',
    '<div class="newsletter-box"><p>Get all the news of the harbour into your inbox each morning, free of charge.</p></div>',
  ],
  ['another article', '<p>Read more:</p><p><a href="/b">Pilots walk out of talks on the tide tables</a></p>'],
  ['buttons for sharing', '<ul class="share-links"><li>Copy link</li><li>Share by mail</li></ul>'],
  [
    'what a telephone does not show',
    '<div class="hidden"><p>This content is for those who pay for it, so please sign in to read on.</p></div>',
  ],
])('%s between two paragraphs is left out', (_, between) => {
  const body = `<article><h1>The lock opens in May</h1><p>${FIRST}</p>${between}<p>${SECOND}</p><p>${THIRD}</p></article>`
  expect(paragraphs(body)).toEqual([FIRST, SECOND, THIRD])
})

test.each([
  ['a heading', '<h2>Pilots want time</h2>', 'Pilots want time'],
  ['a short answer', '<p>“No,” he said.</p>', '“No,” he said.'],
  ['a paragraph that is a link', `<p><a href="/c">${THIRD}</a></p>`, null],
  [
    'a quotation and whose it is',
    '<blockquote><p>We waited ten years.</p><footer>— Ada Quill, chair</footer></blockquote>',
    '— Ada Quill, chair',
  ],
  [
    'a post with its author and day',
    '<div class="social-embed"><blockquote class="twitter-tweet"><p>The gates are here.</p>— Ada Quill (@quill) <a href="https://x.example/1">May 6, 2025</a></blockquote></div>',
    '— Ada Quill (@quill) May 6, 2025',
  ],
  ['a list', '<ul><li>new gates</li><li>a wider basin</li></ul>', 'a wider basin'],
])('%s between two paragraphs is kept', (_, between, kept) => {
  const body = `<article><h1>The lock opens in May</h1><p>${FIRST}</p>${between}<p>${SECOND}</p><p>${FIRST} Again.</p></article>`
  expect(paragraphs(body)).toContain(kept ?? THIRD)
})

test('the paragraph above the picture is a part of the text', () => {
  const lead = 'After ten years of building, ships may pass the old harbour again from spring on'
  const header = `<header><h1>The lock opens in May</h1><p class="standfirst">${lead}</p><p class="byline">By Ada Quill</p></header>`
  expect(paragraphs(`<article>${header}<div class="article-body">${TEXT}</div></article>`)[0]).toBe(lead)
})

test('an article in several pieces is whole', () => {
  const piece = (words: string) =>
    `<div class="wrap"><div class="chunk"><p>${words}</p><p>${words} And so on.</p></div></div>`
  const body = `<article><h1>The lock opens in May</h1>${piece(FIRST)}<div class="ad">Advertisement</div>${piece(SECOND)}${piece(THIRD)}</article>`
  expect(paragraphs(body)).toHaveLength(6)
})

test('the next article, which pages show below, is not a part of this one', () => {
  const other =
    'The circus came to town on Sunday with four tents and no elephants, said its owner, Igor Stahl, who was sad.'
  const next = `<article><h1>The circus is here</h1><p>${other}</p><p>${other} Twice.</p></article>`
  const { text, title } = read(`<main><article><h1>The lock opens in May</h1>${TEXT}</article>${next}</main>`)
  expect([text, title]).toEqual([[FIRST, SECOND, THIRD].join('\n\n'), 'The lock opens in May'])
})

test('where the page shows only the beginning, the text that it keeps for machines is taken', () => {
  const data = JSON.stringify({
    '@type': 'NewsArticle',
    headline: 'x',
    articleBody: [FIRST, SECOND, THIRD, `${THIRD} And more.`].join('\n'),
  })
  const head = `<script type="application/ld+json">${data}</script>`
  const lead = '<p class="lead">After ten years of building, ships may pass the old harbour again.</p>'
  expect(paragraphs(`<article>${lead}<p>${FIRST}</p></article>`, head)).toEqual([
    'After ten years of building, ships may pass the old harbour again.',
    FIRST,
    SECOND,
    THIRD,
    `${THIRD} And more.`,
  ])
})

test('a page of hundreds of nested elements is read without the help of Readability', () => {
  const { text } = read(`${'<div>'.repeat(400)}<article>${TEXT}</article>${'</div>'.repeat(400)}`)
  expect(text).toBe([FIRST, SECOND, THIRD].join('\n\n'))
})

test.each([
  ['no body', `<html><head></head><article>${TEXT}</article></html>`],
  ['its text behind its body', `<html><body></body><main><section>${TEXT}</section></main></html>`],
  ['its text in its head', `<html><head><div>${TEXT}</div></head><body></body></html>`],
])('a page with %s, on which Readability fails, has its text all the same', (_, html) => {
  const { document } = parseHTML(html)
  expect(() => new Readability(document as never, { charThreshold: 200 }).parse()).toThrow()
  expect(readPageText({ html }).text).toBe([FIRST, SECOND, THIRD].join('\n\n'))
})

test('what is read of a page is plain text: no element and no attribute of it, whoever wrote it', () => {
  const evil =
    '<img src=x onerror="alert(1)"><script>alert(2)</script><a href="javascript:alert(3)">here</a><svg onload="alert(4)"></svg>'
  const head = `<title>The lock ${evil}</title><meta name="author" content="Ada Quill"><meta property="og:title" content="The lock opens in May">`
  const { text, title, byline } = read(
    `<article><h1>The lock opens in May</h1><p>${FIRST} ${evil}</p><p>${SECOND}</p><p>He wrote &lt;b&gt;no&lt;/b&gt; on the gate, and that is what it says there still.</p></article>`,
    head,
  )
  expect(JSON.stringify([text, title, byline])).not.toMatch(/alert|onerror|javascript:|<(?:img|script|a|svg)/)
  // Signs that readers see are text.
  expect(text).toContain('He wrote <b>no</b> on the gate')
})

test('a text for machines that says everything twice is not a longer one', () => {
  const data = JSON.stringify({
    '@type': 'NewsArticle',
    articleBody: `${FIRST} ${SECOND} ${FIRST} ${SECOND}`.replace(/ Its/g, '\nIts'),
  })
  expect(
    paragraphs(
      `<article><p>${FIRST}</p><p>${SECOND}</p></article>`,
      `<script type="application/ld+json">${data}</script>`,
    ),
  ).toEqual([FIRST, SECOND])
})

test('headings whose paragraphs lie in boxes of their own are kept', () => {
  const part = (heading: string, words: string) =>
    `<div class="block-a"><div class="inner"><h3>${heading}</h3></div></div><div class="block-b"><div class="inner"><p>${words}</p></div></div>`
  const body = `<article>${part('A', FIRST)}${part('The gates', SECOND)}${part('The pilots', THIRD)}</article>`
  expect(paragraphs(body)).toEqual([FIRST, 'The gates', SECOND, 'The pilots', THIRD])
})

test('a table of hundreds of figures amid the text is left out', () => {
  const rows = Array.from({ length: 100 }, (_, i) => `<tr><td>Harbour ${i}</td><td>${i} boats</td></tr>`).join('')
  const found = paragraphs(`<article><p>${FIRST}</p><p>${SECOND}</p><table>${rows}</table><p>${THIRD}</p></article>`)
  expect(found).toEqual([FIRST, SECOND, THIRD])
})

test('a page of short lines has them all', () => {
  const dates = Array.from({ length: 12 }, (_, i) => `<p>${i + 1} May: the lock opens at ${i + 6} o’clock</p>`).join('')
  expect(paragraphs(`<article><h1>When the lock opens</h1>${dates}</article>`)).toHaveLength(12)
})

test('a box with a summary, and a box with facts, are not the text', () => {
  const box = `<div class="factbox"><h2>In short</h2><ul><li>The lock opens in May, the board said on Monday in the hall.</li></ul></div>`
  expect(paragraphs(`<article>${box}<p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p></article>`)).toEqual([
    FIRST,
    SECOND,
    THIRD,
  ])
})

test('paragraphs that are set as they were typed are apart', () => {
  expect(paragraphs(`<main><pre>${FIRST}\n\n${SECOND.replace('hall', 'hall\n')}\n \n${THIRD}</pre></main>`)).toEqual([
    FIRST,
    SECOND,
    THIRD,
  ])
})

test('signs that nobody sees are not in the text', () => {
  const body = `<article><h1>The lock</h1><p>${FIRST.replace('harbour', 'har\u00adbour').replace('Monday', '\ufeffMon\u200bday')}</p></article>`
  expect(paragraphs(body)).toEqual([FIRST])
})

test('a short sentence may begin the text, and end it', () => {
  const body = `<article><h1>The lock opens in May</h1><p>It is done.</p>${TEXT}<p>“No,” he<br>said.</p><p>(aq)</p></article>`
  expect(paragraphs(body)).toEqual(['It is done.', FIRST, SECOND, THIRD, '“No,” he', 'said.'])
})
