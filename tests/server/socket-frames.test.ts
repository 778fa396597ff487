import { expect, test } from 'vitest'
import { Payload } from '../../src/live/rendering.ts'
import { whole } from '../../src/server/execution/cursor-template.ts'
import { framesOf, wireId } from '../../src/server/websocket/socket-frames.ts'

test('a long id does not break its frames', () => {
  const id = wireId('x'.repeat(70_000))
  const payload = new Payload('c', whole('{"data":1}'), false)
  const [frame] = framesOf([payload], id).pieces
  expect(frame?.length).toBeGreaterThan(70_000)
})
