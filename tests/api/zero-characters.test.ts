import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { schema } from '../../src/api/schema.ts'
import { publish } from '../world/articles.ts'
import { type Answer, type Desk, openDesk } from '../world/desk.ts'

// Postgres takes no character U+0000. Wherever a text is given, one with it is refused like any other mistake, before
// Postgres sees it: each place of each root field is tried, with everything else as it may be.

let desk: Desk
let ids: string[]

beforeAll(async () => {
  desk = await openDesk()
  const { articleId, statementIds } = await publish(desk.answered, { words: 'The bell rang', speaker: 'Ada Quill' })
  await desk.archive.number()
  await desk.answered('mutation { createOffice(input: { name: "Harbour Master" }) { __typename } }')
  await desk.answered('mutation { createTopic(input: { name: "Bells", rule: { text: "bell" } }) { __typename } }')
  const data = await desk.answered(`{ actors { nodes { id } } offices { nodes { id } } topics { nodes { id } }
    sources { nodes { id } } reports { nodes { id } } }`)
  const others = Object.values(data).map((list) => (list as Answer).nodes[0].id)
  ids = [articleId, ...statementIds, ...others]
})

afterAll(() => desk.close())

const ZERO = 'quill\u0000'
const PLAIN: Record<string, unknown> = {
  String: 'Plain words',
  Int: 1,
  Float: 0.5,
  Boolean: true,
  DateTime: '2025-03-01T12:00:00Z',
  Date: '2025-03-01',
  Cursor: 'MTowMTkz',
  JSON: {},
}
const TEXTS = new Set(['String', 'ID', 'Cursor', 'JSON'])
/** Input objects within each other: filters are nested without end. */
const DEEPEST = 3

/** A value in which one text has the character; the way to it. */
interface Spoilt {
  path: string
  value: unknown
}

function plain(type: GraphQLInputType, id: string, name: string): unknown {
  if (isNonNullType(type)) return plain(type.ofType, id, name)
  if (isListType(type)) return [plain(type.ofType, id, name)]
  if (isEnumType(type)) return type.getValues()[0]?.name
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField)
    return Object.fromEntries(required.map((field) => [field.name, plain(field.type, id, field.name)]))
  }
  if (name === 'url') return 'https://outlet.example/1'
  return type.name === 'ID' ? id : PLAIN[type.name]
}

function spoilt(type: GraphQLInputType, id: string, name: string, depth = 0): Spoilt[] {
  if (isNonNullType(type)) return spoilt(type.ofType, id, name, depth)
  if (isListType(type))
    return spoilt(type.ofType, id, name, depth).map(({ path, value }) => ({ path: `.0${path}`, value: [value] }))
  if (isEnumType(type)) return []
  if (!isInputObjectType(type)) return TEXTS.has(type.name) ? [{ path: '', value: ZERO }] : []
  if (depth === DEEPEST) return []
  const rest = plain(type, id, name) as object
  return Object.values(type.getFields()).flatMap((field) =>
    spoilt(field.type, id, field.name, depth + 1).map(({ path, value }) => ({
      path: `.${field.name}${path}`,
      value: type.isOneOf ? { [field.name]: value } : { ...rest, [field.name]: value },
    })),
  )
}

/** What to send to a root field so that every place for a text has the character once. */
function* requestsTo(kind: string, field: GraphQLField<unknown, unknown>) {
  const type = getNamedType(field.type)
  const selection = isObjectType(type) && 'nodes' in type.getFields() ? 'nodes { __typename }' : '__typename'
  const isLeaf = !('getFields' in type || 'getTypes' in type)
  const documentOf = (args: readonly GraphQLArgument[]) => {
    const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')
    const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
    return `${kind} (${declared}) { ${field.name}(${given}) ${isLeaf ? '' : `{ ${selection} }`} }`
  }
  for (const arg of field.args) {
    // What takes an id takes one of some kind: whichever that is, the text beside it is looked at.
    for (const id of kind === 'mutation' ? ids : ids.slice(0, 1)) {
      const required = field.args.filter((one) => one !== arg && isRequiredArgument(one))
      const rest = Object.fromEntries(required.map((one) => [one.name, plain(one.type, id, one.name)]))
      for (const { path, value } of spoilt(arg.type, id, arg.name))
        yield {
          at: `${field.name}.${arg.name}${path}`,
          document: documentOf([arg, ...required]),
          variables: { ...rest, [arg.name]: value },
        }
    }
  }
}

const rootFields = (root: 'Query' | 'Mutation' | 'Subscription') =>
  Object.values(schema.getRootType(root.toLowerCase() as never)?.getFields() ?? {}).filter(
    ({ args }) => args.length > 0,
  )

const untyped = (errors: readonly { message: string; extensions?: object }[] = []) =>
  errors.filter(({ extensions }) => !(extensions !== undefined && 'code' in extensions)).map(({ message }) => message)

test.each(rootFields('Mutation').map((field) => [field.name, field] as const))(
  'the mutation %s refuses a text with the character zero, wherever it is given',
  async (name, field) => {
    let tried = 0
    for (const { at, document, variables } of requestsTo('mutation', field)) {
      const { data, errors } = await desk.ask(document, variables)
      expect.soft(untyped(errors), at).toEqual([])
      // No consumer has such a name, and that is what is answered.
      if (errors === undefined && name !== 'forgetConsumer')
        expect.soft(data?.[name]?.__typename, at).not.toMatch(/Success$/)
      tried += 1
    }
    expect(tried).toBeGreaterThan(0)
  },
)

test.each(rootFields('Query').map((field) => [field.name, field] as const))(
  'the query %s ends in data or a typed error for a text with the character zero, wherever it is given',
  async (_, field) => {
    for (const { at, document, variables } of requestsTo('query', field)) {
      const { errors } = await desk.ask(document, variables)
      expect.soft(untyped(errors), at).toEqual([])
    }
  },
)

test.each(rootFields('Subscription').map((field) => [field.name, field] as const))(
  'the subscription %s ends in a typed error for a text with the character zero, wherever it is given',
  async (_, field) => {
    for (const { at, document, variables } of requestsTo('subscription', field)) {
      const stream = await desk.follow(document, variables)
      if (stream.errors.length === 0) await stream.leave()
      expect.soft(untyped(stream.errors), at).toEqual([])
    }
  },
)
