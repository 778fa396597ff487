import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

// The layout is the architecture: who may import whom is part of it.

const SRC = resolve(import.meta.dirname, '../src')

/** Rooms, and the rooms each may import. What lies at the top puts everything together, and may import all of them. */
const MAY_IMPORT: Record<string, string[]> = {
  domain: [],
  store: ['domain'],
  bus: ['domain'],
  live: ['domain', 'bus'],
  ingest: ['domain', 'store'],
  fetch: ['domain'],
  jobs: ['domain', 'store'],
  collect: ['domain', 'store', 'ingest', 'fetch', 'jobs'],
  alerts: ['domain', 'store'],
  deliver: ['domain', 'store', 'fetch'],
  desk: ['domain', 'store', 'ingest'],
  upkeep: ['domain', 'store', 'ingest'],
  api: ['domain', 'store', 'live', 'ingest', 'desk', 'collect', 'alerts'],
  server: ['domain', 'api', 'live', 'program.ts', 'settings.ts'],
  mcp: ['domain', 'program.ts'],
  cli: [
    'alerts',
    'domain',
    'mcp',
    'store',
    'ingest',
    'fetch',
    'collect',
    'upkeep',
    'api',
    'server',
    'program.ts',
    'service.ts',
    'settings.ts',
  ],
}

/** The rooms within `domain`, the lowest first: each may import those before it. */
const DOMAIN_ROOMS = [
  'language',
  'given',
  'addresses',
  'rights',
  'page',
  'edits',
  'statement',
  'journal',
  'filter',
  'match',
  'extract',
  'compose',
  'compare',
  'same',
  'retold',
  'identity',
  'story',
  'discrepancies',
  'replies',
  'tenures',
  'feed',
  'watch',
  'telling',
]

/** The most files in one folder. */
const MOST_FILES = 14

/** What `domain` may use besides itself: nothing that reads a clock, a file or a network. */
const PURE_PACKAGES = [
  'chrono-node',
  'diff',
  'feedsmith',
  'htmlparser2',
  'ipaddr.js',
  'node:crypto',
  'snowball-stemmers',
]

/** What every command of the command line exports. */
const EACH_COMMAND = 'setUp'

interface Import {
  from: string
  to: string
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith(join('store', 'prisma')))
  .sort()

const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(join(SRC, file), 'utf8')
  return [...text.matchAll(/(?:^|\n)(?:import|export)\b[^'"]*?from '([^']+)'|import\('([^']+)'\)/g)].map((match) => {
    const name = match[1] ?? match[2] ?? ''
    return { from: file, to: name.startsWith('.') ? relative(SRC, join(SRC, dirname(file), name)) : name }
  })
})

const roomOf = (file: string) => file.split('/')[0] ?? ''

test('no room imports one that it may not know', () => {
  const trespasses = imports.filter(({ from, to }) => {
    const allowed = MAY_IMPORT[roomOf(from)]
    if (allowed === undefined || !files.includes(to)) return false
    return roomOf(to) !== roomOf(from) && !allowed.includes(roomOf(to))
  })
  expect(trespasses).toEqual([])
})

test('every folder of src is a room with its rules', () => {
  const folders = new Set(files.filter((file) => file.includes('/')).map(roomOf))
  expect([...folders].sort()).toEqual(Object.keys(MAY_IMPORT).sort())
})

test('an address is read in one way', () => {
  // URL.canParse of Node 20 refuses letters such as ü once it was asked often.
  const users = files.filter((file) => readFileSync(join(SRC, file), 'utf8').includes('URL.canParse('))
  expect(users).toEqual([])
})

test('the domain is pure: it imports nothing that acts', () => {
  const acting = imports.filter(
    ({ from, to }) => roomOf(from) === 'domain' && roomOf(to) !== 'domain' && !PURE_PACKAGES.includes(to),
  )
  expect(acting).toEqual([])
  const clocks = files.filter(
    (file) =>
      roomOf(file) === 'domain' && /Date\.now|new Date\(\)|Math\.random/.test(readFileSync(join(SRC, file), 'utf8')),
  )
  expect(clocks).toEqual([])
})

test('no room of the domain imports one above it', () => {
  const roomIn = (file: string) => file.split('/')[1] ?? ''
  const rising = imports.filter(
    ({ from, to }) =>
      roomOf(from) === 'domain' &&
      files.includes(to) &&
      DOMAIN_ROOMS.indexOf(roomIn(to)) > DOMAIN_ROOMS.indexOf(roomIn(from)),
  )
  expect(rising).toEqual([])
  expect([...new Set(files.filter((file) => roomOf(file) === 'domain').map(roomIn))].sort()).toEqual(
    [...DOMAIN_ROOMS].sort(),
  )
})

test('no folder holds more files than one can look over', () => {
  const counts = new Map<string, number>()
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
  expect([...counts].filter(([, count]) => count > MOST_FILES)).toEqual([])
})

test('only the store and the bus connect to Postgres', () => {
  const speaking = imports.filter(({ to }) => to === 'pg' || to.startsWith('@prisma/'))
  expect([...new Set(speaking.map(({ from }) => roomOf(from)))].sort()).toEqual(['bus', 'store'])
})

