import type { Command } from 'commander'
import type { WatchOptions } from '../watching/follow.ts'

export function setUp(command: Command): void {
  command
    .description('print statements as they come in; after a restart of the service it goes on where it was')
    .option('--topic <slug...>', 'only these topics and their narrower topics')
    .option('--actor <slug...>', 'only these actors')
    .option('--source <slug...>', 'only these sources')
    .option('--text <words>', 'only with these words, as in a web search')
    .option('--after <cursor>', 'start after this cursor instead of now')
    .option('--beginning', 'start with the oldest entry kept instead of now')
    .option('--json', 'print one JSON object a line, with its cursor')
    .option('--server <url>', 'the service; by default the one that runs with this DATA_DIR, else HOST and PORT')
    .option('--key <key>', 'an API key (or ONRECORD_KEY)')
    .action(async (options: WatchOptions) => {
      const { watch } = await import('../watching/follow.ts')
      await watch(options)
    })
}
