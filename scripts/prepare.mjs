// Builds the program where its sources are newer than what was built. npm runs this after `npm ci`, and for the first
// `npx onrecord`: that must neither take seconds nor replace files that a running service is about to read.
// `--check` builds nothing: it fails where there is something to build.

import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['src', 'prisma', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'prisma.config.ts']
/** Made by the build, out of prisma/schema.prisma. */
const GENERATED = join('src', 'store', 'prisma')
/** The build copies it last but one, and changes its mode last. */
const BUILT = [join('dist', 'main.js'), join(GENERATED, 'client.ts')]

/** When a file, or anything in a folder, last changed; a folder itself changes when files come or go. */
function changedAt(path) {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  const within = readdirSync(path).map((name) => join(path, name))
  return Math.max(mtimeMs, ...within.filter((one) => one !== GENERATED).map(changedAt))
}

function builtAt() {
  return Math.min(...BUILT.map((path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0))
}

if (builtAt() < Math.max(...SOURCES.map(changedAt))) {
  if (process.argv.includes('--check')) process.exit(1)
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  process.exit(status ?? 1)
}
