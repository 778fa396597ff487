import type { Command } from 'commander'
import type { RereadOptions } from '../../again/follow-reread.ts'
import { articlesAMinute } from '../../given-numbers.ts'
import { instant } from '../../given-times.ts'

/** Five a second leaves most of a processor to what comes in. */
const DEFAULT_PER_MINUTE = 300

export function setUp(command: Command): void {
  command
    .description(
      'read kept articles again with the extractor of this release. The running service does it in the background; this command shows how far it is, and may be ended. Changes are journal entries of kind REREAD, and watches do not tell of them, unless with --alerts',
    )
    .option(
      '--since <time>',
      'only articles published then or later: a day such as 2026-01-31, which begins in UTC, or an instant such as 2026-01-31T09:00:00Z; one of which that is unknown counts by when it came in',
      instant,
    )
    .option(
      '--rate <articles>',
      `articles a minute, at most; ${DEFAULT_PER_MINUTE} by default`,
      articlesAMinute,
      DEFAULT_PER_MINUTE,
    )
    .option('--alerts', 'let watches tell of what is found or changed')
    .option(
      '--dry-run',
      'only count what would change, article by article, and how many alerts of which watches --alerts would give; change nothing',
    )
    .option('--status', 'show how far the last one is, and ask for nothing')
    .option('--stop', 'end the one that is under way; what it did stays')
    .action(async (options: RereadOptions) => {
      const { followReread } = await import('../../again/follow-reread.ts')
      await followReread(options)
    })
}
