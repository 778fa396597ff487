import fc from 'fast-check'
import { expect, test } from 'vitest'
import { american, stemOf } from '../../../src/domain/language/stem.ts'

test.each(
  (
    'defence:defense harbour:harbor labour:labor criticised:criticized organisation:organization said:say denied:deny ' +
    'agreement:agree payments:paid documented:document elected:election happiness:happy organisations:organized programme:program programmes:programs ' +
    'centre:centers theatre:theater grey:gray travelled:traveling neighbours:neighbor analysing:analyze licence:license ' +
    'practise:practice fulfil:fulfilled judgement:judgment modernisation:modernize catalogue:catalogs offence:offense ' +
    'told:tell children:child went:go two:2 policies:policy voting:voted'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)('"%s" and "%s" have one stem', (one, other) => {
  expect(stemOf(one)).toBe(stemOf(other))
})

test.each([
  ...(
    'our hour four tour pour flour contour detour exercise advise advised adviser advising surprising promised premises comprise ' +
    'raise praised noise wise likewise otherwise rise rising arises enterprise precise paradise expertise crises acre massacre ogre ' +
    'mediocre fence hence sentence science absence evidence controlled compelled excellent kaiser cruise disguised merchandise'
  ).split(' '),
])('"%s" is spelt so on both sides of the ocean', (word) => {
  expect(american(word)).toBe(word)
})

test.each(
  'state:statement compliment:comply document:docket four:for policy:police our:or tell:till wise:wize'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)('"%s" and "%s" are two words', (one, other) => {
  expect(stemOf(one)).not.toBe(stemOf(other))
})

test('stems are what they were: folding keys of a database are made of them', () => {
  const words = 'harbour organisations criticised said agreement happiness universities children 1,000 zürich o’clock'
  expect(words.split(' ').map(stemOf)).toEqual([
    'harbor',
    'organ',
    'critic',
    'say',
    'agre',
    'happi',
    'univers',
    'child',
    '1,000',
    'zürich',
    'o’clock',
  ])
})

test('every word has a stem, the same one whenever it is asked for', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
      expect(stemOf(word)).not.toBe('')
      expect(stemOf(word)).toBe(stemOf(word))
      expect(stemOf(`${word}'s`)).toBe(stemOf(word))
    }),
  )
})
