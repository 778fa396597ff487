import { expect, test } from 'vitest'
import { groupArticles, type StoryLink, type StoryMember } from '../../../src/domain/story/grouping.ts'
import { newSeed, seeded } from '../../world/seeded.ts'

const member = (articleId: string, hour: number, storyId: string | null = null): StoryMember => {
  return { articleId, at: new Date(Date.UTC(2025, 5, 2, hour)), storyId }
}

const partition = (members: readonly StoryMember[], links: readonly StoryLink[]) =>
  groupArticles(members, links)
    .groups.map(({ articleIds }) => [...articleIds].sort().join('+'))
    .sort()

test('linked articles are one story over any number of steps, and an article without links is in none', () => {
  const members = ['a', 'b', 'c', 'd', 'e'].map((id, hour) => member(id, hour))
  expect(
    groupArticles(members, [
      ['c', 'b'],
      ['a', 'b'],
      ['e', 'd'],
    ]).groups,
  ).toEqual([
    { articleIds: ['a', 'b', 'c'], storyId: null },
    { articleIds: ['d', 'e'], storyId: null },
  ])
})

test('whatever the order of articles and links, the groups are the same', () => {
  const seed = newSeed()
  const random = seeded(seed)
  const ids = Array.from({ length: 40 }, (_, index) => `article${index}`)
  const members = ids.map((id, index) => member(id, index % 7))
  const links = Array.from({ length: 35 }, (): StoryLink => {
    const pick = () => ids[Math.floor(random() * ids.length)] ?? ''
    return [pick(), pick()]
  })
  const expected = partition(members, links)
  for (let round = 0; round < 10; round += 1) {
    const shuffled = [...members].sort(() => random() - 0.5)
    const turned = [...links].sort(() => random() - 0.5).map(([a, b]): StoryLink => (random() < 0.5 ? [b, a] : [a, b]))
    expect(partition(shuffled, turned), `seed ${seed}`).toEqual(expected)
  }
})

test('stories that become one go on as the oldest, and the others lead to it', () => {
  const members = [member('a', 1, 'story2'), member('b', 2, 'story1'), member('c', 3)]
  const { groups, ended } = groupArticles(members, [
    ['a', 'b'],
    ['b', 'c'],
  ])
  expect(groups).toEqual([{ articleIds: ['a', 'b', 'c'], storyId: 'story1' }])
  expect(ended).toEqual(new Map([['story2', groups[0]]]))
})

test('a story that falls into two goes on as the part with its earliest article, and the other part is a new story', () => {
  const members = [
    member('c', 3, 's'),
    member('d', 4, 's'),
    member('a', 1, 's'),
    member('b', 2, 's'),
    member('e', 5, 's'),
  ]
  const { groups, ended } = groupArticles(members, [
    ['c', 'd'],
    ['a', 'b'],
  ])
  expect(groups).toEqual([
    { articleIds: ['a', 'b'], storyId: 's' },
    { articleIds: ['c', 'd'], storyId: null },
  ])
  expect(ended.size).toBe(0)
})

test('a story of which no two articles are linked any more ends, and leads nowhere', () => {
  const { groups, ended } = groupArticles([member('a', 1, 's'), member('b', 2, 's')], [])
  expect(groups).toEqual([])
  expect(ended).toEqual(new Map([['s', null]]))
})

test('a story whose articles went different ways leads to where most of them are', () => {
  const members = [
    member('a', 1, 'old'),
    member('b', 2, 'old'),
    member('x', 0, 'older'),
    member('y', 3, 'old'),
    member('z', 9, 'older'),
  ]
  const { groups, ended } = groupArticles(members, [
    ['x', 'a'],
    ['a', 'b'],
    ['y', 'z'],
  ])
  expect(groups.map(({ storyId }) => storyId)).toEqual(['old', 'older'])
  expect(ended.size).toBe(0)
})
