import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type TestFunction, test } from 'vitest'

// Programs that some tests need and that no npm package brings. `.ci/run` installs them.

const NAMES = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  nginx: ['nginx'],
  caddy: ['caddy'],
}

export type Program = keyof typeof NAMES

/** The program's path: what CHROMIUM, NGINX or CADDY names, else where systems have it; undefined where it is missing. */
export function findProgram(program: Program): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/usr/local/bin']
  const places = NAMES[program].flatMap((name) => folders.map((folder) => join(folder, name)))
  return [process.env[program.toUpperCase()] ?? '', ...places].find((path) => path !== '' && existsSync(path))
}

/** A test that is given a program's path. Where the program is missing it is skipped, and its title says so. */
function testWith(program: Program, title: string, body: (path: string) => Promise<void>, timeoutMs?: number): void {
  const path = findProgram(program)
  if (path === undefined) {
    test.skip(`${title} (skipped: no ${program} here, set ${program.toUpperCase()})`)
    return
  }
  const run: TestFunction = () => body(path)
  test(title, run, timeoutMs)
}
