import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, openDesk } from '../world/desk.ts'

let desk: Desk
let ids: string[]

beforeAll(async () => {
  desk = await openDesk()
  const { archive } = desk
  const [article, other] = [await archive.article(), await archive.article()]
  const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')
  const { id } = await archive.statement({ articleIds: [other] })
  for (let count = 0; count < 3; count += 1) await archive.statement({ articleIds: [article] })
  for (let count = 0; count < 2; count += 1) await archive.statement({ articleIds: [other] })
  ids = [globalId('Statement', id), globalId('Article', article)]
})

afterAll(() => desk.close())

test.each([false, true])(
  'objects of different types are answered each what was asked of it (turned round: %s)',
  async (isTurned) => {
    const { nodes } = await desk.answered(
      `query ($ids: [ID!]!) {
        nodes(ids: $ids) {
          ... on Statement { reports(first: 1) { nodes { article { reports(first: 1) { nodes { id } } } } } }
          ... on Article { reports(first: 2) { nodes { article { reports(first: 5) { nodes { id text } } } } } }
        }
      }`,
      { ids: isTurned ? ids.toReversed() : ids },
    )
    const [statement, article] = isTurned ? nodes.toReversed() : nodes
    expect(statement.reports.nodes[0].article.reports.nodes).toHaveLength(1)
    expect(article.reports.nodes[0].article.reports.nodes).toHaveLength(3)
  },
)
