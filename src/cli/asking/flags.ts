import { type Command, InvalidArgumentError } from 'commander'

/** A filter as it is given on the command line: one flag for each condition, and its opposite. */
export interface FilterFlags {
  topic?: string[]
  actor?: string[]
  office?: string[]
  source?: string[]
  language?: string[]
  text?: string
  context?: string
  notTopic?: string[]
  notActor?: string[]
  notOffice?: string[]
  notSource?: string[]
  notLanguage?: string[]
  notText?: string
  /** A StatementFilter, for what has no flag. */
  filter?: Record<string, unknown>
}

/** Adds the flags that say which service is meant, and with which key. */
export function addReachFlags(command: Command): Command {
  return command
    .option('--server <url>', 'the service; by default the one that runs with this DATA_DIR, else HOST and PORT')
    .option('--key <key>', 'an API key (or ONRECORD_KEY)')
}

/** Adds the flags of a filter. A topic's own rule cannot use topics. */
export function addFilterFlags(command: Command, { withTopics = true } = {}): Command {
  if (withTopics) command.option('--topic <slug...>', 'only these topics and their narrower topics')
  command
    .option('--actor <slug...>', 'only these actors')
    .option('--office <slug...>', 'only what was said in these offices')
    .option('--source <slug...>', 'only these sources')
    .option('--language <code...>', 'only with a report in these languages, such as "de"')
    .option('--text <words>', 'only with these words, as in a web search')
    .option('--context <words>', 'only with these words in it or in the sentences around it')
  if (withTopics) command.option('--not-topic <slug...>', 'not these topics')
  return command
    .option('--not-actor <slug...>', 'not these actors')
    .option('--not-office <slug...>', 'not what was said in these offices')
    .option('--not-source <slug...>', 'not what these sources report')
    .option('--not-language <code...>', 'not with a report in these languages')
    .option('--not-text <words>', 'not with these words')
    .option(
      '--filter <json>',
      'a StatementFilter of the API, for what has no flag; the flags must hold too',
      jsonObject,
    )
}

/** The filter that flags stand for; null if there are none. */
export function filterOf(flags: FilterFlags): Record<string, unknown> | null {
  const wanted = conditions({
    topics: flags.topic,
    actors: flags.actor,
    offices: flags.office,
    sources: flags.source,
    languages: flags.language,
    text: flags.text,
    context: flags.context,
  })
  const unwanted = Object.entries(
    conditions({
      topics: flags.notTopic,
      actors: flags.notActor,
      offices: flags.notOffice,
      sources: flags.notSource,
      languages: flags.notLanguage,
      text: flags.notText,
    }),
  ).map(([name, value]) => ({ [name]: value }))
  const own = { ...wanted, ...(unwanted.length === 0 ? {} : { not: { any: unwanted } }) }
  if (flags.filter === undefined) return Object.keys(own).length === 0 ? null : own
  return Object.keys(own).length === 0 ? flags.filter : { all: [flags.filter, own] }
}

function conditions(given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/**
 * An object in JSON, given on the command line.
 *
 * @throws InvalidArgumentError for anything else.
 */
export function jsonObject(given: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(given)
  } catch (error) {
    throw new InvalidArgumentError(`it is not JSON: ${(error as Error).message}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidArgumentError('give an object, such as {"minIndependentRoots": 2}')
  return value as Record<string, unknown>
}
