import type { Command } from 'commander'
import { addReachFlags } from '../asking/flags.ts'
import type { StatusOptions } from '../status.ts'

export function setUp(command: Command): void {
  addReachFlags(
    command
      .description(
        'show the service, its database, how far the journal is and what is on file; the exit code is 1 if something is not well',
      )
      .option('--json', 'print one JSON object'),
  ).action(async (options: StatusOptions) => {
    const { status } = await import('../status.ts')
    await status(options)
  })
}
