import { readdir, readFile } from 'node:fs/promises'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { readSettings } from '../../src/settings.ts'

const readme = await readFile('README.md', 'utf8')
const settings = await readFile('docs/settings.md', 'utf8')
/** The table of settings: variable and default, as written. */
const table = [...settings.matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`)? ?\|/gm)].map(([, name = '', value]) => ({
  name,
  value,
}))

test('docs/settings.md tells every setting', async () => {
  const source = await readFile('src/settings.ts', 'utf8')
  const environment = source.slice(source.indexOf('const ENVIRONMENT'))
  const names = [...environment.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name)
  expect(names).toContain('DATABASE_URL')
  expect(table.map(({ name }) => name).sort()).toEqual(names.sort())
})

test('the defaults in docs/settings.md are those of the program', () => {
  const given = Object.fromEntries(table.map(({ name, value }) => [name, value]))
  expect(readSettings(given)).toEqual(readSettings({}))
  const undocumented = table.filter(({ value }) => value === undefined).map(({ name }) => name)
  expect(undocumented).toEqual([
    'DATABASE_URL',
    'ALLOWED_HOSTS',
    'ALLOWED_ORIGINS',
    'PUBLIC_URL',
    'SMTP_URL',
    'MAIL_FROM',
    'TRUSTED_DOCUMENTS',
    'FETCH_ALLOW',
    'FETCH_CONTACT',
    'KEEP_TEXT',
    'EXTRACTOR_URL',
    'EXTRACTOR_MODEL',
    'EXTRACTOR_KEY',
  ])
})

test('every room of the house is in ARCHITECTURE.md', async () => {
  const architecture = await readFile('ARCHITECTURE.md', 'utf8')
  const entries = await readdir('src', { withFileTypes: true })
  for (const room of entries.filter((entry) => entry.isDirectory()))
    expect(architecture).toContain(`\`src/${room.name}\``)
})

test('the commands that the pages show are those of package.json', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: Record<string, string> }
  const pages = ['README.md', 'CONTRIBUTING.md', 'docs/operating.md', 'docs/benchmarks.md', 'docs/extraction.md']
  const texts = await Promise.all(pages.map((page) => readFile(page, 'utf8')))
  const used = [...texts.join('\n').matchAll(/(?:^|`|=\S+ )npm (?:run )?([\w:]+)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => !['ci', 'install'].includes(name))
  expect(used.length).toBeGreaterThan(10)
  for (const name of used) expect(scripts).toHaveProperty(name)
})

test('every operation of the README and the snippets is one that the API takes', async () => {
  const snippets = await readdir('docs/snippets')
  const pages = await Promise.all(snippets.map((file) => readFile(`docs/snippets/${file}`, 'utf8')))
  const schema = buildSchema(await readFile('schema.graphql', 'utf8'))
  const sent = [...readme.matchAll(/ -d '(.*)'$/gm)].map(
    ([, body = '']) => (JSON.parse(body) as { query: string }).query,
  )
  const shown = [...[readme, ...pages].join('\n').matchAll(/```graphql\n([\s\S]*?)```|gql`([\s\S]*?)`/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  expect(sent.length).toBeGreaterThan(1)
  expect(shown.length).toBeGreaterThan(2)
  for (const operation of [...sent, ...shown]) expect(validate(schema, parse(operation))).toEqual([])
})

test('what the README says to install is what each snippet imports', async () => {
  const rows = [
    ...readme.matchAll(/^\| [^|]+ \| ([^|]*npm install ([^`]+)`[^|]*) \| \[(docs\/snippets\/[\w-]+\.ts)\]/gm),
  ]
  expect(rows).toHaveLength(4)
  for (const [, , packages = '', file = ''] of rows) {
    const text = await readFile(file, 'utf8')
    const imported = [...text.matchAll(/^import [^']* from '(@[\w-]+\/[\w-]+|[\w-]+)/gm)].map(([, name = '']) => name)
    expect(imported.filter((name) => !packages.split(' ').includes(name))).toEqual([])
  }
})

test('what the pages let people type after "onrecord" is a command of the program', async () => {
  const main = await readFile('src/main.ts', 'utf8')
  const commands = [...main.matchAll(/^ {2}(\w+): \[$|^ {2}(\w+): \['/gm)].map(([, one, other]) => one ?? other)
  expect(commands).toContain('status')
  const pages = ['README.md', 'docs/operating.md', 'docs/loading.md', 'docs/samples.md', 'docker-compose.yml']
  const texts = await Promise.all(pages.map((page) => readFile(page, 'utf8')))
  const typed = [...texts.join('\n').matchAll(/(?:npx|exec(?: -T)? onrecord|run --rm onrecord) onrecord (\w+)/g)]
  expect(typed.length).toBeGreaterThan(15)
  expect(typed.map(([, word = '']) => word).filter((word) => !commands.includes(word))).toEqual([])
})
