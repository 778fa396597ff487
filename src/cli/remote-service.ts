import { readLocalAccess } from '../server/access/local-access.ts'
import type { Settings } from '../settings.ts'

/** How a command reaches the service: its GraphQL endpoint, and the key where one is known. */
export interface Reach {
  url: string
  key: string | null
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
  if (options.server !== undefined) return { url: endpoint(options.server), key }
  const local = await readLocalAccess(settings.dataDir)
  if (local !== null) return { url: local.url, key: key ?? local.key }
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  return { url: `http://${host}:${settings.port}/graphql`, key }
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
