import { readFile } from 'node:fs/promises'
import graphql from '@graphql-eslint/eslint-plugin'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const { parser, configs } = graphql

const rules = {
  ...(configs['flat/schema-relay'].rules as object),
  // Its one option beyond Relay's specification forbids any other list, be it of strings, and Relay's own `Query.nodes`.
  '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }] as const,
}

async function faultsOf(schema: string): Promise<string[]> {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.graphql'],
      languageOptions: { parser, parserOptions: { graphQLConfig: { schema } } },
      plugins: { '@graphql-eslint': graphql as never },
      rules: rules as never,
    },
  })
  const [found] = await eslint.lintText(schema, { filePath: 'schema.graphql' })
  return (found?.messages ?? []).map(({ message }) => message)
}

test('the schema keeps graphql-eslint’s rules for Relay', async () => {
  const schema = await readFile('schema.graphql', 'utf8')
  expect(await faultsOf(schema)).toEqual([])
  // The rules are on: an edge whose node has no id breaks one of them.
  const broken = schema.replace('type StatementVersion implements Node {\n', 'type StatementVersion {\n')
  expect(await faultsOf(broken)).toEqual(["Edge type's field `node` must implement `Node` interface."])
})
