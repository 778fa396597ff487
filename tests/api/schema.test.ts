import { readFile } from 'node:fs/promises'
import {
  type GraphQLArgument,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { expect, test } from 'vitest'
import { printedSchema } from '../../src/api/print.ts'
import { schema } from '../../src/api/schema.ts'

/** They read nothing, and refuse nobody. */
const NEVER_FAIL = new Set(['me', 'serverInfo'])

test('schema.graphql is what the API is (else: npm run schema)', async () => {
  expect(await readFile('schema.graphql', 'utf8')).toBe(printedSchema())
})

test('every field of Query may be null, so that one that fails leaves the others their values', () => {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {})
  expect(fields.length).toBeGreaterThan(10)
  expect(fields.filter(({ name, type }) => isNonNullType(type) && !NEVER_FAIL.has(name)).map(String)).toEqual([])
})

test('every type, field, argument and value says what it is', () => {
  const silent: string[] = []
  const check = (name: string, { description }: { description?: string | null | undefined }) => {
    if (!description) silent.push(name)
  }
  const checkArguments = (name: string, args: readonly GraphQLArgument[]) => {
    for (const argument of args) check(`${name}(${argument.name})`, argument)
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    check(type.name, type)
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value)
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field)
    if (isObjectType(type) || isInterfaceType(type))
      for (const field of Object.values(type.getFields())) {
        check(`${type.name}.${field.name}`, field)
        checkArguments(`${type.name}.${field.name}`, field.args)
      }
  }
  expect(silent).toEqual([])
})

test('what is deprecated names what to use instead, which stands beside it', () => {
  const dangling: string[] = []
  const check = (
    where: string,
    siblings: readonly { name: string; deprecationReason?: string | null | undefined }[],
  ) => {
    for (const { name, deprecationReason } of siblings) {
      if (!deprecationReason) continue
      const successor = /^Use `(\w+)`/.exec(deprecationReason)?.[1]
      const stands = siblings.some((other) => other.name === successor && !other.deprecationReason)
      if (!stands) dangling.push(`${where}.${name}: ${deprecationReason}`)
    }
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue
    check(type.name, Object.values(type.getFields()))
    if (isInputObjectType(type)) continue
    for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field.args)
  }
  expect(dangling).toEqual([])
})

test('every failure has a message, and every event a place', () => {
  const implementing = (name: string) => {
    const type = schema.getType(name)
    return isInterfaceType(type)
      ? schema
          .getPossibleTypes(type)
          .map((member) => member.name)
          .sort()
      : []
  }
  expect(implementing('Failure')).toEqual([
    'IdempotencyConflict',
    'InvalidInput',
    'NotAllowed',
    'VersionConflict',
    'WatchTooBroad',
  ])
  expect(implementing('JournalEvent')).toEqual([
    'AlertArrived',
    'AlertRaised',
    'CaughtUp',
    'Gap',
    'Progress',
    'StatementAmended',
    'StatementErased',
    'StatementIngested',
    'StatementReported',
    'StatementRetracted',
  ])
})
