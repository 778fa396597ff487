import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askOf, publish } from '../world/articles.ts'
import { type Command, onrecord } from '../world/command.ts'
import { openFolder, type RunningService, runService } from '../world/service.ts'

// The commands that ask a service and change what it keeps, through the same API as everybody.

let service: RunningService
let erasable: string
beforeAll(async () => {
  service = await runService({ STARTER_TOPICS: 'off' })
  const ask = askOf(service)
  await publish(ask, { outlet: 'Harbour Times', words: 'The dry dock is full of frigates', speaker: 'Ada Quill' })
  await publish(ask, { outlet: 'Tide Wire', words: 'Nobody counts the herring any more', speaker: 'Bo Fenn' })
  const { articleId } = await publish(ask, {
    outlet: 'Gull Post',
    words: 'My neighbour keeps three parrots',
    speaker: 'Cy Nook',
  })
  erasable = articleId
}, 120_000)
afterAll(() => service.stop())

async function run(words: string[], input: string | null = null): Promise<Command['output'] & { code: number | null }> {
  const command = onrecord([...words, '--server', service.url, '--key', service.key], { input })
  const code = await command.ended
  return { ...command.output, code }
}

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n')

test('query prints the statements that its flags ask for: a table, or a JSON object a line', async () => {
  const all = await run(['query'])
  expect(all).toMatchObject({ code: 0, stderr: '' })
  expect(linesOf(all.stdout)).toEqual([
    'SAID\tREPORTS\tSOURCE\tWHO AND WHAT',
    '-\t1\tGull Post\tCy Nook: “My neighbour keeps three parrots”',
    '-\t1\tTide Wire\tBo Fenn: “Nobody counts the herring any more”',
    '-\t1\tHarbour Times\tAda Quill: “The dry dock is full of frigates”',
  ])
  const some = await run(['query', '--not-source', 'gull-post', '--not-actor', 'bo-fenn', '--json'])
  expect(linesOf(some.stdout).map((line) => JSON.parse(line).actor.slug)).toEqual(['ada-quill'])
  expect(linesOf((await run(['query', '--act', 'asserts', 'denies', '--json'])).stdout)).toHaveLength(3)
  expect(await run(['query', '--not-act', 'ASSERTS'])).toMatchObject({ stdout: '', stderr: 'No statement matches.\n' })
  expect((await run(['query', '--act', 'shouts'])).stderr).toContain('Allowed choices are asserts, denies, asks,')
  const one = await run([
    'query',
    '--text',
    'herring',
    '--language',
    'en',
    '--filter',
    '{"minIndependentRoots": 1}',
    '--json',
  ])
  expect(JSON.parse(one.stdout)).toMatchObject({ text: 'Nobody counts the herring any more', form: 'DIRECT' })
  expect(await run(['query', '--not-language', 'en'])).toMatchObject({ stdout: '', stderr: 'No statement matches.\n' })
  expect(linesOf((await run(['query', '--limit', '250', '--json'])).stdout)).toHaveLength(3)
  expect((await run(['query', '--limit', '1', '--order', 'oldest', '--json'])).stdout).toContain('dry dock')
})

test('what has no flag is asked for as a filter of the API', async () => {
  const ask = async (filter: object) => {
    const { stdout } = await run(['query', '--json', '--filter', JSON.stringify(filter)])
    return stdout === '' ? [] : linesOf(stdout).map((line) => JSON.parse(line).actor.slug)
  }
  expect(await ask({ named: true, replies: null, minReports: 1, not: { discrepancies: {} } })).toHaveLength(3)
  expect(await ask({ replies: { to: ['bo-fenn'], status: 'CONFIRMED' } })).toEqual([])
  expect(await ask({ revised: false, sources: ['tide-wire'] })).toEqual(['bo-fenn'])
  expect(await ask({ minReports: 2 })).toEqual([])
})

test.each([
  ['query', ['query', '--text', 'WHO vaccines']],
  ['watch', ['watch', '--text', 'WHO vaccines']],
  ['topic', ['topic', 'create', 'Vaccines', '--text', 'WHO vaccines']],
])('%s ends with what to write instead of a text of which something would be ignored', async (_, words) => {
  const { stderr, code } = await run(words)
  expect(stderr).toContain('has “WHO”, but searches in English pass over a word as common as this: write out')
  expect(code).toBe(1)
})

