import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { articlesIn, type FoundArticle } from '../src/cli/loading/articles-in-files.ts'
import { checkSubmission } from '../src/ingest/article/submission.ts'
import { SHARED } from './world/threads.ts'

const files = await readdir('samples')

test.each(files)('the sample %s holds articles that can be ingested', async (file) => {
  const defaults = { source: null, url: null, publishedAt: null, language: null }
  const articles: FoundArticle[] = []
  for await (const article of articlesIn(`samples/${file}`, defaults, SHARED.pages)) articles.push(article)
  expect(articles.length).toBeGreaterThan(0)
  for (const article of articles) {
    const checked = 'submission' in article ? checkSubmission(article.submission, new Date()) : article
    expect(checked).toMatchObject({ ok: true })
  }
})

test('every sample says what it is there for', async () => {
  const page = await readFile('docs/samples.md', 'utf8')
  expect(files.filter((file) => !page.includes(`\`${file}\``))).toEqual([])
})

test('two samples render one utterance with no three words in a row in common', async () => {
  const one = 'We would be fools to look the other way, and we have to draw one common map of what is happening at sea.'
  const other = 'Turning a blind eye would be a mistake. Allies need a single shared picture of these waters'
  expect(await readFile('samples/meridian-daily-visit.html', 'utf8')).toContain(one)
  expect(await readFile('samples/pacific-ledger-analysis.txt', 'utf8')).toContain(other)
  expect(runsOfThree(one).filter((run) => runsOfThree(other).includes(run))).toEqual([])
})

function runsOfThree(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.slice(2).map((_, index) => words.slice(index, index + 3).join(' '))
}
