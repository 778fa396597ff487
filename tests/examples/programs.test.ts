import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Newsroom, openNewsroom, type Program, runExample } from './newsroom.ts'

// The examples for Node, as their readers run them: programs of their own against a real service.

const SOON = { timeout: 20_000 }
const LONG = 90_000

let newsroom: Newsroom
const running: Program[] = []
beforeAll(async () => {
  newsroom = await openNewsroom()
})
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill()
    await ended
  }
})
afterAll(() => newsroom.stop())

function start(file: string, env: Record<string, string> = {}): Program {
  const program = runExample(file, { ONRECORD_URL: newsroom.url, ONRECORD_KEY: newsroom.key, ...env })
  running.push(program)
  return program
}

test.each(['graphql-ws/page-then-stream.ts', 'urql/page-then-stream.ts'])(
  '%s shows what is there, then what comes in',
  async (file) => {
    const before = await newsroom.publish()
    const program = start(file)
    await expect.poll(program.lines, SOON).toContain(`Page  Ada Quill: ${before}`)
    await expect.poll(program.lines, SOON).toContain('CaughtUp')
    const after = await newsroom.publish()
    await expect.poll(program.lines, SOON).toContain(`StatementIngested  Ada Quill: ${after}`)
    const ofBefore = program.lines().filter((line) => line.endsWith(before))
    expect(ofBefore).toEqual([`Page  Ada Quill: ${before}`])
  },
  LONG,
)

test.each(['graphql-ws/page-then-stream.ts', 'graphql-ws/consumer.ts', 'urql/page-then-stream.ts'])(
  '%s ends with an error where its key is wrong',
  async (file) => {
    const program = start(file, { ONRECORD_KEY: 'onrecord_of_nobody' })
    expect(await program.ended).not.toBe(0)
    expect(program.lines().length).toBeGreaterThan(0)
  },
  LONG,
)

test(
  'graphql-ws/consumer.ts goes on where it was when it is started again',
  async () => {
    const first = await newsroom.publish()
    const program = start('graphql-ws/consumer.ts', { CONSUMER: 'again' })
    await expect.poll(program.lines, SOON).toContain(`StatementIngested  Ada Quill: ${first}`)
    await expect.poll(program.lines, SOON).toContain('CaughtUp')
    program.child.kill()
    await program.ended

    const meanwhile = await newsroom.publish()
    const again = start('graphql-ws/consumer.ts', { CONSUMER: 'again' })
    await expect.poll(again.lines, SOON).toContain(`StatementIngested  Ada Quill: ${meanwhile}`)
    expect(again.lines()).not.toContain(`StatementIngested  Ada Quill: ${first}`)
  },
  LONG,
)