/** Files that call others by themselves, and whom. The last two are scripts of pages, which run in a browser. */
const CALLERS = [
  // The running service, at its own address.
  'cli/commands/open.ts',
  'cli/remote-service.ts',
  'cli/service-call.ts',
  'cli/status.ts',
  // The language model that the settings name.
  'ingest/extraction/llm/endpoint.ts',
  'server/access/sign-in-page.ts',
  'server/http/graphiql.ts',
]

test('only src/fetch goes out to the web', () => {
  const going = imports.filter(({ to }) => /^(undici|node:(https|http2|dns|dns\/promises|tls|dgram))$/.test(to))
  expect([...new Set(going.map(({ from }) => roomOf(from)))]).toEqual(['fetch'])
  const calls = /(?<![.\w])fetch\(|\bglobalThis\.fetch\b|\bnew (?:WebSocket|EventSource)\(|\bhttp\.(?:request|get)\(/
  const asks = /import \{[^}]*\b(?:request|get|Agent|connect|createConnection)\b[^}]*\} from 'node:(?:http|net)'/
  expect(calls.test('await fetch(url)') && asks.test("import { connect } from 'node:net'")).toBe(true)
  const calling = files.filter((file) => {
    const code = withoutComments(readFileSync(join(SRC, file), 'utf8'))
    return roomOf(file) !== 'fetch' && (calls.test(code) || asks.test(code))
  })
  expect(calling).toEqual(CALLERS)
})

test('SQL and calls on Prisma models are in the store alone; the API reads models with the selection', () => {
  const schema = readFileSync(resolve(SRC, '../prisma/schema.prisma'), 'utf8')
  const models = [...schema.matchAll(/^model (\w)(\w*)/gm)].map(
    ([, first = '', rest = '']) => first.toLowerCase() + rest,
  )
  const raw = /\$(?:query|execute)Raw|\$transaction|Prisma\.(?:sql|raw|join)\b/
  const calls = new RegExp(
    `\\.(?:${models.join('|')})\\s*\\.(?:create|update|upsert|delete|count|aggregate|groupBy)\\w*\\(`,
  )
  const reads = new RegExp(`\\.(?:${models.join('|')})\\s*\\.find\\w+\\(`)
  expect(models).toContain('articleRevision')
  expect(calls.test('tx.articleRevision.create({})') && reads.test('tx.articleRevision.findFirst({})')).toBe(true)
  // A field may be called what a model is.
  expect(calls.test('this.source.end()')).toBe(false)
  const asking = files.filter((file) => {
    const room = roomOf(file)
    const text = readFileSync(join(SRC, file), 'utf8')
    return room !== 'store' && (raw.test(text) || calls.test(text) || (room !== 'api' && reads.test(text)))
  })
  expect(asking).toEqual([])
})

test('no files import each other, not even in a circle of several, nor only types', () => {
  expect(circlesIn(files, imports)).toEqual([])
})

test('no two files export one name', () => {
  const exporting = new Map<string, Set<string>>()
  for (const file of files) {
    const declared = /^export (?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm
    for (const [, name = ''] of readFileSync(join(SRC, file), 'utf8').matchAll(declared))
      exporting.set(name, (exporting.get(name) ?? new Set()).add(file))
  }
  const twice = [...exporting].filter(([, where]) => where.size > 1).map(([name]) => name)
  expect(twice.filter((name) => name !== EACH_COMMAND)).toEqual([])
})

test('no file is named for what it is not about, and none has grown past 300 lines', () => {
  const vague = files.filter((file) => /(^|\/)(utils?|helpers?|common|types?|manager|service|index)\.ts$/.test(file))
  expect(vague).toEqual(['service.ts'])
  const long = files.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 300)
  expect(long).toEqual([])
})

test('no message or description says "is no X": it says "is not an X"', () => {
  const stilted = /(?<!\b[Tt]here )\bis no (?!longer\b|more\b|such\b)[a-z]+/g
  const foundIn = (code: string) => withoutComments(code).match(stilted) ?? []
  expect(foundIn("refuse('https://a.example is no actor') // is no comment")).toEqual(['is no actor'])
  expect(foundIn('/* is no comment */ refuse(`There is no key: it is no longer kept`)')).toEqual([])
  const found = files.flatMap((file) =>
    foundIn(readFileSync(join(SRC, file), 'utf8')).map((text) => `${file}: ${text}`),
  )
  expect(found).toEqual([])
})

/** Strings are matched too, so that "//" within one does not begin a comment. */
function withoutComments(code: string): string {
  const strings = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/
  const comments = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/
  return code.replace(new RegExp(`(${strings.source})|${comments.source}`, 'g'), (_, text?: string) => text ?? '')
}

/** Sets of files each of which imports, by way of the others, itself: the strongly connected parts (Tarjan 1972). */
function circlesIn(all: readonly string[], edges: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>()
  for (const { from, to } of edges) targets.set(from, [...(targets.get(from) ?? []), to])
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const circles: string[][] = []
  const visit = (file: string): void => {
    order.set(file, order.size)
    lowest.set(file, order.size - 1)
    open.push(file)
    for (const next of targets.get(file) ?? []) {
      if (!all.includes(next)) continue
      if (!order.has(next)) visit(next)
      if (open.includes(next)) lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(next) ?? 0))
    }
    if (lowest.get(file) !== order.get(file)) return
    const circle = open.splice(open.indexOf(file))
    if (circle.length > 1 || (targets.get(file) ?? []).includes(file)) circles.push(circle.sort())
  }
  for (const file of all) if (!order.has(file)) visit(file)
  return circles
}
