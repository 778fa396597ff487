import { PROGRAM } from '../program.ts'
import { readSettings, type Settings } from '../settings.ts'
import { type DatabaseState, readDatabaseState } from '../store/journal/state.ts'
import { withRunningDatabase } from './own-database.ts'
import { type Reach, type ReachOptions, reachOf } from './remote-service.ts'
import { callService } from './service-call.ts'

/** What was asked on the command line. */
export interface StatusOptions extends ReachOptions {
  json?: boolean
}

/** What is known of a service from here; null where it does not tell, or is not to be reached. */
interface Status {
  url: string
  /** Null: nothing answers there. */
  service: { isReady: boolean; version: string | null; problem: string | null } | null
  counts: Record<string, number> | null
  /** Null: an older service, which follows none. */
  feeds: Record<string, number> | null
  /** Up to a hundred of each. Null: an older service, or a key that may not ask. */
  aside: { jobs: number; pages: number } | null
  /** Null: it is on another machine, or nothing runs it. */
  database: (DatabaseState & { where: string }) | null
}

/** A hint may be lost, and is then made up for within a second: longer, and nothing numbers the journal. */
const LATE_SECONDS = 30

const VERSION = '{ serverInfo { version } }'
const FEEDS = `{
  followed: feeds(first: 0) { totalCount } failing: feeds(first: 0, health: [FAILING, GONE]) { totalCount }
  silent: feeds(first: 0, health: [SILENT]) { totalCount } overdue: feeds(first: 0, health: [OVERDUE]) { totalCount }
}`
const ASIDE = '{ failedJobs(first: 100) { id } setAsidePages(first: 100) { id } }'
const COUNTS = `{
  articles(first: 1) { totalCount } statements(first: 1) { totalCount } reports(first: 1) { totalCount }
  actors(first: 1) { totalCount } topics(first: 1) { totalCount } sources(first: 1) { totalCount }
  reviewQueue(first: 1) { totalCount }
}`

/** Prints how the service and its database are. */
export async function status(options: StatusOptions): Promise<void> {
  const settings = readSettings(process.env)
  const reach = await reachOf(options, settings, process.env)
  const found: Status = {
    url: reach.url,
    ...(await askService(reach)),
    database: options.server === undefined ? await stateOfOwn(settings) : null,
  }
  const problems = problemsOf(found)
  if (problems.length > 0) process.exitCode = 1
  if (options.json) process.stdout.write(`${JSON.stringify({ ...found, problems })}\n`)
  else
    process.stdout.write(`${[...linesOf(found), ...problems.map((problem) => `Problem    ${problem}`)].join('\n')}\n`)
}

async function askService(reach: Reach): Promise<Pick<Status, 'service' | 'counts' | 'feeds' | 'aside'>> {
  const health = await fetch(new URL('/health/ready', reach.url)).catch(() => null)
  const unknown = { counts: null, feeds: null, aside: null }
  if (health === null) return { service: null, ...unknown }
  const service = { isReady: health.ok, version: null, problem: null }
  if (!health.ok) return { service: { ...service, problem: await reasonOf(health) }, ...unknown }
  try {
    // An older service does not know the field.
    const { data: info } = await callService<{ serverInfo: { version: string } }>(reach, VERSION)
    const { data, errors = [] } = await callService<Record<string, { totalCount: number }>>(reach, COUNTS)
    const problem = errors[0]?.message ?? null
    const { data: feeds } = await callService<Record<string, { totalCount: number }>>(reach, FEEDS)
    const { data: aside } = await callService<{ failedJobs: object[]; setAsidePages: object[] } | null>(reach, ASIDE)
    const version = info?.serverInfo.version ?? null
    return {
      service: { ...service, version, problem },
      counts: numbersOf(data),
      feeds: numbersOf(feeds),
      aside: sizesOf(aside),
    }
  } catch (error) {
    return { service: { ...service, problem: (error as Error).message }, ...unknown }
  }
}

/** Why the service is not ready, in its own words. */
async function reasonOf(health: Response): Promise<string | null> {
  const answer = (await health.json().catch(() => null)) as { reason?: string } | null
  return answer?.reason ?? null
}

function sizesOf(aside: Partial<Record<'failedJobs' | 'setAsidePages', object[] | null>> | null | undefined) {
  if (aside?.failedJobs == null || aside.setAsidePages == null) return null
  return { jobs: aside.failedJobs.length, pages: aside.setAsidePages.length }
}

function numbersOf(data: Record<string, { totalCount: number }> | null | undefined): Record<string, number> | null {
  return data == null
    ? null
    : Object.fromEntries(Object.entries(data).map(([name, { totalCount }]) => [name, totalCount]))
}

async function stateOfOwn(settings: Settings): Promise<Status['database']> {
  const where = settings.databaseUrl === null ? `embedded, in ${settings.dataDir}` : 'at DATABASE_URL'
  const state = await withRunningDatabase(settings, ({ prisma }) => readDatabaseState(prisma))
  return state && { where, ...state }
}

function problemsOf({ url, service, database }: Status): string[] {
  const problems: string[] = []
  if (service === null) problems.push(`no service answers at ${url}`)
  else if (!service.isReady)
    problems.push(`the service is not ready${service.problem === null ? '' : `; its database: ${service.problem}`}`)
  else if (service.problem !== null) problems.push(service.problem)
  if (database !== null && database.pending > 0 && database.pendingSeconds > LATE_SECONDS)
    problems.push(`entries have waited for their number for ${Math.round(database.pendingSeconds)} s`)
  return problems
}

function linesOf({ url, service, counts, feeds, aside, database }: Status): string[] {
  const version = service?.version == null ? '' : `, version ${service.version}`
  const state = service === null ? 'does not run' : service.isReady ? `ready${version}` : 'not ready'
  const lines = [`Service    ${url}: ${state}`]
  if (database !== null) {
    const { where, bytes, head, pending, consumers, furthestBehind } = database
    const behind = consumers === 0 ? '' : `, the last of them ${furthestBehind} entries behind`
    lines.push(
      `Database   PostgreSQL ${database.version} ${where}, ${Math.round(bytes / 1_000_000)} MB`,
      `Journal    head ${head}; ${pending} wait for their number; ${consumers} consumers${behind}`,
    )
  }
  if (counts !== null) {
    const { reviewQueue = 0, ...others } = counts
    const kinds = Object.entries(others).map(([name, count]) => `${count} ${name}`)
    lines.push(`On file    ${kinds.join(', ')}`, `Review     ${reviewQueue} wait for an editor`)
  }
  if (feeds !== null && feeds.followed !== undefined && feeds.followed > 0) {
    const { followed, ...others } = feeds
    const kinds = Object.entries(others).filter(([, count]) => count > 0)
    const well = kinds.length === 0 ? ', all well' : kinds.map(([name, count]) => `, ${count} ${name}`).join('')
    lines.push(`Feeds      ${followed} followed${well}`)
  }
  if (aside !== null && aside.jobs + aside.pages > 0)
    lines.push(`Set aside  ${aside.jobs} jobs, ${aside.pages} pages: "${PROGRAM} feeds aside" shows them`)
  return lines
}
