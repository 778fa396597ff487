import { type Command, InvalidArgumentError, Option } from 'commander'
import { ALERT_KINDS } from '../../../domain/watch/definition.ts'
import { addFilterFlags, addReachFlags } from '../../asking/flags.ts'
import { wholeNumber } from '../../given-numbers.ts'
import type { ReachOptions } from '../../remote-service.ts'
import type { PlanOptions } from '../../watches/apply.ts'
import type { NewWatchOptions } from '../../watches/change-watches.ts'
import type { WatchesOptions } from '../../watches/list-watches.ts'
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
