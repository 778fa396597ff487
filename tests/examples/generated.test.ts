import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { makeClientFiles } from '../../examples/generate.ts'

test('what caches know of the schema is made from the schema as it is (else: npm run schema)', async () => {
  const files = Object.entries(makeClientFiles(await readFile('schema.graphql', 'utf8')))
  expect(files.length).toBe(3)
  for (const [path, text] of files) expect(await readFile(path, 'utf8'), path).toBe(text)
})
