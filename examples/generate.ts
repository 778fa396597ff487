// What caches of clients must know of the schema, made from schema.graphql: "npm run schema" runs it. In a project of your
// own, copy the files that it makes.

import { readFileSync, writeFileSync } from 'node:fs'
import {
  buildSchema,
  type GraphQLFieldMap,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  type IntrospectionType,
  introspectionFromSchema,
  isAbstractType,
  isListType,
  isObjectType,
} from 'graphql'

/** The arguments that choose a page; all others choose the list. */
const PAGING = ['first', 'after', 'last', 'before']

/** The text of each file, by its path. */
export function makeClientFiles(schemaText: string): Record<string, string> {
  const schema = buildSchema(schemaText)
  return {
    'examples/apollo-react/possible-types.json': toJson(possibleTypes(schema)),
    'examples/apollo-react/values.json': toJson(valuesOf(schema)),
    'examples/urql/schema.json': toLines(shortIntrospection(schema)),
  }
}

/** Every interface and union, with the types that it may be. */
function possibleTypes(schema: GraphQLSchema): Record<string, string[]> {
  return Object.fromEntries(
    namedTypes(schema)
      .filter(isAbstractType)
      .map((type) => [type.name, schema.getPossibleTypes(type).map(nameOf).sort()]),
  )
}

/**
 * `values`: object types without an id, which stand in what holds them. `lists`: fields with a list, by type. `pages`:
 * fields of Query with pages, with the arguments that tell one list from another.
 */
function valuesOf(schema: GraphQLSchema) {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  const types = namedTypes(schema).filter(isObjectType)
  const values = types.filter((type) => !roots.includes(type) && !('id' in type.getFields()))
  const lists = types
    .map((type): [string, string[]] => [type.name, fieldsWithLists(type.getFields())])
    .filter(([, fields]) => fields.length > 0)
  const pages = Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter(({ type }) => getNamedType(type).name.endsWith('Connection'))
    .map(({ name, args }) => [name, args.map(nameOf).filter((argument) => !PAGING.includes(argument))])
  return { values: values.map(nameOf), lists: Object.fromEntries(lists), pages: Object.fromEntries(pages) }
}

function fieldsWithLists(fields: GraphQLFieldMap<unknown, unknown>): string[] {
  return Object.values(fields)
    .filter(({ type }) => isListType(getNullableType(type)))
    .map(nameOf)
}

/** The schema as introspection tells it, as far as urql's cache reads it. */
function shortIntrospection(schema: GraphQLSchema): unknown {
  const { queryType, mutationType, subscriptionType, types } = introspectionFromSchema(schema).__schema
  const read = types.filter(({ name, kind }) => !name.startsWith('__') && !LEFT_OUT.includes(kind)).map(shorten)
  const root = (of: { name: string } | null | undefined) => (of ? { name: of.name } : null)
  return {
    __schema: {
      queryType: { name: queryType.name },
      mutationType: root(mutationType),
      subscriptionType: root(subscriptionType),
      types: read,
    },
  }
}

const LEFT_OUT = ['INPUT_OBJECT', 'ENUM', 'SCALAR']

function shorten(type: IntrospectionType) {
  return {
    kind: type.kind,
    name: type.name,
    ...('fields' in type && type.fields && { fields: type.fields.map(({ name, type }) => ({ name, type, args: [] })) }),
    ...('interfaces' in type && type.interfaces && { interfaces: type.interfaces.map(refer) }),
    ...('possibleTypes' in type && type.possibleTypes && { possibleTypes: type.possibleTypes.map(refer) }),
  }
}

function refer({ kind, name }: { kind: string; name: string }) {
  return { kind, name }
}

function namedTypes(schema: GraphQLSchema) {
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

function nameOf({ name }: { name: string }): string {
  return name
}

/** A type a line, so that a change of the schema is a change of few lines. */
function toLines(value: unknown): string {
  return `${JSON.stringify(value).replaceAll('{"kind":"OBJECT","name"', '\n{"kind":"OBJECT","name"')}\n`
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

if (process.argv[1]?.endsWith('generate.ts')) {
  const files = makeClientFiles(readFileSync('schema.graphql', 'utf8'))
  for (const [path, text] of Object.entries(files)) writeFileSync(path, text)
}
