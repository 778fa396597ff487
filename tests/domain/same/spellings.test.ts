import { expect, test } from 'vitest'
import { wordDiff } from '../../../src/domain/compare/diff.ts'
import { differencesOf } from '../../../src/domain/compare/differences.ts'
import { type FoldingReport, prepare } from '../../../src/domain/same/prepared-report.ts'
import { compare } from '../../../src/domain/same/verdict.ts'

const SPELLINGS = [
  ['Labour organisations criticised the defence programme', 'Labor organizations criticized the defense program'],
  [
    'The defence programme will honour our neighbours and modernise every harbour',
    'The defense program will honor our neighbors and modernize every harbor',
  ],
  [
    'Travellers at the theatre centre recognised that the licence was cancelled, and 40 per cent of them apologised',
    'Travelers at the theater center recognized that the license was canceled, and 40 percent of them apologized',
  ],
  [
    'The councillors’ judgement favours grey pavements, and analysing the catalogue was no offence',
    'The councilors’ judgment favors gray pavements, and analyzing the catalog was no offense',
  ],
] as const

function report(text: string): FoldingReport {
  return {
    text,
    form: 'INDIRECT',
    act: null,
    speaker: 'Ada Quill',
    cue: 'said',
    before: '',
    after: '',
    publishedAt: new Date('2025-03-05'),
    publisher: 'The Harbour Times',
    saidAt: null,
    chain: [],
    addressee: null,
    occasion: null,
    language: 'en',
  }
}

test.each(SPELLINGS)('"%s" in American spelling folds with the very score of the same words', (british, american) => {
  const same = compare(prepare(report(british)), prepare(report(british)))
  const across = compare(prepare(report(british)), prepare(report(american)))
  expect(across.score).toBe(same.score)
  expect(across.verdict).toBe('SAME')
})

test.each(SPELLINGS)(
  '"%s" in American spelling says the same: no difference is more than a synonym',
  (british, american) => {
    const kinds = differencesOf(wordDiff(british, american), 'en').map(({ kind }) => kind)
    expect(new Set(kinds)).toEqual(new Set(['SYNONYM']))
  },
)