test('whoever asks a service without its data folder is told which folder was looked into, and what to set', async () => {
  const folder = await openFolder()
  const env = { DATA_DIR: folder, PORT: new URL(service.url).port }
  const command = onrecord(['query'], { env })
  expect(await command.ended).toBe(1)
  expect(command.output.stderr).toContain(`is not the one of the data folder ${folder}: set DATA_DIR to`)
  await rm(folder, { recursive: true })
})

test('query runs a GraphQL document and prints its data, or its items a line each', async () => {
  const document = 'query ($name: [String!]) { statements(filter: { actors: $name }) { nodes { text } } }'
  const { stdout } = await run(['query', document, '--variables', '{"name": ["ada-quill"]}'])
  const nodes = [{ text: 'The dry dock is full of frigates' }]
  expect(JSON.parse(stdout)).toEqual({ statements: { nodes } })
  const lines = await run(['query', '-', '--json'], '{ statements(orderBy: INGESTED_ASC) { edges { node { text } } } }')
  expect(linesOf(lines.stdout)).toHaveLength(3)
  expect(linesOf(lines.stdout)[0]).toBe(JSON.stringify(nodes[0]))
  expect(await run(['query', '{ nothing }'])).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^onrecord: Cannot query field "nothing" on type "Query"\.\n$/),
  })
})

test('a topic is created, listed with its statements, and changed; what is wrong with it is said', async () => {
  const made = await run(['topic', 'create', 'Shipyards', '--text', '"dry dock" OR shipyard', '--description', 'Docks'])
  expect(made).toMatchObject({ code: 0, stdout: 'shipyards\n', stderr: '' })
  await expect
    .poll(async () => linesOf((await run(['topic', 'list'])).stdout), { timeout: 20_000 })
    .toEqual(['TOPIC\tSTATEMENTS\tNAME\tBROADER', 'shipyards\t1\tShipyards\t'])
  expect((await run(['topic', 'change', 'shipyards', '--name', 'Yards', '--text', 'herring'])).code).toBe(0)
  const [topic] = linesOf((await run(['topic', 'list', '--json'])).stdout)
  expect(JSON.parse(topic ?? '')).toMatchObject({ name: 'Yards', description: 'Docks', rule: { text: 'herring' } })
  expect((await run(['topic', 'change', 'nowhere', '--name', 'Yards'])).stderr).toBe(
    'onrecord: There is no topic "nowhere": "npx onrecord topic list" shows them all\n',
  )
  expect((await run(['topic', 'create', 'All'])).stderr).toContain('Say which statements belong to it')
  expect((await run(['topic', 'create', 'Own', '--actor', 'nobody-here'])).stderr).toContain('nobody-here')
})

test('an article is erased only after a yes, and status counts what is left', async () => {
  const words = ['erase', 'article', erasable, '--reason', 'A person asked for it']
  const refused = await run(words)
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(/^Gull Post: .*\nonrecord: Nobody can be asked here: nothing is erased\./)
  expect((await run([...words, '--yes'])).stdout).toBe('The article is erased; 1 statement is gone with it\n')
  expect((await run(['query', '--json'])).stdout).not.toContain('parrots')
  const again = await run([...words, '--yes'])
  expect(again).toMatchObject({ code: 0, stderr: '' })
  expect(again.stdout).toMatch(/^The article was erased already, at \d{4}-\d\d-\d\d \d\d:\d\d UTC\n$/)
  expect((await run(['erase', 'statement', erasable, '--reason', 'x', '--yes'])).stderr).toContain(
    'There is no statement',
  )

  const status = await run(['status', '--json'])
  expect(status.code).toBe(0)
  expect(JSON.parse(status.stdout)).toMatchObject({
    service: { isReady: true, problem: null },
    counts: { statements: 2, sources: 3 },
    problems: [],
  })
}, 120_000)

test('status says that nothing runs, and with a wrong key that it is refused; both end with 1', async () => {
  const nobody = onrecord(['status', '--server', 'http://127.0.0.1:1'])
  expect(await nobody.ended).toBe(1)
  expect(nobody.output.stdout).toBe(
    'Service    http://127.0.0.1:1/graphql: does not run\nProblem    no service answers at http://127.0.0.1:1/graphql\n',
  )
  const stranger = onrecord(['status', '--server', service.url, '--key', 'wrong'])
  expect(await stranger.ended).toBe(1)
  expect(stranger.output.stdout).toContain('Problem    The service does not accept the key')
})
