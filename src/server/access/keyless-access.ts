import type { IncomingMessage } from 'node:http'
import { isLoopback, type Settings } from '../../settings.ts'

// LOCAL_ACCESS=open: what 0.1.0 did. It is wrong behind every proxy that says nothing of itself, and goes in 0.4.0,
// with this file.

/** What some proxies add. */
const FORWARDING = new RegExp(
  `^(${[
    'x-forwarded-.+',
    'x-original-forwarded-for',
    'forwarded',
    'via',
    'x-real-ip',
    'x-client-ip',
    'x-cluster-client-ip',
    'x-envoy-external-address',
    'fastly-client-ip',
    'cf-connecting-ip',
    'true-client-ip',
  ].join('|')})$`,
)

/** Tells which requests need no key: with LOCAL_ACCESS=open on loopback, those that show no sign of a proxy. */
export function openKeyless({
  localAccess,
  host,
}: Pick<Settings, 'localAccess' | 'host'>): (request: IncomingMessage) => boolean {
  const isOpen = isOpenAt(localAccess, host)
  return ({ headers }) => isOpen && !Object.keys(headers).some((name) => FORWARDING.test(name))
}

/** What is said at every start while it is on; null where it is not, or where the setting opens nothing. */
export function openAccessWarning({ localAccess, host }: Pick<Settings, 'localAccess' | 'host'>): string | null {
  return isOpenAt(localAccess, host) ? WARNING : null
}

function isOpenAt(localAccess: Settings['localAccess'], host: string): boolean {
  return localAccess === 'open' && isLoopback(host)
}

const WARNING =
  'LOCAL_ACCESS=open: every request that reaches this port is an admin without a key, also those that a proxy passes on without a header of its own. Use keys instead ("npx onrecord key local"): this setting goes away in 0.4.0'
