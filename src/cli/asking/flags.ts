import { type Command, InvalidArgumentError, Option } from 'commander'
import { timeProblem } from '../../domain/given/given-time.ts'
import { SPEECH_ACTS, type SpeechAct } from '../../domain/statement/speech-act.ts'
import { PROGRAM } from '../../program.ts'
import { instant } from '../given-times.ts'

/** A filter as it is given on the command line: one flag for each condition, and its opposite. */
export interface FilterFlags {
  topic?: string[]
  actor?: string[]
  office?: string[]
  source?: string[]
  language?: string[]
  act?: SpeechAct[]
  text?: string
  context?: string
  saidAfter?: Date
  saidBefore?: Date
  publishedAfter?: Date
  publishedBefore?: Date
  notTopic?: string[]
  notActor?: string[]
  notOffice?: string[]
  notSource?: string[]
  notLanguage?: string[]
  notAct?: SpeechAct[]
  notText?: string
  /** A StatementFilter, for what has no flag. */
  filter?: Record<string, unknown>
}

type Flag = Exclude<keyof FilterFlags, 'filter'>

/** Fields of the filter by the flags that stand for them. */
const WANTED = {
  topic: 'topics',
  actor: 'actors',
  office: 'offices',
  source: 'sources',
  language: 'languages',
  act: 'acts',
  text: 'text',
  context: 'context',
  saidAfter: 'saidAfter',
  saidBefore: 'saidBefore',
  publishedAfter: 'publishedAfter',
  publishedBefore: 'publishedBefore',
} as const satisfies Partial<Record<Flag, string>>

const UNWANTED = {
  notTopic: 'topics',
  notActor: 'actors',
  notOffice: 'offices',
  notSource: 'sources',
  notLanguage: 'languages',
  notAct: 'acts',
  notText: 'text',
} as const satisfies Partial<Record<Flag, string>>

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
    .addOption(actOption('--act <act...>', 'only if a report tells it as this'))
    .option('--text <words>', 'only with these words, as in a web search')
    .option('--context <words>', 'only with these words in it or in the sentences around it')
    .option(
      '--said-after <time>',
      'only if it was certainly said then or later: an instant such as 2025-06-10T09:00:00+02:00, or a day such as 2025-06-10, which begins in UTC',
      instant,
    )
    .option('--said-before <time>', 'only if it was certainly said before: a day itself is left out', instant)
    .option('--published-after <time>', 'only if it was first published then or later', instant)
    .option('--published-before <time>', 'only if it was first published before', instant)
  if (withTopics) command.option('--not-topic <slug...>', 'not these topics')
  return command
    .option('--not-actor <slug...>', 'not these actors')
    .option('--not-office <slug...>', 'not what was said in these offices')
    .option('--not-source <slug...>', 'not what these sources report')
    .option('--not-language <code...>', 'not with a report in these languages')
    .addOption(actOption('--not-act <act...>', 'not if a report tells it as this'))
    .option('--not-text <words>', 'not with these words')
    .option(
      '--filter <json>',
      'a StatementFilter of the API, for what has no flag; the flags must hold too',
      filterInJson,
    )
}

const ACTS = SPEECH_ACTS.map((act) => act.toLowerCase())

function actOption(flags: string, description: string): Option {
  return new Option(flags, `${description}: ${ACTS.join(', ')}`).argParser((given, before?: SpeechAct[]) => {
    const act = SPEECH_ACTS.find((one) => one === given.toUpperCase())
    if (act === undefined) throw new InvalidArgumentError(`Allowed choices are ${ACTS.join(', ')}.`)
    return [...(before ?? []), act]
  })
}

/** The filter that flags stand for; null if there are none. */
export function filterOf(flags: FilterFlags): Record<string, unknown> | null {
  const unwanted = conditions(UNWANTED, flags).map(([field, value]) => ({ [field]: value }))
  const wanted = Object.fromEntries(conditions(WANTED, flags))
  const own = { ...wanted, ...(unwanted.length === 0 ? {} : { not: { any: unwanted } }) }
  if (flags.filter === undefined) return Object.keys(own).length === 0 ? null : own
  return Object.keys(own).length === 0 ? flags.filter : { all: [flags.filter, own] }
}

/**
 * What the service says of a filter made by `filterOf`, in the words of who typed the flags: "--topic names ...".
 * `path` is where the service found it, if it told.
 */
export function inFlags(message: string, flags: FilterFlags, path?: string): string {
  const invalid = /^Variable "\$filter" got invalid value [\s\S]*?(?: at "filter\.([\w.[\]]+)")?; ([\s\S]+)$/.exec(
    message,
  )
  if (invalid !== null) return `${flagAt((invalid[1] ?? '').replace(/\[(\d+)\]/g, '.$1'), flags)}: ${invalid[2]}`
  if (path === undefined || path === '') return message
  const flag = flagAt(path, flags)
  const told = message
    .replace(`The filter's "${path}"`, () => flag)
    .replace(/`(\w+)\(search: "\.\.\."\)` finds them/, (_, list: string) => `${lookUp(list)} finds them`)
  return flag.startsWith('--filter')
    ? told
    : told.replace(/`(\w+)`/g, (quoted, field) => flagOf(WANTED, field) ?? quoted)
}

/** The flag that stands for a condition of a filter made by `filterOf`; null where it is another part of the filter. */
export function flagOfCondition(field: string, isNegated: boolean, { filter }: FilterFlags): string | null {
  return filter === undefined ? flagOf(isNegated ? UNWANTED : WANTED, field) : null
}

function lookUp(list: string): string {
  return `${PROGRAM} query '{ ${list}(search: "...") { nodes { slug name } } }'`
}

function flagAt(path: string, flags: FilterFlags): string {
  const { filter, ...others } = flags
  const isBoth = filter !== undefined && filterOf(others) !== null
  const [, part, rest = ''] = (isBoth && /^all\.([01])(?:\.|$)(.*)$/.exec(path)) || []
  if (filter === undefined || part === '1') {
    const [, isNot, field = ''] = /^(not\.any\.\d+\.)?(\w+)/.exec(isBoth ? rest : path) ?? []
    const flag = flagOf(isNot === undefined ? WANTED : UNWANTED, field)
    if (flag !== null) return flag
  }
  const within = part === '0' ? rest : path
  return within === '' ? '--filter' : `--filter's "${within}"`
}

function flagOf(fields: Record<string, string>, field: string): string | null {
  const flag = Object.keys(fields).find((name) => fields[name] === field)
  return flag === undefined ? null : `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

function conditions(fields: Partial<Record<Flag, string>>, flags: FilterFlags): [string, unknown][] {
  return (Object.entries(fields) as [Flag, string][])
    .filter(([flag]) => flags[flag] !== undefined)
    .map(([flag, field]) => [field, flags[flag]])
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

/** The same, in which a day is its beginning in UTC wherever a time is expected, as it is in flags. */
function filterInJson(given: string): Record<string, unknown> {
  jsonObject(given)
  return JSON.parse(given, (key, value) => {
    if (!/^(said|published|when|ingested)(After|Before)$/.test(key) || value === null) return value
    const problem = timeProblem(value)
    if (problem !== null) throw new InvalidArgumentError(`Its "${key}" ${problem}`)
    return new Date(value)
  })
}
