import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql'

// Makes operations that the grammar allows and a schema takes, out of everything there is: every root field, aliases,
// fragments of both kinds, unions, directives wherever they may stand, variables with and without defaults and values.

export interface MadeOperation {
  query: string
  operationName?: string
  variables: Record<string, unknown>
  kind: 'query' | 'mutation' | 'subscription'
}

export interface Ingredients {
  /** In [0, 1). */
  random(): number
  /** Values to take for a scalar, beside what the maker thinks of itself: ids that are on file. */
  values: Record<string, readonly unknown[]>
}

const SCALARS: Record<string, readonly unknown[]> = {
  Int: [0, 1, 2, 3, 100, 101, -1, 2_147_483_647, -2_147_483_648],
  Float: [0, 0.5, 1, -1, 1e300],
  Boolean: [true, false],
  String: [
    '',
    ' ',
    'strait',
    '%',
    '\\',
    '\u0000',
    'a\ud800b',
    '"',
    'e\u0301',
    '-',
    'a'.repeat(3_000),
    'und',
    '🚢',
    'OR',
  ],
  ID: ['', 'nonsense', 'U3RhdGVtZW50OnRydWU', '\u0000', 'a'.repeat(3_000), '00000000-0000-7000-8000-000000000000'],
  DateTime: [
    '2025-03-01',
    '2025-03-01T12:00:00Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '2025-03-01T12:00:00+14:00',
  ],
  Date: ['2025-03-01', '0001-01-01', '9999-12-31'],
  Cursor: ['MTowMTkz', 'x', 'a'.repeat(300)],
  JSON: [null, {}, [], 'a', 1],
}
/** What no variable of most types may be. */
const ODD = [null, 7, 0.5, '', true, [], {}, [[]], { a: 1 }, 1e300]
/** How deep selections go, and input objects. */
const DEEPEST = 4

