import { GraphQLError, GraphQLScalarType } from 'graphql'
import { DateResolver, DateTimeResolver, JSONResolver } from 'graphql-scalars'
import { builder } from './builder.ts'

// Postgres has no year 0, and no one we quote spoke before the year 1.
function refuseYearZero(value: Date): Date {
  if (value.getUTCFullYear() < 1) throw new GraphQLError('There is no year 0')
  return value
}

builder.addScalarType(
  'DateTime',
  new GraphQLScalarType<Date, Date>({
    name: 'DateTime',
    description:
      'An instant in the format of RFC 3339, to the millisecond: "2025-03-01T12:00:05.000Z". Input may have any offset from UTC; output is in UTC.',
    serialize: (value) => DateTimeResolver.serialize(value),
    parseValue: (value) => readInstant(value, () => DateTimeResolver.parseValue(value)),
    parseLiteral: (node) =>
      readInstant('value' in node ? node.value : null, () => DateTimeResolver.parseLiteral(node, {})),
  }),
)

/** A day alone is the usual mistake, and its time zone must not be guessed. */
function readInstant(written: unknown, read: () => Date): Date {
  try {
    return refuseYearZero(read())
  } catch (error) {
    if (typeof written !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(written)) throw error
    throw new GraphQLError(`"${written}" is a day. Give an instant, with an offset from UTC: "${written}T00:00:00Z"`)
  }
}

builder.addScalarType(
  'Date',
  new GraphQLScalarType<Date, string>({
    name: 'Date',
    description: 'A calendar day, without a time zone: "2025-03-01".',
    serialize: (value) => DateResolver.serialize(value),
    parseValue: (value) => refuseYearZero(DateResolver.parseValue(value)),
    parseLiteral: (node) => refuseYearZero(DateResolver.parseLiteral(node, {})),
  }),
)

function readCursor(value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.length > 300)
    throw new GraphQLError('This is not the cursor of a stream. Send one exactly as you received it')
  return value
}

builder.addScalarType(
  'Cursor',
  new GraphQLScalarType<string, string>({
    name: 'Cursor',
    description:
      'A place in a stream, such as "MTowMTkz...". It is opaque: send it back exactly as you received it. The same place is always the same string. It is valid only for the filter and kinds that it came from.',
    serialize: String,
    parseValue: readCursor,
    parseLiteral: (node) => readCursor('value' in node ? node.value : null),
  }),
)

builder.addScalarType(
  'JSON',
  new GraphQLScalarType<unknown, unknown>({
    name: 'JSON',
    description: 'Any JSON value.',
    serialize: (value) => JSONResolver.serialize(value),
    parseValue: (value) => JSONResolver.parseValue(value),
    parseLiteral: (node, variables) => JSONResolver.parseLiteral(node, variables),
  }),
)
