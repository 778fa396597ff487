import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { extract } from '../../src/domain/extract/extract.ts'
import { type FoldingReport, surroundings } from '../../src/domain/same/prepared-report.ts'
import { judge } from '../../src/domain/same/verdict.ts'

// Five articles that others wrote, read by hand, where ARTICLES_DIR names their folder. Which of their quotations are one
// utterance is told by the beginning of the file's name and the first character; nothing is quoted.

const DIR = process.env.ARTICLES_DIR ?? ''

type Place = [article: string, start: number]
const ONE_UTTERANCE: [Place, Place][] = [
  [
    ['003', 809],
    ['000', 787],
  ],
  [
    ['001', 650],
    ['002', 414],
  ],
  [
    ['001', 829],
    ['002', 630],
  ],
]
const TWO_UTTERANCES: [Place, Place][] = [
  [
    ['000', 1],
    ['001', 829],
  ],
  [
    ['000', 1],
    ['002', 630],
  ],
  [
    ['000', 787],
    ['001', 650],
  ],
  [
    ['003', 926],
    ['002', 414],
  ],
]

function at([article, start]: Place, publishedAt: Date | null): FoldingReport {
  const name = readdirSync(DIR).find((file) => file.startsWith(article)) ?? ''
  const text = readFileSync(join(DIR, name), 'utf8')
  const all = extract({ text, publishedAt, language: 'en', timeZone: 'UTC', sourceName: name })
  const found = all.find((report) => report.parts[0]?.start === start)
  if (!found) throw new Error(`${article} has no report at ${start}`)
  const { form, act, speaker, cue, parts, saidAt, chain, addressee, occasion } = found
  return {
    text: found.text,
    form,
    act,
    speaker: speaker?.name ?? null,
    cue,
    ...surroundings(text, parts),
    publishedAt,
    publisher: name,
    saidAt,
    chain,
    addressee,
    occasion,
    language: 'en',
  }
}

describe.skipIf(DIR === '').each([
  ['undated', null],
  ['of one day', new Date('2025-04-09')],
])('of the five sample articles, %s', (_, publishedAt) => {
  test.each(ONE_UTTERANCE)('%j and %j are one utterance', (one, other) => {
    expect(judge(at(one, publishedAt), at(other, publishedAt)).verdict).toBe('SAME')
  })

  test.each(TWO_UTTERANCES)('%j and %j are not folded', (one, other) => {
    expect(judge(at(one, publishedAt), at(other, publishedAt)).verdict).not.toBe('SAME')
  })
})
