import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { CloseCode } from 'graphql-ws'
import { expect, test } from 'vitest'
import { printedErrorCodes } from '../../src/api/print.ts'
import { CLOSE_CODES, ERROR_CODES } from '../../src/api/relay/error-codes.ts'

/** Codes that GraphQL Yoga gives its own errors. */
const OF_YOGA = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']

/** Codes with which the package `ws` closes a socket itself: a message longer than `maxPayload`. */
const OF_WS = [1009]

const FILES = ['src/domain/journal/cursor.ts', ...filesOf('src/api'), ...filesOf('src/server')].filter(
  (file) => !file.endsWith('error-codes.ts'),
)
const sources = await Promise.all(FILES.map((file) => readFile(file, 'utf8')))

function filesOf(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith('.ts')).map((file) => `${folder}/${file}`)
}

function found(pattern: RegExp): string[] {
  return sources.flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1] ?? ''))
}

test('every error code that the source uses is listed, and no other', () => {
  const used = [
    ...found(/\bcode: '([A-Z_]+)'/g),
    ...found(/\b(?:badRequest|makeRequestError)\((?:[^()]|\([^()]*\))*?'([A-Z]+_[A-Z_]+|FORBIDDEN)'/g),
    ...found(/\bnew CursorError\('([A-Z_]+)'/g),
    ...OF_YOGA,
  ]
  expect([...new Set(used)].sort()).toEqual(Object.keys(ERROR_CODES).sort())
})

test('every code with which the source closes a socket is listed, and no code that nothing sends', () => {
  const named = found(/\bCloseCode\.(\w+)/g).map((name) => CloseCode[name as keyof typeof CloseCode])
  const used = [...named, ...found(/\b(10[01]\d|4[045]\d\d)$/gm).map(Number)]
  const listed = Object.keys(CLOSE_CODES).map(Number)
  expect(listed).toEqual(expect.arrayContaining([...new Set(used)]))
  expect([...used, ...OF_WS, ...Object.values(CloseCode)]).toEqual(expect.arrayContaining(listed))
})

test('docs/errors.md shows the codes of the source', async () => {
  const page = await readFile('docs/errors.md', 'utf8')
  const [errors, closes] = page
    .split('## Close codes')
    .map((part) => part.split('\n').filter((line) => line.startsWith('|')))
  expect([errors, closes]).toEqual(printedErrorCodes().map((table) => table.split('\n')))
})
