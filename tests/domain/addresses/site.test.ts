import { expect, test } from 'vitest'
import { sourceOf } from '../../../src/collect/source-of.ts'
import { siteOf } from '../../../src/domain/addresses/site.ts'

test('the ports of a name are one site, and those of an address, or a name within a network, several', () => {
  expect(siteOf('https://www.Paper.example:8443/feed')).toBe('paper.example')
  expect(siteOf('http://paper.example/')).toBe('paper.example')
  for (const host of ['127.0.0.1', '10.0.0.7', '[::1]', 'localhost', 'rssbridge', 'paper.localhost']) {
    expect(siteOf(`http://${host}:4000/feed`)).toBe(`${host}:4000`)
    expect(siteOf(`http://${host}:80/feed`)).toBe(host)
  }
})

test('what lies at another port of this machine is of another outlet than the feed', () => {
  const feed = { sourceName: 'Harbour Times', homepage: 'http://127.0.0.1:4000/' }
  expect(sourceOf(feed, 'http://127.0.0.1:4000/one').name).toBe('Harbour Times')
  expect(sourceOf(feed, 'http://127.0.0.1:4001/two')).toEqual({
    name: '127.0.0.1:4001',
    homepage: 'http://127.0.0.1:4001',
  })
})
