import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { askOf, publish } from '../../world/articles.ts'
import { type Command, onrecord } from '../../world/command.ts'
import { makeKey, type RunningService, runService } from '../../world/service.ts'

let service: RunningService
let key: string
let folder: string

beforeAll(async () => {
  service = await runService({ STARTER_TOPICS: 'on' })
  key = await makeKey(service.url, service.key, 'READER')
  folder = await mkdtemp(join(tmpdir(), 'onrecord-watches-'))
  const ask = askOf(service)
  await publish(ask, { words: 'The dry dock is full of frigates', speaker: 'Ada Quill' })
  await publish(ask, { words: 'Nobody counts the herring any more', speaker: 'Bo Fenn' })
  await service.ask('mutation { createKey(input: { principal: "ana", role: READER }) { __typename } }')
}, 120_000)
beforeEach(() => apply('watches: {}', '--prune'))
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await service.stop()
})

type Ran = Command['output'] & { code: number | null }

async function run(words: string[], input: string | null = null): Promise<Ran> {
  const command = onrecord([...words, '--server', service.url, '--key', key], { input, cwd: folder })
  const code = await command.ended
  return { ...command.output, code }
}

async function withFile(command: string, yaml: string, words: string[]): Promise<Ran> {
  await writeFile(join(folder, 'watches.yaml'), yaml)
  return run(['watches', command, 'watches.yaml', ...words])
}

const plan = (yaml: string, ...words: string[]) => withFile('plan', yaml, words)
const apply = (yaml: string, ...words: string[]) => withFile('apply', yaml, words)

interface Saved {
  id: string
  name: string
  version: number
  tells: string[]
  filter: object
  sharedWithRole: string | null
  sharedWith: string[]
}

async function saved(): Promise<Saved[]> {
  const document = `{ watches(scope: OWN, first: 100) { nodes { id name version tells filter sharedWithRole sharedWith } } }`
  const { data } = await service.ask<{ watches: { nodes: Saved[] } }>(document, {}, key)
  return data?.watches.nodes ?? []
}

/** How much has happened in all: what does nothing adds nothing. */
async function changes(): Promise<unknown> {
  const { data } = await service.ask<{ statements: { liveCursor: string } }>('{ statements(first: 0) { liveCursor } }')
  return data?.statements.liveCursor
}

const TWO = `watches:
  NATO's secretary general:
    filter: { offices: [nato-secretary-general] }
    tells: [UTTERANCE, ROOT]
    burstMinutes: 30
  Denials of Quill:
    filter:
      actors: [ada-quill]
      acts: [DENIES, BLAMES]
`

test('plan shows what apply would do and does nothing; apply does it', async () => {
  const planned = await plan(TWO)
  expect(planned).toMatchObject({
    code: 0,
    stdout: "+ NATO's secretary general\n+ Denials of Quill\n2 to create, 0 to change, 0 to delete, 0 unchanged.\n",
    stderr: '',
  })
  expect((await plan(TWO, '--check')).code).toBe(1)
  expect(await saved()).toEqual([])
  expect((await apply(TWO)).stdout).toContain('2 created, 0 changed, 0 deleted, 0 unchanged.')
  expect(await saved()).toMatchObject([
    { name: 'Denials of Quill', tells: ['UTTERANCE'], filter: { actors: ['ada-quill'], acts: ['BLAMES', 'DENIES'] } },
    { name: "NATO's secretary general", tells: ['UTTERANCE', 'ROOT'] },
  ])
})

test('an unchanged file does nothing, however its filters are written', async () => {
  await apply(TWO)
  const before = [await saved(), await changes()]
  expect(await apply(TWO)).toMatchObject({ code: 0, stdout: 'Nothing to do: 2 unchanged.\n' })
  const otherwise = TWO.replace('acts: [DENIES, BLAMES]', 'all: [{ acts: [BLAMES, DENIES, BLAMES] }]').replace(
    '[UTTERANCE, ROOT]',
    '[ROOT, UTTERANCE]',
  )
  expect(otherwise).not.toBe(TWO)
  expect(await apply(otherwise)).toMatchObject({ code: 0, stdout: 'Nothing to do: 2 unchanged.\n' })
  expect((await plan(otherwise, '--check')).code).toBe(0)
  expect([await saved(), await changes()]).toEqual(before)
})

test('what was changed is told with both sides, and is the next version of the same watch', async () => {
  await apply(TWO)
  const before = await saved()
  const changed = TWO.replace('[UTTERANCE, ROOT]', '[REPLY]').replace('DENIES, BLAMES', 'DENIES')
  const lines = [
    "~ NATO's secretary general",
    '    tells: ["ROOT","UTTERANCE"] -> ["REPLY"]',
    '~ Denials of Quill',
    '    filter: {"actors":["ada-quill"],"acts":["BLAMES","DENIES"]} -> {"actors":["ada-quill"],"acts":["DENIES"]}',
    '0 created, 2 changed, 0 deleted, 0 unchanged.',
    '',
  ]
  expect((await apply(changed)).stdout.split('\n')).toEqual(lines)
  const after = await saved()
  expect(after.map(({ id, version }) => [id, version])).toEqual(before.map(({ id }) => [id, 2]))
})

