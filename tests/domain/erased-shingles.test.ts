import { expect, test } from 'vitest'
import { knownWordings, wordingOf } from '../../src/domain/statement/erased-shingles.ts'
import { digestOf } from '../../src/domain/statement/words-digest.ts'

const SECRET = 'a secret of the tests'

function known(...texts: string[]) {
  return knownWordings(
    texts.flatMap((text) => wordingOf(text, SECRET) ?? []),
    SECRET,
  )
}

test('digests that are kept stay what they were: the same words give the same one for ever', () => {
  expect(digestOf('“The Harbour’s dues will fall by 1.5 %,” she said.')).toBe(
    'd7660f758c72cf0430992b67a9e1dd4ab73508c492b134766ee02d56cb94dfe5',
  )
  expect(digestOf('Café Zoë: naïve — U.S. №5')).toBe('70b5dfcdd19e9c17c75ffe8f26bd32a2653226660abd34d49c6bb2b797d81ac3')
  expect(digestOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('shingles that are kept stay what they were: the same words give the same ones for ever', () => {
  expect(wordingOf('The Harbour’s dues will fall by 1,500 %', SECRET)).toEqual({
    digest: '8xv3oqntgALGa5jHFxj6PDA',
    shingles: [
      '5yn6IbjI0FwM8IFTew1dtdj',
      '51xErb1W7XEOrNgVMB9VeYq',
      '55R6JmTBNsIBWKeqPq2v6Au',
      '5Gy7_GGSXb-OLKQMJ_z7pi2',
      '3XMSfy9Y0vaKTVHPTD1CthY',
      '3jYS2zLSp4Ad6ZvGaJnToHp',
      '3pJtNKHDWOhaqap1Kjt07c1',
      '3JGNImn2q47tlD_Sty5OLuJ',
      '32_JDxQrq3z_bX-w1u4Y81P',
      '3Gi-QvrIvN7PkSoc6DUMK2s',
    ],
  })
  expect(wordingOf('Café Zoë: naïve', SECRET)).toEqual({
    digest: '3zv0fCqg0XZYJtdtgK-Sa3t',
    shingles: ['3zv0fCqg0XZYJtdtgK-Sa3t'],
  })
  expect(wordingOf('…', SECRET)).toBeNull()
})

test('another key gives other hashes, so that none can be looked up in a list', () => {
  const own = new Set(wordingOf('The dues will fall before winter', SECRET)?.shingles)
  const others = wordingOf('The dues will fall before winter', 'another secret')?.shingles ?? []
  expect(others.filter((shingle) => own.has(shingle))).toEqual([])
})

const LONG =
  'The defence programme will honour our neighbours and modernise every harbour, centre and theatre before the grey winter of 2031'

test.each([
  ['the same words in another setting', LONG.toUpperCase()],
  [
    'American spelling',
    'The defense program will honor our neighbors and modernize every harbor, center and theater before the gray winter of 2031',
  ],
  ['one edge moved in', 'will honour our neighbours and modernise every harbour, centre and theatre'],
  [
    'one edge moved out',
    `He recalled in passing how ${LONG}, as he had once written in a letter to the editor of this paper`,
  ],
  ['a word of it changed', LONG.replace('modernise', 'repaint')],
  ['two words added in its middle', LONG.replace('neighbours', 'neighbours, at last,')],
])('a long wording comes back in %s', (_, text) => {
  expect(known(LONG).has(text)).toBe(true)
})

test.each([
  ['the same', 'The dues will fall before the next winter'],
  ['a word of it changed', 'The dues will drop before the next winter'],
  ['an edge moved', 'dues will fall before the next winter, he said'],
])('a wording of eight words comes back in %s', (_, text) => {
  expect(known('The dues will fall before the next winter').has(text)).toBe(true)
})

test('a wording of fewer than five words comes back word for word only', () => {
  const words = known('We will resign')
  expect(words.has('“We will resign,”')).toBe(true)
  expect(words.has('We will not resign')).toBe(false)
  expect(words.has('We will resign when the harbour is closed')).toBe(false)
})

test.each([
  'The harbour needs a lantern on every boat',
  'The dues will never be spoken of by this council again',
  'Before the next winter comes, every boat gets a new lantern and a bell',
])('what was not erased is no erased wording: %s', (text) => {
  expect(known('The dues will fall before the next winter', LONG).has(text)).toBe(false)
})

test('an erased wording is found where it stands in a text, with the words an edit put into it', () => {
  const said = LONG.replace('neighbours', 'neighbours, at last,')
  const text = `It rained. “${said},” he said. Nobody knew why the dues fell.`
  const [place, ...others] = known(LONG).placesIn(text)
  expect(others).toEqual([])
  expect(text.slice(place?.start, place?.end)).toBe(said)
})
