import { readdir, readFile } from 'node:fs/promises'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { readSettings } from '../../src/settings.ts'

const readme = await readFile('README.md', 'utf8')
/** The table of settings: variable and default, as written. */
const table = [...readme.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`)? ?\|/gm)].map(([, name = '', value]) => ({
  name,
  value,
}))

test.each(await readdir('docs/snippets'))('the README shows %s as it is tested', async (file) => {
  expect(readme).toContain(await readFile(`docs/snippets/${file}`, 'utf8'))
})

test('the README tells every setting', async () => {
  const source = await readFile('src/settings.ts', 'utf8')
  const names = [...source.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name)
  expect(names).toContain('DATABASE_URL')
  expect(table.map(({ name }) => name).sort()).toEqual(names.sort())
})

test('the defaults in the README are those of the program', () => {
  const given = Object.fromEntries(table.map(({ name, value }) => [name, value]))
  expect(readSettings(given)).toEqual(readSettings({}))
  const undocumented = table.filter(({ value }) => value === undefined).map(({ name }) => name)
  expect(undocumented).toEqual([
    'DATABASE_URL',
    'ALLOWED_HOSTS',
    'ALLOWED_ORIGINS',
    'EXTRACTOR_URL',
    'EXTRACTOR_MODEL',
    'EXTRACTOR_KEY',
  ])
})

test('every room of the house is on the README', async () => {
  const entries = await readdir('src', { withFileTypes: true })
  for (const room of entries.filter((entry) => entry.isDirectory())) expect(readme).toContain(`\`src/${room.name}\``)
})

test('the commands of the README are those of package.json', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: Record<string, string> }
  const used = [...readme.matchAll(/^npm (?:run )?(\w+)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'ci')
  expect(used.length).toBeGreaterThan(3)
  for (const name of used) expect(scripts).toHaveProperty(name)
})

test('every operation of the README and its snippets is one that the API answers', async () => {
  const schema = buildSchema(await readFile('schema.graphql', 'utf8'))
  const sent = [...readme.matchAll(/ -d '(.*)'$/gm)].map(
    ([, body = '']) => (JSON.parse(body) as { query: string }).query,
  )
  const shown = [...readme.matchAll(/```graphql\n([\s\S]*?)```|gql`([\s\S]*?)`/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  expect([sent.length, shown.length]).toEqual([2, 4])
  for (const operation of [...sent, ...shown]) expect(validate(schema, parse(operation))).toEqual([])
})
