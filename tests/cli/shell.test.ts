import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endOf } from '../../src/cli/given-times.ts'
import { timeLeft } from '../../src/cli/loading/progress-bar.ts'
import { onrecord } from '../world/command.ts'

// Manners of the shell: pipes that close, folders that are nobody's, days that end where the person is.

let empty: string
beforeAll(async () => {
  empty = await mkdtemp(join(tmpdir(), 'onrecord-nowhere-'))
  await writeFile(join(empty, 'a.txt'), '“Here,” Ada Quill said.')
})
afterAll(() => rm(empty, { recursive: true, force: true }))

test.each([
  ['key list'],
  ['session list'],
  ['reread'],
  ['ingest a.txt'],
  ['key create --principal desk --role editor'],
])('in a folder without a database, "onrecord %s" says so in one sentence and makes none', async (words) => {
  const command = onrecord(words.split(' '), { cwd: empty, env: { PORT: '1' } })
  expect(await command.ended).toBe(1)
  expect(command.output).toEqual({
    stdout: '',
    stderr: `onrecord: There is no database in ${join(empty, '.onrecord')}: "npx onrecord serve" makes one. If you have one, call this in its folder, or set DATA_DIR or DATABASE_URL\n`,
  })
  expect(await readdir(empty)).toEqual(['a.txt'])
})

test('a reader that stops reading ends the command, and nothing is printed about it', async () => {
  const { child, ended, output } = onrecord(['schema'])
  child.stdout.once('data', () => child.stdout.destroy())
  expect(await ended).toBe(0)
  expect(output.stderr).toBe('')
})

test('help tells a mistyped command what was probably meant', async () => {
  const command = onrecord(['ingset'])
  expect(await command.ended).toBe(1)
  expect(command.output.stderr).toContain('(Did you mean ingest?)')
})

test.each([
  ['America/New_York', '2027-01-01T05:00:00.000Z'],
  ['Asia/Tokyo', '2026-12-31T15:00:00.000Z'],
  ['UTC', '2027-01-01T00:00:00.000Z'],
])('a day in %s ends when the day is over there, and the zone is told', (zone, instant) => {
  const before = process.env.TZ
  process.env.TZ = zone
  try {
    expect(endOf('2026-12-31').at.toISOString()).toBe(instant)
    expect(endOf('2026-12-31').told).toBe(`the end of 2026-12-31 in ${zone}, which is ${instant}`)
  } finally {
    process.env.TZ = before
    if (before === undefined) delete process.env.TZ
  }
})

test.each(['2026-02-30', '31/12/2026', '1798761600', '2026-12-31T18:00:00', 'tomorrow'])(
  '%s is not taken for a time at which something ends',
  (given) => {
    expect(() => endOf(given)).toThrow('give a day such as 2026-12-31, or an instant')
  },
)

const HAS_SCRIPT = existsSync('/usr/bin/script')
test.skipIf(!HAS_SCRIPT)(
  `NO_COLOR keeps colours off a terminal${HAS_SCRIPT ? '' : ' (skipped: no script(1) here)'}`,
  async () => {
    const shown = async (env: Record<string, string>) => {
      const style = pathToFileURL('src/cli/style.ts').href
      const script = `import { dim } from '${style}'; process.stdout.write(dim('quiet'))`
      const command = `${process.execPath} --import tsx --input-type=module -e "${script}"`
      const child = spawn('/usr/bin/script', ['-qefc', command, '/dev/null'], {
        env: { PATH: process.env.PATH, TERM: 'xterm-256color', ...env },
      })
      let printed = ''
      child.stdout.on('data', (bytes) => {
        printed += bytes
      })
      await once(child, 'close')
      return printed
    }
    expect(await shown({})).toContain('\u001b[2mquiet')
    expect(await shown({ NO_COLOR: '1' })).toBe('quiet')
  },
)

test.each([
  [0, ''],
  ['NULL' as unknown as number, ''],
  ['INF' as unknown as number, ''],
  [9.4, '9s left, '],
  [59.7, '1m00s left, '],
  [2878, '48m00s left, '],
  [3598, '1h00m left, '],
  [7499, '2h05m left, '],
])('of a load of which %s seconds are left, the bar says "%s"', (seconds, told) => {
  expect(timeLeft(seconds)).toBe(told)
})
