import type { Command } from 'commander'
import type { RefoldOptions } from '../../again/follow-refold.ts'
import { articlesAMinute } from '../../given-numbers.ts'
import { instant } from '../../given-times.ts'

/** Ten a second leaves most of a processor to what comes in. */
const DEFAULT_PER_MINUTE = 600

export function setUp(command: Command): void {
  command
    .description(
      'fold again what is on file: what this release says is one utterance is joined, and what it says is two is parted. The running service does it in the background; this command shows how far it is, and may be ended. What people decided stays. Changes have the cause UPKEEP, and watches do not tell of them, unless with --alerts',
    )
    .option(
      '--since <time>',
      'only articles published then or later: a day such as 2026-01-31, which begins in UTC, or an instant such as 2026-01-31T09:00:00Z; one of which that is unknown counts by when it came in',
      instant,
    )
    .option('--topic <slug>', 'only articles that report a statement of this topic')
    .option(
      '--rate <articles>',
      `articles a minute, at most; ${DEFAULT_PER_MINUTE} by default`,
      articlesAMinute,
      DEFAULT_PER_MINUTE,
    )
    .option('--alerts', 'let watches tell of what changes')
    .option(
      '--dry-run',
      'only count what would be joined and parted, with examples, and how many alerts of which watches --alerts would give; change nothing',
    )
    .option('--status', 'show how far the last one is, and ask for nothing')
    .option('--stop', 'end the one that is under way; what it did stays')
    .action(async (options: RefoldOptions) => {
      const { followRefold } = await import('../../again/follow-refold.ts')
      await followRefold(options)
    })
}
