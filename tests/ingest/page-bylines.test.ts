import { expect, test } from 'vitest'
import { readPageText } from '../../src/ingest/article/page-text.ts'

const TEXT = `<p>The harbour board met on Monday evening and decided that the new lock would open in May, said its chair.</p>
  <p>The pilots, who had not been asked, said that they would wait for the tide tables before they agreed to it.</p>`

function bylineOf(body: string, head = '', lang = 'en') {
  const html = `<html lang="${lang}"><head>${head}</head><body><main><h1>The lock opens in May</h1>${body}<div class="article-body">${TEXT}</div></main></body></html>`
  return readPageText({ html }).byline
}

const article = (author: unknown) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'The lock opens in May', author, publisher: { name: 'The Harbour Post' } })}</script>`

test.each([
  '<p class="byline">By Ada Quill Staff Writer</p>',
  '<p class="byline">Ada Quill Chief Political Correspondent</p>',
  '<p class="byline">By Ada Quill 6 May 2025</p>',
  '<p class="byline">By Ada Quill - May 6, 2025</p>',
  '<p class="byline">By Ada Quill Published 10:02 AM EST</p>',
  '<p class="byline">By: Ada Quill Posted at 5:30 PM, May 06, 2025</p>',
  '<p class="byline">By Ada Quill @adaquill ada@post.example</p>',
  '<p class="byline">By Ada Quill, M.D.</p>',
  '<p class="byline">Analysis by Ada Quill</p>',
  '<p class="byline">Ein Kommentar von Ada Quill</p>',
  '<p class="byline">Propos recueillis par Ada Quill</p>',
  '<p class="byline">Escrito por Ada Quill</p>',
  '<p class="byline">A cura di Ada Quill</p>',
  '<p class="byline">Interview: Ada Quill</p>',
  '<p class="byline">By Ada Quill | Photo: Mia Orr</p>',
  '<div class="byline"><span>By</span><a>Ada Quill</a><time>6 May 2025</time></div>',
  '<div class="author"><span>Ada Quill</span><span class="role">Senior reporter</span></div>',
  '<div class="entry-byline"><span class="author">Ada Quill</span> 27/09/2018 Harbour, Ships and Boats</div>',
  '<div class="byline"><p>Monday, 6 May</p><p class="author-name">Ada Quill</p><p>Harbour Life</p></div>',
  '<div itemprop="author" itemscope><meta itemprop="name" content="Ada Quill"></div>',
  '<div class="meta"><a href="/author/ada-quill">Ada Quill</a> · 6 May 2025</div>',
])('of %s the name alone is the byline', (body) => {
  expect(bylineOf(body)).toBe('Ada Quill')
})

test.each([
  ['<p class="byline">By Ada Quill, Tom Rusk and Mia Orr</p>', 'Ada Quill, Tom Rusk, Mia Orr'],
  ['<p class="byline">By <a rel="author">Ada Quill</a> and Tom Rusk</p>', 'Ada Quill, Tom Rusk'],
  [
    '<div class="byline"><span class="author">Ada Quill</span><span class="author">Tom Rusk</span></div>',
    'Ada Quill, Tom Rusk',
  ],
  ['<ul class="authors"><li>Ada Quill</li><li>Tom Rusk</li></ul>', 'Ada Quill, Tom Rusk'],
  ['<div class="byline"><p>By ADA QUILL and TOM RUSK</p><p>Coast News Agency</p></div>', 'ADA QUILL, TOM RUSK'],
  ['<p class="byline">By Jean-Luc van der Berg</p>', 'Jean-Luc van der Berg'],
  ['<p class="byline">By Martin Orr, Jr.</p>', 'Martin Orr Jr'],
  ['<p class="byline">Ada Quill, dpa</p>', 'Ada Quill, dpa'],
  ['<figure><figcaption class="byline">Photo by Mia Orr</figcaption></figure>', null],
  ['<p class="photo-author">Mia Orr</p>', null],
])('%s is by %s', (body, byline) => {
  expect(bylineOf(body)).toBe(byline)
})

test.each([
  ['<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Quill">', 'Ada Quill'],
  ['<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="Five minutes">', null],
  ['<meta name="smartbanner:author" content="Coast Media Apps">', null],
  ['<meta name="twitter:creator" content="quillwrites">', null],
  ['<meta name="content-creator" content="Tom Rusk">', null],
  ['<meta name="author" content="siteadmin">', null],
])('%s names %s', (head, byline) => {
  expect(bylineOf('', head)).toBe(byline)
})

test('who made the app of an outlet does not stand for who wrote the article', () => {
  const head = '<meta name="smartbanner:author" content="Coast Media Apps">'
  expect(bylineOf('<span class="author">Coast News Agency</span>', head)).toBe('Coast News Agency')
})

test.each([
  ['a list of JSON-LD', { '@list': [{ name: 'Ada Quill' }] }, 'Ada Quill'],
  ['a name written as HTML', { name: 'Ada O&#8217;Quill' }, 'Ada O’Quill'],
  ['one name twice', [{ name: 'Ada Quill' }, { name: 'ADA QUILL' }], 'Ada Quill'],
  ['a name and an office', { name: 'Ada Quill, Harbour correspondent' }, 'Ada Quill'],
  ['a name with its outlet', { name: 'Ada Quill for The Harbour Post' }, 'Ada Quill'],
])('the author of JSON-LD is read from %s', (_, author, byline) => {
  expect(bylineOf('', article(author))).toBe(byline)
})

test('an article that only initials sign is the outlet’s that signs it for machines', () => {
  const outlet = { '@type': 'Organization', name: 'The Harbour Post' }
  expect(bylineOf('<p class="byline">aq</p>', article(outlet))).toBe('The Harbour Post')
  expect(bylineOf('<p class="byline">By Ada Quill</p>', article(outlet))).toBe('Ada Quill')
})

test('where the fields name somebody in other signs than the page’s, both are told', () => {
  const shown = '<p class="byline">By Ada Quill</p>'
  expect(bylineOf(shown, article({ name: '新間' }))).toBe('Ada Quill, 新間')
  expect(bylineOf(shown, article({ name: '新間' }), 'ja')).toBe('新間')
})

test('whose claim is reviewed did not write the review', () => {
  const review = {
    '@type': 'ClaimReview',
    headline: 'The lock opens in May',
    author: { name: 'Ada Quill' },
    itemReviewed: {
      '@type': 'CreativeWork',
      name: 'The lock opens in May',
      author: { name: 'Igor Stahl' },
      headline: 'The lock opens in May',
      datePublished: '2020-01-01',
      dateModified: '2020-01-01',
    },
  }
  expect(bylineOf('', `<script type="application/ld+json">${JSON.stringify(review)}</script>`)).toBe('Ada Quill')
})
