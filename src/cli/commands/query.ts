import { type Command, InvalidArgumentError, Option } from 'commander'
import { addFilterFlags, addReachFlags, jsonObject } from '../asking/flags.ts'
import type { QueryOptions } from '../asking/query.ts'

export function setUp(command: Command): void {
  command
    .description(
      'find statements by flags, and print a table; or run a GraphQL document, and print its data. Without flags: the newest statements',
    )
    .argument('[document]', 'a GraphQL document, a file that ends in .graphql, or "-" for standard input')
    .option('--variables <json>', "the document's variables", jsonObject)
  addFilterFlags(command)
    .option('--said-after <time>', 'only if it was certainly said at this instant or later')
    .option('--said-before <time>', 'only if it was certainly said before this instant')
    .addOption(
      new Option('--order <order>', 'how they are ordered')
        .choices(['newest', 'oldest', 'said', 'relevance'])
        .default('newest'),
    )
    .option('--limit <statements>', 'how many, at most; 20 by default', limit, 20)
    .option('--json', 'print one JSON object a line: for each statement, or for each item of a list in the document')
  addReachFlags(command).action(async (document: string | undefined, options: QueryOptions) => {
    const { query } = await import('../asking/query.ts')
    await query(document ?? null, options)
  })
}

function limit(given: string): number {
  const statements = Number(given)
  if (!Number.isInteger(statements) || statements < 1) throw new InvalidArgumentError('give a whole number from 1')
  return statements
}