test('a watch that is not in the file stays, and only --prune deletes it', async () => {
  await apply(TWO)
  const one = TWO.slice(0, TWO.indexOf('  Denials'))
  expect((await plan(one)).stdout).toContain('Denials of Quill  (not in the file; --prune deletes it)')
  expect((await apply(one)).stdout).toBe('Nothing to do: 1 unchanged.\n')
  expect(await saved()).toHaveLength(2)
  expect((await plan(one, '--prune')).stdout).toContain('- Denials of Quill\n0 to create, 0 to change, 1 to delete')
  expect(await saved()).toHaveLength(2)
  expect((await apply(one, '--prune')).stdout).toContain('1 deleted')
  expect((await saved()).map(({ name }) => name)).toEqual(["NATO's secretary general"])
})

test('a watch that has another name now is the same watch, if the file says what it was', async () => {
  await apply(TWO)
  const [before] = await saved()
  const renamed = TWO.replace('  Denials of Quill:\n', '  Quill denies:\n    formerly: Denials of Quill\n')
  expect((await apply(renamed, '--prune')).stdout).toContain('name: Denials of Quill -> Quill denies')
  expect(await saved()).toMatchObject([{}, { id: before?.id, name: 'Quill denies' }])
  expect((await apply(renamed, '--prune')).stdout).toBe('Nothing to do: 2 unchanged.\n')
})

test('a file that is wrong anywhere does nothing, and all of it is told with line and column', async () => {
  const wrong = TWO.replace('ada-quill', 'nobody-known').replace('nato-secretary-general', 'no-such-office')
  const refused = await apply(wrong)
  expect(refused).toMatchObject({ code: 1, stdout: '' })
  const [first, second, ...more] = refused.stderr.split('\n')
  expect(first).toMatch(/^onrecord: watches\.yaml:3:25: .*"no-such-office"/)
  expect(second).toMatch(/^watches\.yaml:8:16: .*"nobody-known"/)
  expect(more).toEqual([''])
  expect(await saved()).toEqual([])
  const field = await plan(TWO.replace('actors: [ada', 'speakers: [ada'))
  expect(field.stderr).toContain('watches.yaml:8:7: Field "speakers" is not defined')
  const act = await plan(TWO.replace('BLAMES', 'SHOUTS'))
  expect(act.stderr).toMatch(/watches\.yaml:9:22: .*"SHOUTS"/)
  const silent = await apply(TWO.replace('[UTTERANCE, ROOT]', '[SILENCE]'))
  expect(silent.stderr).toMatch(/^onrecord: watches\.yaml:2:3: silenceDays is missing/)
  expect((await apply('watches: [')).stderr).toMatch(/^onrecord: watches\.yaml:1:\d+: /)
  expect((await run(['watches', 'apply', 'elsewhere.yaml'])).stderr).toContain('Cannot read elsewhere.yaml (ENOENT)')
})

test('a watch is shared as the file says, and no longer where it says so no more', async () => {
  const shared = TWO.replace(
    'burstMinutes: 30',
    'burstMinutes: 30\n    sharedWith: { role: READER, principals: [ana] }',
  )
  await apply(shared)
  expect(await saved()).toMatchObject([{ sharedWith: [] }, { sharedWithRole: 'READER', sharedWith: ['ana'] }])
  expect((await apply(shared)).stdout).toBe('Nothing to do: 2 unchanged.\n')
  // Before anything is done.
  const unknown = await apply(shared.replace('[ana]', '[nobody-here]').replace('burstMinutes: 30', 'burstMinutes: 40'))
  expect(unknown.stderr).toMatch(/^onrecord: watches\.yaml:6:46: "nobody-here" is not the name of a principal/)
  expect(await saved()).toMatchObject([{}, { version: 1, sharedWith: ['ana'] }])
  await apply(TWO)
  expect(await saved()).toMatchObject([{}, { version: 1, sharedWithRole: null, sharedWith: [] }])
})

