import { readFile } from 'node:fs/promises'
import { CriticalityLevel, diff } from '@graphql-inspector/core'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { printedSchema } from '../../src/api/print.ts'

// Clients written for 0.1.0 must work with every later 0.x. A change that can break one needs an entry in
// schema-breaks.json with its reason, and a line about it in CHANGELOG.md.

interface AllowedBreak {
  /** The change in the words of GraphQL Inspector, as this test prints it. */
  change: string
  reason: string
  /** What CHANGELOG.md says of it, word for word. */
  changelog: string
}

/** A new optional argument or input field changes nothing for a document that does not use it. */
const HARMLESS = ['FIELD_ARGUMENT_ADDED', 'INPUT_FIELD_ADDED']

const released = await readFile('tests/api/schema-0.1.0.graphql', 'utf8')
const allowed: AllowedBreak[] = JSON.parse(await readFile('tests/api/schema-breaks.json', 'utf8'))

async function breaksIn(schema: string): Promise<string[]> {
  const changes = await diff(buildSchema(released), buildSchema(schema))
  return changes
    .filter(({ criticality, type }) => {
      if (criticality.level === CriticalityLevel.Dangerous) return !HARMLESS.includes(type)
      return criticality.level === CriticalityLevel.Breaking
    })
    .map(({ message }) => message)
    .sort()
}

test('nothing that a client of 0.1.0 may rely on has changed, but for what schema-breaks.json allows', async () => {
  expect(await breaksIn(printedSchema())).toEqual(allowed.map(({ change }) => change).sort())
})

test('every allowed break says why, and the changelog tells of it', async () => {
  const changelog = await readFile('CHANGELOG.md', 'utf8')
  for (const { change, reason, changelog: line } of allowed) {
    expect(reason.length, change).toBeGreaterThan(20)
    expect(line.length, change).toBeGreaterThan(20)
    expect(changelog, change).toContain(line)
  }
})

/** A line of a type, with the description above it. */
function described(line: string): RegExp {
  return new RegExp(` {2}"""(?:(?!""")[^])*"""\\n {2}${line}\\n`)
}

test.each([
  [
    'a removed field',
    described('liveCursor: Cursor!'),
    '',
    "Field 'liveCursor' was removed from object type 'StatementConnection'",
  ],
  [
    'a field that may be null',
    'status: StatementStatus!',
    'status: StatementStatus',
    /'Statement.status' changed type/,
  ],
  [
    'an argument that is needed',
    'journal(',
    'journal(kind: EntryKind!, ',
    /'kind: EntryKind!' added to field 'Query.journal'/,
  ],
  ['a removed enum value', described('WALKS_BACK'), '', "Enum value 'WALKS_BACK' was removed from enum 'ReplyKind'"],
  [
    'one more result of a mutation',
    'union AcknowledgeResult =',
    'union AcknowledgeResult = NotAllowed |',
    /'NotAllowed' was added/,
  ],
])('%s counts as a break', async (_, before, after, message) => {
  const changed = printedSchema().replace(before, after)
  expect(changed).not.toBe(printedSchema())
  const [found, ...more] = (await breaksIn(changed)).filter((each) => !allowed.some(({ change }) => change === each))
  expect(found).toMatch(message)
  expect(more).toEqual([])
})
