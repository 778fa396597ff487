import { expect, test } from 'vitest'
import { openDesk } from '../world/desk.ts'

test('whoever is told of an entry at once has its statement and its actor without another look at the database', async () => {
  const desk = await openDesk()
  const stream = await desk.follow(`subscription { statementEvents {
    __typename ... on StatementChange { was { actor { name } } statement { text } } } }`)
  expect((await stream.next()).statementEvents.__typename).toBe('CaughtUp')
  const told = stream.next()
  await desk.archive.statement({ text: 'The pier is ours.', actorId: await desk.archive.actor('Ada Quill') })
  desk.statementsSent()
  await desk.archive.number()
  desk.context.committed()
  expect((await told).statementEvents).toMatchObject({
    was: { actor: { name: 'Ada Quill' } },
    statement: { text: 'The pier is ours.' },
  })
  const reads = desk.statementsSent().filter((sql) => /^SELECT .* FROM "public"\."(statements|actors)"/s.test(sql))
  expect(reads).toEqual([])
  await stream.leave()
  await desk.close()
})
