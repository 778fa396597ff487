import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'

// npm runs "prepare" for the first `npx onrecord` too: beside a running service, and with somebody waiting.

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-prepare-'))
  for (const name of ['scripts', 'src/store/prisma', 'prisma', 'dist'])
    await mkdir(join(folder, name), { recursive: true })
  await copyFile('scripts/prepare.mjs', join(folder, 'scripts/prepare.mjs'))
  const build = 'echo built >> log && echo 1 > src/store/prisma/client.ts && echo 1 > dist/main.js'
  await writeFile(join(folder, 'package.json'), JSON.stringify({ scripts: { build } }))
  for (const name of ['tsconfig.json', 'tsconfig.build.json', 'prisma.config.ts', 'src/main.ts', 'src/other.ts'])
    await writeFile(join(folder, name), '')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function prepare(): Promise<number> {
  await promisify(execFile)(process.execPath, ['scripts/prepare.mjs'], { cwd: folder })
  return (await readFile(join(folder, 'log'), 'utf8')).split('\n').length - 1
}

const later = () => new Date(Date.now() + 60_000)

test('what is built already is not built again, whoever calls npx', async () => {
  expect(await prepare()).toBe(1)
  expect(await prepare()).toBe(1)
})

test('a source that changed, came or went is built', async () => {
  expect(await prepare()).toBe(1)
  await utimes(join(folder, 'src/main.ts'), later(), later())
  expect(await prepare()).toBe(2)
  await utimes(join(folder, 'src/main.ts'), new Date(0), new Date(0))
  expect(await prepare()).toBe(2)
  await rm(join(folder, 'src/other.ts'))
  await utimes(join(folder, 'src'), later(), later())
  expect(await prepare()).toBe(3)
})

test('whoever only asks is told whether there is something to build', async () => {
  const check = () => promisify(execFile)(process.execPath, ['scripts/prepare.mjs', '--check'], { cwd: folder })
  await expect(check()).rejects.toMatchObject({ code: 1 })
  expect(await prepare()).toBe(1)
  await check()
  await utimes(join(folder, 'src/main.ts'), later(), later())
  await expect(check()).rejects.toMatchObject({ code: 1 })
})

test('npm prepares with it, so that npx does', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8'))
  expect(scripts.prepare).toBe('node scripts/prepare.mjs')
})
