import { PROGRAM } from '../../program.ts'
import type { Reach } from '../remote-service.ts'
import { callService } from '../service-call.ts'
import type { ReadWatch } from './plan.ts'
import { FileUnreadable, type WatchesFile } from './watches-file.ts'

const READING = 'query ($filter: StatementFilter!) { filterReading(filter: $filter) { identity } }'

/**
 * How the service reads the filters of a file, and that it knows all whom watches are shared with.
 *
 * @throws FileUnreadable where one cannot be a watch's, or a name is of no principal, each with line and column; ServiceUnreachable, KeyRefused.
 */
export async function readFilters(reach: Reach, file: WatchesFile): Promise<ReadWatch[]> {
  const read: ReadWatch[] = []
  const problems: string[] = []
  for (const wanted of file.watches) {
    const { data, errors = [] } = await callService<{ filterReading: { identity: string } | null }>(reach, READING, {
      filter: wanted.filter,
    })
    const reading = data?.filterReading
    if (errors.length === 0 && reading != null) read.push({ wanted, filterIdentity: reading.identity })
    for (const { message, extensions } of errors) {
      const { path, told } = placed(message, extensions?.filterPath)
      const item = placeInList(wanted.filter, path, message)
      problems.push(`${file.placeOf(['watches', wanted.name, 'filter', ...path, ...item])}: ${told}`)
    }
  }
  problems.push(...(await unknownNames(reach, file)))
  if (problems.length > 0) throw new FileUnreadable(problems)
  return read
}

const UNKNOWN = 'query ($names: [String!]!) { unknownPrincipals(names: $names) }'
/** The API's own limit. */
const NAMES_AT_ONCE = 100

/** Where the file shares a watch with a name that no principal has. */
async function unknownNames(reach: Reach, file: WatchesFile): Promise<string[]> {
  const names = [...new Set(file.watches.flatMap(({ sharedWith }) => sharedWith.principals))]
  const unknown = new Set<string>()
  for (let from = 0; from < names.length; from += NAMES_AT_ONCE) {
    const variables = { names: names.slice(from, from + NAMES_AT_ONCE) }
    const { data } = await callService<{ unknownPrincipals: string[] | null }>(reach, UNKNOWN, variables)
    for (const name of data?.unknownPrincipals ?? []) unknown.add(name)
  }
  return file.watches.flatMap(({ name: watch, sharedWith: { principals } }) =>
    principals.flatMap((name, index) => {
      if (!unknown.has(name)) return []
      const place = file.placeOf(['watches', watch, 'sharedWith', 'principals', index])
      return `${place}: "${name}" is not the name of a principal: "${PROGRAM} key create --principal NAME" makes one`
    }),
  )
}

/** Where in the filter a message is about, and the message without what the file does not show. */
function placed(message: string, filterPath: string | undefined): { path: string[]; told: string } {
  if (filterPath !== undefined) return { path: stepsOf(filterPath), told: message }
  const invalid = /^Variable "\$filter" got invalid value [\s\S]*?(?: at "filter\.([\w.[\]]+)")?; ([\s\S]+)$/.exec(
    message,
  )
  if (invalid === null) return { path: [], told: message }
  const [, at = '', told = message] = invalid
  const unknown = /^Field "(\w+)" is not defined/.exec(told)?.[1]
  return { path: [...stepsOf(at), ...(unknown === undefined ? [] : [unknown])], told }
}

function stepsOf(path: string): string[] {
  return path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((step) => step !== '')
}

/** Of a list, the service tells which name it is about, and not where it stands in it. */
function placeInList(filter: Record<string, unknown>, path: readonly string[], message: string): number[] {
  const list = path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], filter)
  const name = / names "([^"]*)"/.exec(message)?.[1]
  const index = Array.isArray(list) ? list.indexOf(name) : -1
  return index === -1 ? [] : [index]
}
