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
    .addOption(
      new Option(
        '--order <order>',
        'which come first: newest or oldest, by when they came in; said-asc, the earliest said (or just "said"), or said-desc, the latest; published-asc or published-desc, the same by publication; relevance, the best match for --text',
      )
        .choices(['newest', 'oldest', 'said-asc', 'said-desc', 'said', 'published-asc', 'published-desc', 'relevance'])
        .default('newest'),
    )
    .option('--limit <statements>', 'how many, at most; 20 by default', limit, 20)
    .option('--ids', 'print the id of each statement, too')
    .option('--json', 'print one JSON object a line: for each statement, or for each item of a list in the document')
  addReachFlags(command).action(async (document: string | undefined, options: QueryOptions) => {
    if (options.order === 'relevance' && options.text === undefined && options.filter === undefined)
      command.error('error: --order relevance takes --text, whose best matches come first')
    const { query } = await import('../asking/query.ts')
    await query(document ?? null, options)
  })
}

function limit(given: string): number {
  const statements = Number(given)
  if (!Number.isInteger(statements) || statements < 1) throw new InvalidArgumentError('give a whole number from 1')
  return statements
}
