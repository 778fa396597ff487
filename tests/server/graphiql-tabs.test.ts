import { readFile } from 'node:fs/promises'
import { buildSchema, NoDeprecatedCustomRule, parse, specifiedRules, validate } from 'graphql'
import { expect, test } from 'vitest'
import { GRAPHIQL_TABS } from '../../src/server/http/graphiql-tabs.ts'
import { textsWithoutAct } from '../world/shown-texts.ts'

test.each(GRAPHIQL_TABS)(
  'what stands in a tab fits the schema, and nothing in it is deprecated: $query',
  async ({ query }) => {
    const schema = buildSchema(await readFile('schema.graphql', 'utf8'))
    expect(validate(schema, parse(query), [...specifiedRules, NoDeprecatedCustomRule])).toEqual([])
    expect(textsWithoutAct(schema, parse(query))).toEqual([])
  },
)

test('the tabs that follow a stream show a statement with every kind of change', () => {
  const streams = GRAPHIQL_TABS.filter(({ query }) => query.includes('statementEvents'))
  expect(streams.length).toBeGreaterThan(1)
  for (const { query } of streams) expect(query).toMatch(/\.\.\. on StatementChange \{[^}]*statement \{/)
})

test('no line of a tab is longer than the editor is wide in a window of 1,400 px', () => {
  const lines = GRAPHIQL_TABS.flatMap(({ query }) => query.split('\n'))
  expect(lines.filter((line) => line.length > 58)).toEqual([])
})
