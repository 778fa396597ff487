import { afterAll, beforeAll, expect, test } from 'vitest'
import { inFlags } from '../../src/cli/asking/flags.ts'
import { askOf, publish } from '../world/articles.ts'
import { onrecord } from '../world/command.ts'
import { type RunningService, runService } from '../world/service.ts'

// What somebody needs who uses the commands for the first time: names, days, ids, and messages in the words that they typed.

let service: RunningService
beforeAll(async () => {
  service = await runService({ STARTER_TOPICS: 'off' })
  await publish(askOf(service), {
    outlet: 'Gull Post',
    words: 'The dry dock is full of frigates',
    speaker: 'Ada Quill',
  })
}, 120_000)
afterAll(() => service.stop())

async function run(words: string[]) {
  const command = onrecord([...words, '--server', service.url, '--key', service.key])
  const code = await command.ended
  return { ...command.output, code }
}

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n')

test('of a speaker that has no name the description is printed, and the id of a statement where it is asked for', async () => {
  const { statementIds } = await publish(askOf(service), {
    outlet: 'Quay Courier',
    text: '“The quay is shut,” a senior official said on Monday.',
  })
  const { stdout } = await run(['query', '--ids', '--source', 'quay-courier'])
  expect(linesOf(stdout)).toEqual([
    'ID\tSAID\tREPORTS\tSOURCE\tWHO AND WHAT',
    `${statementIds[0]}\t2025-03-03\t1\tQuay Courier\ta senior official: “The quay is shut”`,
  ])
  const words = ['erase', 'statement', statementIds[0] ?? '', '--reason', 'It is not so', '--yes']
  const first = await run(words)
  expect(first.stderr).toBe('a senior official: “The quay is shut”\n')
  expect(first.stdout).toBe('The statement is erased; 1 statement is gone with it\n')
  const again = await run(words)
  expect(again.code).toBe(0)
  expect(again.stdout).toMatch(/^The statement was erased already, at \d{4}-\d\d-\d\d \d\d:\d\d UTC: It is not so\n$/)
  expect((await run(['erase', 'statement', 'herring', '--reason', 'x', '--yes'])).stderr).toBe(
    'onrecord: There is no statement "herring": "npx onrecord query --ids" shows the ids of statements\n',
  )
}, 60_000)

test('a day is a time wherever one is given: its beginning in UTC', async () => {
  const ask = askOf(service)
  for (const [day, month, words] of [
    ['2025-06-09', '9 June 2025', 'The ferry is late again'],
    ['2025-06-10', '10 June 2025', 'Nobody paints the lighthouse'],
  ])
    await publish(ask, {
      outlet: 'Day Book',
      text: `“${words},” Ada Quill said on ${month}.`,
      publishedAt: `${day}T12:00:00Z`,
    })
  const found = async (...flags: string[]) => {
    const { stdout } = await run(['query', '--source', 'day-book', '--json', ...flags])
    return stdout === '' ? [] : linesOf(stdout).map((line) => JSON.parse(line).saidAt.date)
  }
  expect(await found('--published-after', '2025-06-10')).toEqual(['2025-06-10'])
  expect(await found('--published-before', '2025-06-10')).toEqual(['2025-06-09'])
  expect(await found('--published-before', '2025-06-10T00:00:00-14:00')).toEqual(['2025-06-10', '2025-06-09'])
  expect(await found('--said-after', '2025-06-10', '--said-before', '2025-06-11')).toEqual(['2025-06-10'])
  expect(await found('--filter', '{"not": {"any": [{"publishedAfter": "2025-06-10"}]}}')).toEqual(['2025-06-09'])
  expect(await found('--order', 'said-asc')).toEqual(['2025-06-09', '2025-06-10'])
  expect(await found('--order', 'said-desc')).toEqual(['2025-06-10', '2025-06-09'])
  expect(await found('--order', 'published-asc')).toEqual(['2025-06-09', '2025-06-10'])
  expect((await run(['query', '--help'])).stdout.replace(/\s+/g, ' ')).toContain('said-desc, the latest')
}, 60_000)

test.each([
  [
    ['--said-after', '06/10/2025'],
    /^error: option '--said-after <time>' .* It is "06\/10\/2025", which may have the day/,
  ],
  [
    ['--filter', '{"whenAfter": "June"}'],
    /^error: option '--filter <json>' .* Its "whenAfter" is "June", which is not/,
  ],
  [
    ['--said-after', '2025-06-11', '--said-before', '2025-06-10'],
    /^onrecord: --said-before is not later than --said-after,/,
  ],
  [['--filter', '{"minReports": "x"}', '--actor', 'ada-quill'], /^onrecord: --filter's "minReports": Int cannot/],
  [
    ['--not-source', 'gull-pst', '--filter', '{"minReports": 1}'],
    /^onrecord: --not-source names "gull-pst", .* gull-post\.\n/,
  ],
  [['--order', 'relevance'], /^error: --order relevance takes --text/],
])('query %j is refused in the words that were typed', async (flags, message) => {
  expect(await run(['query', ...flags])).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(message) })
})

test('names that are not near are not suggested: it is said how names are found', async () => {
  expect((await run(['query', '--topic', 'volcanoes'])).stderr).toBe(
    `onrecord: --topic names "volcanoes", which is unknown; npx onrecord query '{ topics(search: "...") { nodes { slug name } } }' finds them by name.\n`,
  )
  const near = async (actor: string) => (await run(['query', '--actor', actor])).stderr
  // A letter that is wrong, a part of the name, more than the name, and the words in another order.
  for (const actor of ['ada-quil', 'quill', 'senator-ada-quill', 'quill-ada'])
    expect(await near(actor)).toContain('which is unknown; the nearest are ada-quill.')
  for (const actor of ['x', 'Zeno Marr']) expect(await near(actor)).toContain('which is unknown; npx onrecord query')
}, 60_000)

test('what the service says of one part of a filter is said of the flag that it comes from', () => {
  const at = (path: string) => `The filter's "${path}" is wrong.`
  const flags = { topic: ['a'], notText: 'b' }
  expect(inFlags(at('not.any.0.text'), flags, 'not.any.0.text')).toBe('--not-text is wrong.')
  expect(inFlags(at('replies.to'), { filter: {} }, 'replies.to')).toBe(`--filter's "replies.to" is wrong.`)
  expect(inFlags(at('all.1.topics'), { ...flags, filter: {} }, 'all.1.topics')).toBe('--topic is wrong.')
  expect(inFlags(at('all.0.topics'), { ...flags, filter: {} }, 'all.0.topics')).toBe(`--filter's "topics" is wrong.`)
  expect(inFlags('The filter is too deep.', flags, '')).toBe('The filter is too deep.')
})
