import { type Command, Option } from 'commander'
import { addReachFlags } from '../../asking/flags.ts'
import { hourOfDay, WEEKDAYS } from '../../given-numbers.ts'
import type { ReachOptions } from '../../remote-service.ts'
import type { ChannelOptions } from '../../watches/channels.ts'

export function setUp(channels: Command): void {
  const load = () => import('../../watches/channels.ts')
  addReachFlags(
    channels
      .command('list', { isDefault: true })
      .description('show where your alerts go, and how that goes')
      .option('--json', 'print one JSON object a line'),
  ).action(async (options: ChannelOptions) => (await load()).listChannels(options))
  addReachFlags(
    channels
      .command('create')
      .description('have alerts sent somewhere: a mail address is first asked whether it wants them')
      .argument('<name>', 'what to call it')
      .addOption(
        new Option('--kind <kind>', 'how (required)')
          .choices(['mail', 'webhook', 'slack', 'mattermost', 'feed'])
          .makeOptionMandatory(),
      )
      .option('--to <address>', 'where to: a mail address, or an address of the web; a feed has none')
      .addOption(
        new Option('--rhythm <rhythm>', 'at once (each), or together; by default each').choices([
          'each',
          'hourly',
          'daily',
          'weekly',
        ]),
      )
      .option('--hour <hour>', 'of the day, of a daily or weekly one: 0 to 23; by default 7', hourOfDay)
      .addOption(new Option('--weekday <day>', 'of a weekly one; by default monday').choices(WEEKDAYS))
      .option('--zone <zone>', 'by whose clock, such as Europe/Berlin')
      .option(
        '--document <file>',
        'of a webhook: a file with a query on Alert that says what messages have, "-" for standard input; "none" for ids alone. By default who said what, where and why',
      )
      .option('--watch <name...>', 'only what these watches tell; by default all'),
  ).action(async (name: string, options: ChannelOptions) => (await load()).createChannelOf(name, options))
  for (const [command, summary] of [
    ['test', 'send a test message'],
    ['pause', 'send nothing until further notice'],
    ['resume', 'send again; a mail address that is not confirmed is asked again'],
    ['delete', 'delete a channel'],
  ] as const)
    addReachFlags(channels.command(command).description(summary).argument('<name>', 'its name')).action(
      async (name: string, options: ReachOptions) => (await load()).changeSavedChannel(command, name, options),
    )
}
