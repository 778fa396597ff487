import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { extract } from '../../../src/domain/extract/extract.ts'
import type { Span } from '../../../src/domain/language/span.ts'
import type { ExtractedReport } from '../../../src/domain/statement/report.ts'
import { article, reports } from './article.ts'
import { HOSTILE } from './hostile.ts'

/** All of them by hand: MUTATIONS=100000 npx vitest run tests/domain/extract/strength.test.ts. */
const MUTATIONS = Number(process.env.MUTATIONS ?? 500)

const SCRAPS = [
  ...['“', '”', '"', "'", '’', '‘', '„', '«', '»', '「', '\n', '\n\n', ' ', ', ', '. ', '? ', ': ', '—', '(', ')'],
  ...['Lena Holt', 'Holt', 'he', 'she', 'the minister', 'said', 'told The Quay Times', 'that', 'according to'],
  ...['on Tuesday', 'April 8', 'who', 'and', 'Mr.', 'U.S.', "workers'", '😀', '\ud800', '\udc00', 'é', '日本', 'Per'],
  ...['at the Varnby summit', 'sagte', 'laut', 'in an interview with', 'VARNBY (Wire) – ', '\u0000', '\u202e', '10'],
] as const

/** Every place a report names cuts exactly the words it gives. */
function sane(words: string, found: readonly ExtractedReport[], hint: string): void {
  const cut = (span: Span): string => {
    const isInside = span.start >= 0 && span.end > span.start && span.end <= words.length
    expect(isInside, `${hint}: ${span.start} to ${span.end} of ${words.length}`).toBe(true)
    return words.slice(span.start, span.end)
  }
  for (const { parts, text, speaker, addressee, addresseeSpan, occasion, occasionSpan, confidence } of found) {
    expect(parts.map(cut).join(' '), hint).toBe(text)
    if (speaker) expect(cut(speaker.span), hint).toBe(speaker.asWritten)
    expect(speaker?.officeSpan ? cut(speaker.officeSpan).replace(/\s+/gu, ' ') : null, hint).toBe(
      speaker?.office ?? null,
    )
    expect(addresseeSpan ? cut(addresseeSpan) : null, hint).toBe(addressee)
    expect(occasionSpan ? cut(occasionSpan) : null, hint).toBe(occasion)
    expect(confidence > 0 && confidence <= 1, hint).toBe(true)
  }
}

const folder = new URL('../../../samples/', import.meta.url)
const SAMPLES = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'))

/** A stretch of a sample, changed at random: characters deleted, doubled, moved and thrown in. */
function mutated(seed: number): string {
  let state = seed
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 8) % below
  }
  const sample = SAMPLES[random(SAMPLES.length)] ?? ''
  const from = random(sample.length)
  let words = sample.slice(from, from + 1_500)
  for (let change = random(12); change >= 0; change--) {
    const at = random(words.length + 1)
    const scrap = SCRAPS[random(SCRAPS.length)] ?? ''
    const cut = random(4) === 0 ? random(40) : 0
    words = words.slice(0, at) + (random(3) === 0 ? words.slice(at, at + 30) : scrap) + words.slice(at + cut)
  }
  return words
}

test('a damaged article never breaks the reading, and every place cuts its words exactly', () => {
  for (let seed = 1; seed <= MUTATIONS; seed++) {
    const words = mutated(seed)
    const language = seed % 5 === 0 ? 'de' : seed % 11 === 0 ? 'und' : 'en'
    sane(words, extract(article(words, { language })), `seed ${seed}`)
  }
}, 3_600_000)

// What they cost: npm run bench -- extract. Here, that they end, and that what is reported stands in the text.
test.each(HOSTILE)(
  'a hostile text is read to its end, and nothing is made up: %s',
  (what, hostile) => {
    const found = reports(hostile)
    sane(hostile, found, what)
    const starts = found.map((report) => report.parts[0]?.start ?? -1)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  },
  60_000,
)

test('a statement at the end of a hostile megabyte is still found', () => {
  const text = `${'“'.repeat(100_000)}\n\n${'said '.repeat(100_000)}\n\nLena Holt said that the lock is safe.`
  expect(reports(text).at(-1)).toMatchObject({ text: 'the lock is safe', speaker: { name: 'Lena Holt' } })
})
