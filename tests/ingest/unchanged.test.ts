import { expect, test } from 'vitest'
import { newsroom } from '../world/newsroom.ts'

test('an article that comes again unchanged is not read again, and what it reports is told', async () => {
  let readings = 0
  const desk = await newsroom({
    reading: (rules) => ({
      extract(article) {
        readings += 1
        return rules.extract(article)
      },
      close: () => rules.close(),
    }),
  })
  const article = { url: 'https://harbourtimes.example/pier', text: '“The pier is closed,” Ada Quill said.' }
  const first = await desk.published(article)
  const again = await desk.published({ ...article, url: 'https://harbourtimes.example/pier?utm_source=mail' })
  expect(readings).toBe(1)
  expect(again).toEqual({ ...first, outcome: 'UNCHANGED' })
  expect((await desk.published({ ...article, text: '“The pier is open,” Ada Quill said.' })).outcome).toBe('REVISED')
  expect(readings).toBe(2)
  await desk.close()
})
