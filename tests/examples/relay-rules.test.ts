import { readFile } from 'node:fs/promises'
import graphql from '@graphql-eslint/eslint-plugin'
import { ESLint } from 'eslint'
import { expect, test } from 'vitest'

const { parser, configs } = graphql

/** Edges of what has no id yet. */
const WITHOUT_NODE = ['type AuditEntryEdge {', 'type StatementVersionEdge {']

test('the schema keeps graphql-eslint’s rules for Relay, but for two edges of what has no id yet', async () => {
  const eslint = new ESLint({
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.graphql'],
      languageOptions: { parser, parserOptions: { graphQLConfig: { schema: './schema.graphql' } } },
      plugins: { '@graphql-eslint': graphql as never },
      rules: {
        ...(configs['flat/schema-relay'].rules as object),
        // Its one option beyond Relay's specification forbids any other list, be it of strings, and Relay's own `Query.nodes`.
        '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
      },
    },
  })
  const [found] = await eslint.lintFiles(['schema.graphql'])
  const lines = (await readFile('schema.graphql', 'utf8')).split('\n')
  const broken = found?.messages.map(({ line, message }) => ({ at: lines[line - 1]?.trim(), message }))
  const message = "Edge type's field `node` must implement `Node` interface."
  expect(broken).toEqual(WITHOUT_NODE.map((at) => ({ at, message })))
})
