import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { onrecord } from '../world/command.ts'

test.each(['--version', '-V'])('%s prints the version of package.json and nothing else', async (flag) => {
  const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string }
  const command = onrecord([flag])
  expect(await command.ended).toBe(0)
  expect(command.output).toEqual({ stdout: `${version}\n`, stderr: '' })
})

test('--help lists every command, and the flag that prints the version', async () => {
  const command = onrecord(['--help'])
  expect(await command.ended).toBe(0)
  for (const word of ['serve', 'ingest', 'watch', 'key', 'extract', 'fold', 'schema', '--version'])
    expect(command.output.stdout).toMatch(new RegExp(`^ {2}(-V, )?${word}\\b`, 'm'))
})
