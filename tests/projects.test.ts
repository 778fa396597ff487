import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

// `npm test` wants nothing but npm's packages, and takes minutes. What wants more is named `*.full.test.ts`.

/** Imports that bring a program of the system, or several processes of the service under fire. */
const WANTS_MORE =
  /from '(playwright-core|(?:\.\.?\/)+(?:world\/)?programs\.ts|(?:\.\.?\/)+(?:chaos\/)?(?:process|round)\.ts)'/

test('a test that wants a browser, a proxy or several processes is one of `npm run test:full`', async () => {
  const files = (await readdir('tests', { recursive: true })).filter((file) => file.endsWith('.test.ts'))
  const wanting: string[] = []
  for (const file of files) if (WANTS_MORE.test(await readFile(`tests/${file}`, 'utf8'))) wanting.push(file)
  expect(wanting.length).toBeGreaterThan(3)
  expect(wanting.filter((file) => !file.endsWith('.full.test.ts'))).toEqual([])
})
