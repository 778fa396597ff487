import { expect, test } from 'vitest'
import { loneServer, OPERATOR } from '../world/server.ts'

test('a reserved stream breaks off when the service stops: its client waits for ever on one that ends well', async () => {
  const server = await loneServer()
  const token = await (await fetch(server.url, { method: 'PUT', headers: OPERATOR })).text()
  const headers = { ...OPERATOR, 'x-graphql-event-stream-token': token }
  const stream = await fetch(server.url, { headers: { ...headers, accept: 'text/event-stream' } })
  const ended = stream.text().then(
    () => 'ended well',
    () => 'broke off',
  )
  await server.stop()
  expect(await ended).toBe('broke off')
})
