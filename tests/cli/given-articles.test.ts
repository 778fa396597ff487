import { readFile } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { articleInJson, articleSchema } from '../../src/cli/loading/given-articles.ts'

const ajv = new Ajv2020({ validateFormats: false })
const isValid = ajv.compile(JSON.parse(await readFile('docs/articles.schema.json', 'utf8')))

const isTaken = (value: unknown) => 'fields' in articleInJson(value, false)
function problemsOf(value: unknown, isLenient = false): string[] {
  const read = articleInJson(value, isLenient)
  return 'problems' in read ? read.problems : []
}

test('docs/articles.schema.json is what "onrecord schema --articles" prints', async () => {
  expect(JSON.parse(await readFile('docs/articles.schema.json', 'utf8'))).toEqual(articleSchema())
})

const times = fc.oneof(
  fc.constantFrom('2025-04-08', '2025-04-08T09:00:00Z', '2024-02-29', '2025-02-29', '2025-04-08T09:00+09:00', '2025'),
  fc.constantFrom('02/03/2025', '1735776000', '2025-04-08T09:00:00', '2025-04-08 09:00Z', '2100-02-29', '2000-02-29'),
  fc.integer(),
  fc.constant(null),
)
const sources = fc.oneof(
  fc.constantFrom('Wire', 7, null, {}),
  fc.record({ name: fc.string(), homepage: fc.constant(null) }, { requiredKeys: [] }),
  fc.constant({ name: 'Wire', city: 'Oslo' }),
)
const words = fc.oneof(fc.string(), fc.constant(null), fc.integer())
const articles = fc.record(
  { source: sources, url: words, title: words, publishedAt: times, text: words, html: words, titel: words },
  { requiredKeys: [] },
)
/** Most of them are right, or wrong in one thing. */
const likely = fc.record(
  {
    source: fc.oneof(fc.constant('Wire'), sources),
    publishedAt: times,
    title: fc.string(),
    text: fc.string(),
    html: words,
  },
  { requiredKeys: ['text'] },
)

test('the schema and the program take and refuse the same articles', () => {
  let taken = 0
  fc.assert(
    fc.property(fc.oneof(likely, articles, fc.jsonValue()), (value) => {
      taken += isTaken(value) ? 1 : 0
      expect({ value, isTaken: isTaken(value) }).toEqual({ value, isTaken: isValid(value) })
    }),
    { numRuns: 3_000 },
  )
  expect(taken).toBeGreaterThan(100)
})

test.each([
  [1735776000, '"publishedAt" is a number, of seconds or of milliseconds'],
  ['1735776000', '"publishedAt" is a number, of seconds or of milliseconds'],
  ['02/03/2025', '"publishedAt" is "02/03/2025", which may have the day or the month first'],
  ['2.3.25', '"publishedAt" is "2.3.25", which may have the day or the month first'],
  ['2025-04-08T09:00:00', '"publishedAt" is "2025-04-08T09:00:00", which does not say its time zone'],
  ['2025-04-08 09:00', '"publishedAt" is "2025-04-08 09:00", which does not say its time zone'],
  ['2025-02-30', '"publishedAt" is "2025-02-30", but there is no such day'],
  ['spring', '"publishedAt" is "spring", which is not a time that we can read'],
])('the time %j is refused with a sentence, not guessed', (publishedAt, sentence) => {
  expect(problemsOf({ text: 'Nobody spoke.', publishedAt })).toEqual([expect.stringContaining(sentence)])
})

test('unknown keys are named with the known ones, and ignored where that is asked for', () => {
  const value = {
    text: 'Nobody spoke.',
    published_at: '2025-04-08',
    colour: 'red',
    source: { name: 'Wire', city: 'Oslo' },
  }
  const [outlet, article] = problemsOf(value)
  expect(outlet).toBe('"city" is not known. Known are name, homepage, timeZone; --lenient ignores others')
  expect(article).toBe(
    '"published_at" is not known (did you mean "publishedAt"?), "colour" is not known. Known are source, url, title, byline, publishedAt, language, text, html, idempotencyKey; --lenient ignores others',
  )
  expect(articleInJson(value, true)).toEqual({ fields: { text: 'Nobody spoke.', source: { name: 'Wire' } } })
})

test.each([[{}], [{ text: 'a', html: 'b' }], [{ text: null }]])(
  '%j does not have exactly one of text and HTML, and is told so',
  (value) => {
    expect(problemsOf(value)).toEqual(['give exactly one of "text" and "html"'])
  },
)
