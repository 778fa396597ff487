import { expect, test } from 'vitest'
import { type PageOrigin, readPageText } from '../../src/ingest/article/page-text.ts'

const TEXT = `<p>The harbour board met on Monday evening and decided that the new lock would open in May, said its chair.</p>
  <p>The pilots, who had not been asked, said that they would wait for the tide tables before they agreed to it.</p>`

function read(head: string, body = '', origin: PageOrigin = {}) {
  const html = `<html lang="en"><head>${head}</head><body><main>${body}<div class="article-body">${TEXT}</div></main></body></html>`
  return readPageText({ html, ...origin })
}

const linked = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`
const ARTICLE = {
  '@type': 'NewsArticle',
  headline: 'The lock opens in May',
  datePublished: '2025-05-06T09:30:00+02:00',
  dateModified: '2025-05-07T10:00:00Z',
  author: { '@type': 'Person', name: 'Ada Quill' },
  publisher: { '@type': 'Organization', name: 'The Harbour Post' },
}
const TOLD = {
  title: 'The lock opens in May',
  byline: 'Ada Quill',
  publishedAt: new Date('2025-05-06T07:30:00Z'),
  modifiedAt: new Date('2025-05-07T10:00:00Z'),
  minutesEast: 120,
  outlet: 'The Harbour Post',
}

test.each([
  ['alone', ARTICLE],
  ['in a list', [{ '@type': 'BreadcrumbList' }, ARTICLE]],
  ['in a list of a list', [[ARTICLE]]],
  ['in a graph', { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebPage', name: 'x' }, ARTICLE] }],
  ['as what a page is about', { '@type': 'WebPage', mainEntity: ARTICLE }],
  ['of several types', { ...ARTICLE, '@type': ['Article', 'NewsArticle'] }],
  ['of a type with its address', { ...ARTICLE, '@type': 'https://schema.org/ReportageNewsArticle' }],
  ['with its author in a list', { ...ARTICLE, author: [{ name: ['Ada Quill'] }] }],
  ['with its author as a name', { ...ARTICLE, author: 'Ada Quill' }],
  [
    'that names by reference',
    [
      { ...ARTICLE, author: { '@id': '#ada' }, publisher: { '@id': '#post' } },
      { '@id': '#ada', '@type': 'Person', name: 'Ada Quill' },
      { '@id': '#post', '@type': 'NewsMediaOrganization', name: 'The Harbour Post' },
    ],
  ],
])('JSON-LD with an article %s is read', (_, data) => {
  expect(read(linked(data))).toMatchObject(TOLD)
})

test('of several articles in JSON-LD the page’s own is taken, by its title or its address', () => {
  const other = {
    ...ARTICLE,
    headline: 'The circus is here',
    datePublished: '2020-01-01T00:00:00Z',
    url: 'https://post.example/circus',
    articleBody: 'x',
  }
  const own = { ...ARTICLE, url: 'https://post.example/lock' }
  expect(read(`<title>The lock opens in May - Post</title>${linked([other, own])}`)).toMatchObject(TOLD)
  const short = { ...own, headline: 'Lock' }
  expect(
    read(`<link rel="canonical" href="https://www.post.example/lock/">${linked([other, short])}`).publishedAt,
  ).toEqual(TOLD.publishedAt)
})

test('JSON-LD with what JSON does not allow is read all the same', () => {
  const json = JSON.stringify(ARTICLE).replace('The lock', 'The\nlock').replace(/\}$/, ',}')
  expect(read(`<script type="application/ld+json">//<![CDATA[\n${json}\n//]]></script>`)).toMatchObject(TOLD)
  expect(read(`<script type="application/ld+json">{"@type": "NewsArticle",</script>${linked(ARTICLE)}`)).toMatchObject(
    TOLD,
  )
})

