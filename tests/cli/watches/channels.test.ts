import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Command, onrecord } from '../../world/command.ts'
import { openReceiver, type Receiver } from '../../world/receiver.ts'
import { makeKey, type RunningService, runService } from '../../world/service.ts'

let service: RunningService
let receiver: Receiver
let key: string

beforeAll(async () => {
  receiver = await openReceiver()
  service = await runService({ POLL_INTERVAL_MS: '200', FETCH_ALLOW: receiver.host })
  key = await makeKey(service.url, service.key, 'READER')
}, 120_000)
afterAll(async () => {
  await service.stop()
  await receiver.close()
})

async function run(...words: string[]): Promise<Command['output'] & { code: number | null }> {
  const command = onrecord(['channels', ...words, '--server', service.url, '--key', key])
  const code = await command.ended
  return { ...command.output, code }
}

test('a channel is made with its secret, tested, paused, listed with how it is, and deleted', async () => {
  expect(await run()).toMatchObject({ code: 0, stderr: expect.stringContaining('There are no channels yet') })
  const url = `http://${receiver.host}/hook`
  const made = await run('create', 'Desk hook', '--kind', 'webhook', '--to', url)
  expect(made).toMatchObject({ code: 0, stderr: expect.stringContaining('Desk hook is saved.') })
  expect(made.stdout).toMatch(/^whsec_\S+\n$/)
  expect((await run('test', 'Desk hook')).stdout).toBe('A test is on its way by Desk hook\n')
  await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(1)
  await expect.poll(async () => (await run()).stdout).toMatch(/Desk hook\twebhook\teach\t\S+\t20\S+\ton\n$/)
  expect((await run('pause', 'Desk hook')).stdout).toBe('Paused: Desk hook\n')
  expect((await run()).stdout).toContain('paused: ')
  expect((await run('resume', 'Desk hook')).stdout).toBe('Goes on: Desk hook\n')
  expect((await run('delete', 'Desk hook')).stdout).toBe('Deleted: Desk hook\n')
  const gone = await run('test', 'Desk hook')
  expect(gone).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no channel "Desk hook"') })
  expect((await run('create', 'B', '--kind', 'pigeon')).stderr).toContain('Allowed choices are mail')
  const midnight = ['--rhythm', 'daily', '--hour', '0']
  expect((await run('create', 'Night', '--kind', 'webhook', '--to', url, ...midnight)).code).toBe(0)
  expect((await run('create', 'B', '--kind', 'feed', '--hour', '24')).stderr).toContain('an hour from 0 to 23')
  const refused = await run('create', 'B', '--kind', 'webhook', '--to', 'ftp://desk.example/')
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('not a web address') })
}, 120_000)

test('a webhook says by itself who said what, or what a file asks for; a weekly digest has its day', async () => {
  const url = `http://${receiver.host}/weekly`
  const weekly = ['--rhythm', 'weekly', '--weekday', 'friday']
  expect((await run('create', 'Weekly', '--kind', 'webhook', '--to', url, ...weekly)).code).toBe(0)
  const file = join(await mkdtemp(join(tmpdir(), 'onrecord-document-')), 'alert.graphql')
  await writeFile(file, '{ kinds at }')
  expect((await run('create', 'Own', '--kind', 'webhook', '--to', url, '--document', file)).code).toBe(0)
  expect((await run('create', 'Ids', '--kind', 'webhook', '--to', url, '--document', 'none')).code).toBe(0)
  await writeFile(file, '{ kindz }')
  expect((await run('create', 'No', '--kind', 'webhook', '--to', url, '--document', file)).stderr).toContain('kindz')
  const { data } = await service.ask<{
    channels: { nodes: { name: string; document: string | null; weekday: number }[] }
  }>('{ channels(first: 50) { nodes { name document weekday } } }', {}, key)
  const of = (name: string) => data?.channels.nodes.find((channel) => channel.name === name)
  expect(of('Weekly')).toMatchObject({ weekday: 5, document: expect.stringContaining('statement') })
  expect(of('Own')).toMatchObject({ document: '{ kinds at }' })
  expect(of('Ids')).toMatchObject({ document: null })
}, 300_000)
