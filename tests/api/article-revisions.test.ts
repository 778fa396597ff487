import { expect, test } from 'vitest'
import { MAX_TEXT_BYTES, takeFromTextBudget } from '../../src/api/articles/article-revisions.ts'
import type { Context } from '../../src/api/relay/context.ts'
import { schema } from '../../src/api/schema.ts'

test('an answer holds no more of articles’ texts than is allowed, the next one as much again', () => {
  const [one, other] = [{} as Context, {} as Context]
  const half = 'é'.repeat(MAX_TEXT_BYTES / 4)
  expect(takeFromTextBudget(one, half)).toBe(half)
  expect(takeFromTextBudget(one, half)).toBe(half)
  expect(() => takeFromTextBudget(one, '.')).toThrow(expect.objectContaining({ extensions: { code: 'TOO_COSTLY' } }))
  expect(takeFromTextBudget(other, half)).toBe(half)
})

test.each(['Article', 'ArticleRevision'])('the text of an %s costs as much as ten objects', (name) => {
  const type = schema.getType(name)
  expect(type).toHaveProperty('_fields.text.extensions.complexity', 10)
})
