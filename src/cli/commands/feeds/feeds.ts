import type { Command } from 'commander'
import { addReachFlags } from '../../asking/flags.ts'
import type { FeedsOptions } from '../../feeds/list-feeds.ts'
import type { ReachOptions } from '../../remote-service.ts'

export function setUp(feeds: Command): void {
  const lists = () => import('../../feeds/list-feeds.ts')
  const aside = () => import('../../feeds/set-aside.ts')
  const changes = () => import('../../feeds/change-feeds.ts')
  addReachFlags(
    feeds
      .command('list', { isDefault: true })
      .description('show all feeds: how they are, when they are asked next, what they bring and what became of that')
      .option('--health <health...>', 'only feeds that are so: silent, failing, overdue, gone, paused, new, healthy')
      .option('--json', 'print one JSON object a line'),
  ).action(async (options: FeedsOptions) => (await lists()).listFeeds(options))
  addReachFlags(
    feeds
      .command('missed')
      .description('show the items of a feed that are not on file, and why')
      .argument('<feed>', 'its address, or its title')
      .option('--json', 'print one JSON object a line'),
  ).action(async (feed: string, options: FeedsOptions) => (await lists()).listMissed(feed, options))
  for (const [name, summary] of [
    ['ask', 'ask a feed now, whatever its time'],
    ['pause', 'do not ask a feed until further notice'],
    ['resume', 'ask a feed again after a pause'],
    ['remove', 'follow a feed no more; its articles stay'],
  ] as const)
    addReachFlags(feeds.command(name).description(summary).argument('<feed>', 'its address, or its title')).action(
      async (feed: string, options: ReachOptions) => (await changes()).changeFollowed(name, feed, options),
    )
  addReachFlags(
    feeds
      .command('aside')
      .description('show what was set aside: jobs that failed 25 times, pages that stopped their reader 3 times')
      .option('--json', 'print one JSON object a line'),
  ).action(async (options: FeedsOptions) => (await aside()).listSetAside(options))
  addReachFlags(
    feeds.command('retry').description('try again what was set aside').argument('<id>', 'as "feeds aside" shows it'),
  ).action(async (id: string, options: ReachOptions) => (await aside()).retry(id, options))
  addReachFlags(
    feeds.command('import').description('follow all feeds of an OPML file; "-" is standard input').argument('<file>'),
  ).action(async (file: string, options: ReachOptions) => (await changes()).importFeeds(file, options))
  addReachFlags(feeds.command('export').description('print all feeds as OPML, for other readers')).action(
    async (options: ReachOptions) => (await changes()).exportFeeds(options),
  )
}
