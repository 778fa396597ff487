import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { DateResolver, DateTimeResolver, JSONResolver } from 'graphql-scalars'
import { TIME_FORM, timeProblem } from '../../domain/given/given-time.ts'
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
      'An instant in the format of RFC 3339, to the millisecond: "2025-03-01T12:00:05.000Z". Input may have any offset from UTC, or be a day, which is its beginning in UTC: "2025-03-01". Output is in UTC.',
    serialize: (value) => DateTimeResolver.serialize(value),
    parseValue: readInstant,
    parseLiteral: (node) => readInstant('value' in node && node.kind === Kind.STRING ? node.value : null),
  }),
)

function readInstant(given: unknown): Date {
  return refuseYearZero(instantOf(given))
}

function instantOf(given: unknown): Date {
  if (typeof given === 'string' && TIME_FORM.test(given)) return new Date(given)
  try {
    return DateTimeResolver.parseValue(given)
  } catch {
    throw new GraphQLError(`it ${timeProblem(given) ?? 'is not a time'}`)
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
