import { readFile } from 'node:fs/promises'
import { buildSchema, NoDeprecatedCustomRule, parse, specifiedRules, validate } from 'graphql'
import { expect, test } from 'vitest'
import { GRAPHIQL_TABS } from '../../src/server/http/graphiql-tabs.ts'

test.each(GRAPHIQL_TABS)(
  'what stands in a tab fits the schema, and nothing in it is deprecated: $query',
  async ({ query }) => {
    const schema = buildSchema(await readFile('schema.graphql', 'utf8'))
    expect(validate(schema, parse(query), [...specifiedRules, NoDeprecatedCustomRule])).toEqual([])
  },
)
