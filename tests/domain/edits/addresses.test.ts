import { expect, test } from 'vitest'
import { isOneSite, plainAddress } from '../../../src/domain/edits/plain-address.ts'
import { canonicalUrl } from '../../../src/ingest/article/submission.ts'

const PLAIN = 'paper.example/2025/quay'

test.each([
  'https://paper.example/2025/quay',
  'http://www.paper.example/2025/quay/',
  'https://m.paper.example/2025/quay',
  'https://amp.paper.example/2025/quay',
  'https://www.paper.example/amp/2025/quay',
  'https://paper.example/2025/quay/amp/',
  'https://paper.example/2025/quay.amp',
  'https://paper.example/2025/quay?amp=1',
  'https://paper.example/2025/quay?outputType=amp',
  'https://paper.example/2025/quay?utm_source=feed&fbclid=1&gclid=2#top',
  'https://paper.example/2025/quay;jsessionid=8F2A',
  'https://paper.example/2025/quay/?PHPSESSID=8f2a',
  'https://paper.example/2025//quay/index.html',
])('%s is an address of the same page in short', (url) => {
  expect(plainAddress(url)).toBe(PLAIN)
})

test.each([
  'https://paper.example/2025/quay-2',
  'https://paper.example/2025/quay?id=2',
  'https://other.example/2025/quay',
  'https://paper.example:8080/2025/quay',
  'https://paper.example/2025/camp/quay',
])('%s is an address of another page', (url) => {
  expect(plainAddress(url)).not.toBe(PLAIN)
})

test('what says where a reader came from is not part of an article’s address', () => {
  const tracked = 'https://paper.example/a?utm_medium=x&wbraid=1&at_campaign=2&__twitter_impression=true&id=7'
  expect(canonicalUrl(tracked)).toBe('https://paper.example/a?id=7')
})

test('addresses are of one site where the one host is a part of the other', () => {
  expect(isOneSite('https://www.paper.example/a', 'https://m.paper.example/b')).toBe(true)
  expect(isOneSite('https://news.paper.example/a', 'https://paper.example/b')).toBe(true)
  expect(isOneSite('https://paper.example/a', 'https://paper.example:8443/a')).toBe(false)
  expect(isOneSite('https://paper.example/a', 'https://newspaper.example/b')).toBe(false)
  expect(isOneSite('https://paper.example/a', 'https://paper.example.net/b')).toBe(false)
})