test.each([
  '<meta property="article:published_time" content="2025-05-06T09:30:00+02:00">',
  '<meta name="article:published_time" content="2025-05-06T09:30:00+02:00">',
  '<meta itemprop="datePublished" content="2025-05-06T09:30:00+02:00">',
  '<meta name="DC.date.issued" content="2025-05-06T09:30:00+02:00">',
  '<meta name="dcterms.created" content="2025-05-06T09:30:00+02:00">',
  '<meta name="date" content="2025-05-06T09:30:00+02:00">',
  '<meta name="parsely-pub-date" content="2025-05-06T09:30:00+02:00">',
  '<meta property="og:pubdate" content="2025-05-06T09:30:00+02:00">',
  '<meta name="bt:pubDate" content="2025-05-06T09:30:00+02:00">',
  '<meta name="mrf:published_time" content="2025-05-06T09:30:00+02:00">',
  '<meta name="iso-8601-publish-date" content="2025-05-06T09:30:00+02:00">',
  '<meta name="article:create" content="2025-05-06T09:30:00+02:00">',
  '<meta name="citation_online_date" content="2025-05-06T09:30:00+02:00">',
])('%s says when it was published', (head) => {
  expect(read(head)).toMatchObject({ publishedAt: TOLD.publishedAt, minutesEast: 120 })
})

test.each([
  '<h1>The lock opens in May</h1><time datetime="2025-05-06T07:30:00Z">on Tuesday</time>',
  '<h1>The lock opens in May</h1><span itemprop="datePublished" content="2025-05-06T07:30:00Z">Tuesday</span>',
  '<h1>The lock opens in May</h1><p class="meta">6 May 2025, 07:30</p>',
])('%s shows when it was published', (body) => {
  expect(read('', body).publishedAt).toEqual(TOLD.publishedAt)
})

test.each([
  '<p>Boats wait in front of the old lock, 24 April 2025</p>',
  '<figure><figcaption>The lock on 24 April 2025</figcaption></figure>',
  '<p>The board met on 24 April 2025 and again on Monday, said its chair, who had not been asked before that day.</p>',
])('the day of something else is not when it was published: %s', (body) => {
  expect(read('', `<h1>The lock opens in May</h1>${body}`).publishedAt).toBeNull()
})

test('a time that was not said is not made up', () => {
  const body =
    '<h1>The lock opens in May</h1><time class="modified" datetime="2025-05-06T07:30:00Z">changed on Tuesday</time>'
  expect(read('', body).publishedAt).toBeNull()
  expect(read('<meta name="date" content="today">').publishedAt).toBeNull()
})

test.each(['video:release_date', 'article:modified_time', 'build_date', 'date_updated', 'expires', 'copyright_date'])(
  'a field called %s does not say when an article was published',
  (name) => {
    expect(read(`<meta name="${name}" content="2025-05-06T09:30:00Z">`).publishedAt).toBeNull()
  },
)

test.each([
  ['de', '06.05.2025, 09:30 Uhr', '2025-05-06T09:30:00.000Z'],
  ['fr', '6 mai 2025', '2025-05-06T12:00:00.000Z'],
  ['es', '6 de mayo de 2025', '2025-05-06T12:00:00.000Z'],
  ['ja', '2025年5月6日', '2025-05-06T12:00:00.000Z'],
])('a field that tells the day as readers of %s do is read: %s', (language, written, at) => {
  const html = `<html lang="${language}"><head><meta name="date" content="${written}"></head><body><main>${TEXT}</main></body></html>`
  expect(readPageText({ html }).publishedAt?.toISOString()).toBe(at)
})

test('a clock without a zone is that of the outlet', () => {
  const head = '<meta name="date" content="2025-05-06T22:30:00">'
  expect(read(head, '', { timeZone: 'Asia/Tokyo' }).publishedAt).toEqual(new Date('2025-05-06T13:30:00Z'))
})

test('the hour of a time element completes a field that tells the day alone', () => {
  const head = '<meta name="date" content="2025-05-06">'
  expect(read(head, '<time datetime="2025-05-06T07:30:00Z">Tuesday</time>').publishedAt).toEqual(TOLD.publishedAt)
})