test('show and export print what plan takes again, and list shows a line for each', async () => {
  await apply(TWO)
  const { stdout } = await run(['watches', 'export'])
  expect(await run(['watches', 'plan', '-'], stdout)).toMatchObject({
    code: 0,
    stdout: 'Nothing to do: 2 unchanged.\n',
  })
  const one = await run(['watches', 'show', 'Denials of Quill'])
  expect(one.stdout).toMatch(/^# yours, version 1, since 20.*\nwatches:\n {2}Denials of Quill:\n {4}filter:\n/)
  expect(await run(['watches', 'apply', '-'], one.stdout)).toMatchObject({ stdout: 'Nothing to do: 1 unchanged.\n' })
  expect((await run(['watches'])).stdout).toBe(
    "NAME\tOWNER\tSTATE\tVERSION\tTELLS\nDenials of Quill\tyou\ton\t1\tutterance\nNATO's secretary general\tyou\ton\t1\tutterance, root\n",
  )
  expect((await run(['watches', 'show', 'No such'])).stderr).toContain('There is no watch "No such"')
})

test('watches are made of flags, paused, resumed and deleted by name', async () => {
  expect(await run(['watches'])).toMatchObject({ code: 0, stderr: expect.stringContaining('There are no watches yet') })
  const made = await run([
    'watches',
    'create',
    'Herring',
    '--text',
    'herring',
    '--tells',
    'utterance',
    'root',
    '--burst',
    '5',
  ])
  expect(made).toMatchObject({ code: 0, stdout: 'Herring is saved\n' })
  expect(await saved()).toMatchObject([{ name: 'Herring', filter: { text: 'herring' }, tells: ['UTTERANCE', 'ROOT'] }])
  expect((await run(['watches', 'create', 'Herring', '--text', 'x'])).stderr).toContain('name is that of another watch')
  expect((await run(['watches', 'create', 'B', '--actor', 'nobody-known'])).stderr).toContain('--actor names')
  expect((await run(['watches', 'create', 'B', '--text', 'x', '--tells', 'silence'])).stderr).toContain(
    '--silence is missing',
  )
  expect((await run(['watches', 'create', 'B'])).stderr).toContain('Say what it watches')
  expect((await run(['watches', 'pause', 'Herring'])).stdout).toBe('Herring is paused\n')
  expect((await run(['watches'])).stdout).toContain('paused')
  expect((await run(['watches', 'resume', 'Herring'])).stdout).toBe('Herring tells again\n')
  expect((await run(['watches', 'delete', 'Herring'])).stdout).toBe('Herring is deleted\n')
  expect(await saved()).toEqual([])
})

test('preview shows what a watch would have told, of a name and of flags', async () => {
  const told = await run(['watches', 'preview', '--text', 'herring', '--days', '3'])
  expect(told).toMatchObject({ code: 0, stderr: '' })
  const lines = told.stdout.split('\n')
  expect(lines.slice(0, 3)).toEqual([
    expect.stringMatching(/^20\d\d-\d\d-\d\d {6}0$/),
    expect.stringMatching(/^20\d\d-\d\d-\d\d {6}0$/),
    expect.stringMatching(/^20\d\d-\d\d-\d\d {6}1 #{40}$/),
  ])
  expect(lines.slice(3)).toEqual([
    expect.stringMatching(/^How many alerts a week is not known yet: what is on file came in the last hour, since 20/),
    expect.stringMatching(/^20.* Bo Fenn: “Nobody counts the herring any more”$/),
    expect.stringContaining('because of: '),
    '',
  ])
  await run(['watches', 'create', 'Herring', '--text', 'herring'])
  expect((await run(['watches', 'preview', 'Herring', '--days', '3'])).stdout).toBe(told.stdout)
  expect((await run(['watches', 'preview', '--actor', 'nobody-known'])).stderr).toContain('--actor names')
})

test('a plan is refused that shares a watch with a name that no principal has, with the place of the name', async () => {
  const yaml = `watches:
  Quill:
    filter: { actors: [ada-quill] }
    sharedWith: { principals: [ana, nemo] }
`
  const planned = await plan(yaml)
  expect(planned.code).toBe(1)
  expect(planned.stderr).toContain('watches.yaml:4:37: "nemo" is not the name of a principal')
  expect(planned.stderr).not.toContain('"ana"')
  expect((await apply(yaml)).code).toBe(1)
  expect(await saved()).toEqual([])
})

test('on the command line a watch is shared, followed, muted, handed over and back-tested', async () => {
  await apply('watches:\n  Herring:\n    filter: { text: herring }\n')
  expect((await run(['watches', 'share', 'Herring', '--principal', 'ana'])).stdout).toBe('Herring is shared with ana\n')
  expect(await saved()).toMatchObject([{ sharedWith: ['ana'] }])
  expect((await run(['watches', 'follow', 'Herring'])).stderr).toContain('is your own watch')
  const mute = ['Herring', '--actor', 'bo-fenn']
  expect((await run(['watches', 'mute', ...mute, '--until', '2100-01-01'])).stdout).toContain('Muted until 2100-01-01')
  expect((await run(['watches', 'mutes'])).stdout).toMatch(/actor\tBo Fenn\tHerring\t2100-01-01/)
  expect((await run(['watches', 'unmute', 'Herring'])).stderr).toContain('That is not muted')
  expect((await run(['watches', 'unmute', ...mute])).code).toBe(0)
  expect((await run(['watches', 'mutes'])).stderr).toContain('Nothing is muted')
  expect((await run(['watches', 'mute', '--actor', 'nobody-at-all'])).stderr).toContain('There is no actor')
  const told = await run(['watches', 'backtest', '--text', 'herring', '--from', '2025-01-01'])
  expect(told.stdout).toMatch(/Bo Fenn: “Nobody counts the herring any more”[\s\S]*1 alert\.\n$/)
  expect((await run(['watches', 'backtest', 'Herring', '--from', '2025-01-01'])).stdout).toContain('0 alerts.')
  expect((await run(['watches', 'hand-over', 'Herring', 'ana'])).stderr).toContain('does not follow the watch')
}, 300_000)
