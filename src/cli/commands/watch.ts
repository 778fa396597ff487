import type { Command } from 'commander'
import { addFilterFlags, addReachFlags } from '../asking/flags.ts'
import type { WatchOptions } from '../watching/follow.ts'

export function setUp(command: Command): void {
  addFilterFlags(
    command.description('print statements as they come in; after a restart of the service it goes on where it was'),
  )
    .option('--after <cursor>', 'start after this cursor instead of now')
    .option('--beginning', 'start with the oldest entry kept instead of now')
    .option(
      '--consumer <name>',
      'a name under which the service keeps the place: the next watch of this name and filter goes on there',
    )
    .option('--json', 'print one JSON object a line, with its cursor')
  addReachFlags(command).action(async (options: WatchOptions) => {
    const { watch } = await import('../watching/follow.ts')
    await watch(options)
  })
}
