import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const text = readFileSync(resolve(ROOT, 'docs/delivery.md'), 'utf8').replace(/\s+/g, ' ')
const ROOMS = 'api|bus|chaos|cli|clients|domain|ingest|live|server|store|upkeep|settings'
const cited = [...text.matchAll(new RegExp(`\`((?:${ROOMS})(?:/[a-z-]+)?)\`((?:,? "[^"]+")*)`, 'g'))].map(
  ([, file = '', titles = '']) => ({ file, titles: [...titles.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '') }),
)

test('every test that a promise names is there, by its file and its title', () => {
  const missing = cited.flatMap(({ file, titles }) => {
    const path = ['test', 'full.test']
      .map((kind) => resolve(ROOT, `tests/${file}.${kind}.ts`))
      .find((one) => existsSync(one))
    if (path === undefined) return [file]
    const code = readFileSync(path, 'utf8').replace(/\s+/g, ' ')
    return titles.filter((title) => !code.includes(title.replace(/ \.\.\.$/, ''))).map((title) => `${file}: ${title}`)
  })
  expect(cited.length).toBeGreaterThan(40)
  expect(missing).toEqual([])
})
