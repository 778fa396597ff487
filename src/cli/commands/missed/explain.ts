import type { Command } from 'commander'
import { addFilterFlags, addReachFlags } from '../../asking/flags.ts'
import type { ExplainOptions } from '../../missed/explain-one.ts'

export function setUp(command: Command): void {
  command
    .description(
      'tell what happened to an address or a statement, with times: whether it was seen, why it was not fetched, what was read in it; with flags of a filter, which condition failed; and with a watch, what it told of it or why it told nothing',
    )
    .argument('<url-or-id>', 'an address, in any form in which a link leads there, or the id of a statement')
    .option('--watch <watch>', 'the id or the name of a watch: what became of each statement there')
    .option('--json', 'print it as one JSON object')
  addReachFlags(addFilterFlags(command)).action(async (given: string, options: ExplainOptions) => {
    const { explainOne } = await import('../../missed/explain-one.ts')
    await explainOne(given, options)
  })
}
