import { readFile } from 'node:fs/promises'
import { buildSchema, isAbstractType } from 'graphql'
import { expect, test } from 'vitest'

test('Apollo is told of every interface and union of the schema', async () => {
  const schema = buildSchema(await readFile('schema.graphql', 'utf8'))
  const abstract = Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .filter(({ name }) => !name.startsWith('__'))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  const possible = Object.fromEntries(
    abstract.map((type): [string, string[]] => [
      type.name,
      schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .sort(),
    ]),
  )
  await expect(`${JSON.stringify(possible, null, 2)}\n`).toMatchFileSnapshot(
    '../../examples/apollo-react/possible-types.json',
  )
})
