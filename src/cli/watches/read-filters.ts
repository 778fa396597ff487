import type { Reach } from '../remote-service.ts'
import { callService } from '../service-call.ts'
import type { ReadWatch } from './plan.ts'
import { FileUnreadable, type WatchesFile } from './watches-file.ts'

const READING = 'query ($filter: StatementFilter!) { filterReading(filter: $filter) { identity } }'

/**
 * How the service reads the filters of a file.
 *
 * @throws FileUnreadable where one cannot be a watch's, each with line and column; ServiceUnreachable, KeyRefused.
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
  if (problems.length > 0) throw new FileUnreadable(problems)
  return read
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
