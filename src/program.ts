import { existsSync, readFileSync } from 'node:fs'

/**
 * What people type to call this program: npx finds it in a checkout, and in the image it is on the path. Messages name
 * the command that works where they are read.
 */
export const PROGRAM = existsSync(new URL('../src/main.ts', import.meta.url)) ? 'npx onrecord' : 'onrecord'

/** The release, as the package says it. The same place from src/ and from dist/. */
export const { version: VERSION } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string
}
