import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Newsroom, openNewsroom } from '../examples/newsroom.ts'
import { type Command, onrecord } from '../world/command.ts'

// README's first hour, as its readers do it: what it says they will see, they see.

const SOON = { timeout: 20_000 }

let newsroom: Newsroom
let watching: Command
beforeAll(async () => {
  newsroom = await openNewsroom()
  watching = start('watch')
})
afterAll(async () => {
  watching.child.kill()
  await watching.ended
  await newsroom.stop()
})

function start(...words: string[]): Command {
  return onrecord([...words, '--server', newsroom.url, '--key', newsroom.key])
}

async function ingest(file: string): Promise<string> {
  const command = start('ingest', file)
  expect(await command.ended).toBe(0)
  return command.output.stdout
}

/** Events as `watch` prints them, without the time of day: two lines each. */
function events(text: string): string[] {
  return [...text.matchAll(/^\d\d:\d\d:\d\d (.*\n {4}.*)$/gm)].map(([, event = '']) => event)
}

test('the first hour of the README shows what it says', async () => {
  const [first, reported] = events(await readFile('README.md', 'utf8'))
  await expect.poll(() => watching.output.stdout, SOON).toContain('-- live')

  const page = await ingest('samples/meridian-daily-visit.html')
  expect(page).toContain('1 new, 0 revised, 0 unchanged, 0 refused; 6 reports of 6 statements')
  await expect.poll(() => events(watching.output.stdout), SOON).toHaveLength(6)
  expect(events(watching.output.stdout)).toContain(first)

  const wire = await ingest('samples/wire.jsonl')
  expect(wire).toContain('3 new, 0 revised, 0 unchanged, 0 refused; 9 reports of 8 statements')
  await expect.poll(() => events(watching.output.stdout), SOON).toHaveLength(14)
  const news = events(watching.output.stdout).slice(6)
  expect(news).toContain(reported)
  expect(news.filter((event) => event.startsWith('[reported]'))).toHaveLength(3)
  expect(watching.output.stderr).toBe('')

  const [, query] = /```graphql\n(query Compare[\s\S]*?)```/.exec(await readFile('README.md', 'utf8')) ?? []
  const response = await fetch(newsroom.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${newsroom.key}` },
    body: JSON.stringify({ query }),
  })
  const { data } = (await response.json()) as { data: { statements: { nodes: Compared[] } } }
  expect(data.statements.nodes).toHaveLength(1)
  expect(data.statements.nodes[0]).toMatchObject({ independentRoots: 2, reports: { nodes: [{}, {}] } })
  expect(data.statements.nodes[0]?.discrepancies.length).toBeGreaterThan(0)
  expect(data.statements.nodes[0]?.topicReasons.length).toBeGreaterThan(0)
}, 120_000)

/** What README asks of the statement that it compares. */
interface Compared {
  independentRoots: number
  reports: { nodes: object[] }
  discrepancies: object[]
  topicReasons: object[]
}
