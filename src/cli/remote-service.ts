import { type LocalAccess, readLocalAccess } from '../server/access/local-access.ts'
import type { Settings } from '../settings.ts'

/** How a command reaches the service: its GraphQL endpoint, and the key where one is known. */
export interface Reach {
  url: string
  key: string | null
  /** The key is the operator's, which changes whenever the service starts. */
  isOperator: boolean
  /** The folder in which the key was looked for. */
  dataDir: string
}

/** What a person gave on the command line. */
export interface ReachOptions {
  server?: string
  key?: string
}

/**
 * The service a command speaks to: the one named, else the one that keeps this data folder, else the one that the
 * settings would start here. Whether it runs is for the caller to find out.
 */
export async function reachOf(options: ReachOptions, settings: Settings, env: NodeJS.ProcessEnv): Promise<Reach> {
  const key = options.key ?? env.ONRECORD_KEY ?? null
  const { dataDir } = settings
  const local = await readLocalAccess(settings.dataDir)
  if (options.server !== undefined) {
    const url = endpoint(options.server)
    // The operator's key goes to its own service and to no other.
    const isOperator = key === null && url === local?.url
    return { url, key: isOperator ? local.key : key, isOperator, dataDir }
  }
  if (local !== null) return { url: local.url, key: key ?? local.key, isOperator: key === null, dataDir }
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  return { url: `http://${host}:${settings.port}/graphql`, key, isOperator: key === null, dataDir }
}

/**
 * The service that keeps this data folder, with the operator's key.
 *
 * @throws NothingRunsHere where none left word in the folder, or the one that did does not answer any more.
 */
export async function runningHere(settings: Settings): Promise<LocalAccess> {
  const local = await readLocalAccess(settings.dataDir)
  if (local === null) throw new NothingRunsHere(settings.dataDir)
  // It may have been killed, and could not take its word back.
  if (!(await serviceAnswers(local))) throw new NothingRunsHere(settings.dataDir)
  return local
}

/** Whether a service runs there at all. */
export async function serviceAnswers({ url }: { url: string }): Promise<boolean> {
  return fetch(new URL('/health/live', url)).then(
    ({ ok }) => ok,
    () => false, // nothing listens there, or it does not speak HTTP
  )
}

/** A command that takes a running service found none. */
class NothingRunsHere extends Error {
  override readonly name = 'NothingRunsHere'

  constructor(dataDir: string) {
    super(
      `No service runs with the data folder ${dataDir}: start one with "onrecord serve", or set DATA_DIR to its folder`,
    )
  }
}

/** Headers that carry the key. */
export function authorization(key: string | null): { authorization?: string } {
  return key === null ? {} : { authorization: `Bearer ${key}` }
}

function endpoint(server: string): string {
  const url = new URL(/^https?:\/\//.test(server) ? server : `http://${server}`)
  if (url.pathname === '/') url.pathname = '/graphql'
  return url.href
}
