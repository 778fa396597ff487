import { type Command, Option } from 'commander'
import { addFilterFlags, addReachFlags } from '../asking/flags.ts'
import type { TopicOptions } from '../asking/topics.ts'

export function setUp(topic: Command): void {
  const load = () => import('../asking/topics.ts')
  addReachFlags(
    topic
      .command('list')
      .description('show all topics, and how many statements each has')
      .option('--json', 'print one JSON object a line'),
  ).action(async (options: TopicOptions) => (await load()).listTopics(options))
  addReachFlags(addRule(topic.command('create').description('create a topic').argument('<name>', 'its name'))).action(
    async (name: string, options: TopicOptions) => (await load()).addTopic(name, options),
  )
  addReachFlags(
    addRule(
      topic
        .command('change')
        .description('change a topic: what is not given stays, and flags of a filter make a new rule')
        .argument('<topic>', 'its slug')
        .option('--name <name>', 'another name'),
    ),
  ).action(async (slug: string, options: TopicOptions) => (await load()).changeTopic(slug, options))
  addReachFlags(
    topic
      .command('delete')
      .description('delete a topic; its statements stay')
      .argument('<topic>', 'its slug')
      .requiredOption('--reason <words>', 'why (required); it is kept'),
  ).action(async (slug: string, options: TopicOptions) => (await load()).removeTopic(slug, options))
}

/** Which statements belong to it, and where it stands among the others. */
function addRule(command: Command): Command {
  return addFilterFlags(command, { withTopics: false })
    .option('--slug <slug>', 'its slug; by default made of its name')
    .option('--description <words>', 'what it is about')
    .option('--broader <slug...>', 'the topics that include it')
    .addOption(
      new Option(
        '--alerts <whether>',
        'whether watches tell of what is on file and comes into it: by default "no". With "dry-run" nothing is saved, and it is counted what they would tell',
      ).choices(['yes', 'no', 'dry-run']),
    )
}
