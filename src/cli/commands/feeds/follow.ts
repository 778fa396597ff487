import type { Command } from 'commander'
import { addReachFlags } from '../../asking/flags.ts'
import type { FollowOptions } from '../../feeds/follow-feed.ts'
import { wholeNumber } from '../../given-numbers.ts'

export function setUp(command: Command): void {
  command
    .description(
      'follow the feed of a site: from now on its articles come in by themselves. The address may be of the feed, or of a page that has one',
    )
    .argument('<url>', 'such as "paper.example"')
    .option('--title <words>', 'what to call the feed; by default as it calls itself')
    .option('--source <name>', 'the outlet; by default the title without its slogan')
    .option('--every <minutes>', 'how often to ask it; by default by its own pace', wholeNumber)
    .option('--cap <items>', 'how many items a day to take at most; by default 500', wholeNumber)
    .option('--only-look', 'show what is there, and follow nothing')
    .option('--no-wait', 'do not wait for the first articles')
  addReachFlags(command).action(async (url: string, options: FollowOptions) => {
    const { followFeed, lookForFeeds } = await import('../../feeds/follow-feed.ts')
    await (options.onlyLook ? lookForFeeds : followFeed)(url, options)
  })
}