/** One operation. Most are answered; some are refused for what they ask, a few are not even valid. */
export function makeOperation(schema: GraphQLSchema, { random, values }: Ingredients): MadeOperation {
  const chance = (share: number) => random() < share
  const pick = <Of>(all: readonly Of[]): Of => all[Math.floor(random() * all.length)] as Of
  const fragments = new Map<string, string>()
  let named = 0
  let declared: Map<string, string> = new Map()
  let variables: Record<string, unknown> = {}

  const name = (prefix: string) => `${prefix}${++named}`

  const plainValue = (type: GraphQLInputType, depth: number): unknown => {
    if (isNonNullType(type)) return plainValue(type.ofType, depth)
    if (isListType(type)) {
      const count = pick([0, 1, 1, 2, 3])
      return Array.from({ length: count }, () => plainValue(type.ofType, depth))
    }
    if (isEnumType(type)) return pick(type.getValues()).name
    if (isInputObjectType(type)) return plainObject(type, depth)
    const given = values[type.name] ?? []
    const own = SCALARS[type.name] ?? ['a']
    return pick(given.length > 0 && chance(0.7) ? given : own)
  }
  const plainObject = (type: GraphQLInputObjectType, depth: number): Record<string, unknown> => {
    const fields = Object.values(type.getFields())
    const chosen = fields.filter(
      (field) => isRequiredInputField(field) || (depth < DEEPEST && chance(2 / fields.length)),
    )
    return Object.fromEntries(chosen.map((field) => [field.name, plainInput(field, depth + 1)]))
  }
  const plainInput = (field: GraphQLInputField, depth: number): unknown =>
    !isNonNullType(field.type) && chance(0.1) ? null : plainValue(field.type, depth)

  const literal = (value: unknown, type: GraphQLInputType): string => {
    if (isNonNullType(type)) return literal(value, type.ofType)
    if (value === null || value === undefined) return 'null'
    if (isListType(type)) return `[${(value as unknown[]).map((item) => literal(item, type.ofType)).join(', ')}]`
    if (isEnumType(type as GraphQLNamedType)) return String(value)
    if (isInputObjectType(type)) {
      const fields = type.getFields()
      const parts = Object.entries(value as object).map(([key, item]) => {
        const field = fields[key]
        return field === undefined ? '' : `${key}: ${literal(item, field.type)}`
      })
      return `{${parts.join(', ')}}`
    }
    if (typeof value === 'object') return '{}'
    // Half a surrogate pair cannot be sent, nor escaped.
    return typeof value === 'string' ? JSON.stringify(value.toWellFormed()) : String(value)
  }
  const variable = (type: GraphQLInputType, hasDefault: boolean): string => {
    const id = name('v')
    const isNullable = !isNonNullType(type)
    const own = hasDefault || (isNullable && chance(0.3)) ? ` = ${literal(plainValue(type, 1), type)}` : ''
    declared.set(id, `$${id}: ${type}${own}`)
    const isMissing = own !== '' ? chance(0.4) : isNullable && chance(0.3)
    const given = isNullable && chance(0.2) ? null : plainValue(type, 1)
    if (!isMissing) variables[id] = chance(0.02) ? pick(ODD) : given
    return `$${id}`
  }
  const argument = (arg: GraphQLArgument): string => {
    const { type } = arg
    if (chance(0.4)) return `${arg.name}: ${variable(type, false)}`
    return `${arg.name}: ${!isNonNullType(type) && chance(0.1) ? 'null' : literal(plainValue(type, 1), type)}`
  }
  const directives = (): string => {
    const made: string[] = []
    for (const directive of ['skip', 'include']) {
      if (!chance(0.08)) continue
      const bool = schema.getDirective('skip')?.args[0]?.type as GraphQLInputType
      made.push(`@${directive}(if: ${chance(0.5) ? variable(bool, chance(0.3)) : pick(['true', 'false'])})`)
    }
    return made.length > 0 ? ` ${made.join(' ')}` : ''
  }
  const field = (one: GraphQLField<unknown, unknown>, depth: number): string | null => {
    const type = getNamedType(one.type)
    const args = one.args.filter((arg) => isRequiredArgument(arg) || chance(0.35)).map(argument)
    // Fields of one name with other arguments would not go together.
    const alias = args.length > 0 || !isLeafType(type) || chance(0.2) ? `${name('a')}: ` : ''
    const head = `${alias}${one.name}${args.length > 0 ? `(${args.join(', ')})` : ''}${directives()}`
    if (isLeafType(type)) return head
    if (depth >= DEEPEST) return `${head} { __typename }`
    return `${head} ${selection(type, depth + 1)}`
  }
  const selection = (type: GraphQLNamedType, depth: number): string => {
    const parts: string[] = chance(0.3) ? [chance(0.2) ? `${name('a')}: __typename` : '__typename'] : []
    if (isObjectType(type) || (isAbstractType(type) && 'getFields' in type)) {
      const fields = Object.values(type.getFields())
      const count = pick([1, 2, 3, 4])
      for (let each = 0; each < count; each += 1) parts.push(field(pick(fields), depth) ?? '')
    }
    if (isAbstractType(type)) {
      for (const possible of schema.getPossibleTypes(type)) if (chance(0.4)) parts.push(fragment(possible, depth))
    } else if (chance(0.1)) parts.push(fragment(type, depth))
    return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`
  }
  const fragment = (type: GraphQLNamedType, depth: number): string => {
    const body = depth >= DEEPEST ? '{ __typename }' : selection(type, depth + 1)
    if (chance(0.6)) return `...${chance(0.8) ? ` on ${type.name}` : ''}${directives()} ${body}`
    const id = name('F')
    fragments.set(id, `fragment ${id} on ${type.name} ${body}`)
    return `...${id}${directives()}`
  }
  const root = (kind: MadeOperation['kind']): string => {
    const type = {
      query: schema.getQueryType(),
      mutation: schema.getMutationType(),
      subscription: schema.getSubscriptionType(),
    }[kind]
    if (type == null) throw new Error(`the schema has no ${kind}`)
    const fields = Object.values(type.getFields())
    const count = kind === 'subscription' ? 1 : pick([1, 1, 2, 3])
    const parts = Array.from({ length: count }, () => field(pick(fields), 0) ?? '')
    if (kind === 'query' && chance(0.1)) parts.push('__typename')
    const body = parts.join(' ')
    if (chance(0.85)) return `{ ${body} }`
    if (chance(0.5)) return `{ ...${directives()} { ${body} } }`
    const id = name('F')
    fragments.set(id, `fragment ${id} on ${type.name} { ${body} }`)
    return `{ ...${id}${directives()} }`
  }
  const operation = (kind: MadeOperation['kind'], id: string): string => {
    declared = new Map()
    const body = root(kind)
    const head = declared.size > 0 ? `(${[...declared.values()].join(', ')})` : ''
    return `${kind} ${id}${head} ${body}`
  }

  const kind = pick(['query', 'query', 'query', 'subscription', 'mutation'] as const)
  const id = name('Op')
  const text = operation(kind, id)
  const asked = variables
  variables = {}
  const others = chance(0.15) ? [operation(pick(['query', 'subscription'] as const), name('Op'))] : []
  const operationName = others.length > 0 ? (chance(0.9) ? id : undefined) : pick([id, undefined, undefined, 'Nothing'])
  const query = [text, ...others, ...fragments.values()].join('\n')
  return { query, variables: asked, kind, ...(operationName === undefined ? {} : { operationName }) }
}
