import { expect, test } from 'vitest'
import { batchesOf, probesOf } from '../../src/desk/corrections/probes.ts'
import type { ReadCandidate } from '../../src/store/lookup/candidates.ts'

const WORDS = 'harbour crane herring ferry invoice lighthouse pilot anchor dredger customs weighbridge foghorn'.split(
  ' ',
)

function candidate(index: number): ReadCandidate {
  const id = String(index)
  return {
    reportId: id,
    statementId: id,
    articleId: id,
    actorId: 'absorbed',
    report: {
      text: WORDS.join(' '),
      form: 'DIRECT',
      act: null,
      speaker: null,
      cue: null,
      before: '',
      after: '',
      saidAt: null,
      publishedAt: new Date(Date.UTC(2025, 2, 5) - index),
      publisher: 'The Harbour Times',
      chain: [],
      addressee: null,
      occasion: null,
      language: 'en',
    },
  }
}

const reports = Array.from({ length: 200 }, (_, index) => candidate(index))
const others = Array.from({ length: 40 }, (_, index) => `actor ${index}`)
const keysOf = (probes: readonly { keys: readonly string[] }[]) => probes.flatMap((probe) => probe.keys)

test('however much merged actors said, no more keys are looked up than a merge may: those of the first reports', () => {
  const probes = probesOf(reports, others, 20_000)
  expect(keysOf(probes)).toHaveLength(20_000)
  expect(probes.length).toBeLessThan(200)
  expect(probes.map((probe) => probe.time?.earliest)).toEqual(
    reports.slice(0, probes.length).map(({ report }) => report.publishedAt),
  )
})

test('where there are fewer keys, every report is looked up by all of its own', () => {
  const probes = probesOf(reports, ['actor'], 20_000)
  expect(probes).toHaveLength(200)
  expect(new Set(probes.map((probe) => probe.keys.length))).toEqual(new Set([WORDS.length]))
})

test('a report of more keys than are left is looked up for everybody by its rarest words', () => {
  const [probe, ...more] = probesOf(reports, others, 40)
  expect(more).toEqual([])
  const [whole] = probesOf(reports, others, 20_000)
  expect(probe?.keys).toEqual(whole?.keys.slice(0, 40))
})

test('batches hold every probe once, in order, and about as many keys as asked', () => {
  const probes = probesOf(reports, others, 20_000)
  const batches = batchesOf(probes, 2_000)
  expect(batches.flat()).toEqual(probes)
  for (const batch of batches) expect(keysOf(batch).length).toBeLessThan(2_000 + others.length * WORDS.length)
  expect(batchesOf([], 2_000)).toEqual([])
})
