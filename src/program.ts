import { existsSync } from 'node:fs'

/**
 * What people type to call this program: npx finds it in a checkout, and in the image it is on the path. Messages name
 * the command that works where they are read.
 */
export const PROGRAM = existsSync(new URL('../src/main.ts', import.meta.url)) ? 'npx onrecord' : 'onrecord'
