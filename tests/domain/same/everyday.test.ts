import { describe, expect, test } from 'vitest'
import { judge } from '../../../src/domain/same/verdict.ts'
import { report } from './article.ts'
import { ONE_UTTERANCE, TWO_UTTERANCES } from './everyday.ts'

describe.each(Object.keys(TWO_UTTERANCES))('in %s, of one speaker and one day', (field) => {
  test.each(TWO_UTTERANCES[field] ?? [])('%j and %j are not folded without a person', (one, other) => {
    expect(judge(report(one), report(other)).verdict).not.toBe('SAME')
  })

  test.each(ONE_UTTERANCE[field] ?? [])('%j and %j are one utterance', (one, other) => {
    expect(judge(report(one), report(other)).verdict).toBe('SAME')
  })
})
