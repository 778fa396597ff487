import type { Command } from 'commander'
import type { McpFlags } from '../asking/ask-as-reader.ts'

export function setUp(command: Command): void {
  command
    .description(
      'answer an assistant by the Model Context Protocol on standard input and output: it searches and reads with a READER key of its own, given in ONRECORD_KEY',
    )
    .option('--server <url>', 'the service; by default the one that runs with this DATA_DIR, else HOST and PORT')
    .option('--key <key>', 'its key (or ONRECORD_KEY, which others on this machine do not see)')
    .option('--allow-watches', 'let it make, change and delete its own watches, too')
    .option('--any-role', 'take a key of an EDITOR or ADMIN, too')
    .action(async (flags: McpFlags) => {
      const { answerAssistant } = await import('../asking/ask-as-reader.ts')
      await answerAssistant(flags)
    })
}
