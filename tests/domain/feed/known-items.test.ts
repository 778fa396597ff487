import { expect, test } from 'vitest'
import { type FoundItem, itemKeyOf, type KnownItem, sortItems, wordsOf } from '../../../src/domain/feed/known-items.ts'

function item(about: Partial<FoundItem> = {}): FoundItem {
  return {
    id: 'n-1',
    url: 'https://paper.example/1',
    address: 'https://paper.example/1',
    title: 'The lock opens',
    author: null,
    publishedAt: new Date('2025-06-03T09:00:00Z'),
    modifiedAt: null,
    content: '<p>Short.</p>',
    ...about,
  }
}

function onFile(one: FoundItem): KnownItem {
  const { id, address, title, publishedAt, modifiedAt } = one
  return {
    entryId: `row of ${address ?? id}`,
    key: itemKeyOf(one),
    guid: id,
    address,
    title,
    publishedAt,
    modifiedAt,
    words: wordsOf(one),
  }
}

const known = [onFile(item())]
const at = (path: string) => ({ url: `https://paper.example/${path}`, address: `https://paper.example/${path}` })
const counts = (items: FoundItem[], on = known) => {
  const { fresh, changed, seen } = sortItems(items, on)
  return { fresh: fresh.length, changed: changed.length, seen: seen.length }
}

test.each<[string, Partial<FoundItem>]>([
  ['has another date', { publishedAt: new Date('2026-01-01T00:00:00Z'), modifiedAt: new Date('2026-01-01T00:00:00Z') }],
  ['has another id', { id: 'n-2' }],
  ['has lost its id', { id: null }],
  ['has moved, with its id and its headline', { ...at('news/1'), publishedAt: null }],
])('an item that %s is not new', (_, about) => {
  expect(counts([item(about)])).toEqual({ fresh: 0, changed: 0, seen: 1 })
})

test.each<[string, Partial<FoundItem>]>([
  [
    'under an id that another one had',
    { ...at('2'), title: 'Ferries sail', publishedAt: new Date('2025-06-04T09:00:00Z') },
  ],
  ['without an id', { ...at('2'), id: null }],
])('another article %s is new', (_, about) => {
  expect(counts([item(about)])).toEqual({ fresh: 1, changed: 0, seen: 0 })
})

test('an id that several items have tells nothing', () => {
  const all = [item({ ...at('2'), id: 'x' }), item({ ...at('3'), id: 'x' })]
  expect(counts(all, [onFile(item({ id: 'x' }))])).toEqual({ fresh: 2, changed: 0, seen: 0 })
})

test('an item that comes twice in a feed counts once, in whatever order', () => {
  const twice = [item(at('2')), item(), item({ ...at('2'), id: 'other' })]
  expect(counts(twice, [])).toEqual({ fresh: 2, changed: 0, seen: 0 })
  expect(counts([...twice].reverse(), [onFile(item(at('2'))), ...known])).toEqual({ fresh: 0, changed: 0, seen: 2 })
})

test('an item with other words has changed, one with other dates has not', () => {
  expect(counts([item({ title: 'The lock stays shut' })])).toEqual({ fresh: 0, changed: 1, seen: 1 })
  expect(counts([item({ content: '<p>Longer.</p>' })])).toEqual({ fresh: 0, changed: 1, seen: 1 })
})

test('items without an address are told apart by their ids, and without an id by their words', () => {
  const bare = { url: null, address: null }
  expect(counts([item({ ...bare, id: 'a' }), item({ ...bare, id: 'b' })], [])).toEqual({
    fresh: 2,
    changed: 0,
    seen: 0,
  })
  const wordless = { ...bare, id: null }
  const words = [
    item({ ...wordless, title: 'One' }),
    item({ ...wordless, title: 'Two' }),
    item({ ...wordless, title: 'One' }),
  ]
  expect(counts(words, [])).toEqual({ fresh: 2, changed: 0, seen: 0 })
})

test('an item that the feed says was modified has changed, one that merely has other days has not', () => {
  const before = new Date('2025-06-03T10:00:00Z')
  const after = new Date('2025-06-03T12:00:00Z')
  const on = [onFile(item({ modifiedAt: before }))]
  expect(counts([item({ modifiedAt: after })], on)).toEqual({ fresh: 0, changed: 1, seen: 1 })
  expect(counts([item({ modifiedAt: before })], on)).toEqual({ fresh: 0, changed: 0, seen: 1 })
  expect(counts([item({ modifiedAt: after, publishedAt: after })], on)).toEqual({ fresh: 0, changed: 0, seen: 1 })
})
