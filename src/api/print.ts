import { lexicographicSortSchema, printSchema } from 'graphql'
import { CLOSE_CODES, ERROR_CODES, type Explanation } from './relay/error-codes.ts'
import { schema } from './schema.ts'

/** The schema as text, sorted, so that a change of the API shows as a change of these lines only. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}

/** The tables of docs/errors.md: error codes, then close codes. */
export function printedErrorCodes(): string[] {
  return [tableOf(ERROR_CODES), tableOf(CLOSE_CODES)]
}

function tableOf(codes: Readonly<Record<string, Explanation>>): string {
  const rows = Object.entries(codes).map(([code, { when, what }]) => `| \`${code}\` | ${when} | ${what} |`)
  return ['| Code | When | What to do |', '| --- | --- | --- |', ...rows].join('\n')
}
