import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { askOf, publish } from '../../world/articles.ts'
import { type Command, onrecord } from '../../world/command.ts'
import { makeKey, type RunningService, runService } from '../../world/service.ts'

let service: RunningService
let key: string
let running: Command[] = []

beforeAll(async () => {
  service = await runService({ POLL_INTERVAL_MS: '200' })
  key = await makeKey(service.url, service.key, 'READER')
  for (const [name, text] of [
    ['Docks', 'dock'],
    ['Herring', 'herring'],
  ] as const) {
    const input = { name, filter: { text }, tells: ['UTTERANCE', 'REPORT'] }
    await service.ask(
      'mutation ($input: CreateWatchInput!) { createWatch(input: $input) { __typename } }',
      { input },
      key,
    )
  }
}, 120_000)
afterEach(async () => {
  for (const command of running) command.child.kill('SIGKILL')
  await Promise.all(running.map((command) => command.ended))
  running = []
})
afterAll(() => service.stop())

function start(...words: string[]): Command {
  return onrecord(['alerts', '--server', service.url, '--key', key, ...words])
}

async function run(...words: string[]): Promise<Command['output'] & { code: number | null }> {
  const command = start(...words)
  const code = await command.ended
  return { ...command.output, code }
}

async function follow(...words: string[]): Promise<Command> {
  const command = start('--follow', ...words)
  running.push(command)
  await expect.poll(() => command.output.stdout, { timeout: 30_000 }).toMatch(/-- live|CaughtUp/)
  return command
}

/** Without times. */
const printed = (text: string) => text.replace(/20\d\d-\d\d-\d\d \d\d:\d\d/g, 'WHEN')

test('alerts that come in are printed with their watch, where they stand and why; then they are in the inbox', async () => {
  const following = await follow()
  const herring = await follow('--watch', 'Herring')
  const ask = askOf(service)
  const words = 'The dry dock is full of frigates'
  await publish(ask, { outlet: 'Harbour Times', words, url: 'https://a.example/1' })
  await expect.poll(() => following.output.stdout).toContain('frigates')
  await publish(ask, { outlet: 'Tide Wire', words, url: 'https://b.example/1' })
  await publish(ask, {
    outlet: 'Gull Post',
    words: 'Nobody counts the herring',
    speaker: 'Bo Fenn',
    url: 'https://c.example/1',
  })
  const told = [
    `* WHEN Docks: Ada Quill: “${words}”\n    Harbour Times  https://a.example/1\n    published WHEN\n    because text: dock\n`,
    `* WHEN Docks: [report] Ada Quill: “${words}”\n    Tide Wire  https://b.example/1\n    published WHEN\n    because text: dock\n`,
    '* WHEN Herring: Bo Fenn: “Nobody counts the herring”\n    Gull Post  https://c.example/1\n    published WHEN\n    because text: herring\n',
  ]
  await expect.poll(() => printed(following.output.stdout)).toBe(`-- live\n${told.join('')}`)
  await expect.poll(() => printed(herring.output.stdout)).toBe(`-- live\n${told[2]}`)
  const again = await follow('--beginning')
  await expect.poll(() => printed(again.output.stdout)).toContain(told.join(''))

  const inbox = await run()
  expect(
    printed(inbox.stdout)
      .split('\n')
      .filter((line) => line.startsWith('*')),
  ).toHaveLength(3)
  expect(inbox).toMatchObject({ code: 0, stderr: '3 in all: 3 unread, 0 read, 0 archived\n' })
  expect(printed((await run('--watch', 'Herring')).stdout)).toBe(told[2])
  const [last] = (await run('--limit', '1', '--json', '--mark-read')).stdout.split('\n')
  expect(JSON.parse(last ?? '')).toMatchObject({ state: 'UNREAD', alert: { watch: { name: 'Herring' } } })
  expect((await run('--unread')).stderr).toBe('3 in all: 2 unread, 1 read, 0 archived\n')
  expect((await run('--unread')).stdout).not.toContain('herring')
})

test('a follower with a name goes on where it was', async () => {
  const first = await follow('--consumer', 'desk', '--watch', 'Docks')
  await publish(askOf(service), { outlet: 'Harbour Times', words: 'One dock more and we sink' })
  await expect.poll(() => first.output.stdout).toContain('One dock more')
  first.child.kill('SIGTERM')
  await first.ended
  await publish(askOf(service), { outlet: 'Harbour Times', words: 'Never again a wooden dock' })
  const second = await follow('--consumer', 'desk', '--watch', 'Docks')
  await expect.poll(() => second.output.stdout).toContain('wooden dock')
  expect(second.output.stdout).not.toContain('One dock more')
})

test('what is wrong is told in a line', async () => {
  expect((await run('--watch', 'No such')).stderr).toContain('There is no watch "No such"')
  expect((await run('--beginning')).stderr).toContain('--beginning takes --follow')
  expect((await run('--limit', '0')).stderr).toContain('whole number from 1')
})
