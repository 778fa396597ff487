import { describe, expect, test } from 'vitest'
import { judge } from '../../../src/domain/same/verdict.ts'
import { SPEECH_ACTS, type SpeechAct } from '../../../src/domain/statement/speech-act.ts'
import { report } from './article.ts'

const WORDS = 'the quarry had been sold to the owner of the southern ferry'
const told = (act: SpeechAct | null, text = WORDS) => report(text, { form: 'INDIRECT', act })

test.each<[SpeechAct, SpeechAct]>([
  ['DENIES', 'ASSERTS'],
  ['DENIES', 'ASKS'],
  ['DENIES', 'COMMITS'],
  ['DENIES', 'URGES'],
  ['ASKS', 'ASSERTS'],
  ['ASKS', 'COMMITS'],
])('of the same words a report that %s and one that %s are two utterances, and nobody is asked', (one, other) => {
  expect(judge(told(one), told(other))).toEqual({ verdict: 'DIFFERENT', score: 0, evidence: [] })
  expect(judge(told(other), told(one))).toEqual({ verdict: 'DIFFERENT', score: 0, evidence: [] })
})

test.each([...SPEECH_ACTS, null])('an act that is unknown, or the same, vetoes nothing: %s', (act) => {
  const without = judge(told(null), told(null))
  expect(without.verdict).toBe('SAME')
  expect(judge(told(act), told(act))).toEqual(without)
  expect(judge(told(act), told(null))).toEqual(without)
})

test('what one outlet calls blame another may quote', () => {
  const blamed = { ...told('BLAMES', 'both owners of the southern ferry for the closed quarry'), cue: 'blamed' }
  const quoted = report('Both owners of the southern ferry are to blame for the closed quarry', { act: 'ASSERTS' })
  const { score, evidence } = judge(blamed, quoted)
  expect(score).toBe(judge({ ...blamed, act: null }, quoted).score)
  expect(evidence).toContainEqual({ kind: 'ACT', isFor: false, a: ['blamed'], b: ['said'] })
})

describe('a negation in one and not in the other of like words is never folded', () => {
  test.each([
    ['the quarry was flooded', 'the quarry was not flooded'],
    ['The quarry is flooded', 'The quarry isn’t flooded'],
    ['the quarry at Kestrel Bay was flooded in the night', 'the quarry at Kestrel Bay was never flooded in the night'],
    ['divers had found ropes in the quarry', 'divers had found no ropes in the quarry'],
    ['divers had found ropes in the quarry', 'divers had not found any ropes in the quarry at all so far this year'],
    // Two negations, which make an even number.
    [
      'the quarry was flooded and would be closed on Friday',
      'the quarry was not flooded and would not be closed on Friday',
    ],
    // As many on both sides, of other words.
    ['the quarry was not flooded but closed for the winter', 'the quarry was flooded but not closed for the winter'],
    ['the divers would return on Friday', 'the divers would fail to return on Friday'],
    ['the ladders in the quarry were stable', 'the ladders in the quarry were unstable'],
    ['the quarry was no longer flooded', 'the quarry was flooded'],
    [
      'the owners knew of the flood in the quarry',
      'neither the owners nor anybody else knew of the flood in the quarry',
    ],
    ['Der Steinbruch bei Varnby ist überflutet', 'Der Steinbruch bei Varnby ist nicht überflutet'],
  ])('%s, %s', (one, other) => {
    for (const form of ['DIRECT', 'INDIRECT'] as const) {
      expect(judge(report(one, { form }), report(other, { form })).verdict).not.toBe('SAME')
      expect(judge(report(other, { form }), report(one, { form })).verdict).not.toBe('SAME')
    }
  })
})

describe('the same negation in other words is folded', () => {
  test.each([
    [
      'The quarry isn’t flooded, and the divers cannot go down',
      'The quarry is not flooded and the divers can’t go down',
    ],
    ['the owners knew nothing of the flood in the quarry', 'the owners did not know of the flood in the quarry'],
    [
      'We won’t sell the quarry to a ferry company',
      'We will not sell the quarry to a ferry company, not now and not later',
    ],
    ['the ladders in the quarry were not stable', 'the ladders in the quarry were unstable'],
    ['No, the quarry is flooded up to the second ladder', 'The quarry is flooded up to the second ladder'],
    ['Not only the quarry is flooded, but the road to it', 'The quarry is flooded and the road to it'],
  ])('%s, %s', (one, other) => {
    expect(judge(report(one), report(other)).verdict).toBe('SAME')
  })
})
