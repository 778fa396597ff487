import { expect, test } from 'vitest'
import { FeedError } from '../../../src/domain/feed/feed-document.ts'
import { readFeed } from '../../../src/domain/feed/read-feed.ts'

const AT = 'https://paper.example/feeds/news'

test('an RSS feed is read: its items with id, address, title, author, day and text', () => {
  const feed = readFeed(
    `<?xml version="1.0"?>
    <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
    <channel><title>The Harbour &amp;amp; Times</title><link>https://paper.example/</link><language>en-gb</language><ttl>20</ttl>
    <item><title>Lock &lt;b&gt;opens&lt;/b&gt; &amp;amp; ferries sail</title><link>/news/1?a=1&amp;b=2</link>
      <guid isPermaLink="false">n-1</guid><dc:creator>Ada Quill</dc:creator><pubDate>Tue, 03 Jun 2025 09:39:21 +0200</pubDate>
      <description>Short.</description><content:encoded><![CDATA[<p>The whole of it.</p>]]></content:encoded></item>
    </channel></rss>`,
    AT,
  )
  expect(feed).toEqual({
    format: 'RSS',
    title: 'The Harbour & Times',
    homepage: 'https://paper.example/',
    language: 'en-gb',
    restMinutes: 20,
    skippedHours: [],
    items: [
      {
        id: 'n-1',
        url: 'https://paper.example/news/1?a=1&b=2',
        title: 'Lock opens & ferries sail',
        author: 'Ada Quill',
        publishedAt: new Date('2025-06-03T07:39:21Z'),
        modifiedAt: null,
        content: '<p>The whole of it.</p>',
      },
    ],
  })
})

test('an Atom feed is read, its addresses relative to what it gives as base', () => {
  const feed = readFeed(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://paper.example/de/" xml:lang="de"><title>Hafenblatt</title>
    <link rel="self" href="/feed"/><link href="/"/>
    <entry><id>urn:1</id><title type="html">Schleuse &amp;lt;i&gt;offen</title><link rel="alternate" href="a1"/>
    <published>2025-06-03T09:00:00Z</published><updated>2025-06-03T11:30:00+02:00</updated><author><name>Ada Quill</name></author>
    <summary>Kurz</summary></entry></feed>`,
    AT,
  )
  expect(feed).toMatchObject({ format: 'ATOM', homepage: 'https://paper.example/', language: 'de' })
  expect(feed.items).toMatchObject([
    {
      id: 'urn:1',
      url: 'https://paper.example/de/a1',
      author: 'Ada Quill',
      publishedAt: new Date('2025-06-03T09:00:00Z'),
      modifiedAt: new Date('2025-06-03T09:30:00Z'),
    },
  ])
})

test('an RDF feed and a JSON feed are read', () => {
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://paper.example/"><title>R</title></channel>
    <item rdf:about="https://paper.example/1"><title>One</title><link>https://paper.example/1</link><dc:date>2025-06-03</dc:date></item></rdf:RDF>`
  expect(readFeed(rdf, AT).items).toMatchObject([
    { id: 'https://paper.example/1', url: 'https://paper.example/1', publishedAt: new Date('2025-06-03T00:00:00Z') },
  ])
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'J',
    items: [{ id: 5, url: '/x', title: 'T', content_html: '<p>Text', authors: [{ name: 'Ada Quill' }] }],
  }
  expect(readFeed(JSON.stringify(json), AT)).toMatchObject({
    format: 'JSON',
    items: [{ id: '5', url: 'https://paper.example/x', author: 'Ada Quill', content: '<p>Text' }],
  })
})

test.each([
  [
    'ends in the middle',
    '<rss version="2.0"><channel><item><title>One</title><link>https://paper.example/1</link><descr',
  ],
  [
    'closes tags wrongly',
    '<rss version="2.0"><channel><item><title>One</b></title><link>https://paper.example/1</link></channel>',
  ],
  [
    'has a bare ampersand',
    '<rss version="2.0"><channel><item><title>One & two</title><link>https://paper.example/1</link></item></channel></rss>',
  ],
  [
    'uses undeclared prefixes',
    '<rss version="2.0"><channel><item><x:y>z</x:y><title>One</title><link>https://paper.example/1</link></item></channel></rss>',
  ],
  [
    'begins with an error message',
    'Warning: line 3\n<rss version="2.0"><channel><item><title>One</title><link>https://paper.example/1</link></item></channel></rss>',
  ],
  [
    'closes no item',
    '<rss><channel><item><title>One<link>https://paper.example/1</link><item><title>Two</title></channel></rss>',
  ],
])('a feed that %s is read as far as it goes', (_, text) => {
  const [item] = readFeed(text, AT).items
  expect(item?.title).toMatch(/^One/)
  if (!text.includes('<title>One<link>')) expect(item?.url).toBe('https://paper.example/1')
})

test('an id is the address only where the feed does not deny it', () => {
  const items = (guid: string) =>
    readFeed(`<rss version="2.0"><channel><item><title>t</title>${guid}</item></channel></rss>`, AT).items
  expect(items('<guid>https://paper.example/7</guid>')[0]?.url).toBe('https://paper.example/7')
  expect(items('<guid isPermaLink="false">https://paper.example/7</guid>')[0]?.url).toBeNull()
  expect(items('<link>javascript:alert(1)</link>')[0]?.url).toBeNull()
})

