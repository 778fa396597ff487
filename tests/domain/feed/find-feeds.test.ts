import { expect, test } from 'vitest'
import { findFeedLinks, usualFeedAddresses } from '../../../src/domain/feed/find-feeds.ts'
import { readOpml, writeOpml } from '../../../src/domain/feed/opml.ts'

test('the feeds that a page names in its head are found, then those it links to', () => {
  const page = `<html><head><base href="https://paper.example/en/"><link rel="stylesheet" href="x.css">
    <link rel="alternate" hreflang="de" href="/de/"><link rel="Alternate" type="application/rss+xml" title="News &amp; views" href="rss.xml">
    <link rel="alternate" type="application/atom+xml" href="https://other.example/atom"></head>
    <body><a href="/feed/">Feed</a> <a href="/feedback">No</a> <a href="rss.xml">again</a>`
  expect(findFeedLinks(page, 'https://paper.example/')).toEqual([
    { url: 'https://paper.example/en/rss.xml', title: 'News & views' },
    { url: 'https://other.example/atom', title: null },
    { url: 'https://paper.example/feed/', title: null },
  ])
})

test('where a page names none, the usual places are looked at: below it, then at the root', () => {
  const places = usualFeedAddresses('https://paper.example/blog/page')
  expect(places.slice(0, 2)).toEqual(['https://paper.example/blog/feed', 'https://paper.example/blog/rss'])
  expect(places).toContain('https://paper.example/rss.xml')
  expect(new Set(usualFeedAddresses('https://paper.example')).size).toBe(8)
})

test('what is written as OPML is read again', () => {
  const feeds = [
    { url: 'https://paper.example/feed?a=1&b="2"', title: 'News & <views>', homepage: 'https://paper.example/' },
    { url: 'https://b.example/rss', title: null, homepage: null },
  ]
  const text = writeOpml(feeds, new Date('2025-06-03T00:00:00Z'))
  expect(readOpml(text)).toEqual([feeds[0], { ...feeds[1], title: 'https://b.example/rss' }])
})

test('a list of no feeds is OPML too', () => {
  const written = writeOpml([], new Date('2025-06-03T09:00:00Z'))
  expect(written).toContain('<opml version="2.0">')
  expect(readOpml(written)).toEqual([])
})

test('OPML of others is read with its folders, and where it is damaged', () => {
  const text = `<opml><body><outline text="Folder"><outline type="rss" text="A" xmlUrl="https://a.example/f" htmlUrl="https://a.example">
    <outline TEXT='B & co' XMLURL="https://b.example/f"/><outline text="A again" xmlUrl="https://a.example/f"/></body>`
  expect(readOpml(text)).toEqual([
    { url: 'https://a.example/f', title: 'A', homepage: 'https://a.example' },
    { url: 'https://b.example/f', title: 'B & co', homepage: null },
  ])
  expect(readOpml('hello')).toEqual([])
})

test('a page or a list of feeds that nests for ever costs what its length does, and has what stands above that', () => {
  const deep = '<div>'.repeat(400_000)
  const began = process.cpuUsage().user
  const link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
  expect(findFeedLinks(`<head>${link}</head><body>${deep}`, 'https://a.example/').map(({ url }) => url)).toEqual([
    'https://a.example/rss',
  ])
  const outline = '<outline xmlUrl="https://a.example/rss"/>'
  expect(readOpml(`<opml><body>${outline}${'<outline>'.repeat(400_000)}`).map(({ url }) => url)).toEqual([
    'https://a.example/rss',
  ])
  expect((process.cpuUsage().user - began) / 1_000).toBeLessThan(1_500)
})
