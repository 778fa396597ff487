import { type Command, InvalidArgumentError, Option } from 'commander'
import { ALERT_KINDS } from '../../../domain/watch/definition.ts'
import { addFilterFlags, addReachFlags } from '../../asking/flags.ts'
import { wholeNumber } from '../../given-numbers.ts'
import { instant } from '../../given-times.ts'
import type { ReachOptions } from '../../remote-service.ts'
import type { PlanOptions } from '../../watches/apply.ts'
import type { BacktestOptions } from '../../watches/backtest.ts'
import type { NewWatchOptions, ShareOptions } from '../../watches/change-watches.ts'
import type { WatchesOptions } from '../../watches/list-watches.ts'
import type { MuteOptions } from '../../watches/mutes.ts'
import type { PreviewOptions } from '../../watches/preview.ts'

export function setUp(watches: Command): void {
  const lists = () => import('../../watches/list-watches.ts')
  const changes = () => import('../../watches/change-watches.ts')
  const files = () => import('../../watches/apply.ts')
  addReachFlags(
    watches
      .command('list', { isDefault: true })
      .description('show your watches, and those of others that are shared with you')
      .option('--all', 'show those of all principals; for an ADMIN')
      .option('--json', 'print one JSON object a line'),
  ).action(async (options: WatchesOptions) => (await lists()).listWatches(options))
  addReachFlags(
    watches
      .command('show')
      .description('show one watch, as it stands in a file of watches')
      .argument('<name>', 'its name')
      .option('--json', 'print it as JSON'),
  ).action(async (name: string, options: WatchesOptions) => (await lists()).showWatch(name, options))
  addReachFlags(
    addFilterFlags(watches.command('create').description('save a watch of flags').argument('<name>', 'what to call it'))
      .addOption(kindsOption())
      .option('--silence <days>', 'tell after so many days without a match', wholeNumber)
      .option('--burst <minutes>', 'tell what comes within so many minutes of the first together', wholeNumber)
      .option('--insist', 'save it even if it would tell of more than MAX_ALERTS_PER_DAY'),
  ).action(async (name: string, options: NewWatchOptions) => (await changes()).createWatchOf(name, options))
  for (const [command, summary] of [
    ['pause', 'let a watch tell nothing until further notice'],
    ['resume', 'let it tell again'],
    ['delete', 'delete a watch, with all that it told'],
  ] as const)
    addReachFlags(watches.command(command).description(summary).argument('<name>', 'its name')).action(
      async (name: string, options: ReachOptions) => (await changes()).changeSavedWatch(command, name, options),
    )
  addReachFlags(
    addFilterFlags(
      watches
        .command('preview')
        .description('show what a watch would have told in the last days: one that is saved, or one of flags')
        .argument('[name]', 'its name'),
    )
      .addOption(kindsOption())
      .option('--silence <days>', 'after how many days without a match, with --tells silence', wholeNumber)
      .option('--burst <minutes>', 'as of a watch', wholeNumber)
      .option('--days <days>', 'how many, today among them: 1 to 92; by default 14', wholeNumber)
      .option('--zone <zone>', 'by whose days is counted, such as Europe/Berlin; by default UTC')
      .option('--json', 'print it as JSON'),
  ).action(async (name: string | undefined, options: PreviewOptions) =>
    (await import('../../watches/preview.ts')).previewWatch(name, options),
  )
  addReachFlags(
    addFilterFlags(
      watches
        .command('backtest')
        .description('show what a watch told in a time, decided again: one that is saved, or one of flags')
        .argument('[name]', 'its name'),
    )
      .requiredOption('--from <time>', 'what became visible from then on (required)', instant)
      .option('--to <time>', 'up to then; by default now', instant)
      .addOption(kindsOption())
      .option('--silence <days>', 'after how many days without a match, with --tells silence', wholeNumber)
      .option('--burst <minutes>', 'as of a watch', wholeNumber)
      .option('--limit <alerts>', 'how many are shown, at most; 20 by default', wholeNumber, 20)
      .option('--json', 'print it as JSON'),
  ).action(async (name: string | undefined, options: BacktestOptions) =>
    (await import('../../watches/backtest.ts')).backtestWatch(name, options),
  )
  addReachFlags(
    watches
      .command('share')
      .description('show a watch to these and no others; without a flag it is private again')
      .argument('<name>', 'its name')
      .addOption(new Option('--role <role>', 'all who have this role, or more').choices(['READER', 'EDITOR', 'ADMIN']))
      .option('--principal <name...>', 'principals by name'),
  ).action(async (name: string, options: ShareOptions) => (await changes()).shareWatchOf(name, options))
  for (const [command, summary] of [
    ['follow', 'be told what a watch tells that is shared with you'],
    ['unfollow', 'be told so no more'],
  ] as const)
    addReachFlags(watches.command(command).description(summary).argument('<name>', 'its name')).action(
      async (name: string, options: ReachOptions) => (await changes()).followWatchOf(command, name, options),
    )
  addReachFlags(
    watches
      .command('hand-over')
      .description('give a watch to one that follows it; an ADMIN may give it to any')
      .argument('<name>', 'its name')
      .argument('<principal>', 'who is to have it')
      .option('--as <name>', 'its name from now on'),
  ).action(async (name: string, to: string, options: ReachOptions & { as?: string }) =>
    (await changes()).handOverWatchOf(name, to, options),
  )
  const mutes = () => import('../../watches/mutes.ts')
  for (const [command, summary] of [
    [
      'mute',
      'hide what a watch tells, what is about something, or both; without either, all. It is recorded all the same',
    ],
    ['unmute', 'show it again, from now on'],
  ] as const) {
    const own = watches
      .command(command)
      .description(summary)
      .argument('[name]', 'name of a watch; by default all')
      .option('--topic <slug>', 'what is about a topic')
      .option('--actor <slug>', 'what an actor says')
      .option('--source <slug>', 'what a source alone reports')
      .option('--statement <id>', 'a statement')
    if (command === 'mute') own.option('--until <time>', 'when it ends by itself', instant)
    addReachFlags(own).action(async (name: string | undefined, options: MuteOptions) =>
      command === 'mute' ? (await mutes()).muteOf(name, options) : (await mutes()).unmuteOf(name, options),
    )
  }
  addReachFlags(
    watches.command('mutes').description('show what is muted').option('--json', 'print one JSON object a line'),
  ).action(async (options: MuteOptions) => (await mutes()).listMutes(options))
  addReachFlags(watches.command('export').description('print your watches as a file of watches')).action(
    async (options: WatchesOptions) => (await lists()).exportWatches(options),
  )
  addReachFlags(
    watches
      .command('plan')
      .description('show what "watches apply" would do, and do nothing')
      .argument('<file>', 'watches in YAML; "-" is standard input')
      .option('--prune', 'delete your watches that are not in the file')
      .option('--check', 'end with exit code 1 if there is anything to do')
      .option('--json', 'print one JSON object a line'),
  ).action(async (file: string, options: PlanOptions) => (await files()).planFile(file, options))
  addReachFlags(
    watches
      .command('apply')
      .description('make your watches those of a file: create and change them; an unchanged file does nothing')
      .argument('<file>', 'watches in YAML; "-" is standard input')
      .option('--prune', 'delete your watches that are not in the file, with all that they told')
      .option('--json', 'print one JSON object a line'),
  ).action(async (file: string, options: PlanOptions) => (await files()).applyFile(file, options))
}

function kindsOption(): Option {
  const kinds = ALERT_KINDS.map((kind) => kind.toLowerCase())
  const text = `what to tell of: ${kinds.join(', ')}; by default utterance`
  return new Option('--tells <kind...>', text).argParser((given, before?: string[]) => {
    const kind = ALERT_KINDS.find((one) => one === given.toUpperCase())
    if (kind === undefined) throw new InvalidArgumentError(`Allowed choices are ${kinds.join(', ')}.`)
    return [...(before ?? []), kind]
  })
}