test.each([
  ['entities made of others', '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'],
  ['an entity in a file', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
  ['an entity of the network', '<!DOCTYPE rss [<!ENTITY % x PUBLIC "x" "http://paper.example/x">]>'],
  ['a DOCTYPE without end', '<!DOCTYPE rss [<!ENTITY a "b">'],
  ['a DOCTYPE of a megabyte', `<!DOCTYPE rss [${'<!ENTITY a '.repeat(90_000)}]>`],
])('a feed with %s is refused', (_, doctype) => {
  const text = `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel><item><title>&b;&x;</title></item></channel></rss>`
  expect(() => readFeed(text, AT)).toThrow(FeedError)
})

test('the DOCTYPE of RSS 0.91 is no obstacle, and what it defines is not expanded', () => {
  const text = `<?xml version="1.0"?><!-- made by hand --><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://paper.example/rss-0.91.dtd" [<!ENTITY one "1">]>
    <rss version="0.91"><channel><title>T</title><item><title>No. &one;</title><link>https://paper.example/1</link></item></channel></rss>`
  expect(readFeed(text, AT).items[0]?.title).toBe('No. &one;')
})

test('a feed whose elements nest without end is refused', () => {
  const text = `<rss version="2.0"><channel>${'<a>'.repeat(100_000)}</channel></rss>`
  expect(() => readFeed(text, AT)).toThrow('nests its elements too deep')
})

test.each([
  ['', ''],
  ['a page', '<!DOCTYPE html><html><head><title>Hello</title></head><body><p>Hi'],
  ['JSON', '{"items": 3}'],
])('what is not a feed is refused: %s', (_, text) => {
  expect(() => readFeed(text, AT)).toThrow(FeedError)
})

test('a feed without items is a feed', () => {
  expect(readFeed('<rss version="2.0"><channel><title>T</title></channel></rss>', AT)).toMatchObject({
    title: 'T',
    items: [],
  })
})

test('NUL characters and halves of characters do not come through', () => {
  const text = `<rss version="2.0"><channel><item><title>a\0b\ud800c</title><link>https://paper.example/1</link></item></channel></rss>`
  expect(readFeed(text, AT).items[0]?.title).toBe('ab\ufffdc')
})

test.each<[string, number | null]>([
  ['<ttl>90</ttl>', 90],
  ['<ttl>0</ttl>', null],
  ['<ttl>-5</ttl>', null],
  ['<ttl>1e999</ttl>', null],
  ['<ttl>soon</ttl>', null],
  ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>', 30],
  ['<sy:updatePeriod> Daily </sy:updatePeriod>', 1_440],
  ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>', 60],
  ['<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>often</sy:updateFrequency>', 60],
  ['<sy:updatePeriod>now and then</sy:updatePeriod>', null],
])('how long a feed wants to be left alone is read: %s', (text, minutes) => {
  const feed = `<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>T</title>${text}<item><title>t</title></item></channel></rss>`
  expect(readFeed(feed, AT).restMinutes).toBe(minutes)
})

test.each<[string, string, number[]]>([
  ['one hour', '<skipHours><hour>23</hour></skipHours>', [23, 167]],
  ['several', '<skipHours>\n<hour> 0 </hour><hour>7</hour></skipHours>', [0, 7, 144, 151]],
  ['hours as RSS 0.91 counts them', '<skipHours><hour>24</hour></skipHours>', [0, 144]],
  ['a day', '<skipDays><day>Saturday</day></skipDays>', Array.from({ length: 24 }, (_, hour) => 144 + hour)],
  [
    'what is neither',
    '<skipHours><hour>25</hour><hour>x</hour></skipHours><skipDays><day>Holiday</day></skipDays>',
    [],
  ],
  [
    'every hour',
    `<skipHours>${Array.from({ length: 24 }, (_, hour) => `<hour>${hour}</hour>`).join('')}</skipHours>`,
    [],
  ],
  ['words of an item', '<item><description>&lt;x><skipHours><hour>3</hour></skipHours></description></item>', []],
])('when a feed has nothing new is read: %s', (_, text, expected) => {
  // One that is whole, and one that only the other reader takes. Of Sunday and Saturday.
  for (const end of ['</channel></rss>', '<descr']) {
    const feed = `<rss version="2.0"><channel><title>T</title>${text}<item><title>t</title></item>${end}`
    expect(readFeed(feed, AT).skippedHours.filter((hour) => hour < 24 || hour > 143)).toEqual(expected)
  }
})

test('lists of hours without end take no time', () => {
  const began = performance.now()
  const text = `<rss version="2.0"><channel>${'<skipHours><hour>'.repeat(300_000)}<item><title>t</title></item>`
  expect(() => readFeed(text, AT, { isLenient: true })).toThrow('nests its elements too deep')
  readFeed(`<rss><channel><title>${'< hour '.repeat(300_000)}</title><skipHours${' '.repeat(300_000)}<item>`, AT, {
    isLenient: true,
  })
  expect(performance.now() - began).toBeLessThan(2_000)
})

test('what no text can have is left out, also where JSON spells it out', () => {
  const feed = readFeed(
    String.raw`{"version":"https://jsonfeed.org/version/1.1","title":"A\u0000B","language":"e\u0000n","items":[{"id":"x\u0000\ud83d","url":"https://p.example/a","title":"T\u0000","content_html":"C\u0000","authors":[{"name":"\u0000"}]}]}`,
    'https://p.example/feed.json',
  )
  expect(feed).toMatchObject({ title: 'AB', language: 'en' })
  expect(feed.items).toMatchObject([{ id: 'x\ufffd', title: 'T', content: 'C', author: null }])
})
