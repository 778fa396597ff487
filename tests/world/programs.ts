import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// Programs that some tests need and that no npm package brings. `.ci/run` installs them. A test whose program is missing
// is skipped, and its title says which one.

const NAMES = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  nginx: ['nginx'],
  caddy: ['caddy'],
  pgbouncer: ['pgbouncer'],
}

export type Program = keyof typeof NAMES

/** The program's path: what CHROMIUM, NGINX, CADDY or PGBOUNCER names, else where systems have it; undefined where it is missing. */
export function findProgram(program: Program): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/usr/local/bin']
  const places = NAMES[program].flatMap((name) => folders.map((folder) => join(folder, name)))
  return [process.env[program.toUpperCase()] ?? '', ...places].find((path) => path !== '' && existsSync(path))
}
