import { expect, test } from 'vitest'
import { callingOf } from '../../../src/domain/identity/callings.ts'
import { callingsIn, namesAlone, ownSingle, singlesOf, toldGender } from '../../../src/domain/identity/portrait.ts'
import { tellingWords } from '../../../src/domain/identity/telling-words.ts'

test.each([
  ['Harbour Minister', 'OFFICE'],
  ['a glassblower from Dunmoor', 'TRADE'],
  ['the retired midwife', 'TRADE'],
  ['an author', 'BESIDES'],
])('"%s" says what a person is: %s', (told, field) => {
  expect(callingOf(told)?.field).toBe(field)
})

test.each(['the day after the flood', 'speaking in the rain', 'a letter to the council', '54'])(
  '"%s" does not say what a person is',
  (told) => {
    expect(callingOf(told)).toBeNull()
  },
)

const TEXT =
  'Shen Ruolan, the harbour minister, opened the lock. Shen said it was deep. The glassblower Petra Wexley, who came late, said nothing. Mr. Okoro Bayo left. Mr. Okoro waved.'

test('an article tells by which single name it goes on', () => {
  const alone = namesAlone(TEXT)
  expect(singlesOf('Shen Ruolan', alone)).toEqual(['shen'])
  expect(singlesOf('Okoro Bayo', alone)).toEqual(['okoro'])
  expect(singlesOf('Petra Wexley', alone)).toEqual([])
})

test('an article tells what people are, before their names and after', () => {
  const people = ['Shen Ruolan', 'Petra Wexley', 'Nobody Here'].map((name) => ({ name, single: null }))
  const told = callingsIn(TEXT, people)
  expect(told.get('Shen Ruolan')).toEqual(['the harbour minister'])
  expect(told.get('Petra Wexley')).toEqual(['glassblower'])
  expect(told.has('Nobody Here')).toBe(false)
})

test('a title before a surname tells it too, but not the given name before it', () => {
  const text = 'Yesterday President Quist spoke. Peter Quist then left. Governor Holt came.'
  expect(ownSingle('Peter Quist', ['Peter Quist', 'Ada Holt', 'Bo Holt'])).toBe('Quist')
  expect(ownSingle('Ada Holt', ['Peter Quist', 'Ada Holt', 'Bo Holt'])).toBeNull()
  expect(callingsIn(text, [{ name: 'Peter Quist', single: 'Quist' }]).get('Peter Quist')).toEqual(['President'])
})

test('titles and pronouns tell him from her, and given names where there are none', () => {
  expect(toldGender('Halvorsen', ['Mr. Halvorsen'])).toBe(1)
  expect(toldGender('Halvorsen', ['she', 'Halvorsen'])).toBe(-1)
  expect(toldGender('Robert King', ['King'])).toBe(1)
  expect(toldGender('Halvorsen', ['Halvorsen'])).toBe(0)
})

test('the rarest words tell what an article is about; what they were cannot be read from what is kept', () => {
  const words = tellingWords('The people said that the corvette Halcyon was in the Dunmoor lock on Monday.', 'en')
  expect(
    words
      .slice(0, 3)
      .map(({ written }) => written)
      .sort(),
  ).toEqual(['Dunmoor', 'Halcyon', 'corvette'])
  expect(words.every(({ hash }) => Number.isInteger(hash) && hash === (hash | 0))).toBe(true)
})

test('a hostile text is read in time that grows with its length', () => {
  const long = 'Aa '.repeat(300_000)
  const before = performance.now()
  tellingWords(long, 'en')
  namesAlone(long)
  callingsIn(
    long,
    Array.from({ length: 5_000 }, (_, index) => ({ name: `Aa ${index}`, single: 'Aa' })),
  )
  expect(performance.now() - before).toBeLessThan(5_000)
})
