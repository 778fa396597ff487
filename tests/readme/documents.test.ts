import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { textsWithoutAct } from '../world/shown-texts.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const pages = [
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((name) => join('docs', name)),
  ...readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' }).map((name) => join('examples', name)),
  ...['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'NOTICE'],
].filter((name) => /\.md$|^NOTICE$/.test(name))

const textOf = (page: string) => readFileSync(join(ROOT, page), 'utf8')
const schema = buildSchema(textOf('schema.graphql'))

/** Folders that CONTRIBUTING tells the reader to make. */
const TO_BE_MADE = [
  'prisma/migrations/YYYYMMDDHHMMSS_name',
  'src/deliver',
  'prisma/migrations/20261201120000_audience/migration.sql',
]

test.each(pages)('every link of %s leads to a file', (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link)
  const dead = links
    .filter((link) => !/^https?:/.test(link))
    .map((link) => join(dirname(page), link))
    .filter((path) => !existsSync(join(ROOT, path)))
  expect(dead).toEqual([])
})

test.each(pages)('every file of ours that %s names is there', (page) => {
  const named = [...textOf(page).matchAll(/(?:^|[`\s])((?:src|tests|prisma|training|examples|docs)\/[\w./-]*\w)/g)]
  const missing = named
    .map(([, path = '']) => path)
    .filter((path) => !existsSync(join(ROOT, path)) && !TO_BE_MADE.includes(path))
  expect(missing).toEqual([])
})

test('every operation that a page shows is one that the API takes', () => {
  const shown = pages.flatMap((page) =>
    [...textOf(page).matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text = '']) => ({ page, text })),
  )
  expect(shown.length).toBeGreaterThan(8)
  const wrong = shown.flatMap(({ page, text }) => {
    const errors = validate(schema, parse(text))
    return errors.map(({ message }) => `${page}: ${message}`)
  })
  expect(wrong).toEqual([])
})

test('no page shows what was said without what the speaker does with it', () => {
  const shown = pages.flatMap((page) =>
    [...textOf(page).matchAll(/```graphql\n([\s\S]*?)```|^\| .*\? \| `(\{.*\})` \|$/gm)].map(
      ([, block, row]) => block ?? row ?? '',
    ),
  )
  expect(shown.length).toBeGreaterThan(40)
  expect(shown.flatMap((text) => textsWithoutAct(schema, parse(text)))).toEqual([])
})

test('every filter of the cookbook is one that the API takes', () => {
  const filters = [...textOf('docs/filters.md').matchAll(/```graphql filter\n([\s\S]*?)```/g)].map(
    ([, text = '']) => text,
  )
  expect(filters.length).toBeGreaterThan(10)
  const wrong = filters.flatMap((filter) =>
    validate(schema, parse(`{ statements(filter: ${filter}) { totalCount } }`)).map(({ message }) => message),
  )
  expect(wrong).toEqual([])
})

test('every mutation that the table of corrections names is there', () => {
  const table = /\| wrong is \|[\s\S]*?\n\n/.exec(textOf('docs/correcting.md'))?.[0] ?? ''
  const named = [...table.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
  const there = Object.keys(schema.getMutationType()?.getFields() ?? {})
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name) => !there.includes(name))).toEqual([])
})

test('a filter that no longer fits the schema would be found', () => {
  expect(validate(schema, parse('{ statements(filter: { colour: "red" }) { totalCount } }'))).toHaveLength(1)
})

test.each(pages.filter((page) => page.startsWith('docs/')))('%s can be read in one sitting', (page) => {
  expect(textOf(page).split('\n').length).toBeLessThanOrEqual(150)
})