test.each([
  ['<meta name="author" content="Ada Quill, Tom Rusk">', '', 'Ada Quill, Tom Rusk'],
  [
    '<meta property="article:author" content="https://post.example/ada"><meta name="parsely-author" content="Ada Quill">',
    '',
    'Ada Quill',
  ],
  [
    '<meta name="author" content="The Harbour Post"><meta property="og:site_name" content="The Harbour Post">',
    '<p class="byline">By Ada Quill and Tom Rusk, Staff Writers</p>',
    'Ada Quill, Tom Rusk',
  ],
  [
    '<meta name="author" content="105092">',
    '<div class="article-author"><a rel="author" href="/ada">Ada Quill</a></div>',
    'Ada Quill',
  ],
  ['', '<p class="byline">Von: Ada Quill</p><p class="date">06.05.2025, 21:30 Uhr</p>', 'Ada Quill'],
  [
    '',
    '<h1>The lock opens in May</h1><ul><li>Von: Ada Quill, Tom Rusk</li><li>Harbour</li></ul>',
    'Ada Quill, Tom Rusk',
  ],
  ['<meta name="author" content="AFP">', '<p class="byline">By Ada Quill</p>', 'Ada Quill'],
  ['<meta name="author" content="AFP">', '', 'AFP'],
  ['<meta name="twitter:creator" content="@quill">', '', null],
])('the byline of %s%s', (head, body, byline) => {
  expect(read(head, body).byline).toBe(byline)
})

test.each([
  [
    '<meta property="og:site_name" content="The Harbour Post - News, sport and weather from the coast">',
    {},
    'The Harbour Post',
  ],
  ['<meta property="og:site_name" content="Harbour Post | The voice of the coast since 1901">', {}, 'Harbour Post'],
  [
    `<meta property="og:site_name" content="U.S. Edition">${linked({ ...ARTICLE, publisher: { name: 'Harbour Post' } })}`,
    { address: 'https://www.harbourpost.example/a' },
    'Harbour Post',
  ],
  [
    '<meta property="og:site_name" content="harbourpost"><meta name="application-name" content="Harbour Post">',
    {},
    'Harbour Post',
  ],
  ['', { address: 'https://www.harbourpost.example/2025/a' }, 'harbourpost.example'],
  ['<link rel="canonical" href="https://news.harbourpost.example/a">', {}, 'news.harbourpost.example'],
])('the outlet of %s is named without its slogan, or by its host', (head, origin, outlet) => {
  expect(read(head, '', origin).outlet).toBe(outlet)
})

test.each([
  ['<link rel="canonical" href="/a?id=7">', 'https://harbourpost.example/a?id=7'],
  ['<meta property="og:url" content="https://harbourpost.example/b">', 'https://harbourpost.example/b'],
  [
    '<link rel="canonical" href="https://harbourpost.example/"><meta property="og:url" content="https://harbourpost.example/b">',
    'https://harbourpost.example/b',
  ],
  ['<link rel="canonical" href="javascript:alert(1)">', null],
])("the address of %s is absolute, and the article's own", (head, url) => {
  expect(read(head, '', { address: 'https://harbourpost.example/amp/a?utm_source=x' }).url).toBe(url)
})

test.each([
  [
    '<title>The lock opens in May | News | The Harbour Post</title><meta property="og:site_name" content="The Harbour Post">',
    '<h1>The Harbour Post</h1>',
    'The lock opens in May | News',
  ],
  [
    '<meta property="og:title" content="The lock opens in May - The Harbour Post"><meta property="og:site_name" content="The Harbour Post">',
    '',
    'The lock opens in May',
  ],
  [
    '<meta property="og:title" content="What you need to know now">',
    '<h1>The lock opens in May</h1>',
    'The lock opens in May',
  ],
  [
    '<meta property="og:title" content="The lock opens in May">',
    '<h1><span>Harbour</span> The lock opens in May</h1>',
    'The lock opens in May',
  ],
])('the title of %s%s', (head, body, title) => {
  expect(read(head, body).title).toBe(title)
})
