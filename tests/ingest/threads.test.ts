import { afterEach, expect, test } from 'vitest'
import type { Extractor } from '../../src/domain/extract/extractor.ts'
import { Unavailable } from '../../src/domain/given/unavailable.ts'
import { openRules } from '../../src/ingest/extraction/rules.ts'

let rules: Extractor

afterEach(() => rules.close())

/** Takes a second and more to read. */
const LONG =
  'The harbour master and the old pilot walked along the quay that morning, and the boats lay still. '.repeat(5_000)

const article = (text: string) => ({
  text,
  publishedAt: null,
  language: 'en',
  timeZone: 'UTC',
  sourceName: 'The Harbour Times',
})

test('articles of one line pass large ones that came before them, and the large ones end', async () => {
  rules = openRules()
  const ended: string[] = []
  const read = async (name: string, text: string) => {
    const { reports } = await rules.extract(article(text))
    ended.push(name)
    return reports.length
  }
  const large = Array.from({ length: 6 }, (_, index) =>
    read('large', `${LONG}\n\n“We sail at ${index},” Ada Quill said.`),
  )
  const small = Array.from({ length: 5 }, (_, index) => read('small', `“We sail at ${index},” Ada Quill said.`))
  expect(await Promise.all([...large, ...small])).toEqual(Array.from({ length: 11 }, () => 1))
  // First come, first served, there would be six large ones before the first small one.
  expect(ended.slice(0, 7).filter((name) => name === 'small')).toHaveLength(5)
})

test('beyond what may wait, one more text is put off until later, and those that wait are read', async () => {
  rules = openRules({ mostWaiting: 3 * LONG.length })
  const asked = await Promise.allSettled(Array.from({ length: 5 }, () => rules.extract(article(LONG))))
  expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'])
  const refusal = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))[0]
  expect(refusal).toBeInstanceOf(Unavailable)
  expect(refusal).toMatchObject({ retryAfter: 10 })
  await expect(rules.extract(article('“We sail,” Ada Quill said.'))).resolves.toMatchObject({ extractor: 'RULES' })
})
