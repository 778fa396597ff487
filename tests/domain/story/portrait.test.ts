import { expect, test } from 'vitest'
import { likenessOf, type Portrait, portray, tellOneStory } from '../../../src/domain/story/portrait.ts'
import { BOATYARD, CANNERY, type Telling, TOLL } from '../../world/events.ts'

function portraitOf({ outlet, title, text, publishedAt }: Telling, language = 'en'): Portrait {
  return { ...portray(title, text, language), at: new Date(publishedAt), sourceId: outlet }
}

const later = (portrait: Portrait, hours: number): Portrait => {
  return { ...portrait, at: new Date(portrait.at.getTime() + hours * 3_600_000) }
}

test('articles of one event tell one story, and those of another event of the same topic do not', () => {
  const events = [CANNERY, BOATYARD, TOLL].map((event) => event.map((article) => portraitOf(article)))
  for (const [index, event] of events.entries())
    for (const one of event)
      for (const [otherIndex, others] of events.entries())
        for (const other of others)
          if (one !== other) expect(tellOneStory(one, other) !== null).toBe(index === otherIndex)
})

test('which of two articles is held against the other changes nothing', () => {
  const all = [...CANNERY, ...BOATYARD, ...TOLL].map((article) => portraitOf(article))
  for (const one of all)
    for (const other of all) {
      expect(likenessOf(one.words, other.words)).toBeCloseTo(likenessOf(other.words, one.words), 12)
      expect(tellOneStory(one, other) === null).toBe(tellOneStory(other, one) === null)
    }
})

test('the same words more than three days apart, or in another language, are not one story by themselves', () => {
  const [one, other] = CANNERY.map((article) => portraitOf(article))
  if (one === undefined || other === undefined) throw new Error('two outlets tell of it')
  expect(tellOneStory(one, later(one, 71))).not.toBeNull()
  expect(tellOneStory(one, later(one, 73))).toBeNull()
  expect(tellOneStory(one, { ...other, language: 'de' })).toBeNull()
})

/** Articles of ten words of equal weight, so many of which both have: a tenth of likeness for each. */
function alike(tenths: number): [Portrait, Portrait] {
  const words = (first: number) => Array.from({ length: 10 }, (_, index) => ({ word: first + index, weight: 1 }))
  const at = new Date('2025-06-02T08:00:00Z')
  const own = { at, language: 'en' }
  return [
    { ...own, words: words(0), sourceId: 'one' },
    { ...own, words: words(10 - tenths), sourceId: 'other' },
  ]
}

test('later articles, those of one outlet, and those in a language of unknown words must be more alike', () => {
  const tells = (tenths: number, change: (one: Portrait) => Partial<Portrait> = () => ({})) => {
    const [one, other] = alike(tenths)
    return tellOneStory(one, { ...other, ...change(one) }) !== null
  }
  expect([tells(2), tells(3)]).toEqual([false, true])
  const atOneOutlet = ({ sourceId }: Portrait) => ({ sourceId })
  expect([tells(3, atOneOutlet), tells(4, atOneOutlet)]).toEqual([false, true])
  const twoDaysOn = (one: Portrait) => ({ at: later(one, 48).at })
  expect([tells(3, twoDaysOn), tells(4, twoDaysOn)]).toEqual([false, true])
  const [one, other] = alike(3)
  expect(tellOneStory({ ...one, language: 'de' }, { ...other, language: 'de' })).toBeNull()
})

test('an article without words is like none, and a text of a megabyte takes no longer than its beginning', () => {
  const none = portray(null, '', 'en')
  expect(none.words).toEqual([])
  expect(likenessOf(none.words, none.words)).toBe(0)
  const began = performance.now()
  const { words } = portray(null, 'quillfish '.repeat(100_000), 'en')
  expect(words).toHaveLength(1)
  expect(performance.now() - began).toBeLessThan(1_000)
})

test('a regional code is read as its language, and what a portrait keeps is numbers alone', () => {
  const { words, language } = portray('Fire in Dunmoor', CANNERY[0]?.text ?? '', 'en-GB')
  expect(language).toBe('en')
  expect(words.length).toBeLessThanOrEqual(60)
  expect(words.every(({ word, weight }) => Number.isInteger(word) && weight === Math.fround(weight))).toBe(true)
})
